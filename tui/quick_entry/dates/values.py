"""What an expression of time says, before it is settled on the calendar: None where nothing was said."""

from __future__ import annotations

import datetime

from msgspec import Struct

DAY = 86_400
UNIT_SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": DAY, "workday": DAY, "openday": DAY, "week": 7 * DAY,
    "fortnight": 14 * DAY, "weekend": 2 * DAY,
}  # fmt: skip
UNIT_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}
PERIODS = frozenset(("week", "weekend", "month", "quarter", "semester", "year", "decade"))
"""Of days: the grains of a point that is no day."""
CLOCK_UNITS = frozenset(("second", "minute", "hour"))
PARTS = {"morning": (8, 12), "noonish": (11, 13), "afternoon": (12, 16), "evening": (16, 20), "night": (20, 24)}
"""First and last hour of the parts of a day."""


class Clock(Struct, frozen=True, gc=False):
    """An hour on the wall. `fixed`: nobody would read it twelve hours off; `marked`: it could be nothing else."""

    hour: int
    minute: int = 0
    second: int = 0
    fixed: bool = False
    marked: bool = True
    early: bool = False
    """Told as `1h30`: in what is planned rather after noon than at night."""


class Length(Struct, frozen=True, gc=False):
    """A length of time: months and the rest apart, because months differ; `grain` is its finest unit."""

    months: int = 0
    days: float = 0
    seconds: float = 0
    grain: str = "day"
    workdays: int = 0
    saturdays: bool = False
    """Working days that count Saturdays (French *ouvrables*)."""

    def total(self) -> int:
        """Return it in seconds, a month being 30 days and a year 365."""
        days = self.days + self.workdays
        years = self.grain in ("year", "decade", "century") and self.months % 12 == 0
        days += self.months // 12 * 365 if years else self.months * 30
        return int(days * DAY + self.seconds)


class Point(Struct, frozen=True, gc=False):
    """A day or a coarser period of the calendar, and an hour of it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    date: datetime.date | None = None
    """Settled by what was said (relative expressions); the first day of a period."""
    until: datetime.date | None = None
    """The day after the last one of a settled period."""
    grain: str = "day"
    clock: Clock | None = None
    part: str = ""
    moment: datetime.datetime | None = None
    """A settled instant (`in 5 minutes`)."""
    confidence: int = 3
    relation: str = "at"
    swapped: bool = False
    """Day and month were read against the reader's order, because the other way was impossible."""
    other: datetime.date | None = None
    """The other reading, where there is one."""

    def hour_alone(self) -> Clock | None:
        """Return the hour where it is nothing else: of a day that is told elsewhere, or of no day in particular."""
        if self.clock is None or self.day is not None or self.date is not None:
            return None
        return self.clock if self == Point(clock=self.clock, confidence=self.confidence) else None


class Range(Struct, frozen=True, gc=False):
    """From one point to another; either may be missing. `length`: instead of an end."""

    start: Point | None
    end: Point | None
    length: Length | None = None
    relation: str = "at"
    confidence: int = 3
    through: bool = True
    """The last day named is part of it."""


class Days(Struct, frozen=True, gc=False):
    """Several days, each with the same hours: told one by one, or the first and the last of them (`through`)."""

    days: tuple[Point, ...]
    through: bool = False
    clock: Clock | None = None
    last_clock: Clock | None = None
    confidence: int = 3


class Rule(Struct, frozen=True, gc=False):
    """A recurrence, its parts as RFC 5545 names them."""

    freq: str
    interval: int = 1
    byday: tuple[str, ...] = ()
    bymonthday: tuple[int, ...] = ()
    bymonth: tuple[int, ...] = ()
    clock: Clock | None = None
    last_clock: Clock | None = None
    more_hours: tuple[int, ...] = ()
    """The other hours of each day (`at 7am and 7pm`)."""
    start: Point | None = None
    until: Point | None = None
    length: Length | None = None
    """How long it goes on."""
    times: int = 0
    lasting: Length | None = None
    """How long each occurrence is."""
    confidence: int = 3
    ambiguous: bool = False
    """Twice per, or every two? (`bi-weekly`)"""
