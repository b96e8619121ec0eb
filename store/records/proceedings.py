"""What comes up while a meeting is prepared and held: the order of its pack, and the matters that arise in it."""

from __future__ import annotations

from msgspec.structs import replace

from store.records.changing import required
from store.records.entry import Entry
from store.records.item import Item
from store.records.meeting import Meeting, planned
from store.records.operation import Desk, Operation
from store.records.record import ItemId, Level, Login, MeetingId, Moment, PartyId
from store.sentence import N_, Refused


class Arrange(Operation, frozen=True, kw_only=True):
    """Put the pinned items of a meeting's pack in another order."""

    act = "meeting.arrange"

    id: MeetingId
    pinned: tuple[ItemId, ...]
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a meeting that is over, and the order there is already. What is put in the order is pinned."""
        meeting = planned(desk, self.id, self.rev)
        pinned = tuple(dict.fromkeys(self.pinned))
        if pinned == meeting.pinned:
            raise Refused(N_("The pack of m{id} is in that order already"), field="pinned", id=meeting.id)
        skipped = tuple(id for id in meeting.skipped if id not in pinned)
        desk.put(replace(meeting, pinned=pinned, skipped=skipped))


class Arise(Operation, frozen=True, kw_only=True):
    """Note in a meeting's minutes what is to be done, or what (parked) the inbox is to settle."""

    act = "meeting.arise"

    id: MeetingId
    title: str
    text: str = ""
    parked: bool = False
    """Not for today: it is triaged later, like all that comes in."""
    parties: tuple[PartyId, ...] = ()
    owner: Login = ""
    ball: PartyId | None = None
    """The party that is to do it."""
    due: Moment | None = None
    priority: Level = 2
    tags: tuple[str, ...] = ()

    def apply(self, desk: Desk) -> None:
        """Refuses a cancelled meeting, and what has no title."""
        meeting = desk.get(Meeting, self.id)
        if meeting.status == "cancelled":
            raise Refused(N_("m{id} was cancelled"), field="id", id=meeting.id)
        title = required(self.title, "title", N_("Say in a few words what it is about"))
        item = Item(
            title=title, text=self.text, status="inbox" if self.parked else "open", parties=self.parties,
            owner=self.owner or ("" if self.parked else desk.user), ball=self.ball,
            ball_since=None if self.ball is None else desk.now, due=self.due, priority=self.priority,
            initiative=meeting.initiative, meeting=None if self.parked else meeting.id, tags=self.tags,
        )  # fmt: skip
        made = desk.add(item)
        desk.add(
            Entry(
                kind="decision", act=self.act, at=desk.now, by=desk.user, meeting=meeting.id, item=made.id,
                parties=self.parties, text=title,
            )
        )  # fmt: skip
