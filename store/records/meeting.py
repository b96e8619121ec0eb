"""A meeting: a time at which parties come together."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from store.records.record import InitiativeId, ItemId, LocalMoment, MeetingId, PartyId, Record

MeetingKind = Literal["meeting", "event", "seminar", "training", "checkin"]
MeetingStatus = Literal["planned", "held", "cancelled"]


class Meeting(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A time at which parties come together; its minutes are the entries that name it."""

    table = "meetings"
    indexes = ("start", "status", "parties", "series", "initiative", "uid")

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
