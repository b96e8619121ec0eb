"""Days written in figures: `2026-11-27`, `27/11`, `27.11.2026`, `20 02 14`, `2019-sep-1`; and which is the month."""

from __future__ import annotations

from datetime import date

from tui.quick_entry.dates.rules import rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import day_of
from tui.quick_entry.dates.values import Point
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.wordset import any_of

_MARKS = frozenset("/-.")
_BEFORE_DAY = any_of("the|le|on|du|au|on the|pour le|for the")


def _number(s: Scan, j: int, longest: int) -> int | None:
    token = s.tokens[j]
    return int(token.text) if token.kind == NUMBER and len(token.text) <= longest and token.senses else None


@rule("num")
def figures(s: Scan, i: int) -> Match[Point]:
    """`2026-11-27`, `27/11/26`, `27/11`, `27.11.2026`, `20161016`, `2019-sep-1`."""
    token = s.tokens[i]
    if token.kind != NUMBER:
        return None
    if len(token.text) == 8:
        day = day_of(int(token.text[:4]), int(token.text[4:6]), int(token.text[6:]))
        return (_whole(day), i + 1) if day and 1900 <= day.year <= 2100 else None
    mark = s.tokens[i + 1]
    if mark.text not in _MARKS or not (mark.glued or mark.text == "/"):
        return _named(s, i) if mark.kind == WORD else None
    if mark.glued != s.tokens[i + 2].glued:
        return None
    if s.tokens[i + 2].kind == WORD or (s.tokens[i + 3].text in _MARKS and s.sense(i + 4, "month")):
        return _named(s, i)
    first, second = _number(s, i, 4), _number(s, i + 2, 2)
    if first is None or second is None:
        return None
    again = s.tokens[i + 3]
    third = _number(s, i + 4, 4) if again.text == mark.text and again.glued == mark.glued else None
    if third is None and again.text == "," and mark.text == "/" and s.tokens[i + 4].kind == NUMBER:
        third = _number(s, i + 4, 4) if len(s.tokens[i + 4].text) == 4 else None
    if third is None:
        return None if len(token.text) > 2 else _two(s, i, first, second, mark.text)
    return _three(s, (first, second, third), tuple(len(s.tokens[k].text) for k in (i, i + 2, i + 4)), i + 5)


def _three(s: Scan, parts: tuple[int, int, int], widths: tuple[int, ...], j: int) -> Match[Point]:
    first, second, third = parts
    if widths[0] == 4:
        day = day_of(first, second, third) or day_of(first, third, second)
        return (_whole(day, swapped=day_of(first, second, third) is None), j) if day else None
    if widths[0] > 2 or widths[2] not in (2, 4):
        return None
    year = century(third) if widths[2] == 2 else third
    return _ordered(s, year, first, second, j)


def _ordered(s: Scan, year: int | None, first: int, second: int, j: int) -> Match[Point]:
    """Settle which of two numbers is the month by the reader's order, or by what is possible."""
    day, month = (first, second) if s.order == "DMY" else (second, first)
    swapped = False
    if day_of(year or 2024, month, day) is None:
        day, month, swapped = month, day, True
        if day_of(year or 2024, month, day) is None:
            return None
    other = day_of(year, day, month) if year and day != month else None
    return Point(year=year, month=month, day=day, swapped=swapped, other=other, confidence=3 if year else 2), j


def _two(s: Scan, i: int, first: int, second: int, mark: str) -> Match[Point]:
    """`27/11`, `5.12` after *on* or *le*, `9-11` only where the line is nothing else."""
    if mark == "-" and not (s.loose and max(first, second) > 12):
        return None
    if mark == "." and not (i and s.tokens[i - 1].text in _BEFORE_DAY and len(s.tokens[i + 2].text) == 2):
        return None
    found = _ordered(s, None, first, second, i + 3)
    if found is None or not s.open_right(i + 3):
        return None
    if (first, second) == (24, 7) or (i and s.tokens[i - 1].text in ("a", "an", "un", "une", "score", "rating")):
        return None  # round the clock; "a 5/10 rating"
    year = s.tokens[i + 3]
    # "(112/2108)", "3/4 h" are no days
    return None if year.text in ("h", "hour", "hours", "heure", "d'") or s.sense(i + 3, "unit") else found


def _named(s: Scan, i: int) -> Match[Point]:
    """`10/August/2012`, `2019-sep-1`, `2020/23/Sep`, `23-2020-September`: a month by name between marks."""
    numbers: list[tuple[int, int]] = []
    month = None
    j = i
    while len(numbers) + (month is not None) < 3:
        token = s.tokens[j]
        if token.kind == NUMBER and token.senses and len(token.text) in (1, 2, 4):
            numbers.append((int(token.text), len(token.text)))
        elif month is None and token.senses.get("month") and numbers:
            month = token.senses["month"]
        else:
            return None
        j += 1
        if len(numbers) + (month is not None) < 3:
            if s.tokens[j].text not in _MARKS or not s.tokens[j].glued or not s.tokens[j + 1].glued:
                return None
            j += 1
    if month is None:
        return None
    years = [value for value, width in numbers if width == 4]
    days = [value for value, width in numbers if width < 4]
    if not years and len(days) == 2:
        days, years = days[:1], [century(days[1])]
    day = day_of(years[0], month, days[0]) if years and days else None
    return (_whole(day), j) if day else None


@rule("num")
def spaced(s: Scan, i: int) -> Match[Point]:
    """`20 02 14`, `2016 10 16`, `18 8 1978`: three numbers, as some write a date."""
    parts = [_number(s, i + k, 4) for k in range(3)]
    first, second, third = parts
    if first is None or second is None or third is None or any(s.tokens[i + k].glued for k in (1, 2)):
        return None
    widths = tuple(len(s.tokens[i + k].text) for k in range(3))
    if 4 not in (widths[0], widths[2]) and not (s.order == "DMY" and widths[2] == 2 and widths[0] == 2):
        return None
    if widths[1] > 2 or (widths[0] == 4 and widths[2] > 2) or not s.open_right(i + 3):
        return None
    if widths[0] == 4 and not 1900 <= first <= 2100:
        return None
    return _three(s, (first, second, third), widths, i + 3)


def century(year: int) -> int:
    """Return a year of two digits in full: up to 49 of this century."""
    return year + (2000 if year < 50 else 1900)


def _whole(day: date, swapped: bool = False) -> Point:
    return Point(year=day.year, month=day.month, day=day.day, swapped=swapped)
