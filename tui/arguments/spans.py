"""Spans of days, lengths of time and hours of a day, as people type them for an option."""

from __future__ import annotations

from datetime import date, time, timedelta

from tui.arguments import Misread
from tui.arguments.moments import Clock, found_in, time_said
from tui.text import _


def days_said(field: str, text: str, clock: Clock) -> tuple[date, date]:
    """Return the first and the last day of a span: `2026-11-23..2026-12-04`, `next week`, `10 days`, `fri`. Misread
    where the text is none."""
    first, dots, last = text.partition("..")
    if dots:
        begin, end = (_day(one, clock) for one in (first, last))
        if begin and end and begin <= end:
            return begin, end
    elif span := _spread(text, clock):
        return span
    told = _("{field}: “{text}” is no span of days; write next week, 10 days or 2026-11-23..2026-12-04")
    raise Misread(told.format(field=field, text=text))


def minutes_said(field: str, text: str, clock: Clock) -> int:
    """Return a length of time in minutes: `45`, `45m`, `1h30`. Misread where the text is none."""
    found = None if text.isdigit() else found_in(text, clock)
    minutes = int(text[:6]) if text.isdigit() else round((found.seconds or 0) / 60) if found else 0
    if minutes < 1:
        raise Misread(_("{field}: “{text}” is no length of time; write 45m or 1h30").format(field=field, text=text))
    return minutes


def hours_said(field: str, text: str) -> tuple[time, time]:
    """Return the hours between which people work: `8:00-17:00`. Misread where the text is none."""
    first, _dash, last = text.partition("-")
    try:
        opens, closes = (time.fromisoformat(one.strip().zfill(5)) for one in (first, last))
    except ValueError:
        opens = closes = time()
    if opens >= closes:
        raise Misread(_("{field}: write the hours of work like 08:00-17:00").format(field=field))
    return opens, closes


def _spread(text: str, clock: Clock) -> tuple[date, date] | None:
    found = found_in(text, clock)
    today = clock.now.date()
    if found is None:
        day = _day(text, clock)
        return (day, day) if day else None
    if found.kind == "duration" and found.seconds:
        return today, today + timedelta(seconds=found.seconds) - timedelta(days=1)
    if found.kind == "range" and found.start and found.end:
        # whole days end the day after the last one
        last = date.fromisoformat(found.end[:10]) - timedelta(days=len(found.end) == 10)
        return max(date.fromisoformat(found.start[:10]), min(today, last)), last
    day = date.fromisoformat(found.value[:10]) if found.value else None
    return (day, day) if day else None


def _day(text: str, clock: Clock) -> date | None:
    said = time_said("day", text.strip(), clock)
    return date.fromisoformat(said) if isinstance(said, str) else None
