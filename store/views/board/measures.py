"""Measures against the line they are expected to follow: straight, from where they start to their target."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple

from msgspec import Struct, field

from store.records import Entry, Initiative
from store.records.initiative import Measure
from store.views.board.pieces import day_of
from store.workspace import Workspace

BEHIND = 0.9
"""Of the expected way; a reading that has gone less is behind."""

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


def gauges(workspace: Workspace, initiative: Initiative, today: date) -> tuple[Gauge, ...]:
    """Return the measures of an initiative, in its order."""
    found: dict[str, list[Reading]] = {}
    for name, at, value in _readings(workspace, initiative.id):
        found.setdefault(name, []).append(Reading(at, day_of(at, workspace), value))
    return tuple(_gauge(initiative, one, tuple(found.get(one.name, ())), today) for one in initiative.measures)


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
    corrects: int | None


def _readings(workspace: Workspace, initiative: int) -> Iterable[tuple[str, datetime, float]]:
    """Return (measure, when, value) of every reading that stands, the earliest first."""
    told = workspace.facts(Entry, _read, workspace.ids(Entry, initiative=initiative, kind="reading"))
    rectified = {one.corrects for one in told.values()}
    stand = [(one.at, id, one) for id, one in told.items() if id not in rectified]
    return [(one.measure, at, one.value) for at, _id, one in sorted(stand) if one.value is not None]


def _read(entry: Entry) -> _Read:
    return _Read(entry.measure, entry.at, entry.score, entry.corrects)


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
