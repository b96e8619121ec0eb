"""Times whose words are a part of the sentence around them: `dire que la panne est dimanche`, `dec 5 and 9`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import CONTENT, Hit
from tui.quick_entry.dating.lengths import LENGTHS
from tui.quick_entry.draft import Draft, Found
from tui.quick_entry.marks import AND
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

_GOING_ON = AND | {","}
_IS = any_of("is|are|s|be|est|sont|sera|seront|etait")


def is_within(clause: Clause, draft: Draft, hit: Hit) -> bool:
    """Do its words belong among the others? Somebody is told that something is then (`dire que la panne est dimanche`),
    what is noted goes on after a comma (`back dec 1, get haddad to cover`), tells of several days (`dec 5 and 9`)."""
    first, after = hit.first, hit.last
    if draft.kind and first and clause.each[first - 1] in _IS:
        return True
    if not draft.kind and _tells_several(clause):
        return True
    if after + 1 >= len(clause.tokens) or clause.each[after] not in _GOING_ON:
        return False
    following = clause.tokens[after + 1]
    if clause.each[after] in AND:
        return following.kind == NUMBER
    return not draft.kind and not clause.taken[after + 1] and not following.senses.bits & CONTENT


def _tells_several(clause: Clause) -> bool:
    """Does the clause tell more than one time?"""
    return len(clause.hits) > 1 and sum([hit.found.kind not in LENGTHS for hit in clause.hits]) > 1


def is_dated_later(clause: Clause, hour: Found) -> bool:
    """Is it an hour, and does a day that is told further on stand apart from it?"""
    if hour.kind != "time":
        return False
    later = (hit.found for hit in clause.hits if hit.found.span > hour.span and hit.found.confidence > 1)
    ranges = (found for found in later if found.start and found.kind == "range")
    return any(clause.line[hour.span[1] : found.span[0]].strip() for found in ranges)
