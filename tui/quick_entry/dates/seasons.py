"""Seasons, where a word beside them says that time is meant: `this summer`, `l'été prochain`, `winter 2027`.

A season by itself (`spring cleaning`, `a été`) is a word like others. They begin as the northern ones of astronomy do,
to the day.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from tui.quick_entry.dates.days import year_after
from tui.quick_entry.dates.rules import needs, opened_by
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import Point
from tui.quick_entry.wordset import any_of

_FIRST_DAYS = {3: 20, 6: 21, 9: 23, 12: 21}
"""Month in which a season begins → its first day."""
_IN = any_of("in|in the|during|during the|au|en|a l'|pendant l'|pendant le|durant l'|durant le|by|d' ici l'|avant l'")
_ARTICLES = any_of("the|l'|le")


@needs("season")
@opened_by("season|shift|on|in")
def season(s: Scan, i: int) -> Match[Point]:
    """Return a season of a year: the named one, the one under way, the next, the last."""
    shift = s.sense(i, "shift")
    j = i + 1 if shift is not None or s.tokens[i].text in _ARTICLES else i
    month = s.sense(j, "season")
    if month is None:
        return None
    if shift is not None:
        return _from_now(s, month, shift), j + 1
    year, end = year_after(s, j + 1)
    if year is not None and s.tokens[end - 1].text.isdigit() and len(s.tokens[end - 1].text) == 4:
        return _of(year, month), end
    shift = s.sense(j + 1, "shift")
    if shift is not None and s.tokens[j + 1].text != "this":
        return _from_now(s, month, shift), j + 2
    return (replace(_led_by_word(s, month), confidence=2), j + 1) if _led(s, i) else None


def _led(s: Scan, i: int) -> bool:
    """Does a word of time open it: `in the fall`, `au printemps`?"""
    return bool(i) and (s.tokens[i - 1].text in _IN or (s.tokens[i].text == "l'" and s.tokens[i - 1].text == "a"))


def _led_by_word(s: Scan, month: int) -> Point:
    """`in the fall`: the one under way, else the next; the last where the clause tells the past."""
    current = _from_now(s, month, 0)
    if _first(current) <= s.today < _after(current):
        return current
    return _from_now(s, month, -1 if s.past else 1)


def _from_now(s: Scan, month: int, shift: int) -> Point:
    """`shift` 0: the one under way, else this year's; 1: the first still to begin; -1: the last that is over."""
    years = range(s.today.year - 2, s.today.year + 3)
    if shift > 0:
        return next(found for found in (_of(year, month) for year in years) if _first(found) > s.today)
    if shift < 0:
        return next(found for found in (_of(year, month) for year in reversed(years)) if _after(found) <= s.today)
    under_way = (found for found in (_of(year, month) for year in years) if _first(found) <= s.today < _after(found))
    return next(under_way, _of(s.today.year, month))


def _first(point: Point) -> date:
    return point.date or date.min


def _after(point: Point) -> date:
    return point.until or date.max


def _of(year: int, month: int) -> Point:
    """Return the season that begins in a month of a year."""
    following = 3 if month == 12 else month + 3
    end = date(year + (month == 12), following, _FIRST_DAYS[following])
    return Point(date=date(year, month, _FIRST_DAYS[month]), until=end, grain="season")
