"""Days as a script writes them: counted from the day on which it is played, so that it is never out of date."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from store import when

_SPEC = re.compile(r"(0|[+-]\d{1,3}|mon|tue|wed|thu|fri|sat|sun)(?: (\d\d):(\d\d))?$")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AHEAD = 6


class Calendar(Struct, frozen=True):
    """The days around `today`, in a zone.

    A script writes `-3` for the third working day before today, `0` for today, `+2` for the second working day to
    come, `sun` for the first Sunday at least six days ahead (so that what leads up to it has its place); and an hour
    on the wall after any of them: `+2 09:30`.
    """

    today: date
    zone: str
    closed: frozenset[date] = frozenset()
    """Public holidays: no working days."""

    def day(self, spec: str) -> str:
        """Return the stored day of `spec`; its hour, if any, is left out. ValueError where it is not one."""
        return self._day(spec).isoformat()

    def local(self, spec: str) -> str:
        """Return the stored hour on the wall of `spec`, or its day where it has no hour."""
        hour = self._hour(spec)
        return self.day(spec) if hour is None else datetime.combine(self._day(spec), hour).isoformat(timespec="minutes")

    def moment(self, spec: str) -> str:
        """Return the stored instant of `spec`, or its day where it has no hour."""
        hour = self._hour(spec)
        return self.day(spec) if hour is None else when.stored(datetime.combine(self._day(spec), hour), self.zone)

    def instant(self, spec: str) -> datetime:
        """Return the instant of `spec` (UTC), at midnight where it has no hour."""
        return when.instant(self.moment(spec), self.zone)

    def _day(self, spec: str) -> date:
        name = _parts(spec)[1]
        if name in _WEEKDAYS:
            first = self.today + timedelta(days=_AHEAD)
            return first + timedelta(days=(_WEEKDAYS.index(name) - first.weekday()) % 7)
        return when.add_working_days(self.today, int(name), self.closed)

    def _hour(self, spec: str) -> time | None:
        match = _parts(spec)
        return time(int(match[2]), int(match[3])) if match[2] else None


def _parts(spec: str) -> re.Match[str]:
    match = _SPEC.match(spec)
    if match is None or (match[2] and not (int(match[2]) < 24 and int(match[3]) < 60)):
        raise ValueError(spec)
    return match
