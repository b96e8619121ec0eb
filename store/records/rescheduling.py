"""A planned meeting whose particulars change: by hand, or by a newer version of its invitation."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from store import when
from store.records.changing import changed, required
from store.records.meeting import Meeting, MeetingKind
from store.records.operation import Desk, Operation
from store.records.record import InitiativeId, LocalMoment, MeetingId, PartyId
from store.sentence import N_, Refused


class Change(Operation, frozen=True, kw_only=True):
    """Change what a planned meeting is about, who is invited, or how it recurs."""

    act = "meeting.change"

    id: MeetingId
    rev: int = 0
    title: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    kind: MeetingKind | UnsetType = UNSET
    start: LocalMoment | UnsetType = UNSET
    zone: str | UnsetType = UNSET
    length: int | UnsetType = UNSET
    place: str | UnsetType = UNSET
    parties: tuple[PartyId, ...] | UnsetType = UNSET
    every: str | UnsetType = UNSET
    except_on: tuple[LocalMoment, ...] | UnsetType = UNSET
    initiative: InitiativeId | UnsetType | None = UNSET
    wave: str | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET
    edition: str | UnsetType = UNSET

    def apply(self, desk: Desk) -> None:
        """Refuses a meeting that is over, an empty title, a start or zone that is none, a rule that never happens."""
        meeting = changed(desk.get(Meeting, self.id, self.rev), self)
        if meeting.status != "planned":
            raise Refused(N_("m{id} is over; what it was stays as it is"), field="id", id=meeting.id)
        required(meeting.title, "title", N_("Say in a few words what the meeting is about"))
        when.check("local", meeting.start, "start")
        if meeting.every:
            when.check_rule(meeting.every, meeting.start)
        if not when.zone_exists(meeting.zone):
            raise Refused(
                N_("zone: {zone} is not a time zone; write it like America/Montreal"),
                field="zone", zone=meeting.zone[:60],
            )  # fmt: skip
        desk.put(meeting)
