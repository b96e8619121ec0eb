"""Halves of years and months: `second half of 2027`, `H1 2027`, `première quinzaine de mars`."""

from __future__ import annotations

from datetime import timedelta

from tui.quick_entry.dates.days import year_after
from tui.quick_entry.dates.months import OF, month_named, plain_year, relative_period
from tui.quick_entry.dates.number import ordinal
from tui.quick_entry.dates.rules import opened_by
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import day_of, settled
from tui.quick_entry.dates.values import Point
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

_HALVES = any_of("half|quinzaine|moitie")


@opened_by("num|ord|shift|numbered")
def half(s: Scan, i: int) -> Match[Point]:
    """Return a half of a year, or of a month (cut after its 15th day)."""
    if s.tokens[i].text == "h":
        return _figured(s, i)
    which = _which(s, i)
    if which is None:
        return None
    number, j = which
    k = j
    while s.tokens[k].text in OF:
        k += 1
    place = (relative_period(s, k) or month_named(s, k) or plain_year(s, k)) if k > j else None
    days = settled(s, place[0]) if place else None
    if place is None or days is None or place[0].grain not in ("month", "year"):
        return None
    middle = days[0] + timedelta(days=15) if place[0].grain == "month" else day_of(days[0].year, 7, 1)
    start, end = (days[0], middle) if number == 1 else (middle, days[1])
    return Point(date=start, until=end, grain="half"), place[1]


def _which(s: Scan, i: int) -> Match[int]:
    """Return which half: `first half`, `dernière quinzaine`."""
    rank = ordinal(s, i)
    if rank is None:
        rank = (2, i + 1) if s.tokens[i].text in ("last", "derniere") else None
    if rank is None or rank[0] not in (1, 2) or s.tokens[rank[1]].text not in _HALVES:
        return None
    return rank[0], rank[1] + 1


def _figured(s: Scan, i: int) -> Match[Point]:
    """`H2 2027`: never without its year, since `H2` names too much else."""
    number = s.tokens[i + 1]
    if number.kind != NUMBER or not number.glued or number.text not in ("1", "2"):
        return None
    year, end = year_after(s, i + 2)
    if year is None:
        return None
    start = day_of(year, 1 if number.text == "1" else 7, 1)
    after = day_of(year, 7, 1) if number.text == "1" else day_of(year + 1, 1, 1)
    return Point(date=start, until=after, grain="half"), end
