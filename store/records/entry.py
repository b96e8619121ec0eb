"""An entry: something that happened. Append-only; it carries all the evidence."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from store.records.record import EPOCH, EntryId, InitiativeId, ItemId, Login, MeetingId, Moment, PartyId, Record, Tone

EntryKind = Literal["contact", "answer", "feedback", "reading", "decision", "note"]
Channel = Literal["call", "mail", "visit", "chat", "meeting"]
Answer = Literal["yes", "reserve", "no"]
Step = Literal["awareness", "desire", "knowledge", "ability", "reinforcement"]


class Entry(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened, was said, measured or decided."""

    table = "entries"
    indexes = ("parties", "item", "meeting", "initiative", "kind", "signal", "corrects", "uid")

    at: datetime = EPOCH
    by: Login = ""
    kind: EntryKind = "note"
    channel: Channel | None = None
    parties: tuple[PartyId, ...] = ()
    text: str = ""
    tone: Tone | None = None
    item: ItemId | None = None
    option: int | None = None
    """The option an answer is about: its number on the conflict's sheet, 0 being *leave as is*."""
    answer: Answer | None = None
    initiative: InitiativeId | None = None
    measure: str = ""
    score: float | None = None
    """A reading's value, or a feedback's mark from 1 to 5."""
    about: Step | None = None
    meeting: MeetingId | None = None
    corrects: EntryId | None = None
    act: str = ""
    """The operation that a decision was (`item.decline`)."""
    signal: str = ""
    """The computed signal that a decision dismisses (`silence:parties:3`)."""
    until: Moment | None = None
    """Until when that signal stays dismissed."""
