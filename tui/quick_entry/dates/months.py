"""Months, years and what is told of them from now: `mars 2027`, `next week`, `le mois dernier`, `2/2027`, `in 2014`."""

from __future__ import annotations

from datetime import date, timedelta

from tui.quick_entry.dates.days import year_after
from tui.quick_entry.dates.figures import century
from tui.quick_entry.dates.number import spoken_year
from tui.quick_entry.dates.rules import needs, opened_by
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import day_of, next_period, settled, start_of
from tui.quick_entry.dates.values import PERIODS, Point
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.words.calendar import WEAK
from tui.quick_entry.wordset import any_of

OF = any_of("of|de|d'|du|in|of the|the|en|de l'|la|l'|le")
POST = any_of("proch|prochain|prochaine|suivant|suivante|dernier|derniere|passe|passee|precedent|precedente")
"""What French puts after the day, the month, the season that it tells from now."""


def away(s: Scan, grain: str, count: int) -> Point:
    """Return the period `count` after the current one of that grain."""
    start = start_of(s.today, grain, s.week_begins)
    for _ in range(min(abs(count), 500)):
        start = next_period(start, grain) if count > 0 else start_of(start - timedelta(days=1), grain, s.week_begins)
        if grain == "weekend":
            start = start_of(s.today, "weekend") + timedelta(days=7 * count)
            break
    return Point(date=start, until=next_period(start, grain), grain=grain)


@needs("unit|month")
@opened_by("shift|unit")
def relative_period(s: Scan, i: int) -> Match[Point]:
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
            start = start_of(s.today, "week", s.week_begins) + timedelta(days=14 * shift)
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


def month_period(s: Scan, i: int, anchored: bool) -> Match[Point]:
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
    shift = s.sense(end, "shift") if year is None else None
    if shift and s.tokens[end].text in POST:
        return _shifted_month(s, month, shift), end + 1
    if year is None:
        year, end = _year_of_month(s, end)
    weak = s.tokens[j].text in WEAK and year is None
    if weak and not anchored and not s.loose:
        return None
    confidence = 3 if year is not None or (anchored and not weak) else 1 if not anchored else 2
    return Point(year=year, month=month, grain="month", confidence=confidence), end


def month_named(s: Scan, i: int) -> Match[Point]:
    """Return the month that is named here, be its name a word of every day (`may`): for the ends of a range."""
    return month_period(s, i, True)


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
    while s.tokens[k].text in OF:
        k += 1
    found = relative_period(s, k)
    if found is not None and found[0].grain == "year" and found[0].date is not None:
        return found[0].date.year, found[1]
    return None, j


@opened_by("num")
def month_in_figures(s: Scan, i: int) -> Match[Point]:
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


def year_period(s: Scan, i: int, anchored: bool) -> Match[Point]:
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


def plain_year(s: Scan, j: int) -> Match[Point]:
    """Return a year in four figures: at the end of a range, or after *by*, *before*, *since*."""
    token = s.tokens[j]
    if token.kind == NUMBER and len(token.text) == 4 and 1900 <= int(token.text) <= 2100 and s.open_right(j + 1):
        return Point(year=int(token.text), grain="year"), j + 1
    return None


@opened_by("num|unit")
def decade_period(s: Scan, i: int) -> Match[Point]:
    """`1990s`, `the 90s`, `les années 90`."""
    french = s.tokens[i].text in ("annees",)
    token = s.tokens[i + 1] if french else s.tokens[i]
    if token.kind != NUMBER or not token.senses or int(token.text) % 10 or len(token.text) not in (2, 4):
        return None
    if not french and not (s.tokens[i + 1].text == "s" and (s.tokens[i + 1].glued or len(token.text) == 4)):
        return None
    year = century(int(token.text)) if len(token.text) == 2 else int(token.text)
    start = day_of(year, 1, 1)
    return (Point(date=start, until=next_period(start, "decade"), grain="decade"), i + 2) if start else None
