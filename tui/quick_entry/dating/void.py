"""Days that a line names and that are void: something was to be on them, is not, or cannot be; one of each month."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dating.fields import is_stretch
from tui.quick_entry.dating.lengths import SKIP, SUGGEST
from tui.quick_entry.dating.unable import REFUSING, is_impossible, is_lack
from tui.quick_entry.draft import Draft
from tui.quick_entry.kinds.verbs import ENTRIES
from tui.quick_entry.marks import ENGLISH_RANKS
from tui.quick_entry.wordset import any_of

WAS = any_of("was|were|etait|etaient")
_TO_BE = any_of("due|expected|supposed|meant|planned|promised|set|for|to|be|by|on|du|prevu|prevue|pour|attendu")
_NTH = any_of("1|2|3|4|5")
_VOIDING = WAS | ENGLISH_RANKS | REFUSING
"""Without one of them in the line, each of its days holds."""


def fate_of_void(clause: Clause, draft: Draft, hit: Hit) -> str:
    """Return what becomes of a day that is void, "" where it holds."""
    if _VOIDING.isdisjoint(clause.texts):
        return ""
    if (draft.kind not in ENTRIES and was_to_be(clause, hit)) or _is_ranked(clause, hit):
        return SUGGEST
    if not draft.kind and is_stretch(hit) and is_lack(clause, hit.found):
        return SUGGEST
    if is_impossible(clause, hit):
        return SUGGEST if len(clause.hits) == 1 or hit.found.rrule else SKIP
    return ""


def was_to_be(clause: Clause, hit: Hit) -> bool:
    """Is it told as the day that something was to be (`…, was due mon`)?"""
    found = hit.found
    if WAS.isdisjoint(clause.texts) or found.kind not in ("date", "datetime", "range") or found.part:
        return False
    i = first = hit.first
    while i and clause.each[i] not in WAS and (i == first or clause.each[i] in _TO_BE):
        i -= 1
    return clause.each[i] in WAS


def _is_ranked(clause: Clause, hit: Hit) -> bool:
    """Does a rank stand before a weekday (`1st tues 2pm`)? Then it is one of each month, or of some month."""
    i = hit.first
    if i < 2 or clause.each[i - 1] not in ENGLISH_RANKS or "weekday" not in clause.tokens[i].senses:
        return False
    return clause.tokens[i - 1].glued and clause.tokens[i - 2].text in _NTH
