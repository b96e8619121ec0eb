"""Several days as a recurrence (RFC 5545) that yields exactly these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from tui.quick_entry.dates.scan import Scan
from tui.quick_entry.dates.settle import next_weekday, settled
from tui.quick_entry.dates.values import Days, Point

_MONTH = timedelta(days=28)
_LONGEST = 62
"""Days in a row; what lasts longer is no series of days."""


def exactly(days: Sequence[date]) -> str:
    """Return the rule that yields these days, which rise, and no other; "" where none does."""
    count = f"COUNT={len(days)}"
    gaps = {(after - before).days for before, after in pairwise(days)}
    if len(gaps) == 1:
        gap = gaps.pop()
        return f"FREQ=DAILY;{count}" if gap == 1 else f"FREQ=DAILY;INTERVAL={gap};{count}"
    if not gaps or days[-1] - days[0] >= _MONTH:
        return ""
    return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(number) for number in sorted(day.day for day in days))};{count}"


def calendar_days(s: Scan, told: Days) -> list[date]:
    """Return the days that are told, which rise; none where the calendar has no such days."""
    points = _placed(s, told.days)
    days: list[date] = []
    for point in points:
        found = settled(s, point)
        if found is None:
            return []
        days.append(found[0])
    if len(days) > 1 and days[-1] < days[0] and days[0].year == days[-1].year + 1 and not told.days[0].year:
        days[0] = days[0].replace(year=days[-1].year)  # it has begun
    if any(after <= before for before, after in pairwise(days)):
        return []
    if not told.through:
        return days
    between = (days[-1] - days[0]).days + 1
    return [days[0] + timedelta(days=k) for k in range(between)] if between <= _LONGEST else []


def _placed(s: Scan, points: Sequence[Point]) -> list[Point]:
    """Let mere weekdays be those just before one that is placed (`lundi et mardi prochains`), or after the first."""
    last = points[-1]
    placed: list[Point] = []
    for point in points:
        if point.weekday is None or point.day is not None:
            placed.append(point)
            continue
        if last.date is not None:
            day = last.date - timedelta(days=(last.date.weekday() - point.weekday) % 7)
        elif placed and placed[0].date is not None:
            day = placed[0].date + timedelta(days=(point.weekday - placed[0].date.weekday()) % 7)
        else:
            day = next_weekday(s, point.weekday)
        placed.append(Point(date=day))
    return placed
