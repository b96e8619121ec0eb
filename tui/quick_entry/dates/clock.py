"""Hours on the wall: `2pm`, `14 h 30`, `9:30`, `half past 3`, `huit heures moins le quart`, `midi et demi`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.daytime import meridian, minutes_after, part_of_day, twelve, with_part
from tui.quick_entry.dates.military import padded
from tui.quick_entry.dates.number import cardinal, on_the_quarter, quiet
from tui.quick_entry.dates.past import MINUTES, past
from tui.quick_entry.dates.plain import is_plural
from tui.quick_entry.dates.rules import rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import Clock
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.wordset import any_of

_HOURS = frozenset(["h", "hr", "hrs", "heure", "heures"])
_FRENCH_HOURS = frozenset(["h", "heure", "heures"])
_EACH = frozenset(("par", "per", "a", "/", "each", "chaque"))
_DAYBREAK = 6
_MOVES = any_of(
    "goes|go|moves|move|moved|going|shifts|shifted|slips|pushed|bumped|changes|changed|passe|passent|deplacee|deplace"
    "|reporte|reportee|decale|decalee|avance|avancee"
)
_FRENCH_AT = any_of("a|vers|a environ|environ|peu pres|a peu pres|de|d'")


@rule("num|noon|fraction|vague")
def clock(s: Scan, i: int) -> Match[Clock]:
    """Return an hour that could be nothing else, with the part of the day that may follow it."""
    found = _noon(s, i) or past(s, i) or _digits(s, i) or _words(s, i)
    if found is None:
        return None
    value, j = found
    if value.minute == 0 and s.tokens[j].text in ("et", "moins", "moins le"):
        value, j = minutes_after(s, value, j) or found
    value, j = with_part(s, value, j)
    return (value, j) if s.open_right(j) else None


@rule("at")
def hour_at(s: Scan, i: int) -> Match[Clock]:
    """Return the hour after *at*, *à*, *vers*: here a bare number will do."""
    j = i
    while s.sense(j, "at") and j - i < 3:
        j += 1
    if j == i:
        return None
    if s.tokens[j].text == "~":
        j += 1
    found = clock(s, j) or _dotted(s, j)
    if found is not None:
        return _afternoon(s, found[0], i), found[1]
    bare = bare_hour(s, j)
    if bare is None or not quiet(s, bare[1]) or (s.tokens[j - 1].text == "a" and s.tokens[j].text in _ENGLISH):
        return None
    return _afternoon(s, replace(bare[0], marked=True), i), bare[1]


@rule("num")
def bare_hour(s: Scan, i: int) -> Match[Clock]:
    """Return an hour that only its neighbours make one: `5`, `seven thirty`, `12 15`, `1030`."""
    token = s.tokens[i]
    found = cardinal(s, i)
    if found is None or not s.open_left(i):
        return None
    hour, j = found
    if token.kind == NUMBER and len(token.text) in (3, 4) and hour // 100 < 24 and hour % 100 < 60:
        return _ended(s, Clock(hour // 100, hour % 100, fixed=token.text[0] == "0" or hour >= 1300, marked=False), j)
    if hour > 24 or (len(token.text) > 2 and token.kind == NUMBER):
        return None
    minutes = cardinal(s, j)
    if minutes is not None and 0 < minutes[0] < 60 and quiet(s, minutes[1]):
        digits = s.tokens[j].kind == NUMBER
        if digits == (token.kind == NUMBER) and (not digits or len(s.tokens[j].text) == 2):
            return _ended(s, Clock(hour % 24, minutes[0], fixed=hour > 12, marked=False), minutes[1])
    padded = len(token.text) == 2 and token.text[0] == "0"
    return _ended(s, Clock(hour % 24, fixed=hour > 12 or hour == 0 or padded, marked=False), j)


_ENGLISH = any_of("one|un|une|two|three|four|five|seven|eight|nine|ten|eleven|twelve")
"""After `a`, these count something: the French `à` is followed by French numbers."""


def _ended(s: Scan, value: Clock, j: int) -> Match[Clock]:
    value, j = with_part(s, value, j)
    return (value, j) if s.open_right(j) else None


def _afternoon(s: Scan, value: Clock, i: int) -> Clock:
    """Read `at 2` in English as two in the afternoon: meetings are not held at night. French says 14 h."""
    if value.fixed or s.tokens[i].text in _FRENCH_AT or not 1 <= value.hour <= 6:
        return value
    return replace(value, hour=value.hour + 12)


def _noon(s: Scan, i: int) -> Match[Clock]:
    hour = s.sense(i, "noon")
    if hour is None:
        return None
    value, j = Clock(hour, fixed=True), i + 1
    if s.tokens[j].text == "ish":
        j += 1
    return minutes_after(s, value, j) or (value, j)


def _digits(s: Scan, i: int) -> Match[Clock]:
    token = s.tokens[i]
    if token.kind != NUMBER or not token.senses or not s.open_left(i):
        return None
    hour, j = token.senses["num"], i + 1
    after = s.tokens[j]
    if after.text == ":" and after.glued and s.tokens[j + 1].kind == NUMBER and s.tokens[j + 1].glued:
        return _colon(s, hour, j + 1)
    if len(token.text) > 2:
        return _military(s, hour, j)
    if after.text in _HOURS and hour <= 24:
        return _french(s, hour, j)
    half = meridian(s, j)
    if half is not None and 1 <= hour <= 12:
        return Clock(twelve(hour, half[0]), fixed=True), half[1]
    if half is not None and 12 < hour < 24:
        return Clock(hour, fixed=True), half[1]
    if hour <= 24 and after.text == "oclock":
        return _oclock(s, hour, j + 1)
    if hour <= 24 and ((after.text == "ish" and after.glued) or (after.text == "-" and s.tokens[j + 1].text == "ish")):
        return Clock(hour % 24), j + (1 if after.text == "ish" else 2)
    if after.text == "." and s.tokens[j + 1].kind == NUMBER and len(s.tokens[j + 1].text) == 2 and hour <= 12:
        half = meridian(s, j + 2)
        minute = int(s.tokens[j + 1].text)
        return (Clock(twelve(hour, half[0]), minute, fixed=True), half[1]) if half and minute < 60 and hour else None
    return _parted(s, hour, j) if hour <= 24 else None


def _colon(s: Scan, hour: int, j: int) -> Match[Clock]:
    """`9:30`, `9:01:10 AM`, from the minutes on."""
    minute, second = s.tokens[j], 0
    if len(minute.text) > 2 or int(minute.text) > 59 or hour > 24:
        return None
    k = j + 1
    if s.tokens[k].text == ":" and s.tokens[k].glued and s.tokens[k + 1].kind == NUMBER:
        if len(s.tokens[k + 1].text) != 2 or int(s.tokens[k + 1].text) > 59:
            return None
        second, k = int(s.tokens[k + 1].text), k + 2
    half = meridian(s, k)
    if half is not None and hour <= 12:
        return Clock(twelve(hour, half[0]), int(minute.text), second, True), half[1]
    if len(minute.text) == 1:
        return None
    if s.tokens[k].text in _FRENCH_HOURS:
        k += 1
    fixed = hour > 12 or hour == 0 or (len(s.tokens[j - 2].text) == 2 and s.tokens[j - 2].text[0] == "0")
    return Clock(hour % 24, int(minute.text), second, fixed), half[1] if half else k


def _military(s: Scan, number: int, j: int) -> Match[Clock]:
    """`330 p.m.`, `1030 am`, `2130 hours`, `0800`."""
    if s.tokens[j].text in ("hours", "hrs") and len(s.tokens[j - 1].text) == 4 and number < 2400 and number % 100 < 60:
        return Clock(number // 100, number % 100, fixed=True), j + 1
    half = meridian(s, j)
    if half is None:
        return padded(s, j - 1) or _goes_to(s, j - 1)
    if len(str(number)) > 4 or not 1 <= number // 100 <= 12 or number % 100 > 59:
        return None
    return Clock(twelve(number // 100, half[0]), number % 100, fixed=True), half[1]


def _goes_to(s: Scan, i: int) -> Match[Clock]:
    """`starts move to 715`: three figures of a quarter of an hour, to which something moves."""
    if i < 2 or s.tokens[i - 1].text not in ("to", "a") or s.tokens[i - 2].text not in _MOVES or not quiet(s, i + 1):
        return None
    return bare_hour(s, i) if on_the_quarter(s, i) else None


def _french(s: Scan, hour: int, j: int) -> Match[Clock]:
    """`14 h 30`, `9h`, `8 heures moins le quart`, `8h10m`, from the mark of the hours on."""
    mark = s.tokens[j]
    if mark.text in ("hr", "hrs") and not s.sense(j - 2, "at"):
        return None
    if s.tokens[j + 1].text in _EACH and s.sense(j + 2, "unit") == "day":
        return None  # "7h par jour", "7h/jour"
    early = 1 <= hour < _DAYBREAK and len(s.tokens[j - 1].text) == 1
    value, k = Clock(hour % 24, fixed=True, early=early), j + 1
    minute = s.tokens[k]
    half = meridian(s, k)
    if half is not None and 1 <= hour <= 12:
        return Clock(twelve(hour, half[0]), fixed=True), half[1]
    if mark.glued and not minute.glued and _is_count(s, k):
        return value, k
    if minute.kind == NUMBER and len(minute.text) <= 2 and int(minute.text) < 60 and s.open_right(k + 1):
        return _after_minutes(s, replace(value, minute=int(minute.text)), k + 1)
    if minute.kind == NUMBER and minute.glued and len(minute.text) <= 2 and int(minute.text) < 60:
        return _after_minutes(s, replace(value, minute=int(minute.text)), k + 1)
    later = minutes_after(s, value, k)
    if later is not None:
        return later
    # "5 heures" alone is rather a length; "à 5 heures", "17 heures" are hours of the day
    if hour < 6 and mark.text != "h" and not s.sense(j - 2, "at") and part_of_day(s, k) is None:
        return None
    return value, k


def _is_count(s: Scan, k: int) -> bool:
    """Is it the `20` of `visite ven 10h 20 élèves`, and no quarter of the hour?"""
    number, after = s.tokens[k], s.tokens[k + 1]
    return number.kind == NUMBER and int(number.text) % 15 > 0 and is_plural(after) and not after.senses


def _after_minutes(s: Scan, value: Clock, k: int) -> tuple[Clock, int]:
    if s.tokens[k].text in MINUTES and (s.tokens[k].glued or len(s.tokens[k].text) > 1):
        k += 1
    half = meridian(s, k)
    if half is not None and 1 <= value.hour <= 12:
        return replace(value, hour=twelve(value.hour, half[0])), half[1]
    return value, k


def _words(s: Scan, i: int) -> Match[Clock]:
    """`seven thirty pm`, `huit heures dix`, `seven o'clock`, `five-thirty in the night`."""
    if s.tokens[i].kind != WORD:
        return None
    found = cardinal(s, i)
    if found is None or found[0] > 24:
        return None
    hour, j = found
    marked = hour >= 6 or (i and s.sense(i - 1, "at")) or part_of_day(s, j + 1)
    if s.tokens[j].text in ("heure", "heures") and marked:
        value = Clock(hour % 24, fixed=True)
        return minutes_after(s, value, j + 1) or (value, j + 1)
    if s.tokens[j].text in ("heure", "heures"):
        return minutes_after(s, Clock(hour, fixed=True), j + 1)
    if s.tokens[j].text == "oclock":
        return _oclock(s, hour, j + 1)
    half = meridian(s, j)
    if half is not None and 1 <= hour <= 12:
        return Clock(twelve(hour, half[0]), fixed=True), half[1]
    if s.tokens[j].text in ("et", "and") and s.sense(j + 1, "fraction"):
        return minutes_after(s, Clock(hour), j)
    k = j + 1 if s.tokens[j].text == "-" else j
    minutes = cardinal(s, k)
    if minutes is not None and 0 < minutes[0] < 60 and s.tokens[k].kind == WORD:
        half = meridian(s, minutes[1])
        if half is not None:
            return Clock(twelve(hour, half[0]) if hour <= 12 else hour, minutes[0], fixed=True), half[1]
        if minutes[0] >= 10 and quiet(s, minutes[1]) and not s.sense(minutes[1], "to"):
            return Clock(hour % 24, minutes[0], fixed=hour > 12), minutes[1]
    return _parted(s, hour, j)


def _parted(s: Scan, hour: int, j: int) -> Match[Clock]:
    """A bare number made an hour by the part of the day after it: `8 in the morning`, `10 du matin`."""
    value, k = with_part(s, Clock(hour % 24), j)
    return (value, k) if k > j else None


def _dotted(s: Scan, j: int) -> Match[Clock]:
    """`at 2.30`: only after *at*, elsewhere a decimal."""
    token, dot, minute = s.tokens[j], s.tokens[j + 1], s.tokens[j + 2]
    if token.kind != NUMBER or dot.text != "." or minute.kind != NUMBER or not dot.glued or not minute.glued:
        return None
    if len(minute.text) != 2 or int(minute.text) > 59 or len(token.text) > 2 or int(token.text) > 23:
        return None
    return (Clock(int(token.text), int(minute.text)), j + 3) if quiet(s, j + 3) else None


def _oclock(s: Scan, hour: int, j: int) -> Match[Clock]:
    half = meridian(s, j)
    if half is not None and 1 <= hour <= 12:
        return Clock(twelve(hour, half[0]), fixed=True), half[1]
    return Clock(hour % 24, fixed=hour > 12), j
