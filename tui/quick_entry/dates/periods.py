"""Weeks, quarters, months: `week of nov 23`, `semaine 48`, `Q3 2026`, `last week of May`."""

from __future__ import annotations

from datetime import date, timedelta

from tui.quick_entry.dates.days import plain_day, year_after
from tui.quick_entry.dates.figures import century
from tui.quick_entry.dates.halves import half
from tui.quick_entry.dates.months import (
    OF,
    decade_period,
    month_in_figures,
    month_period,
    relative_period,
    year_period,
)  # fmt: skip
from tui.quick_entry.dates.number import cardinal, ordinal, rank
from tui.quick_entry.dates.rules import Choice, needs, opened_by, rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.seasons import season
from tui.quick_entry.dates.settle import day_of, next_period, settled, start_of
from tui.quick_entry.dates.values import Point
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

_ARTICLES = any_of("the|le|la|l'|de|les|for|vers|au")
_PREFIX = any_of(
    "in|en|the|le|la|l'|for the|au|around|dans|dans la|on|on the|during|the month of|au cours de|for|les|de|vers|within"
)


@rule("in|on|to|at|for|from|within|shift|unit|month|num|ord|numbered|season")
def period(s: Scan, i: int) -> Match[Point]:
    """Return a period coarser than a day."""
    j = i
    while s.tokens[j].text in _PREFIX and j - i < 2:
        j += 1
    anchored = j > i and s.tokens[i].text not in _ARTICLES
    readings = [
        _PERIODS.longest(s, j), month_period(s, j, anchored), year_period(s, j, anchored),
        relative_period(s, i) if j > i else None,
    ]  # fmt: skip
    found = max((reading for reading in readings if reading is not None), key=lambda reading: reading[1], default=None)
    if found is None or not s.open_left(i) or not s.open_right(found[1]):
        return None
    return None if found[0].grain == "month" and found[0].date is None and _beside_day(s, j, found) else found


def _beside_day(s: Scan, i: int, found: tuple[Point, int]) -> bool:
    """Does a number that could have been its day stand by a month? `32 août` does not become August."""
    before = s.tokens[i - 1] if i else s.tokens[s.end]
    if before.kind == NUMBER and len(before.text) < 3 and s.open_left(i - 1) and s.sense(i, "month"):
        return True
    after = s.tokens[found[1]]
    return found[0].year is None and after.kind == NUMBER and len(after.text) < 3 and s.open_right(found[1] + 1)


@opened_by("unit")
def _week_of(s: Scan, i: int) -> Match[Point]:
    """`the week of april 10th`, `semaine du 12 mars`, `weekend of dec 5`, `week 42`, `semaine 42`."""
    weekend = s.sense(i, "unit") == "weekend"
    if s.tokens[i].text not in ("week", "semaine", "sem", "wk") and not weekend:
        return None
    j = i + 1
    if s.tokens[j].text in ("of", "du", "de", "d'", "commencing", "starting", "beginning", "of the"):
        found = plain_day(s, j + 1)
        if found is None:
            number = ordinal(s, j + 2 if s.tokens[j + 1].text == "the" else j + 1) or cardinal(s, j + 1)
            found = (Point(day=number[0]), number[1]) if number and s.tokens[j].text != "de" else None
        day = settled(s, found[0]) if found else None
        if found is None or day is None:
            return None
        grain = "weekend" if weekend else "week"
        first = start_of(day[0], grain, s.week_begins)
        return Point(date=first, until=next_period(first, grain), grain=grain), found[1]
    if weekend:
        return None
    if s.tokens[j].text in ("no", "n", "#"):
        j += 1
    token = s.tokens[j]
    if token.kind != NUMBER or not token.senses or not 1 <= int(token.text) <= 53 or not s.open_right(j + 1):
        return None
    year, end = year_after(s, j + 1)
    return _iso_week(s, int(token.text), year, end)


def _iso_week(s: Scan, number: int, year: int | None, end: int) -> Match[Point]:
    try:
        monday = date.fromisocalendar(year or s.today.year, number, 1)
        if year is None and monday + timedelta(days=7) <= s.today and not s.past:
            monday = date.fromisocalendar(s.today.year + 1, number, 1)
    except ValueError:
        return None
    return Point(date=monday, until=monday + timedelta(days=7), grain="week"), end


@needs("unit")
@opened_by("num|ord|shift|on|every")
def _nth_of(s: Scan, i: int) -> Match[Point]:
    """`last week of October 2018`, `la première semaine de mars`, `third month of 2021`, `2nd last week of …`."""
    which = rank(s, i)
    if which is None:
        return None
    number, j = which
    grain = s.sense(j, "unit")
    if grain not in ("week", "weekend", "month", "day"):
        return None
    k = j + 1
    if s.tokens[k].text not in OF:
        return None
    while s.tokens[k].text in OF:
        k += 1
    outer = month_period(s, k, True) or year_period(s, k, True) or relative_period(s, k) or month_in_figures(s, k)
    if outer is None:
        return None
    place = settled(s, outer[0])
    if place is None:
        return None
    start = _nth(place[0], place[1], grain, number)
    return None if start is None else (Point(date=start, until=next_period(start, grain), grain=grain), outer[1])


def _nth(start: date, end: date, grain: str, number: int) -> date | None:
    """Return the start of the nth day, week or month of a period; a week belongs where its Thursday falls."""
    if grain == "day":
        return start + timedelta(days=number - 1) if number > 0 else end + timedelta(days=number)
    if grain == "month":
        return day_of(start.year, number if number > 0 else 13 + number, 1) if (end - start).days > 360 else None
    first = start_of(start + timedelta(days=3), "week")
    if first + timedelta(days=3) < start:
        first += timedelta(days=7)
    last = start_of(end - timedelta(days=1), "week")
    if last + timedelta(days=3) >= end:
        last -= timedelta(days=7)
    monday = first + timedelta(days=7 * (number - 1)) if number > 0 else last + timedelta(days=7 * (number + 1))
    return monday + timedelta(days=5) if grain == "weekend" else monday


@opened_by("num|ord|numbered")
def _quarter(s: Scan, i: int) -> Match[Point]:
    """`Q3 2018`, `T3`, `18q4`, `2017-q1`, `3rd qtr`, `the third quarter this year`, `2016 the third quarter`."""
    j, year = i, None
    token = s.tokens[i]
    if token.kind == NUMBER and len(token.text) in (2, 4) and token.senses:
        k = i + 1
        while s.tokens[k].text in ("-", "the", ","):
            k += 1
        year, j = (century(int(token.text)) if len(token.text) == 2 else int(token.text)), k
    number, end = 0, 0
    if s.tokens[j].text in ("q", "t") and s.tokens[j + 1].kind == NUMBER and s.tokens[j + 1].glued:
        number, end = int(s.tokens[j + 1].text), j + 2
    else:
        which = ordinal(s, j)
        if which is not None and s.sense(which[1], "unit") in ("quarter", "semester"):
            number, end = which[0], which[1] + 1
    grain = s.sense(end - 1, "unit") if end and s.sense(end - 1, "unit") == "semester" else "quarter"
    if not 1 <= number <= (4 if grain == "quarter" else 2):
        return None
    if year is None:
        year, end = _which_year(s, end)
    months = 3 if grain == "quarter" else 6
    start = date(year, (number - 1) * months + 1, 1)
    return Point(date=start, until=next_period(start, grain), grain=grain), end


def _which_year(s: Scan, j: int) -> tuple[int, int]:
    """Return the year named after a quarter: in figures, `this year`, `de l'année prochaine`, else the current one."""
    year, end = year_after(s, j + 1 if s.tokens[j].text in ("-", "/") else j)
    if year is not None:
        return year, end
    k = j
    while s.tokens[k].text in OF:
        k += 1
    found = relative_period(s, k)
    if found is not None and found[0].grain == "year" and found[0].date is not None:
        return found[0].date.year, found[1]
    return s.today.year, j


_PERIODS = Choice(relative_period, _week_of, _nth_of, _quarter, month_in_figures, decade_period, season, half)
