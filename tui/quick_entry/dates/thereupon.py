"""Days of a follow-up told from what it follows: `// send agenda day before`, `// photos le jour même`."""

from __future__ import annotations

from datetime import timedelta

from tui.quick_entry.dates.duration import duration, in_days, negative
from tui.quick_entry.dates.rules import opened_by
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import moved
from tui.quick_entry.dates.values import Length, Point
from tui.quick_entry.words import bits

_AWAY = {
    "same day": 0, "the same day": 0, "that day": 0, "le jour meme": 0, "le meme jour": 0, "meme jour": 0,
    "day before": -1, "the day before": -1, "la veille": -1, "veille": -1, "le jour avant": -1, "le jour d' avant": -1,
    "day after": 1, "the day after": 1, "the next day": 1, "le lendemain": 1, "lendemain": 1, "le jour apres": 1,
    "le jour d' apres": 1, "le jour suivant": 1,
}  # fmt: skip
_BASES = bits("num|ord|month|weekday|offset|feast|shift|on")
_UNITS = {"day": Length(days=1), "week": Length(days=7), "fortnight": Length(days=14), "month": Length(months=1)}
_SIDES = {"before": -1, "avant": -1, "earlier": -1, "after": 1, "apres": 1, "later": 1, "plus tard": 1}


@opened_by("dayshift|offset|num|vague|unit")
def thereupon(s: Scan, i: int) -> Match[Point]:
    """`la veille`, `same day`, `2 days before`, `une semaine avant`: told from the day of the line that is followed."""
    if s.anchor is None:
        return None
    days = _AWAY.get(s.tokens[i].text)
    if days is not None:
        told = s.bits[i + 1] & _BASES  # "the day before christmas"
        return None if told else (Point(date=s.anchor + timedelta(days=days)), i + 1)
    unit = _UNITS.get(s.sense(i, "unit"))  # "remind adm wk before"
    length = (unit, i + 1) if unit is not None else _days(s, i)
    if length is None or length[0].seconds:
        return None
    end = length[1] + (s.tokens[length[1]].text == "." and s.tokens[length[1]].glued)  # "une sem. avant"
    sign = _SIDES.get(s.tokens[end].text)
    if sign is None or s.bits[end + 1]:
        return None
    return Point(date=moved(s.anchor, length[0] if sign > 0 else negative(length[0]), s.region)), end + 1


def _days(s: Scan, i: int) -> Match[Length]:
    """Return a length, whole days told in hours as days (`48h avant`)."""
    found = duration(s, i)
    return None if found is None else (in_days(found[0]), found[1])
