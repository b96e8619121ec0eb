"""A meeting: a time at which parties come together."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

from store import when
from store.records import rule
from store.records.changing import given, required
from store.records.entry import Entry
from store.records.operation import Desk, Operation
from store.records.record import EPOCH, InitiativeId, ItemId, LocalMoment, MeetingId, PartyId, Record
from store.sentence import N_, Refused

MeetingKind = Literal["meeting", "event", "seminar", "training", "checkin"]
MeetingStatus = Literal["planned", "held", "cancelled"]


class Meeting(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A time at which parties come together; its minutes are the entries that name it."""

    table = "meetings"
    indexes = ("start", "status", "parties", "series", "initiative", "pinned", "skipped", "uid")

    kind: MeetingKind = "meeting"
    title: str = ""
    text: str = ""
    start: LocalMoment = ""
    """The hour on the wall in `zone` (`2026-11-27T14:00`), or a day (`2026-11-27`)."""
    zone: str = ""
    length: Annotated[int, Meta(ge=1)] = 60
    """Minutes; of an all-day meeting, whole days of 1,440."""
    place: str = ""
    parties: tuple[PartyId, ...] = ()
    every: str = ""
    """An RFC 5545 RRULE (`FREQ=WEEKLY;BYDAY=TU`)."""
    except_on: tuple[LocalMoment, ...] = ()
    """Occurrences of the rule that do not take place."""
    series: MeetingId | None = None
    """The first meeting of the series this one belongs to."""
    initiative: InitiativeId | None = None
    wave: str = ""
    pinned: tuple[ItemId, ...] = ()
    skipped: tuple[ItemId, ...] = ()
    attendance: dict[PartyId, int] = {}
    status: MeetingStatus = "planned"
    reason: str = ""
    """Why it was cancelled."""
    edition: str = ""
    """Which version of a calendar's event was last taken in: its SEQUENCE and the instant of its stamp."""


class Plan(Operation, frozen=True, kw_only=True):
    """Plan a meeting, an event, a seminar, a training or a check-in."""

    act = "meeting.plan"

    title: str
    start: LocalMoment
    kind: MeetingKind = "meeting"
    zone: str = ""
    length: int = 60
    place: str = ""
    parties: tuple[PartyId, ...] = ()
    text: str = ""
    every: str = ""
    except_on: tuple[LocalMoment, ...] = ()
    series: MeetingId | None = None
    """The series it is one date more of."""
    initiative: InitiativeId | None = None
    wave: str = ""
    held: bool = False
    """It has taken place already, as a calendar's past events have: held without attendance, and nothing is logged."""
    tags: tuple[str, ...] = ()
    uid: str = ""
    edition: str = ""

    def apply(self, desk: Desk) -> None:
        """Refuses a meeting without a title or a start, a recurrence that never happens, and one held in the future."""
        title = required(self.title, "title", N_("Say in a few words what the meeting is about"))
        required(self.start, "start", N_("Say when it starts, such as 2026-11-27T14:00"))
        when.check("local", self.start, "start")
        if self.every:
            when.check_rule(self.every, self.start)
        zone = self.zone or desk.zone
        if not when.zone_exists(zone):
            raise Refused(
                N_("zone: {zone} is not a time zone; write it like America/Montreal"), field="zone", zone=zone[:60]
            )
        if self.held and when.instant(self.start, zone) > desk.now:
            raise Refused(N_("A meeting that is to come cannot have been held"), field="held")
        values = given(self, frozenset({"held"}))
        status: MeetingStatus = "held" if self.held else "planned"
        desk.add(Meeting(**{**values, "title": title, "zone": zone, "status": status}))


class Move(Operation, frozen=True, kw_only=True):
    """Move a planned meeting and what follows in its series, or give it another length or place."""

    act = "meeting.move"

    id: MeetingId
    rev: int = 0
    start: LocalMoment | None = None
    length: int | None = None
    place: str | None = None

    def apply(self, desk: Desk) -> None:
        """Refuses a meeting that is over, a move that changes nothing, and a rule that cannot follow."""
        meeting = planned(desk, self.id, self.rev)
        if self.start is not None:
            when.check("local", self.start, "start")
        moved = replace(
            meeting if self.start is None else started(meeting, self.start),
            length=self.length or meeting.length,
            place=meeting.place if self.place is None else self.place,
        )
        if moved == meeting:
            raise Refused(N_("Say when m{id} is to start, how long it lasts, or where"), field="start", id=meeting.id)
        desk.put(moved)


class Hold(Operation, frozen=True, kw_only=True):
    """Note that a meeting was held; the next one of a series is planned by itself."""

    act = "meeting.hold"

    id: MeetingId
    rev: int = 0
    attendance: dict[PartyId, int] = {}
    text: str = ""

    def apply(self, desk: Desk) -> None:
        """Refuses a meeting that is over already, or has not begun."""
        meeting = planned(desk, self.id, self.rev)
        if when.instant(meeting.start, meeting.zone) > desk.now:
            raise Refused(N_("m{id} has not begun; move it first if it took place earlier"), field="id", id=meeting.id)
        attendance = {**meeting.attendance, **self.attendance}
        desk.put(replace(meeting, status="held", attendance=attendance))
        met = tuple(party for party, number in attendance.items() if number) if attendance else meeting.parties
        if met:
            at = when.instant(meeting.start, meeting.zone)
            desk.add(
                Entry(
                    kind="contact", channel="meeting", at=at, by=desk.user, parties=met, meeting=meeting.id,
                    initiative=meeting.initiative, text=self.text or meeting.title,
                )
            )  # fmt: skip
        plan_next(desk, meeting)


class Cancel(Operation, frozen=True, kw_only=True):
    """Cancel a planned meeting, with the reason; the next one of its series stays."""

    act = "meeting.cancel"

    id: MeetingId
    reason: str
    rev: int = 0
    series: bool = False
    """The whole series: no next one is planned."""

    def apply(self, desk: Desk) -> None:
        """Refuses without a reason, and a meeting that is over."""
        meeting = planned(desk, self.id, self.rev)
        reason = required(self.reason, "reason", N_("Say why m{id} is cancelled"), id=meeting.id)
        desk.put(replace(meeting, status="cancelled", reason=reason))
        desk.add(
            Entry(
                kind="decision",
                act=self.act,
                at=desk.now,
                by=desk.user,
                parties=meeting.parties,
                meeting=meeting.id,
                text=reason,
            )
        )
        if not self.series:
            plan_next(desk, meeting)


class Pin(Operation, frozen=True, kw_only=True):
    """Pin an item to a meeting's pack, or unpin it."""

    act = "meeting.pin"

    id: MeetingId
    item: ItemId
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a meeting that is over."""
        meeting = planned(desk, self.id, self.rev)
        skipped = tuple(id for id in meeting.skipped if id != self.item)
        desk.put(replace(meeting, pinned=_toggled(meeting.pinned, self.item), skipped=skipped))


class Skip(Operation, frozen=True, kw_only=True):
    """Leave an item out of a meeting's pack, or take it back in."""

    act = "meeting.skip"

    id: MeetingId
    item: ItemId
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a meeting that is over."""
        meeting = planned(desk, self.id, self.rev)
        pinned = tuple(id for id in meeting.pinned if id != self.item)
        desk.put(replace(meeting, skipped=_toggled(meeting.skipped, self.item), pinned=pinned))


class Attend(Operation, frozen=True, kw_only=True):
    """Note how many of a party came."""

    act = "meeting.attend"

    id: MeetingId
    party: PartyId
    number: int
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a cancelled meeting and a number below zero."""
        meeting = desk.get(Meeting, self.id, self.rev)
        if meeting.status == "cancelled":
            raise Refused(N_("m{id} was cancelled"), field="id", id=meeting.id)
        if self.number < 0:
            raise Refused(N_("number: nobody is 0, and there is nothing below"), field="number")
        desk.put(replace(meeting, attendance={**meeting.attendance, self.party: self.number}))


def started(meeting: Meeting, start: str) -> Meeting:
    """Return a meeting that starts at another time; its rule and its exceptions move with it. Refused where the rule
    cannot."""
    if not meeting.every:
        return replace(meeting, start=start)
    every = rule.shifted(meeting.every, meeting.start, start)
    except_on = tuple(rule.moved(moment, meeting.start, start) for moment in meeting.except_on)
    return replace(meeting, start=start, every=every, except_on=except_on)


def planned(desk: Desk, id: int, rev: int) -> Meeting:
    """Return a planned meeting; Refused where it is over."""
    meeting = desk.get(Meeting, id, rev)
    if meeting.status != "planned":
        raise Refused(_OVER[meeting.status], field="id", id=id)
    return meeting


_OVER = {"held": N_("m{id} was held already"), "cancelled": N_("m{id} was cancelled")}


def plan_next(desk: Desk, meeting: Meeting) -> None:
    """Plan the next meeting of a series, where there is one more."""
    if not meeting.every:
        return
    start = datetime.fromisoformat(meeting.start)
    following = when.next_occurrence(meeting.every, meeting.start, start + timedelta(seconds=1), meeting.except_on)
    if following is None:
        return
    text = rule.written(following, meeting.start)
    every = rule.fewer(meeting.every, meeting.start, text)
    desk.add(another(meeting, text, every=every))


def another(meeting: Meeting, start: str, *, every: str = "") -> Meeting:
    """Return a meeting of the same series, at another time: nothing that belongs to the one goes with it."""
    return replace(
        meeting, id=0, rev=0, created_at=EPOCH, uid="", start=start, every=every, status="planned", reason="",
        series=meeting.series or meeting.id, attendance={}, pinned=(), skipped=(),
    )  # fmt: skip


def _toggled(items: tuple[int, ...], item: int) -> tuple[int, ...]:
    return tuple(id for id in items if id != item) if item in items else (*items, item)
