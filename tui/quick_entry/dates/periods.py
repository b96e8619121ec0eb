"""Weeks, months, quarters, years: `next week`, `le mois dernier`, `Q3 2026`, `mars 2027`, `last two weeks`."""

from __future__ import annotations

from datetime import date, timedelta

from tui.quick_entry.dates.days import plain_day, year_after
from tui.quick_entry.dates.figures import century
from tui.quick_entry.dates.number import cardinal, ordinal, spoken_year
from tui.quick_entry.dates.scan import Match, Scan, rule
from tui.quick_entry.dates.settle import day_of, next_period, settled, start_of
from tui.quick_entry.dates.values import Point
from tui.quick_entry.dates.weekdays import rank
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.words.calendar import WEAK

PERIODS = frozenset(("week", "weekend", "month", "quarter", "semester", "year", "decade"))
_OF = frozenset(("of", "de", "d'", "du", "in", "of the", "the", "en", "de l'", "la", "l'", "le"))
_ARTICLES = frozenset(("the", "le", "la", "l'", "de", "les", "for", "vers", "au"))
_PREFIX = frozenset(("in", "en", "the", "le", "la", "l'", "au", "around", "dans", "dans la", "on", "on the", "during",
                     "the month of", "au cours de", "for", "les", "de", "vers", "within"))  # fmt: skip


@rule("in|on|to|at|for|from|within|shift|unit|month|num|ord|numbered")
def period(s: Scan, i: int) -> Match[Point]:
    """Return a period coarser than a day."""
    j = i
    while s.tokens[j].text in _PREFIX and j - i < 2:
        j += 1
    anchored = j > i and s.tokens[i].text not in _ARTICLES
    readings = [
        _relative(s, j), _week_of(s, j), _nth_of(s, j), _quarter(s, j), _month(s, j, anchored), _figures(s, j),
        _year(s, j, anchored), _decade(s, j), _relative(s, i) if j > i else None,
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


def month_named(s: Scan, i: int) -> Match[Point]:
    """Return the month that is named here, be its name a word of every day (`may`): for the ends of a range."""
    return _month(s, i, True)


def away(s: Scan, grain: str, count: int) -> Point:
    """Return the period `count` after the current one of that grain."""
    start = start_of(s.today, grain)
    for _ in range(min(abs(count), 500)):
        start = next_period(start, grain) if count > 0 else start_of(start - timedelta(days=1), grain)
        if grain == "weekend":
            start = start_of(s.today, "weekend") + timedelta(days=7 * count)
            break
    return Point(date=start, until=next_period(start, grain), grain=grain)


def _relative(s: Scan, i: int) -> Match[Point]:
    """`this week`, `le mois dernier`, `the week after next`, `coming weekend`, `next March`, `last easter`."""
    shift = s.sense(i, "shift")
    if shift is not None:
        month = s.sense(i + 1, "month")
        if month is not None:
            return _shifted_month(s, month, shift), i + 2
        grain = s.sense(i + 1, "unit")
        if grain in PERIODS and len(s.tokens[i + 1].text) > 1 and not _plural(s, i + 1):
            return away(s, grain, shift), i + 2
        if grain == "fortnight":
            start = start_of(s.today, "week") + timedelta(days=14 * shift)
            return Point(date=start, until=start + timedelta(days=14), grain="week"), i + 2
        return None
    grain = s.sense(i, "unit")
    if grain not in PERIODS or len(s.tokens[i].text) == 1:
        return None
    shift = s.sense(i + 1, "shift")
    if shift is not None and s.tokens[i + 1].text != "this":
        return away(s, grain, shift), i + 2
    if s.tokens[i + 1].text == "after" and s.tokens[i + 2].text == "next":
        return away(s, grain, 2), i + 3
    if s.tokens[i - 1].text in ("dans la", "la") and i and s.tokens[i - 1 - 1].text in ("dans", "dans la"):
        return away(s, grain, 0), i + 1
    return (away(s, grain, 0), i + 1) if grain == "weekend" and i and s.tokens[i - 1].text in ("le", "ce") else None


def _plural(s: Scan, i: int) -> bool:
    text = s.tokens[i].text
    return text.endswith("s") and text not in ("mois",)


def _shifted_month(s: Scan, month: int, shift: int) -> Point:
    year = s.today.year
    if shift > 0 and month <= s.today.month:
        year += 1
    if shift < 0 and month >= s.today.month:
        year -= 1
    start = date(year, month, 1)
    return Point(year=year, month=month, date=start, until=next_period(start, "month"), grain="month")


def _week_of(s: Scan, i: int) -> Match[Point]:
    """`the week of april 10th`, `semaine du 12 mars`, `week 42`, `semaine 42`."""
    if s.tokens[i].text not in ("week", "semaine", "sem", "wk"):
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
        monday = start_of(day[0], "week")
        return Point(date=monday, until=monday + timedelta(days=7), grain="week"), found[1]
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
    if s.tokens[k].text not in _OF:
        return None
    while s.tokens[k].text in _OF:
        k += 1
    outer = _month(s, k, True) or _year(s, k, True) or _relative(s, k) or _figures(s, k)
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
    while s.tokens[k].text in _OF:
        k += 1
    found = _relative(s, k)
    if found is not None and found[0].grain == "year" and found[0].date is not None:
        return found[0].date.year, found[1]
    return s.today.year, j


def _month(s: Scan, i: int, anchored: bool) -> Match[Point]:
    """`March`, `mars 2027`, `2024 Aug`, `mois de mars`, `April of 87`, `Dec/2018`, `2016, nov`, `March after next`."""
    j = i
    if s.tokens[j].text in ("month", "mois") and s.tokens[j + 1].text in ("of", "de", "d'"):
        j, anchored = j + 2, True
    year = None
    token = s.tokens[j]
    if token.kind == NUMBER and len(token.text) == 4 and token.senses:
        k = j + 1
        if s.tokens[k].text in (",", "-", "/"):
            k += 1
        year, j = int(token.text), k
    month = s.sense(j, "month")
    if month is None or (year is not None and not 1700 <= year <= 3000):
        return None
    end = j + 1
    if s.tokens[end].text == "." and s.tokens[end].glued:
        end += 1
    if s.tokens[end].text == "after" and s.tokens[end + 1].text == "next":
        start = settled(s, Point(month=month))
        later = day_of(start[0].year + 1, month, 1) if start else None
        return (Point(date=later, until=next_period(later, "month"), grain="month"), end + 2) if later else None
    if year is None:
        year, end = _year_of_month(s, end)
    weak = s.tokens[j].text in WEAK and year is None
    if weak and not anchored and not s.loose:
        return None
    confidence = 3 if year is not None or (anchored and not weak) else 1 if not anchored else 2
    return Point(year=year, month=month, grain="month", confidence=confidence), end


def _year_of_month(s: Scan, j: int) -> tuple[int | None, int]:
    mark = s.tokens[j]
    if mark.text in ("/", "-") and mark.glued and s.tokens[j + 1].kind == NUMBER and len(s.tokens[j + 1].text) == 4:
        return int(s.tokens[j + 1].text), j + 2
    if mark.text == "of" and s.tokens[j + 1].kind == NUMBER and len(s.tokens[j + 1].text) == 2:
        return century(int(s.tokens[j + 1].text)), j + 2
    year, end = year_after(s, j)
    if year is not None:
        # two figures after a month are its day, not its year
        return (None, j) if s.tokens[end - 1].kind == NUMBER and len(s.tokens[end - 1].text) == 2 else (year, end)
    k = j
    while s.tokens[k].text in _OF:
        k += 1
    found = _relative(s, k)
    if found is not None and found[0].grain == "year" and found[0].date is not None:
        return found[0].date.year, found[1]
    return None, j


def _figures(s: Scan, i: int) -> Match[Point]:
    """`2/2013`, `11 - 2016`, `2014-10`: a month in figures with its year in four."""
    first, mark, second = s.tokens[i], s.tokens[i + 1], s.tokens[i + 2]
    if first.kind != NUMBER or second.kind != NUMBER or mark.text not in ("/", "-") or not first.senses:
        return None
    if not second.senses or not s.open_right(i + 3):
        return None
    if len(first.text) == 4 and len(second.text) == 2 and mark.glued and second.glued:
        year, month = int(first.text), int(second.text)
    elif len(second.text) == 4 and len(first.text) <= 2:
        year, month = int(second.text), int(first.text)
    else:
        return None
    if not 1900 <= year <= 2100 or not 1 <= month <= 12:
        return None
    return Point(year=year, month=month, grain="month"), i + 3


def _year(s: Scan, i: int, anchored: bool) -> Match[Point]:
    """`in 2014`, `the year 2020`, `l'année 2014`, `nineteen twenty eight`."""
    j = i + 1 if s.tokens[i].text in ("year", "annee") else i
    token = s.tokens[j]
    if token.kind == NUMBER:
        if len(token.text) != 4 or not 1900 <= int(token.text) <= 2100 or not (anchored or j > i):
            return None
        return Point(year=int(token.text), grain="year", confidence=2), j + 1
    spoken = spoken_year(s, j)
    if spoken is None or not (anchored or j > i) or s.sense(spoken[1], "unit"):
        return None
    return Point(year=spoken[0], grain="year"), spoken[1]


def _decade(s: Scan, i: int) -> Match[Point]:
    """`1990s`, `the 90s`, `les années 90`."""
    french = s.tokens[i].text in ("annees",)
    token = s.tokens[i + 1] if french else s.tokens[i]
    if token.kind != NUMBER or not token.senses or int(token.text) % 10 or len(token.text) not in (2, 4):
        return None
    if not french and s.tokens[i + 1].text != "s":
        return None
    year = century(int(token.text)) if len(token.text) == 2 else int(token.text)
    start = day_of(year, 1, 1)
    return (Point(date=start, until=next_period(start, "decade"), grain="decade"), i + 2) if start else None
