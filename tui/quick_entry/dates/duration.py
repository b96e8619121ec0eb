"""Lengths of time: `45m`, `1h30`, `two and a half hours`, `une heure et demie`, `10 jours ouvrés`, `all week`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.number import cardinal, quantity
from tui.quick_entry.dates.rules import rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import UNIT_MONTHS, UNIT_SECONDS, Length
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

_WORKING = 4
"""Hours of half a day: one of work."""
_LETTERS = any_of("s|m|d|j|w|y|mo")
_FINER = ("century", "decade", "year", "semester", "quarter", "month", "fortnight", "week", "weekend", "day", "workday",
          "openday", "hour", "minute", "second")  # fmt: skip


def of(count: float, unit: str) -> Length:
    """Return `count` of a unit as a length."""
    if unit in UNIT_MONTHS:
        months = count * UNIT_MONTHS[unit]
        whole = int(months)
        return Length(months=whole, days=(months - whole) * 30, grain=unit)
    if unit in ("workday", "openday"):
        return Length(workdays=int(count), grain=unit, saturdays=unit == "openday")
    seconds = count * UNIT_SECONDS[unit]
    if unit in ("hour", "minute", "second") or seconds % 86_400:
        return Length(seconds=seconds, grain=unit if seconds % 86_400 == 0 or unit != "day" else "hour")
    return Length(days=seconds / 86_400, grain=unit)


def plus(a: Length, b: Length) -> Length:
    """Return the sum of two lengths; its grain is the finer one's."""
    grain = max(a.grain, b.grain, key=_FINER.index)
    return Length(a.months + b.months, a.days + b.days, a.seconds + b.seconds, grain, a.workdays + b.workdays,
                  a.saturdays or b.saturdays)  # fmt: skip


def negative(length: Length) -> Length:
    """Return a length told backwards."""
    return replace(length, months=-length.months, days=-length.days, seconds=-length.seconds, workdays=-length.workdays)


def in_days(length: Length) -> Length:
    """Return whole days that are told in hours (`48h`) as days; another length as it is."""
    whole = length.seconds and length.seconds % 86_400 == 0
    return replace(length, days=length.days + length.seconds / 86_400, seconds=0) if whole else length


@rule("num|vague|whole")
def duration(s: Scan, i: int) -> Match[Length]:
    """Return a length of time."""
    found = _whole(s, i) or _minutes_mark(s, i) or _single(s, i)
    if found is None:
        return None
    length, j = found
    while True:
        more = _more(s, length, j)
        if more is None:
            return length, j
        length, j = more


@rule("num|vague")
def _single(s: Scan, i: int) -> Match[Length]:
    """A quantity and its unit; a unit alone only after *another*, *a*, *full*."""
    amount = quantity(s, i)
    if amount is None:
        return None
    count, j = amount
    if s.tokens[j].text == "-":
        j += 1
    if s.tokens[j].text in ("de", "d'", "of", "more", "autres", "bonnes", "full", "whole") and s.sense(j + 1, "unit"):
        j += 1
    token = s.tokens[j]
    unit = token.senses.get("unit")
    if unit is None or (token.text in _LETTERS and not (token.glued or s.loose or _is_led(s, i, j))):
        return None
    if (count != 1 and unit == "weekend") or (token.text == "second" and s.sense(i, "vague") == 1):
        return None  # "a second screen"
    length = of(_WORKING, "hour") if (count, unit) == (0.5, "day") else of(count, unit)
    # "quinze jours" and "huit jours" are two weeks and one, as the French count them
    if token.text in ("jours", "jour") and s.tokens[j - 1].text in ("quinze", "huit") and j - i == 1:
        length = of(14 if count == 15 else 7, "day")
    return length, j + 1


def _is_led(s: Scan, i: int, j: int) -> bool:
    """Is it the `j` of `sous 15 j`, `in 3 d`: days, where a word before their number leads to what is ahead?"""
    return s.tokens[j].text in ("j", "d") and i > 0 and (s.sense(i - 1, "within") or s.sense(i - 1, "in")) is not None


def _whole(s: Scan, i: int) -> Match[Length]:
    """`all week`, `toute la semaine`, `full-year`, `for the year`."""
    if not s.sense(i, "whole"):
        return None
    j = i + 1
    if s.tokens[j].text in ("-", "of", "the", "la", "le", "l'"):
        j += 1
    unit = s.sense(j, "unit")
    if unit == "week" and s.tokens[j + 1].text in ("of", "du"):
        return None  # "for the week of dec 7"
    if unit is None or unit in ("second", "minute") or len(s.tokens[j].text) < 2 or s.tokens[j].text.endswith("s"):
        return (of(1, "month"), j + 1) if s.tokens[j].text == "mois" else None
    return of(1, unit), j + 1


def _minutes_mark(s: Scan, i: int) -> Match[Length]:
    """`15'`: minutes; `30''`: seconds."""
    token, mark = s.tokens[i], s.tokens[i + 1]
    if token.kind != NUMBER or not token.senses or mark.text not in ("'", "’", "′") or not mark.glued:
        return None
    after = s.tokens[i + 2]
    if after.text == mark.text and after.glued:
        return of(token.senses["num"], "second"), i + 3
    return None if after.glued and after.kind == "word" else (of(token.senses["num"], "minute"), i + 2)


def _more(s: Scan, length: Length, j: int) -> Match[Length]:
    """What may follow: `and 45 minutes`, `30` after hours, `et demie`, `et quart`."""
    k = s.comma(j)
    if s.tokens[k].text in ("and", "et", "&"):
        k += 1
        fraction = s.sense(k, "fraction")
        if fraction is not None and not s.sense(k + 1, "unit"):
            if length.grain not in ("hour", "minute", "day", "week", "month", "year") or fraction == 45:
                return None
            return plus(length, of(fraction / 60, length.grain)), k + 1
    following = _single(s, k)
    if following is not None:
        finer = _FINER.index(following[0].grain) > _FINER.index(length.grain)
        return (plus(length, following[0]), following[1]) if finer else None
    if length.grain != "hour" or length.seconds % 3600 or (k > j and s.tokens[k - 1].text == ","):
        return None
    minutes = cardinal(s, k)
    if minutes is None or not 0 < minutes[0] < 60 or not s.open_right(minutes[1]):
        return None
    if s.tokens[k].kind == NUMBER and not s.tokens[k].glued and s.tokens[k - 1].text == "h" and not s.loose:
        return None
    if s.sense(minutes[1], "month") or s.sense(minutes[1], "meridian") or s.sense(minutes[1], "at"):
        return None
    j = minutes[1]
    return plus(length, of(minutes[0], "minute")), j + 1 if s.tokens[j].text in ("m", "mn") else j
