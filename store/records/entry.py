"""An entry: something that happened. Append-only; it carries all the evidence."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from store.records.changing import given, required
from store.records.operation import Desk, Operation
from store.records.record import EPOCH, EntryId, InitiativeId, ItemId, Login, MeetingId, Moment, PartyId, Record, Tone
from store.sentence import N_, Refused

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


class Log(Operation, frozen=True, kw_only=True):
    """Log what happened: a contact, feedback, a decision, a note."""

    act = "entry.log"

    text: str = ""
    kind: EntryKind = "contact"
    parties: tuple[PartyId, ...] = ()
    channel: Channel | None = None
    tone: Tone | None = None
    at: datetime | None = None
    item: ItemId | None = None
    initiative: InitiativeId | None = None
    meeting: MeetingId | None = None
    about: Step | None = None
    score: float | None = None
    tags: tuple[str, ...] = ()
    uid: str = ""

    def apply(self, desk: Desk) -> None:
        """Refuses what has no evidence in it, answers and readings (they have operations of their own), the future."""
        if self.kind in ("answer", "reading"):
            raise Refused(N_("Record an answer with item.answer and a reading with initiative.read"), field="kind")
        entry = Entry(**given(self, frozenset({"at"})), at=self.at or desk.now, by=desk.user)
        _check(entry, desk.now)
        desk.add(entry)


class Correct(Operation, frozen=True, kw_only=True):
    """Rectify an entry: the new version stands beside the old one."""

    act = "entry.correct"

    id: EntryId
    text: str | UnsetType = UNSET
    parties: tuple[PartyId, ...] | UnsetType = UNSET
    channel: Channel | UnsetType | None = UNSET
    tone: Tone | UnsetType | None = UNSET
    at: datetime | UnsetType = UNSET
    answer: Answer | UnsetType = UNSET
    score: float | UnsetType | None = UNSET

    def apply(self, desk: Desk) -> None:
        """Refuses decisions (they are the history), an entry that a later one has already rectified, and what no log
        entry may say."""
        entry = desk.get(Entry, self.id)
        if entry.kind == "decision" and entry.act:
            raise Refused(N_("A decision is history; take it back with undo, or decide again"), field="id")
        for later in desk.find(Entry, corrects=entry.id):
            raise Refused(N_("e{id} has already been rectified by e{later}"), field="id", id=entry.id, later=later.id)
        values = given(self, frozenset({"id"}))
        if all(getattr(entry, name) == value for name, value in values.items()):
            raise Refused(N_("Nothing to change: give at least one field a new value"))
        rectified = replace(entry, **values, id=0, rev=0, created_at=EPOCH, uid="", corrects=entry.id)
        _check(rectified, desk.now)
        desk.add(rectified)


class Dismiss(Operation, frozen=True, kw_only=True):
    """Dismiss a computed signal until a day; it comes back if it still holds then."""

    act = "signal.dismiss"

    signal: str
    """Its rule and subject: `silence:parties:3`."""
    until: Moment
    reason: str = ""

    def apply(self, desk: Desk) -> None:
        """Refuses a signal without a subject."""
        if self.signal.count(":") < 2:
            raise Refused(N_("signal: name its rule and subject, such as silence:parties:3"), field="signal")
        desk.add(
            Entry(
                kind="decision", act=self.act, at=desk.now, by=desk.user,
                signal=self.signal, until=self.until, text=self.reason,
            )
        )  # fmt: skip


def check_past(at: datetime, now: datetime) -> None:
    """Raise Refused where something is said to have happened that is still to come."""
    if at > now:
        raise Refused(N_("The log holds what has happened; plan what is to come as a meeting or a task"), field="at")


def _check(entry: Entry, now: datetime) -> None:
    if entry.kind in ("contact", "feedback") and not entry.parties:
        raise Refused(N_("Name the party this was with, such as @nur"), field="parties")
    if entry.kind in ("feedback", "decision", "note") and entry.score is None:
        required(entry.text, "text", N_("Say in a few words what happened"))
    if entry.kind == "feedback" and entry.score is not None and not 1 <= entry.score <= 5:
        raise Refused(N_("score: a feedback goes from 1 to 5"), field="score")
    if entry.kind != "answer" and entry.answer is not None:
        raise Refused(N_("Only what a party said to an item is an answer; record one with item.answer"), field="answer")
    if entry.answer == "reserve":
        required(entry.text, "text", N_("Say on what condition it would be a yes, or what is unclear"))
    check_past(entry.at, now)
