"""From what was said to the calendar: the nearest day that fits, looking forward or back as the clause leans."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from store.region import closed
from tui.quick_entry.dates.scan import Scan
from tui.quick_entry.dates.values import PERIODS, Length, Point

ONE = timedelta(days=1)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the date, None where the calendar has none."""
    if not 1 <= year <= 9998 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if day > 28 and day > monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def moved(day: date, length: Length, region: str = "") -> date:
    """Return a day moved by a length (which may be negative); the end of a month stays within its month, and working
    days pass over the holidays of the region."""
    if length.months:
        months = day.year * 12 + day.month - 1 + length.months
        year, month = divmod(months, 12)
        if not 1 <= year <= 9998:
            return day
        day = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    if length.workdays:
        day = by_workdays(day, length.workdays, length.saturdays, region)
    try:
        return day + timedelta(days=int(length.days))
    except OverflowError:
        return day


def by_workdays(day: date, count: int, saturdays: bool, region: str) -> date:
    """Return the day that is `count` working days away; `saturdays` are worked where days are *ouvrables*, but for
    Canada."""
    step = ONE if count > 0 else -ONE
    last = 5 if saturdays and not region.startswith("CA") else 4
    left = min(abs(count), 2000)
    while left:
        day += step
        left -= day.weekday() <= last and not closed(region, day)
    return day


def next_period(start: date, grain: str) -> date:
    """Return the first day after the period of this grain that starts on `start`."""
    days = {"day": 1, "week": 7, "weekend": 2, "fortnight": 14}.get(grain)
    if days:
        return start + timedelta(days=days)
    return moved(start, Length(months={"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120}[grain]))


def start_of(day: date, grain: str, week_begins: int = 0) -> date:
    """Return the first day of the period of this grain that `day` is in."""
    if grain == "week":
        return day - timedelta(days=(day.weekday() - week_begins) % 7)
    if grain == "weekend":
        return day - timedelta(days=day.weekday()) + timedelta(days=5)
    if grain == "month":
        return day.replace(day=1)
    if grain == "quarter":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    if grain == "semester":
        return date(day.year, 1 if day.month < 7 else 7, 1)
    if grain == "year":
        return date(day.year, 1, 1)
    if grain == "decade":
        return date(day.year // 10 * 10, 1, 1)
    return day


def next_weekday(s: Scan, weekday: int, from_today: bool = False) -> date:
    """Return the nearest such weekday, today excluded unless `from_today`; back where the clause tells the past."""
    ahead = (weekday - s.today.weekday()) % 7
    if s.past:
        back = (s.today.weekday() - weekday) % 7
        return s.today - timedelta(days=back or (0 if from_today else 7))
    return s.today + timedelta(days=ahead or (0 if from_today else 7))


def settled(s: Scan, point: Point) -> tuple[date, date] | None:
    """Return the first day and the day after the last of a point, None where no such day exists."""
    if point.date is not None:
        return point.date, point.until or next_period(point.date, point.grain if point.grain in PERIODS else "day")
    if point.moment is not None:
        return point.moment.date(), point.moment.date() + ONE
    day = _day(s, point)
    if day is None:
        return None
    grain = "day" if point.day is not None or point.weekday is not None else "month" if point.month else "year"
    return day, next_period(day, grain)


def _day(s: Scan, p: Point) -> date | None:
    if p.month is not None:
        return _in_year(s, p.year, p.month, p.day)
    if p.year is not None:
        return day_of(p.year, 1, 1)
    if p.day is not None:
        return of_month(s, p.day, p.weekday)
    if p.weekday is not None:
        return next_weekday(s, p.weekday, from_today=_still_today(s, p))
    return s.today


def _still_today(s: Scan, p: Point) -> bool:
    if p.clock is None:
        return False
    now = (s.now.hour, s.now.minute)
    said = (p.clock.hour, p.clock.minute)
    return said <= now if s.past else said > now


def _in_year(s: Scan, year: int | None, month: int, day: int | None) -> date | None:
    """Return the day (a month's first where none is said) in its year, or in the nearest that has it."""
    if year is not None:
        return day_of(year, month, day or 1)
    step = -1 if s.past else 1
    for away in range(9):
        found = day_of(s.today.year + step * away, month, day or 1)
        if found is None:
            continue
        if day is None:
            reached = found <= s.today if s.past else (found.year, found.month) >= (s.today.year, s.today.month)
        else:
            reached = found <= s.today if s.past else found >= s.today
        if reached:
            return found
    return None


def of_month(s: Scan, day: int, weekday: int | None) -> date | None:
    """Return the next (or last) such day of a month; with a weekday, this month's or the nearest that agrees."""
    step = -1 if s.past else 1
    for away in range(30):
        months = s.today.year * 12 + s.today.month - 1 + step * away
        found = day_of(months // 12, months % 12 + 1, day)
        if found is None:
            continue
        if weekday is not None:
            if found.weekday() == weekday:
                return found
        elif found <= s.today if s.past else found >= s.today:
            return found
    return None
