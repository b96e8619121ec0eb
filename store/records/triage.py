"""Triage: what one decides about an item in the inbox, one decision and one log entry at a time."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from store import when
from store.records.changing import required
from store.records.entry import Channel, Entry
from store.records.item import Cause, Item, ItemKind, Snooze, decide, undecided, with_sides
from store.records.meeting import Meeting
from store.records.operation import Desk, Operation
from store.records.record import ItemId, Login, MeetingId, Moment, PartyId
from store.sentence import N_, Refused


class Accept(Operation, frozen=True, kw_only=True):
    """Accept an inbox item into open work."""

    act = "item.accept"

    id: ItemId
    rev: int = 0
    owner: Login = ""
    """Whose it becomes; yours where none is given."""

    def apply(self, desk: Desk) -> None:
        """Refuses what is no longer in the inbox."""
        item = _in_inbox(desk, self.id, self.rev)
        desk.put(replace(item, status="open", owner=self.owner or item.owner or desk.user, until=None))
        decide(desk, self.act, item)


class Give(Operation, frozen=True, kw_only=True):
    """Give an item to a colleague."""

    act = "item.give"

    id: ItemId
    to: Login
    rev: int = 0
    reason: str = ""

    def apply(self, desk: Desk) -> None:
        """Refuses a closed item and the colleague who has it already."""
        item = undecided(desk, self.id, self.rev)
        to = required(self.to, "to", N_("Name the colleague to give #{id} to"), id=item.id)
        if item.owner == to and item.status == "open":
            raise Refused(N_("#{id} is {to}'s already"), field="to", id=item.id, to=to)
        desk.put(replace(item, status="open", owner=to, until=None))
        desk.add(
            Entry(
                kind="decision", act=self.act, at=desk.now, by=desk.user, item=item.id, parties=item.parties,
                text=f"→ {to}" + (f": {self.reason}" if self.reason else ""),
            )
        )  # fmt: skip


class Wait(Operation, frozen=True, kw_only=True):
    """Wait on a party: the ball is in its court (on nobody: in ours again)."""

    act = "item.wait"

    id: ItemId
    on: PartyId | None = None
    rev: int = 0
    due: Moment | None = None

    def apply(self, desk: Desk) -> None:
        """Refuses a closed item and a ball that is there already."""
        item = undecided(desk, self.id, self.rev)
        if item.ball == self.on and item.status == "open":
            raise Refused(N_("The ball of #{id} is there already"), field="on", id=item.id)
        waiting = replace(
            item, status="open", owner=item.owner or desk.user, until=None,
            ball=self.on, ball_since=None if self.on is None else desk.now, due=self.due or item.due,
        )  # fmt: skip
        desk.put(waiting)
        decide(desk, self.act, item)


class Classify(Operation, frozen=True, kw_only=True):
    """Say what an item is: task, request, relay, obstacle, conflict or approval."""

    act = "item.classify"

    id: ItemId
    kind: ItemKind
    rev: int = 0
    cause: Cause | None = None

    def apply(self, desk: Desk) -> None:
        """Refuses a closed item and the nature it has already."""
        item = undecided(desk, self.id, self.rev)
        if item.kind == self.kind and self.cause in (None, item.cause):
            raise Refused(N_("#{id} is that already"), field="kind", id=item.id)
        desk.put(with_sides(replace(item, kind=self.kind, cause=self.cause or item.cause)))


class Decline(Operation, frozen=True, kw_only=True):
    """Decline an inbox item, with the reason."""

    act = "item.decline"

    id: ItemId
    reason: str
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses without a reason, and what is no longer in the inbox."""
        item = _in_inbox(desk, self.id, self.rev)
        reason = required(self.reason, "reason", N_("Say why #{id} is declined"), id=item.id)
        desk.put(replace(item, status="closed", outcome="declined", resolution=reason, until=None))
        decide(desk, self.act, item, reason)


class Duplicate(Operation, frozen=True, kw_only=True):
    """Close an item as a duplicate of another, which then stands for both."""

    act = "item.duplicate"

    id: ItemId
    of: ItemId
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses itself, and a duplicate of a duplicate: name the original."""
        item = undecided(desk, self.id, self.rev)
        original = desk.get(Item, self.of)
        if original.id == item.id:
            raise Refused(N_("#{id} cannot be a duplicate of itself"), field="of", id=item.id)
        if original.duplicate_of is not None:
            raise Refused(
                N_("#{of} is itself a duplicate of #{original}; name that one"),
                field="of", of=original.id, original=original.duplicate_of,
            )  # fmt: skip
        desk.put(replace(item, status="closed", outcome="duplicate", duplicate_of=original.id, until=None))
        for earlier in desk.find(Item, duplicate_of=item.id):
            desk.put(replace(earlier, duplicate_of=original.id))
        joined = _with_parties_of(original, item)
        if joined != original:
            desk.put(joined)
        decide(desk, self.act, item, f"#{original.id}")


_ASKED = ("task", "request", "obstacle")
"""Kinds whose parties are whom it concerns; those of the others play a part: sides, recipients, approvers."""


def _with_parties_of(original: Item, item: Item) -> Item:
    """Return what a duplicate is merged into: its text stays its own, and who reported it is now part of this."""
    reporters = (item.source,) if item.source and original.kind in _ASKED else ()
    parties = item.parties if original.kind in (*_ASKED, item.kind) else ()
    named = dict.fromkeys((*original.parties, *(id for id in (*reporters, *parties) if id != original.source)))
    return with_sides(replace(original, parties=tuple(named)))


class Sleep(Operation, frozen=True, kw_only=True):
    """Snooze an item until a day, a meeting, or the next activity, whichever comes first."""

    act = "item.snooze"

    id: ItemId
    rev: int = 0
    day: Moment | None = None
    meeting: MeetingId | None = None
    activity: bool = False

    def apply(self, desk: Desk) -> None:
        """Refuses without an end, and an end that has passed."""
        item = undecided(desk, self.id, self.rev)
        if self.day is None and self.meeting is None and not self.activity:
            raise Refused(N_("Say until when: a day, a meeting, or the next activity"), field="day")
        if self.day is not None and _has_passed(self.day, desk):
            raise Refused(
                N_("{day} has passed; choose a day to come"), field="day", day=date.fromisoformat(self.day[:10])
            )
        if self.meeting is not None and desk.get(Meeting, self.meeting).status != "planned":
            raise Refused(N_("m{id} is over; choose a meeting to come"), field="meeting", id=self.meeting)
        until = Snooze(since=desk.now, day=self.day, meeting=self.meeting, activity=self.activity)
        desk.put(replace(item, until=until))
        decide(desk, self.act, item, self.day or (f"m{self.meeting}" if self.meeting else ""))


class Wake(Operation, frozen=True, kw_only=True):
    """Wake a snoozed item before its time."""

    act = "item.wake"

    id: ItemId
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a closed item, and one that was not put to sleep."""
        item = undecided(desk, self.id, self.rev)
        if item.until is None:
            raise Refused(N_("#{id} does not sleep"), field="id", id=item.id)
        desk.put(replace(item, until=None))
        decide(desk, self.act, item)


class LogOnly(Operation, frozen=True, kw_only=True):
    """Close an inbox item that asks for nothing: what it says goes to the log."""

    act = "item.log"

    id: ItemId
    rev: int = 0
    channel: Channel | None = None

    def apply(self, desk: Desk) -> None:
        """Refuses what is no longer in the inbox."""
        item = _in_inbox(desk, self.id, self.rev)
        parties = tuple(dict.fromkeys((*((item.source,) if item.source else ()), *item.parties)))
        text = "\n".join(part for part in (item.title, item.text) if part)
        desk.put(replace(item, status="closed", outcome="done", until=None))
        # A mail that was only for information was a contact all the same: it resets the silence of its sender.
        desk.add(
            Entry(
                kind="contact" if parties else "note", act=self.act, at=item.created_at, by=desk.user,
                channel=self.channel or ("mail" if item.uid else None), parties=parties, item=item.id, text=text,
            )
        )  # fmt: skip


def _has_passed(moment: str, desk: Desk) -> bool:
    when.check("moment", moment, "day")
    return when.day(moment, desk.zone) < when.day(desk.now, desk.zone)


def _in_inbox(desk: Desk, id: int, rev: int) -> Item:
    item = desk.get(Item, id, rev)
    if item.status != "inbox":
        raise Refused(N_("#{id} has left the inbox already"), field="id", id=id)
    return item
