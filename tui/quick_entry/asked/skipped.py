"""The time of a recurrence that the clocks skip: told once, for the first year."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import when
from store.sentence import N_
from tui.quick_entry.draft import Draft, Problem
from tui.quick_entry.shown.upcoming import upcoming

_EARLY = 4
"""Clocks are put forward before this hour."""
_A_YEAR = 366


def skipped_time(draft: Draft, zone: str) -> Problem | None:
    """Return a notice of the first time of a series at night that the clocks never show, None where there is none."""
    start = draft.start or draft.due or ""
    if not draft.every or len(start) < 16 or int(start[11:13]) >= _EARLY:
        return None
    span = next((found.span for found in draft.dates if found.rrule), (0, 0))
    for moment in upcoming(draft.every, start, _A_YEAR)[1:]:
        local = datetime.fromisoformat(moment)
        if when.clock_change(local, zone) == "never":
            after = when.wall(when.stored(local, zone), zone).isoformat()[:16]
            return Problem(N_("The clocks skip {moment}: read as {after}"), {"moment": moment, "after": after}, span)
        if local - datetime.fromisoformat(start) > timedelta(days=_A_YEAR):
            return None
    return None
