"""Hours told by what is before or past them: `half past 3`, `a quarter to 8`, `15 minutes past noon`, `ten to ten`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.daytime import meridian, shifted, twelve
from tui.quick_entry.dates.number import cardinal, quiet
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import Clock
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

MINUTES = any_of("m|mn|min|mins|minute|minutes")


def past(s: Scan, i: int) -> Match[Clock]:
    """`half past 3`, `a quarter to 8`, `15 minutes past noon`, `half three`, `3 to 8`."""
    fraction = s.sense(i, "fraction")
    half = fraction == 30
    if fraction is None:
        found = cardinal(s, i)
        if found is None or not 0 < found[0] < 60 or not s.open_left(i):
            return None
        fraction, j = found
        said_minutes = s.tokens[j].text in MINUTES and len(s.tokens[j].text) > 2
        j += said_minutes
    else:
        j, said_minutes = i + 1, True
    if not said_minutes and (s.tokens[j].text not in ("past", "after", "to", "before", "till") or fraction % 5):
        return None
    way = s.sense(j, "past")
    if way is None and s.tokens[j].text == "from" and said_minutes:
        way = 1
    if way is None or s.tokens[j].text in ("et", "passe", "passe de", "moins"):
        base = _full_hour(s, i + 1) if half and s.tokens[i].text == "half" else None
        return (replace(base[0], minute=30), base[1]) if base and base[0].minute == 0 else None
    base = _full_hour(s, j + 1)
    if base is None or base[0].minute:
        return None
    counted = way < 0 and s.tokens[i].kind == NUMBER and fraction <= 12 and not s.sense(j + 1, "noon")
    if not said_minutes and (counted or not quiet(s, base[1])):
        return None  # "5 to 6" is a range
    return shifted(base[0], way * fraction), base[1]


def _full_hour(s: Scan, i: int) -> Match[Clock]:
    hour = s.sense(i, "noon")
    if hour is not None:
        return Clock(hour, fixed=True), i + 1
    found = cardinal(s, i)
    if found is None or found[0] > 24:
        return None
    j = found[1]
    if s.tokens[j].text == "oclock":
        j += 1
    half = meridian(s, j)
    if half is not None and 1 <= found[0] <= 12:
        return Clock(twelve(found[0], half[0]), fixed=True), half[1]
    return Clock(found[0] % 24, fixed=found[0] > 12), j
