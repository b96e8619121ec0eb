"""Days of what does not take place: `huddle cancelled tues`, `cancel friday's visit`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import Found
from tui.quick_entry.kinds.verbs import MEETINGS, verb_of
from tui.quick_entry.wordset import any_of

_ANNULLED = any_of("cancelled|canceled|annule|annulee|annules|annulees")
_CANCELLED = _ANNULLED | any_of("cancel|cancels|cancelling|annuler")


def is_cancelled(clause: Clause, found: Found) -> bool:
    """Is it when something was to be that is cancelled (`huddle cancelled tues`, `cancel friday's visit`)? Told after
    another comma, it is when something else is."""
    if _CANCELLED.isdisjoint(clause.texts):
        return False
    start, end = found.span
    return any(
        token.text in _CANCELLED
        and "," not in clause.line[min(token.end, end) : max(token.start, start)]
        and (token.text in _ANNULLED or _names_meeting(clause))
        for token in clause.tokens
    )


def _names_meeting(clause: Clause) -> bool:
    verbs = (verb_of(token.text, with_head=False) for token in clause.tokens)
    return any(verb is not None and verb.kind in MEETINGS for verb in verbs)
