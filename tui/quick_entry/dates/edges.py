"""Beginnings, middles and ends, and nth weekdays: `fin de mois`, `mi-décembre`, `first Monday of March`."""

from __future__ import annotations

from datetime import date, timedelta

from tui.quick_entry.dates.feasts import feast
from tui.quick_entry.dates.months import away, month_named, plain_year, relative_period
from tui.quick_entry.dates.number import cardinal, ordinal, rank
from tui.quick_entry.dates.periods import period
from tui.quick_entry.dates.rules import Choice, needs, opened_by, rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import by_workdays, day_of, settled, start_of
from tui.quick_entry.dates.values import Clock, Point
from tui.quick_entry.dates.weekdays import name, weekday
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_SUNDAY = 6
_DUE = bits("by|before|within|for")
_OF = any_of("of|de|d'|du|in|of the|the|ce|le|en|de ce|of this|for|de l'|l'")


@needs("eod|closing|edge|weekday|unit|month")
@rule("eod|closing|edge|on|by|in|at|num|ord|shift|unit")
def edge(s: Scan, i: int) -> Match[Point]:
    """Return a day at an edge of a period, or the nth of its days."""
    found = _EDGES.first(s, i)
    return found if found is not None and s.open_left(i) and s.open_right(found[1]) else None


@needs("unit|month")
@opened_by("num|ord|on")
def _numbered_day(s: Scan, i: int) -> Match[Point]:
    """`the 1st of next month`, `le 15 du mois prochain`."""
    j = i + 1 if s.tokens[i].text in ("the", "le", "on", "on the") else i
    number = ordinal(s, j) or cardinal(s, j)
    if number is None or s.tokens[number[1]].text not in ("of", "of the", "du", "de", "in"):
        return None
    month = relative_period(s, number[1] + 1)
    if month is None or month[0].grain != "month" or month[0].date is None:
        return None
    day = day_of(month[0].date.year, month[0].date.month, number[0])
    return None if day is None else (Point(date=day), month[1])


@needs("weekday")
@opened_by("ord|unit|num")
def _in_week(s: Scan, i: int) -> Match[Point]:
    """`1st week of Oct. on Friday`, `semaine du 12 mars, jeudi`."""
    if s.sense(i, "ord") is None and s.tokens[i].text not in ("week", "semaine") and s.tokens[i].kind != NUMBER:
        return None
    place = period(s, i)
    if place is None or place[0].grain != "week" or place[0].date is None:
        return None
    j = s.comma(place[1])
    day = name(s, j + 1 if s.tokens[j].text in ("on", "le") else j)
    return None if day is None else (Point(date=place[0].date + timedelta(days=day[0])), day[1])


@opened_by("eod|closing")
def _end_of_day(s: Scan, i: int) -> Match[Point]:
    closing = s.sense(i, "closing")
    if closing is not None:
        days = settled(s, away(s, closing, 0))
        return (_at_edge(s, "end", closing, days), i + 1) if days else None
    if not s.sense(i, "eod"):
        return None
    hour, minute, second = s.sense(i, "eod")
    return Point(date=s.today, clock=Clock(hour, minute, second, fixed=True)), i + 1


@needs("edge")
def _edge(s: Scan, i: int) -> Match[Point]:
    """`fin de mois`, `end of next week`, `mi-décembre`, `début janvier`, `end of year`."""
    j = i + 1 if s.tokens[i].text in ("the", "la", "le", "by", "en", "a la", "au", "at") else i
    which = s.sense(j, "edge")
    if which is None:
        return None
    j += 1
    while s.tokens[j].text in ("-", "of", "the", "de", "la", "le", "l'", "d'", "du", "of the") and j - i < 5:
        j += 1
    grain = s.sense(j, "unit")
    if (
        which == "end"
        and grain == "week"
        and s.tokens[j].text in ("semaine", "sem")
        and s.sense(j + 1, "shift") is None
    ):
        return _end_of_week(s, i, j)
    if grain in ("week", "month", "quarter", "year", "semester") and s.sense(j + 1, "shift") is None:
        # that of this one is over, and what goes on since then is not to come
        begun = which == "start" and not (s.past or s.loose or (i and s.sense(i - 1, "since")))
        place: Match[Point] = (away(s, grain, int(begun)), j + 1)
    else:
        place = period(s, j) or month_named(s, j) or plain_year(s, j)
    days = settled(s, place[0]) if place else None
    if place is None or days is None or place[0].grain == "day":
        return None
    return _at_edge(s, which, place[0].grain, days), place[1]


def _end_of_week(s: Scan, i: int, j: int) -> Match[Point]:
    """`fin de semaine` is the weekend in Quebec, Friday elsewhere, and where something is due (`d'ici la fin de
    semaine`, `relancer fin de sem`)."""
    monday, end = start_of(s.today, "week"), j + 1
    due = s.ahead or s.tokens[j].text == "sem" or (i > 0 and s.bits[i - 1] & _DUE)
    if s.country == "CA" and not due:
        saturday = monday + timedelta(days=5)
        return Point(date=saturday, until=saturday + timedelta(days=2), grain="weekend", confidence=2), end
    friday = monday + timedelta(days=4 if s.today.weekday() < 5 else 11)
    return Point(date=friday, other=friday + timedelta(days=1), confidence=2), end


def _at_edge(s: Scan, which: str, grain: str, days: tuple[date, date]) -> Point:
    first, after = days
    if which == "end":
        last = after - timedelta(days=1)
        friday = last - timedelta(days=(last.weekday() - 4) % 7)
        return Point(date=friday if grain == "week" and s.today <= friday else last)
    if which == "start":
        sunday = grain == "week" and first.weekday() == _SUNDAY  # a week of work begins on Monday
        return Point(date=first + timedelta(days=sunday))
    return Point(date=first + timedelta(days={"week": 2, "month": 14, "quarter": 45, "year": 181}.get(grain, 90)))


@needs("weekday|unit")
@rule("num|ord|on|shift|every")
def nth_weekday_of(s: Scan, i: int) -> Match[Point]:
    """`first Monday of March`, `2nd to last fri in feb`, `third tuesday after christmas`, `dernier jour d'octobre`."""
    which = rank(s, i)
    if which is None:
        return None
    number, j = which
    if s.tokens[j].text in ("jour", "day"):
        return _nth_day(s, number, j + 1)
    day = name(s, j)
    if day is None:
        return None
    weekday_number, k = day
    if s.tokens[k].text in ("after", "apres", "after the", "apres le"):
        return _after(s, number, weekday_number, k + 1)
    place = _outer(s, k)
    if place is None:
        return _alone(s, i, number, weekday_number, k)
    found = _nth(number, weekday_number, *place[0])
    bare = s.sense(place[1] - 1, "unit") == "month" and s.sense(place[1] - 2, "shift") is None
    if found is not None and found < s.today and not s.past and bare:
        following = settled(s, away(s, "month", 1))  # "1st tues of month" is over in this one
        found = _nth(number, weekday_number, *following) if following else None
    return (Point(date=found), place[1]) if found is not None else None


def _nth(number: int, weekday: int, first: date, after: date) -> date | None:
    """Return the nth such weekday (from the end where negative) from the first day on, before the day after the last;
    None where there are not so many."""
    if number > 0:
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        last = after - timedelta(days=1)
        found = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    return found if first <= found < after else None


def _outer(s: Scan, j: int) -> tuple[tuple[date, date], int] | None:
    """Return the first and after-last day of the month or year that follows *of*, *de*, *in*."""
    k = j
    while s.tokens[k].text in _OF:
        k += 1
    grain = s.sense(k, "unit")
    if k > j and grain in ("month", "year") and s.sense(k + 1, "shift") is None:
        days = settled(s, away(s, grain, 0))
        return (days, k + 1) if days else None
    found = period(s, k) or (month_named(s, k) if k > j else None)  # "2nd wed of jan"
    if found is None or found[0].grain not in ("month", "year", "quarter"):
        return None
    days = settled(s, found[0])
    return (days, found[1]) if days else None


def _alone(s: Scan, i: int, number: int, weekday_number: int, end: int) -> Match[Point]:
    """`third Tuesday`: of this month, or of the next if it is over. `last friday` is another matter."""
    if number < 0 or s.tokens[i].text in ("second",) or s.sense(end, "num"):
        return None
    for months in (0, 1):
        days = settled(s, away(s, "month", months))
        if days is None:
            return None
        found = days[0] + timedelta(days=(weekday_number - days[0].weekday()) % 7 + 7 * (number - 1))
        if found < days[1] and found >= s.today:
            return Point(date=found, confidence=2), end
    return None


def _after(s: Scan, number: int, weekday_number: int, j: int) -> Match[Point]:
    found = feast(s, j) or weekday(s, j)
    days = settled(s, found[0]) if found else None
    if found is None or days is None or number < 1:
        return None
    ahead = (weekday_number - days[0].weekday()) % 7 or 7
    return Point(date=days[0] + timedelta(days=ahead + 7 * (number - 1))), found[1]


def _nth_day(s: Scan, number: int, j: int) -> Match[Point]:
    place = _outer(s, j)
    if place is None:
        if s.tokens[j - 1].text == "day" and number == -1 and s.tokens[j].text not in _OF:
            return Point(date=s.today - timedelta(days=1), confidence=2), j
        return None
    first, after = place[0]
    found = first + timedelta(days=number - 1) if number > 0 else after + timedelta(days=number)
    return (Point(date=found), place[1]) if first <= found < after else None


@needs("unit")
@opened_by("shift|num")
def _last_weekday(s: Scan, i: int) -> Match[Point]:
    """`next business day`, `last weekday`, `prochain jour ouvré`; `upcoming 2 days`."""
    shift = s.sense(i, "shift")
    if not shift or s.sense(i + 1, "unit") not in ("workday", "openday", "day"):
        return _upcoming(s, i)
    if s.sense(i + 1, "unit") == "day":
        plain = s.tokens[i + 1].text in ("day", "jour") and s.tokens[i + 2].text not in _OF
        return (Point(date=s.today + timedelta(days=shift)), i + 2) if plain else None
    return Point(date=by_workdays(s.today, shift, s.sense(i + 1, "unit") == "openday", s.region)), i + 2


def _upcoming(s: Scan, i: int) -> Match[Point]:
    j = i + 1 if s.tokens[i].text == "upcoming" else i
    count = cardinal(s, j)
    if count is None or (s.tokens[i].text != "upcoming" and s.tokens[count[1]].text != "upcoming"):
        return None
    k = count[1] if j > i else count[1] + 1
    if s.sense(k, "unit") != "day" or count[0] > 400:
        return None
    return Point(date=s.today + timedelta(days=count[0])), k + 1


_EDGES = Choice(_end_of_day, _edge, nth_weekday_of, _last_weekday, _in_week, _numbered_day)
