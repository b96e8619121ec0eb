"""Feast days by name, with the year or the word that places them: `christmas 2014`, `last easter`, `la Toussaint`."""

from __future__ import annotations

from datetime import date, timedelta

from tui.quick_entry.dates.days import year_after
from tui.quick_entry.dates.months import relative_period
from tui.quick_entry.dates.rules import needs, rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import day_of
from tui.quick_entry.dates.values import Point
from tui.quick_entry.wordset import any_of

_DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_BEFORE = any_of("the|le|la|l'|a|jour de|le jour de")
_REGIONAL = {
    ("11+4TH", "CA"): "10+2MO",  # Thanksgiving
    ("5-1SU", "CA"): "5+2SU", ("5-1SU", "BE"): "5+2SU", ("5-1SU", "CH"): "5+2SU",  # fête des Mères
    ("national", "CA"): "06-24", ("national", "BE"): "07-21", ("national", "CH"): "08-01", ("national", ""): "07-14",
}  # fmt: skip
"""Feasts of one name and several dates: (the usual one, country) → the country's; no country: everywhere else."""


@needs("feast")
@rule("feast|on|at|shift|unit|from")
def feast(s: Scan, i: int) -> Match[Point]:
    """Return a feast day."""
    shift = None
    j = i
    while s.tokens[j].text in _BEFORE or s.tokens[j].text in ("jour", "journee", "de", "de la", "on", "d'"):
        if j - i >= 3:
            return None
        j += 1
    if s.sense(j, "shift") is not None and s.sense(j + 1, "feast"):
        shift, j = s.sense(j, "shift"), j + 1
    name = s.sense(j, "feast")
    if name is None:
        return None
    name = _REGIONAL.get((name, s.country)) or _REGIONAL.get((name, ""), name)
    end = j + 1
    year, end = year_after(s, end)
    k = end
    while s.tokens[k].text in ("de", "l'", "de l'", "of"):
        k += 1
    told = relative_period(s, k) if year is None else None
    if told is not None and told[0].grain == "year" and told[0].date is not None:
        year, end = told[0].date.year, told[1]
    elif shift is None and s.sense(end, "shift") is not None and s.tokens[end].text != "this":
        shift, end = s.sense(end, "shift"), end + 1
    day = in_year(name, year) if year is not None else _nearest(s, name, shift)
    return None if day is None else (Point(date=day, confidence=3), end)


def _nearest(s: Scan, name: str, shift: int | None) -> date | None:
    back = shift == -1 or (shift is None and s.past)
    for away in (0, 1, 2):
        day = in_year(name, s.today.year - away if back else s.today.year + away)
        if day is None:
            continue
        if (day < s.today if shift else day <= s.today) if back else (day > s.today if shift else day >= s.today):
            return day
    return None


def in_year(name: str, year: int) -> date | None:
    """Return a feast's date in a year: `12-25`, `easter+39` (days from Easter), `11+4TH` (fourth Thursday),
    `11+4TH&1` (the day after)."""
    if not 1583 <= year <= 4099:
        return None
    if name.startswith("easter"):
        from dateutil.easter import easter

        return easter(year) + timedelta(days=int(name[6:]))
    if name[-2:].isdigit():
        return day_of(year, int(name[:2]), int(name[3:]))
    name, _, later = name.partition("&")
    sign = "+" if "+" in name else "-"
    month, place = name.split(sign)
    day = nth_weekday(year, int(month), _DAYS[place[1:]], int(sign + place[0]))
    return day + timedelta(days=int(later or 0)) if day else None


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """Return the nth such weekday of a month (from the end where `number` is negative), None where it has none."""
    first = day_of(year, month, 1)
    if first is None or number == 0:
        return None
    if number > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    return day if day.month == month else None
