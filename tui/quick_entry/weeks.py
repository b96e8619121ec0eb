"""A week that a line names (`wk of jan 11`, `sem 49`): people mean the days they work, and begin on its Monday."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Range
from tui.quick_entry.draft import Found
from tui.quick_entry.verbs import MEETINGS

_DAY, _WORKED = timedelta(days=1), timedelta(days=5)
_SUNDAY = 6


def worked(line: str, kind: str, hit: Hit, found: Found, *, is_due: bool) -> Found:
    """Return a named week as a line of a kind means it: from Monday to Friday what takes place, from its Monday on what
    is to be done, by its Friday what is due; whatever else was found as it is."""
    said = hit.said.end if isinstance(hit.said, Range) and hit.said.start is None else hit.said
    if not isinstance(said, Point) or said.grain != "week" or found.relation == "before" or not found.end:
        return found
    if not _is_named(line, found):
        return found
    after = date.fromisoformat(found.end[:10])
    sunday_first = (after - _DAY).weekday() != _SUNDAY
    monday = after - timedelta(days=6 if sunday_first else 7)
    if found.relation == "by" or is_due:
        friday = monday + _WORKED - _DAY
        return replace(found, kind="date", value=friday.isoformat(), start="", end="", relation="by")
    if kind in MEETINGS:
        return replace(found, start=monday.isoformat(), end=(monday + _WORKED).isoformat())
    return replace(found, kind="date", value=monday.isoformat(), start="", end="")


def _is_named(line: str, found: Found) -> bool:
    """Is the week named by a day or its number, not told from this one (`next week`)?"""
    return any(character.isdigit() for character in line[slice(*found.span)])
