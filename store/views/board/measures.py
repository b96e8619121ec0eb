"""Measures against the line they are expected to follow: straight, from where they start to their target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Literal, NamedTuple

from msgspec import Struct, field

from store.records import Entry, Initiative
from store.records.initiative import Measure
from store.views.board.pieces import day_of
from store.views.noted import rectified
from store.workspace import Workspace

BEHIND = 0.9
"""Of the expected way; a reading that has gone less is behind."""

AT_FIRST = 4
"""Readings looked at, newest first; then twice as many, and so on."""

Status = Literal["met", "on_track", "behind", "unread", "undated"]
"""Undated: it has readings, and no line that they could be held against."""


class Reading(NamedTuple):
    """A value that was read."""

    at: datetime
    day: date
    """Where the user is."""
    value: float


class Gauge(Struct, frozen=True):
    """A measure as it stands."""

    name: str
    unit: str
    base: float = field(name="from")
    target: float
    start: date | None
    by: date | None
    value: float | None
    """Its latest reading."""
    read_on: date | None
    expected: float | None
    """Where the line is today."""
    status: Status
    readings: tuple[Reading, ...]
    """All of them, the earliest first."""

    def way(self, value: float) -> float:
        """Return how much of the way from base to target a value has gone: 0 to 1, or beyond."""
        return (value - self.base) / (self.target - self.base)

    def expected_way(self, day: date) -> float | None:
        """Return how much of it is expected by that day, None where it has no line."""
        return _expected_way(self.start, self.by, day)

    def lag(self, reading: Reading) -> float | None:
        """Return how far a reading is behind the line, as a share of the way: below 0 where it is ahead."""
        expected = self.expected_way(reading.day)
        return None if expected is None else expected - self.way(reading.value)


def gauges(workspace: Workspace, initiative: Initiative, today: date, *, latest: bool = False) -> tuple[Gauge, ...]:
    """Return the measures of an initiative, in its order; with `latest`, only as many readings are read as show where
    each stands."""

    def gather() -> tuple[Gauge, ...]:
        names = {measure.name for measure in initiative.measures} if latest else set()
        found: dict[str, list[Reading]] = {}
        for _at, _id, one in sorted(_standing(workspace, initiative.id, names)):
            if one.value is not None:
                found.setdefault(one.measure, []).append(Reading(one.at, day_of(one.at, workspace), one.value))
        return tuple(_gauge(initiative, one, tuple(found.get(one.name, ())), today) for one in initiative.measures)

    # whatever is told of where a measure stands asks for it
    stamp = initiative.rev, workspace.version(Entry, initiative=initiative.id), today
    return workspace.remembered(("gauges", initiative.id, latest), stamp, gather)


def line(base: float, target: float, start: date | None, by: date | None, day: date) -> float | None:
    """Return where the line from `base` on `start` to `target` on `by` is that day, None where it has no dates."""
    expected = _expected_way(start, by, day)
    return None if expected is None else base + (target - base) * expected


def _gauge(initiative: Initiative, measure: Measure, readings: tuple[Reading, ...], today: date) -> Gauge:
    start, by = _day(measure.start or initiative.start), _day(measure.by or initiative.golive)
    last = readings[-1] if readings else None
    return Gauge(
        name=measure.name, unit=measure.unit, base=measure.base, target=measure.target, start=start, by=by,
        value=last.value if last else None, read_on=last.day if last else None,
        expected=line(measure.base, measure.target, start, by, today),
        status=_status(measure, start, by, last), readings=readings,
    )  # fmt: skip


def _status(measure: Measure, start: date | None, by: date | None, last: Reading | None) -> Status:
    if last is None:
        return "unread"
    way = (last.value - measure.base) / (measure.target - measure.base)
    if way >= 1:
        return "met"
    expected = _expected_way(start, by, last.day)
    if expected is None:
        return "undated"
    return "behind" if way < BEHIND * expected else "on_track"


def _expected_way(start: date | None, by: date | None, day: date) -> float | None:
    if start is None or by is None:
        return None
    if day >= by:
        return 1.0
    return max((day - start).days, 0) / (by - start).days


class _Read(NamedTuple):
    measure: str
    at: datetime
    value: float | None
    noted: datetime


def _standing(workspace: Workspace, initiative: int, names: set[str]) -> Iterator[tuple[datetime, int, _Read]]:
    """Yield (when, number, reading) of the readings that stand, the newest first: all, or until it is known which one
    of each of these measures is the latest."""
    ids = workspace.newest(Entry, initiative=initiative, kind="reading")
    gone, last = rectified(workspace), dict[str, datetime]()
    at_once = AT_FIRST
    while told := workspace.facts(Entry, _read, islice(ids, at_once if names else None)):
        standing = [(one.at, id, one) for id, one in told.items() if id not in gone]
        yield from standing
        for at, _id, one in standing:
            last[one.measure] = max(at, last.get(one.measure, at))
        # what was noted before these was read before it was noted
        noted = min(one.noted for one in told.values())
        if names and all(name in last and last[name] >= noted for name in names):
            return
        at_once *= 2


def _read(entry: Entry) -> _Read:
    return _Read(entry.measure, entry.at, entry.score, entry.created_at)


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
