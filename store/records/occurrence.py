"""One occurrence of a series: moved or left out, alone or with all that follow; the others stay as they are."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from store import when
from store.records import rule
from store.records.changing import required
from store.records.entry import Entry
from store.records.meeting import Cancel, Meeting, another, plan_next, planned, started
from store.records.operation import Desk, Operation
from store.records.record import LocalMoment, MeetingId
from store.sentence import N_, Refused


class Shift(Operation, frozen=True, kw_only=True):
    """Move one occurrence of a series, or (onwards) all from it on."""

    act = "meeting.shift"

    id: MeetingId
    occurrence: LocalMoment
    """Which: its start as the series has it."""
    start: LocalMoment
    onwards: bool = False
    length: int | None = None
    place: str | None = None
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses what is no occurrence, where it stands already, and a rule that cannot follow to another day."""
        meeting = _series(desk, self.id, self.rev, self.occurrence)
        when.check("local", self.start, "start")
        here = replace(
            meeting, length=self.length or meeting.length, place=meeting.place if self.place is None else self.place
        )
        if self.start == self.occurrence and here == meeting:
            raise Refused(N_("Say when m{id} is to start, how long it lasts, or where"), field="start", id=meeting.id)
        if self.onwards:
            self._all_from_here(desk, meeting, here)
        else:
            self._this_one(desk, meeting, here)

    def _this_one(self, desk: Desk, meeting: Meeting, here: Meeting) -> None:
        uid = f"{meeting.uid}/{self.occurrence}" if meeting.uid else ""
        if self.occurrence == meeting.start:
            # what was pinned to it and prepared for it is this occurrence's: the record goes with it
            desk.put(replace(here, start=self.start, every="", except_on=(), uid=uid))
            plan_next(desk, meeting)
            return
        desk.put(_without(meeting, self.occurrence))
        desk.add(replace(another(here, self.start), except_on=(), uid=uid))

    def _all_from_here(self, desk: Desk, meeting: Meeting, here: Meeting) -> None:
        if self.occurrence == meeting.start:
            desk.put(started(here, self.start))
            return
        desk.put(
            replace(
                meeting,
                every=rule.ended(meeting.every, self.occurrence),
                except_on=tuple(moment for moment in meeting.except_on if moment < self.occurrence),
            )
        )
        every = rule.fewer(meeting.every, meeting.start, self.occurrence)
        except_on = tuple(moment for moment in meeting.except_on if moment > self.occurrence)
        rest = replace(another(here, self.occurrence, every=every), except_on=except_on)
        desk.add(started(rest, self.start))


class LeaveOut(Operation, frozen=True, kw_only=True):
    """Cancel one occurrence of a series, with the reason; the others stay."""

    act = "meeting.leave_out"

    id: MeetingId
    occurrence: LocalMoment
    """Which: its start as the series has it."""
    reason: str
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses what is no occurrence, and leaving out without a reason."""
        meeting = _series(desk, self.id, self.rev, self.occurrence)
        if self.occurrence == meeting.start:
            Cancel(id=self.id, rev=self.rev, reason=self.reason).apply(desk)
            return
        reason = required(self.reason, "reason", N_("Say why m{id} is cancelled"), id=meeting.id)
        desk.put(_without(meeting, self.occurrence))
        desk.add(
            Entry(
                kind="decision", act=self.act, at=desk.now, by=desk.user, parties=meeting.parties, meeting=meeting.id,
                text=f"{self.occurrence.replace('T', ' ')}: {reason}",
            )
        )  # fmt: skip


def _series(desk: Desk, id: int, rev: int, occurrence: str) -> Meeting:
    """Return a series that has that occurrence; Refused where it has not."""
    meeting = planned(desk, id, rev)
    when.check("local", occurrence, "occurrence")
    at = datetime.fromisoformat(occurrence)
    there = meeting.start == occurrence or (
        meeting.every
        and occurrence > meeting.start
        and when.is_day(occurrence) == when.is_day(meeting.start)
        and next(when.occurrences(meeting.every, meeting.start, at, at, meeting.except_on), None) is not None
    )
    if not there:
        raise Refused(
            N_("m{id} does not take place on {occurrence}"), field="occurrence", id=id,
            occurrence=at.date() if when.is_day(occurrence) else at,
        )  # fmt: skip
    return meeting


def _without(meeting: Meeting, occurrence: str) -> Meeting:
    return replace(meeting, except_on=tuple(sorted({*meeting.except_on, occurrence})))
