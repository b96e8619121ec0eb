"""Halves and parts of the day, and what they do to an hour: `pm`, `du soir`, `in the morning`, `et quart`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.number import cardinal
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import Clock
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

_BEFORE_PART = any_of("in the|au|in|du|de|de l'|d'|l'|at|dans|the|la|le|on|en|of|a|cette|this|ce")


def twelve(hour: int, half: str) -> int:
    """Return the hour of a 12-hour clock on the 24-hour one."""
    return hour % 12 + (12 if half == "pm" else 0)


def shifted(clock: Clock, minutes: int) -> Clock:
    """Return the clock moved by some minutes, round the day."""
    total = (clock.hour * 60 + clock.minute + minutes) % 1440
    return replace(clock, hour=total // 60, minute=total % 60)


def meridian(s: Scan, j: int) -> Match[str]:
    """Return `am` or `pm` and the index after: `pm`, `p.m.`, `p m`; `p` alone only glued to its number."""
    token = s.tokens[j]
    k = j
    if token.text == "." and token.glued and s.tokens[j + 1].text in ("am", "pm"):
        k, token = j + 1, s.tokens[j + 1]
    half = token.senses.get("meridian")
    if half is None:
        return None
    if len(token.text) > 1:
        return half, k + 1
    dot = s.tokens[k + 1]
    if dot.text == "." and dot.glued and s.tokens[k + 2].text == "m" and s.tokens[k + 2].glued:
        k += 3
        return half, k + 1 if s.tokens[k].text == "." and s.tokens[k].glued else k
    return (half, k + 1) if token.glued and s.tokens[k - 1].kind == NUMBER else None


def part_of_day(s: Scan, j: int) -> Match[str]:
    """Return a part of the day with its small words: `in the morning`, `du soir`, `dans la soirée`."""
    k = j
    while (s.tokens[k].text in _BEFORE_PART or s.sense(k, "edge")) and k - j < 4:
        k += 1
    part = s.sense(k, "part")
    if part is None and k > j and s.tokens[k].text in ("am", "pm"):
        return ("morning" if s.tokens[k].text == "am" else "afternoon"), k + 1
    if part is None or s.tokens[k].text.endswith("s"):
        return None
    return part, k + 1


def with_part(s: Scan, clock: Clock, j: int) -> tuple[Clock, int]:
    """Let a part of the day after an hour say which half of the day it is in."""
    found = part_of_day(s, j)
    # "5h mardi soir" belongs to the day; "8 heures ce soir" names a day too, and is left to it
    if found is None or s.tokens[j].text in ("ce", "cette", "this"):
        return clock, j
    return in_part(clock, found[0]), found[1]


def in_part(clock: Clock, part: str) -> Clock:
    """Return the hour as it reads within a part of the day: 7 in the evening is 19."""
    hour = clock.hour
    if part == "morning":
        return replace(clock, fixed=True, marked=True, early=False)
    if hour == 0 and part in ("evening", "night"):
        return replace(clock, fixed=True, marked=True, early=False)  # "midnight tonight"
    if hour < 12 and (part in ("afternoon", "evening") or (part == "night" and hour > 4)):
        hour += 12
    if part == "noonish" and hour < 4:
        hour += 12
    if part == "night" and hour == 12:
        hour = 0
    return replace(clock, hour=hour, fixed=True, marked=True, early=False)


def minutes_after(s: Scan, clock: Clock, j: int) -> Match[Clock]:
    """Read what French says after the hours: `et quart`, `moins le quart`, `trente`, `et vingt minutes`."""
    token = s.tokens[j]
    way = 1
    k = j
    if token.text in ("moins", "moins le"):
        way, k = -1, j + 1
    elif token.text in ("et", "and", "passe", "passe de", "passees de"):
        k = j + 1
    if s.tokens[k].text in ("le", "un", "de") and (k > j or s.tokens[k + 1].kind != NUMBER):
        k += 1  # but not in "midi le 24"
    fraction = s.sense(k, "fraction")
    if fraction is not None and k == j and (s.tokens[k + 1].text == "-" or s.sense(k + 1, "unit")):
        return None  # "14h demi-heure": how long
    if fraction is not None and (k > j or fraction != 15 or s.tokens[k].text == "quart"):
        return shifted(clock, way * fraction), k + 1
    found = cardinal(s, k)
    if found is None or not 0 < found[0] < 60 or (s.tokens[k].kind == NUMBER and k == j):
        return None
    end = found[1]
    if s.tokens[end].text in ("minute", "minutes", "min", "mn"):
        end += 1
    elif (k > j and way > 0 and token.text in ("et", "and")) or s.sense(end, "unit") or s.sense(end, "month"):
        return None
    return shifted(clock, way * found[0]), end
