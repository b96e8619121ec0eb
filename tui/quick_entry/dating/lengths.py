"""What becomes of a length of time in a line: that of what takes place, or a word of the title."""

from __future__ import annotations

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.draft import Draft
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS
from tui.quick_entry.marks import AND
from tui.quick_entry.tokens import WORD
from tui.quick_entry.wordset import any_of

LENGTHS = frozenset(("duration", "recurrence"))
"""What is found that is no time, but how long or how often."""
TAKE, KEEP, SUGGEST, SKIP = "take", "keep", "suggest", "skip"
LED = any_of("x|×|*|~|env|environ|approx|about|abt|around|pendant|pdt|max")
"""What may stand before a length and goes with it."""
_COMMA = frozenset((",",))
_TO = frozenset(("to", "pour"))
_DAY = 86_400
_ON = any_of("re|about|abt|concernant|sur|on|max|mini|if|si|each|chacun|chacune|environ|approx|tops|w|svp|please")
"""Words that may follow a length which is nobody else's."""


def length_fate(clause: Clause, draft: Draft, hit: Hit, *, is_led: bool) -> str:
    """Return what becomes of a length; `is_led`: *for*, *pour* stands before it."""
    found, first, after = hit.found, hit.first, hit.last
    if draft.kind in MEETINGS:
        return TAKE if found.confidence > 1 and not _is_of_somebody(clause, first) else SUGGEST
    if draft.kind == "feedback":
        return SKIP  # "patient a attendu 2h --"
    if draft.kind in ENTRIES:
        return _in_entry(clause, hit)
    if found.confidence < 2:
        return SKIP  # of days, and of no meeting: the words tell something else
    if draft.kind == "task":
        return TAKE
    if is_led:
        return TAKE if draft.kind or after == len(clause.tokens) else KEEP
    if draft.kind:
        return SKIP  # a length that is part of what is said (`login takes 4 min`)
    timed = "T" in (draft.due or draft.start or "")
    if _counts_a_noun(clause, after):
        return (
            KEEP
            if timed and first == clause.body_start and found.seconds < _DAY
            else SUGGEST
            if timed and found.seconds < _DAY
            else SKIP
        )
    if timed and found.seconds < _DAY:
        another = _is_of_another_part(clause, first) or clause.each[first - 1] in AND  # "à 3h et 4h30"
        return SUGGEST if another else TAKE
    return SUGGEST if first == clause.body_start or after == len(clause.tokens) else SKIP


def _in_entry(clause: Clause, hit: Hit) -> str:
    """Only where no colon is, and of nothing that is named after it (`30 min delay`), it is how long people spoke."""
    if hit.found.confidence < 2:
        return SKIP
    spoken = not clause.colons and not _counts_a_noun(clause, hit.last) and not _is_taken_by(clause, hit)
    return TAKE if spoken else SUGGEST


def _is_taken_by(clause: Clause, hit: Hit) -> bool:
    """Is it how long something takes that was spoken of (`…, 2 hrs to unload`, `…, crane down 3 h`)?"""
    first, after = hit.first, hit.last
    if after + 1 < len(clause.tokens) and clause.tokens[after].text in _TO:
        return clause.tokens[after + 1].kind == WORD
    comma = max((i for i in clause.where(_COMMA) if i < first), default=first)
    between = clause.tokens[comma + 1 : first]
    told = clause.said is not None or (clause.verb is not None and clause.verb.kind != "contact")
    return told and any(token.kind == WORD and token.text not in LED for token in between)


def _is_of_another_part(clause: Clause, first: int) -> bool:
    """Do words stand before it behind the comma that parts it from the date (`…, ent losing half a day`)?"""
    comma = max((i for i in clause.where(_COMMA) if i < first), default=first)
    between = clause.tokens[comma + 1 : first]
    dated = any(hit.found.span[0] > clause.tokens[comma].start for hit in clause.hits if hit.found.kind != "duration")
    return not dated and any(token.kind == WORD and token.text not in LED for token in between)


def _is_of_somebody(clause: Clause, first: int) -> bool:
    """Does the part behind a comma begin with somebody who does something for so long (`…, girard parle 5 min`)?"""
    comma = max((i for i in clause.where(_COMMA) if i < first), default=-1)
    if comma < 1 or comma + 1 not in clause.somebody or first - 1 in clause.somebody or first < comma + 3:
        return False
    does = clause.tokens[first - 1]
    return does.kind == WORD and not does.senses and not clause.taken[first - 1] and does.text not in LED


def _counts_a_noun(clause: Clause, after: int) -> bool:
    if after == len(clause.tokens):
        return False
    token = clause.tokens[after]
    return token.kind == WORD and not token.senses and token.text not in _ON and token.text not in CONNECTIVES
