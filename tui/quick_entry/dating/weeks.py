"""A week in a line (`wk of jan 11`, `sem 49`, `next wk`): people mean the days they work, from Monday to Friday."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Range
from tui.quick_entry.dating.placing import is_for
from tui.quick_entry.draft import Found
from tui.quick_entry.kinds.verbs import MEETINGS

_DAY, _WORKED = timedelta(days=1), timedelta(days=5)
_SUNDAY = 6


def worked(line: str, kind: str, hit: Hit, found: Found, now: datetime) -> Found:
    """Return a week as a line of a kind means it: from Monday to Friday what takes place, by its Friday what is due or
    to be done in it, from its Monday on what is to be done in one that is named; whatever else as it is."""
    said = hit.said.end if isinstance(hit.said, Range) and hit.said.start is None else hit.said
    if not isinstance(said, Point) or said.grain != "week" or found.relation == "before" or not found.end:
        return found
    after = date.fromisoformat(found.end[:10])
    sunday_first = (after - _DAY).weekday() != _SUNDAY
    monday = after - timedelta(days=6 if sunday_first else 7)
    friday = monday + _WORKED - _DAY
    if friday < now.date():
        return found
    if found.relation == "by" or is_for(hit) or (kind not in MEETINGS and not is_named(line, found)):
        return replace(found, kind="date", value=friday.isoformat(), start="", end="", relation="by")
    if kind in MEETINGS:
        return replace(found, start=monday.isoformat(), end=(monday + _WORKED).isoformat())
    return replace(found, kind="date", value=monday.isoformat(), start="", end="")


def on_a_workday(found: Found, day: str, now: datetime) -> str:
    """Return the last day on which something can be done that is due before another: on the Friday before a Monday."""
    if found.relation != "before" or found.start or len(day) != len("2026-11-22"):
        return day
    last = date.fromisoformat(day)
    friday = last - 2 * _DAY
    return friday.isoformat() if last.weekday() == _SUNDAY and friday >= now.date() else day


def is_named(line: str, found: Found) -> bool:
    """Is the week named by a day or its number, not told from this one (`next week`)?"""
    return any(character.isdigit() for character in line[slice(*found.span)])
