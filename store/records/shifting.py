"""A whole plan shifted by working days: every date that is still to come moves, nothing that has happened does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from store import region as regions
from store import when
from store.records.entry import Entry
from store.records.initiative import Initiative, Measure
from store.records.item import Item
from store.records.meeting import Meeting, started
from store.records.operation import Desk, Operation
from store.records.record import InitiativeId, Record
from store.sentence import N_, Refused

AT_MOST = 260
"""Working days: a year."""


class Shift(Operation, frozen=True, kw_only=True):
    """Shift an initiative by working days: all dates that are open, and those of what is planned."""

    act = "initiative.shift"

    id: InitiativeId
    days: int
    """Working days; earlier where negative."""
    reason: str = ""
    region: str = ""
    """Whose public holidays are skipped, such as CA-QC."""
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a shift by nothing or by more than a year, a closed initiative, and one without a date to come."""
        initiative = desk.get(Initiative, self.id, self.rev)
        if not 0 < abs(self.days) <= AT_MOST:
            raise Refused(N_("days: give working days from 1 to {most}, or -1 to move earlier"), field="days", **{
                "most": AT_MOST,
            })  # fmt: skip
        if initiative.phase == "closed":
            raise Refused(N_("i{id} is closed"), field="id", id=initiative.id)
        moved = [*moves(desk, initiative, self.days, self.region)]
        if not moved:
            raise Refused(N_("Nothing of i{id} has a date to come"), field="id", id=initiative.id)
        for move in moved:
            desk.put(move.after)
        told = " · ".join(part for part in (f"{self.days:+d}", self.reason.strip()) if part)
        desk.add(Entry(kind="decision", act=self.act, at=desk.now, by=desk.user, initiative=initiative.id, text=told))


class Moved(NamedTuple):
    """A record whose dates a shift moves."""

    before: Record
    after: Record


def moves(desk: Desk, initiative: Initiative, days: int, region: str = "") -> Iterator[Moved]:
    """Yield what a shift moves: the initiative's own dates, its open items' due dates, its planned meetings.

    A series that has an end moves with the plan; one without (the weekly round) keeps its rhythm.
    """
    by = _Days(days, when.day(desk.now, desk.zone), desk.zone, region)
    found: list[tuple[Record, Record]] = [(initiative, by.initiative(initiative))]
    for status in ("open", "inbox"):
        items = desk.find(Item, initiative=initiative.id, status=status)
        found += [(item, replace(item, due=by.moment(item.due))) for item in items if item.due]
    meetings = desk.find(Meeting, initiative=initiative.id, status="planned")
    found += [(meeting, started(meeting, by.local(meeting.start))) for meeting in meetings if _follows(meeting)]
    yield from (Moved(before, after) for before, after in found if before != after)


def shifted(day: date, count: int, closed: frozenset[date] = frozenset()) -> date:
    """Return the day `count` working days after (before, if negative) another. What lies on a weekend stays on that day
    of the week when it moves by whole weeks: a Sunday's go-live five working days later is on a Sunday."""
    if not when.working_day(day) and count % 5 == 0:
        return day + timedelta(days=count // 5 * 7)
    return when.add_working_days(day, count, closed)


def shifted_moment(moment: str, count: int, zone: str, closed: frozenset[date] = frozenset()) -> str:
    """Return a stored day or instant so many working days later, at the same hour on the wall of that zone."""
    if when.is_day(moment):
        return shifted(date.fromisoformat(moment), count, closed).isoformat()
    if not moment.endswith("Z"):
        local = datetime.fromisoformat(moment)
        return datetime.combine(shifted(local.date(), count, closed), local.time()).isoformat(timespec="minutes")
    local = when.wall(moment, zone)
    return when.stored(datetime.combine(shifted(local.date(), count, closed), local.time()), zone)


class _Days(NamedTuple):
    """A number of working days, somewhere."""

    number: int
    today: date
    zone: str
    region: str

    @property
    def closed(self) -> frozenset[date]:
        years = range(self.today.year - 1, self.today.year + 3) if self.region else ()
        return frozenset().union(*(regions.closed_days(self.region, year) for year in years))

    def moment(self, moment: str) -> str:
        return shifted_moment(moment, self.number, self.zone, self.closed)

    def local(self, start: str) -> str:
        return shifted_moment(start, self.number, self.zone, self.closed)

    def coming(self, day: str | None) -> str | None:
        return self.moment(day) if day and day >= self.today.isoformat() else day

    def initiative(self, initiative: Initiative) -> Initiative:
        measures = tuple(self._measure(measure) for measure in initiative.measures)
        return replace(
            initiative, start=self.coming(initiative.start), golive=self.coming(initiative.golive), measures=measures
        )

    def _measure(self, measure: Measure) -> Measure:
        return replace(measure, start=self.coming(measure.start), by=self.coming(measure.by))


def _follows(meeting: Meeting) -> bool:
    return not meeting.every or bool(re.search(r"\b(?:COUNT|UNTIL)=", meeting.every.upper()))
