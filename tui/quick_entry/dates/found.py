"""What the rules read, settled on the calendar: local ISO time, dates for whole days, the text of recurrences."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from tui.quick_entry.dates.doubted import awake, surely
from tui.quick_entry.dates.exactly import calendar_days, exactly
from tui.quick_entry.dates.feasts import nth_weekday
from tui.quick_entry.dates.recurring_days import CODES
from tui.quick_entry.dates.relative import instant
from tui.quick_entry.dates.scan import Scan
from tui.quick_entry.dates.settle import ONE, day_of, moved, settled
from tui.quick_entry.dates.values import PARTS, Clock, Days, Length, Point, Range, Rule
from tui.quick_entry.draft import Found

Span = tuple[int, int]


def told(s: Scan, value: Point | Range | Rule | Length | Days, span: Span, confidence: int = 0) -> Found | None:
    """Return what was found, None where the calendar has no such day."""
    if isinstance(value, Point):
        return point(s, value, span)
    if isinstance(value, Range):
        return spread(s, value, span)
    if isinstance(value, Rule):
        return recurrence(s, value, span)
    if isinstance(value, Days):
        return several(s, value, span)
    return Found(span, "duration", seconds=value.total(), confidence=confidence or 3)


def point(s: Scan, value: Point, span: Span) -> Found | None:
    """Return a date, a datetime, a bare hour, or the range that a period or a part of the day is."""
    if value.moment is not None:
        return Found(span, "datetime", value=_iso(value.moment), confidence=value.confidence)
    if (alone := value.hour_alone()) is not None:
        hour = Found(span, "time", value=_iso(_hour_today(s, alone)), confidence=value.confidence)
        return awake(s, value, hour)
    days = settled(s, value)
    if days is None:
        return None
    first, after = days
    others = _others(s, value, first)
    if value.clock is not None:
        moment = _at(first, value.clock)
        confidence = surely(s, value, first)
        found = Found(span, "datetime", value=_iso(moment), confidence=confidence, alternatives=others)
        return awake(s, value, found)
    if value.part:
        opens, closes = PARTS[value.part]
        start = datetime.combine(first, datetime.min.time())
        begin, end = start + timedelta(hours=opens), start + timedelta(hours=closes)
        return Found(span, "range", start=_iso(begin), end=_iso(end), confidence=value.confidence, part=value.part)
    if after - first == ONE and value.grain == "day":
        confidence = surely(s, value, first)
        return Found(span, "date", value=first.isoformat(), confidence=confidence, alternatives=others)
    return Found(span, "range", start=first.isoformat(), end=after.isoformat(), confidence=value.confidence)


def _others(s: Scan, value: Point, first: date) -> tuple[str, ...]:
    """Return the other readings, the likelier first: another week, day and month exchanged, the other year."""
    others: list[date] = []
    if value.other is not None:
        others.append(value.other)
    if value.weekday is not None and value.day is None and value.date is None:
        others.append(first + timedelta(days=7 if not s.past else -7))
    elif value.month is not None and value.year is None and value.day is not None and value.date is None:
        turned = settled(s, replace(value, year=first.year + (1 if s.past else -1)))
        others += [turned[0]] if turned else []
    hour = value.clock
    return tuple(_iso(_at(day, hour)) if hour else day.isoformat() for day in others if day != first)


def _at(day: date, clock: Clock) -> datetime:
    return datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second)


def _hour_today(s: Scan, clock: Clock) -> datetime:
    """Return the next time the clock shows this hour; the last one where the clause tells the past."""
    moment = _at(s.today, clock)
    if s.past or moment >= s.now or s.today.year > 9000:
        return moment
    if not clock.fixed and 1 <= clock.hour < 12 and moment + timedelta(hours=12) >= s.now and clock.hour < 8:
        return moment + timedelta(hours=12)
    return moment + timedelta(days=1)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def spread(s: Scan, value: Range, span: Span) -> Found | None:
    """Return a range; whole days end the day after the last one."""
    start = _edge(s, value.start, False) if value.start else None
    if value.start and start is None:
        return None
    end: date | datetime | None = None
    if value.length is not None and start is not None:
        end = _after(start, value.length)
    elif value.end is not None:
        ends = value.end
        if ends.part and value.start is None and ends.clock is None:
            return _by_part(s, value, ends, span)
        hour = _hour_of_that_day(ends, value.start) if value.start else None
        end = _later(start, hour) if hour is not None else _edge(s, ends, value.through)
        if end is None:
            return None
    if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
        end += timedelta(days=1)
    if start is not None and end is not None and not _ordered(start, end):
        return None
    if value.start is not None and value.start.hour_alone():
        start, end = _ahead(s, start, end)
    if value.relation == "after" and not isinstance(start, datetime) and value.start:
        days = settled(s, value.start)
        start = days[1] if days else start
    return Found(span, "range", start=_text(start), end=_text(end), confidence=value.confidence,
                 relation=value.relation)  # fmt: skip


def _hour_of_that_day(ends: Point, start: Point) -> Clock | None:
    """Return the hour of an end that is told alone, or with the very day on which it starts."""
    same = start.clock is not None and replace(ends, clock=start.clock, confidence=start.confidence) == start
    return ends.clock if same else ends.hour_alone()


def _by_part(s: Scan, value: Range, ends: Point, span: Span) -> Found | None:
    """`by monday evening` is up to its end, `avant lundi soir` up to its beginning."""
    days = settled(s, ends)
    if days is None:
        return None
    hour = PARTS[ends.part][value.through]
    end = datetime.combine(days[0], datetime.min.time()) + timedelta(hours=hour)
    return Found(span, "range", end=_iso(end), confidence=value.confidence, relation=value.relation, part=ends.part)


def _ahead(
    s: Scan, start: date | datetime | None, end: date | datetime | None
) -> tuple[date | datetime | None, date | datetime | None]:
    """Move hours that are over to tomorrow, unless the clause tells the past."""
    if isinstance(start, datetime) and isinstance(end, datetime) and start < s.now and not s.past:
        return start + ONE, end + ONE
    return start, end


def _text(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return _iso(moment) if isinstance(moment, datetime) else moment.isoformat()


def _ordered(start: date | datetime, end: date | datetime) -> bool:
    return start.timetuple()[:6] < end.timetuple()[:6]


def _edge(s: Scan, value: Point, through: bool) -> date | datetime | None:
    """Return one end of a range: an instant, or a day (the one after it, for an end that is part of the range)."""
    if value.moment is not None:
        return value.moment
    if value.clock is not None:
        days = settled(s, value)
        return _at(days[0], value.clock) if days else None
    days = settled(s, value)
    if days is None:
        return None
    return days[1] if through else days[0]


def _later(start: date | datetime | None, clock: Clock) -> datetime | None:
    if start is None:
        return None
    return _at(date(start.year, start.month, start.day), clock)


def _after(start: date | datetime, length: Length) -> date | datetime:
    if isinstance(start, datetime) or length.seconds:
        at = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)
        return instant(at, length, 1)
    return moved(start, length)


def recurrence(s: Scan, value: Rule, span: Span) -> Found | None:
    """Return a recurrence as RRULE text; `value` is its first occurrence, `seconds` the length of each if told."""
    text = rrule_text(s, value)
    if value.ambiguous:
        return Found(span, "recurrence", confidence=1)
    first = first_occurrence(s, value)
    if first is None:
        return None
    seconds = 0
    shown = first.isoformat()
    if value.clock is not None:
        shown = _iso(_at(first, value.clock))
        if value.lasting is not None:
            seconds = value.lasting.total()
        elif value.last_clock is not None:
            seconds = ((value.last_clock.hour - value.clock.hour) * 60
                       + value.last_clock.minute - value.clock.minute) % 1440 * 60  # fmt: skip
    return Found(span, "recurrence", value=shown, seconds=seconds, rrule=text, confidence=value.confidence)


def several(s: Scan, value: Days, span: Span) -> Found | None:
    """Return the range that several days are, with the rule that yields them (none for whole days in a row); `seconds`
    is the length of each if told."""
    days = calendar_days(s, value)
    text = exactly(days)
    if not text:
        return None
    if value.clock is None:
        whole = "INTERVAL" not in text and "BYMONTHDAY" not in text
        after = days[-1] + ONE
        return Found(span, "range", start=days[0].isoformat(), end=after.isoformat(), rrule="" if whole else text)
    ends = value.last_clock or value.clock
    seconds = ((ends.hour - value.clock.hour) * 60 + ends.minute - value.clock.minute) % 1440 * 60
    start, end = _at(days[0], value.clock), _at(days[-1], value.clock) + timedelta(seconds=seconds)
    return Found(span, "range", start=_iso(start), end=_iso(end), seconds=seconds, rrule=text)


def rrule_text(s: Scan, value: Rule) -> str:
    """Return a rule in the words of RFC 5545, its hour included (BYHOUR, BYMINUTE)."""
    parts = [f"FREQ={value.freq}"]
    if value.interval > 1:
        parts.append(f"INTERVAL={value.interval}")
    if value.bymonth:
        parts.append("BYMONTH=" + ",".join(map(str, value.bymonth)))
    if value.bymonthday:
        parts.append("BYMONTHDAY=" + ",".join(map(str, value.bymonthday)))
    if value.byday:
        parts.append("BYDAY=" + ",".join(value.byday))
    if value.clock is not None:
        hours = ",".join(str(hour) for hour in (value.clock.hour, *value.more_hours))
        parts.append(f"BYHOUR={hours};BYMINUTE={value.clock.minute}")
    if value.times:
        parts.append(f"COUNT={value.times}")
    until = _until(s, value)
    if until is not None and not value.times:
        parts.append(f"UNTIL={until:%Y%m%d}")
    return ";".join(parts)


def _begin(s: Scan, value: Rule) -> date:
    days = settled(s, value.start) if value.start is not None else None
    return days[0] if days else s.today


def _until(s: Scan, value: Rule) -> date | None:
    begin = _begin(s, value)
    if value.length is not None:
        last = moved(begin, value.length)  # what begins at once ends the day before
        return last - ONE if value.clock is not None and first_occurrence(s, value) == begin else last
    days = settled(s, value.until) if value.until is not None else None
    if days is None:
        return None
    last = days[0]
    while last < begin and value.until is not None and value.until.year is None and last.year < 9000:
        last = moved(last, Length(months=12))
    return last


def first_occurrence(s: Scan, value: Rule) -> date | None:
    """Return the first day on which it takes place, from its beginning or from today on."""
    begin = _begin(s, value)
    if value.clock is not None and begin == s.today and (value.clock.hour, value.clock.minute) <= (
        s.now.hour, s.now.minute
    ):  # fmt: skip
        begin += ONE
    if value.freq in ("DAILY", "HOURLY", "MINUTELY") and not value.byday:
        return begin
    if value.freq == "WEEKLY":
        days = [CODES.index(code) for code in value.byday]
        return min(begin + timedelta(days=(day - begin.weekday()) % 7) for day in days) if days else begin
    if not value.byday and not value.bymonthday and not value.bymonth:
        return begin
    now = begin.year * 12 + begin.month - 1
    for months in range(now, min(now + 12 * _FAR, 9998 * 12)):
        dates = [day for day in _days_in(value, months // 12, months % 12 + 1) if day >= begin]
        if dates:
            return min(dates)
    return None


_FAR = 9
"""Years within which a rule takes place if it ever does: 29 February may be eight years away."""


def _days_in(value: Rule, year: int, month: int) -> list[date]:
    """Return the days of a month on which a monthly or yearly rule takes place."""
    if value.bymonth and month not in value.bymonth:
        return []
    found = [nth_weekday(year, month, CODES.index(code[-2:]), int(code[:-2])) for code in value.byday if code[:-2]]
    if not value.byday:
        last = monthrange(year, month)[1]
        days = value.bymonthday or (1,)
        found = [day_of(year, month, day if day > 0 else last + 1 + day) for day in days]
    return [day for day in found if day is not None]
