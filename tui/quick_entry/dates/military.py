"""Hours in four figures without a mark: `0900`, `tmrw 1400 ortho`, `0730-0930`; and which of them are years."""

from __future__ import annotations

from tui.quick_entry.dates.number import GATHERINGS, quiet
from tui.quick_entry.dates.plain import is_plural
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import Clock, Point
from tui.quick_entry.tokens import NUMBER, WORD

_NEAR = 9
"""Years from now that a line may name after a day; what is farther off is an hour, if a clock can show it."""


def four_figures(s: Scan, i: int) -> Clock | None:
    """Return the hour that four figures would be, None where no clock shows it: those who plan write whole minutes."""
    token = s.tokens[i]
    if token.kind != NUMBER or len(token.text) != 4:
        return None
    hour, minute = divmod(int(token.text), 100)
    if hour > 23 or minute > 59 or minute % 5:
        return None
    return Clock(hour, minute, fixed=True)


def padded(s: Scan, i: int) -> Match[Clock]:
    """`0800`: the zero tells an hour by itself where nothing before bears it for a name (`form 0450`) and nothing
    after is counted."""
    hour = four_figures(s, i) if s.tokens[i].text.startswith("0") else None
    if hour is None or not s.open_left(i) or not s.open_right(i + 1) or s.tokens[i + 1].kind == NUMBER:
        return None
    before = s.tokens[i - 1] if i else None
    named = before is not None and before.kind == WORD and not before.senses and before.text not in GATHERINGS
    return None if named or not quiet(s, i + 1) else (hour, i + 1)


def beside_a_day(s: Scan, i: int) -> bool:
    """Is it the `0900` of `tmrw 0900 ask nur`: after a day an hour, whatever follows, unless it may be a count (`fri
    1200 tests`)?"""
    if four_figures(s, i) is None or not s.open_right(i + 1):
        return False
    after = s.tokens[i + 1]
    counted = after.kind == WORD and not after.senses and is_plural(after)
    return s.tokens[i].text.startswith("0") or not counted or quiet(s, i + 1)


def may_be_year(s: Scan, i: int, year: int) -> bool:
    """May four figures after a day be its year? In what is planned a far year is none: `dec 3 1930` is half past
    seven."""
    if s.loose or s.past or four_figures(s, i) is None:
        return True
    return abs(year - s.today.year) <= _NEAR


def led_hour(s: Scan, j: int) -> Match[Point]:
    """Return the hour that four figures are after *by*, *before*, *after* (`b4 1600`), where they are no year."""
    hour = four_figures(s, j)
    if hour is None or s.loose or not quiet(s, j + 1):
        return None
    year = int(s.tokens[j].text)
    return None if 1900 <= year <= 2100 and may_be_year(s, j, year) else (Point(clock=hour), j + 1)
