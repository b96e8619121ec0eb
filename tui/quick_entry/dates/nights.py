"""Nights from one day to the next: `nuit de samedi à dimanche 1h à 4h`, `night of nov 28 to nov 29, 11pm-2am`."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from tui.quick_entry.dates.daytime import in_part
from tui.quick_entry.dates.hours import tied_hours
from tui.quick_entry.dates.moments import day
from tui.quick_entry.dates.ranges import lent, link, same_month
from tui.quick_entry.dates.rules import needs, rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import settled
from tui.quick_entry.dates.values import Clock, Point, Range
from tui.quick_entry.dates.weekdays import name
from tui.quick_entry.wordset import any_of

_OF = any_of("de|du|d'|of|of the|from|from the")
_LEADING = any_of("la|the|dans|ds|during|pendant|pdt|durant|in")
_NOON = 12


@needs("part")
@rule("part|in|on|for|from")
def night(s: Scan, i: int) -> Match[Range | Point]:
    """Return the hours of one night, those after midnight being of its second day; without hours the night."""
    if not s.sense(i, "part"):
        return night(s, i + 1) if s.tokens[i].text in _LEADING else None
    if s.sense(i, "part") != "night" or s.tokens[i].text.endswith("s"):
        return None
    days = _neighbours(s, i + 1 if s.tokens[i + 1].text in _OF else i)
    if days is None:
        return None
    first, second, j = days
    hours = tied_hours(s, s.comma(j), dated=True)
    if hours is None and i and s.tokens[i - 1].text in _OF:
        return None  # "quart de nuit du 23 au 24": the night is the shift's
    if hours is None:
        return replace(first, part="night"), j
    (start, end, _), j = hours
    start = in_part(start, "night") if not start.fixed else start
    end = replace(end, hour=end.hour % _NOON) if not end.fixed else end
    return Range(_at(first, second, start), _at(first, second, end)), j


def _neighbours(s: Scan, i: int) -> tuple[Point, Point, int] | None:
    """Return the day that a token begins and the one after it, where that is told too (`samedi à dimanche`)."""
    of = i + 1 if s.tokens[i].text in _OF else i
    both = same_month(s, i)
    if both is not None and both[0].start is not None and both[0].end is not None:
        first, second, j = both[0].start, both[0].end, both[1]
    else:
        found = _day(s, of)
        k = link(s, found[1], between=False) if found is not None else 0
        last = _day(s, k) if k else None
        if found is None or last is None:
            return None
        (first, second), j = lent(s, found[0], last[0]), last[1]
    begins, ends = settled(s, first), settled(s, second)
    follows = begins is not None and ends is not None and ends[0] - begins[0] == timedelta(days=1)
    return (first, second, j) if follows else None


def _day(s: Scan, i: int) -> Match[Point]:
    weekday = name(s, i)
    found = day(s, i) or ((Point(weekday=weekday[0]), weekday[1]) if weekday is not None else None)
    plain = found is not None and found[0].clock is None and found[0].moment is None and not found[0].part
    return found if plain else None


def _at(first: Point, second: Point, clock: Clock) -> Point:
    return replace(first if clock.hour >= _NOON else second, clock=clock)
