"""A day by its number alone, whose article belongs to the word before it: `avant le 15`, `à partir du 23 à 13 h`."""

from __future__ import annotations

from tui.quick_entry.dates.clock import hour_at
from tui.quick_entry.dates.number import cardinal, ordinal, quiet
from tui.quick_entry.dates.plain import is_infinitive
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import Point
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

ARTICLES = any_of("le|the|du")
_BEFORE = ARTICLES | {"au"}
_ENDINGS = tuple(f" {word}" for word in _BEFORE)
_LAST = 31


def is_articled(s: Scan, j: int) -> bool:
    """Does the word before a bare number make it a day, being its article or ending with it: `du 10 au 12`, `entre le
    10 et le 12`, `à partir du 23`? In `from 1 to 10` the numbers count something."""
    before = s.tokens[j - 1].text if j else ""
    return before in _BEFORE or before.endswith(_ENDINGS)


def numbered(s: Scan, j: int) -> Match[Point]:
    """Return the day whose number stands at token `j`: with its hour, or with nothing behind it that it would count."""
    number = _number(s, j)
    if number is None:
        return None
    alone = quiet(s, number[1]) or (s.ahead and is_infinitive(s.tokens[number[1]]))  # "avant le 15 envoyer"
    return at_its_hour(s, j) or ((Point(day=number[0]), number[1]) if alone else None)


def at_its_hour(s: Scan, j: int) -> Match[Point]:
    """Return the day whose number an hour follows, led to by its preposition: `23 à 13 h`, `23rd at 1pm`."""
    number = _number(s, j)
    hour = hour_at(s, s.comma(number[1])) if number is not None else None
    return (Point(day=number[0], clock=hour[0]), hour[1]) if number is not None and hour is not None else None


def _number(s: Scan, j: int) -> Match[int]:
    if s.tokens[j].kind != NUMBER:
        return None
    number = ordinal(s, j) or (cardinal(s, j) if is_articled(s, j) else None)
    return number if number is not None and 1 <= number[0] <= _LAST else None
