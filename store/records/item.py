"""An item: something to be settled among parties."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from store.records.changing import changed, given, required
from store.records.entry import Entry
from store.records.operation import Desk, Operation
from store.records.party import Party
from store.records.record import (
    EPOCH,
    Day,
    InitiativeId,
    ItemId,
    Level,
    Login,
    MeetingId,
    Moment,
    PartyId,
    Record,
    Scale,
)  # fmt: skip
from store.sentence import N_, Refused

ItemKind = Literal["task", "request", "relay", "obstacle", "conflict", "approval"]
ItemStatus = Literal["inbox", "open", "closed"]
Outcome = Literal["done", "agreed", "arbitrated", "granted", "refused", "declined", "duplicate", "moot"]
Cause = Literal["communication", "priorities", "resistance", "material", "resources", "technical", "schedule", "other"]


class Side(Struct, frozen=True, omit_defaults=True):
    """Where one party of a conflict stands."""

    party: PartyId
    position: str = ""
    interests: tuple[str, ...] = ()
    rank: Scale | None = None
    """How much this matter weighs for that party, 1 (little) to 5."""


class Serves(Struct, frozen=True):
    """An interest that an option serves: the party's, by its place among that side's interests (from 0)."""

    party: PartyId
    interest: int


class Option(Struct, frozen=True, omit_defaults=True):
    """A way out that somebody proposed. Number 0, *leave as is*, is always there and never stored."""

    text: str
    by: PartyId | None = None
    serves: tuple[Serves, ...] = ()


class Snooze(Struct, frozen=True, omit_defaults=True):
    """Until when an item sleeps: whichever of these comes first."""

    since: datetime
    day: Moment | None = None
    meeting: MeetingId | None = None
    activity: bool = False
    """Anything that happens with its parties or on it."""


class Item(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Something to be settled among parties; waiting, snoozed, blocked, overdue are computed, never stored."""

    table = "items"
    indexes = (
        "status", "kind", "owner", "ball", "due", "source", "parties", "initiative", "meeting", "after",
        "duplicate_of", "supersedes", "follows", "review", "until", "uid",
    )  # fmt: skip

    kind: ItemKind = "task"
    title: str = ""
    text: str = ""
    quoted: str = ""
    """What the text answers to (the history below a mail), kept apart so that it need not be read."""
    source: PartyId | None = None
    parties: tuple[PartyId, ...] = ()
    """Recipients of a relay, sides of a conflict, approvers of an approval."""
    owner: Login = ""
    ball: PartyId | None = None
    """The party in whose court the ball is; None: in ours."""
    ball_since: datetime | None = None
    due: Moment | None = None
    priority: Level = 2
    """1 high, 2 normal, 3 low."""
    until: Snooze | None = None
    after: tuple[ItemId, ...] = ()
    initiative: InitiativeId | None = None
    wave: str = ""
    meeting: MeetingId | None = None
    cause: Cause | None = None
    duplicate_of: ItemId | None = None
    supersedes: ItemId | None = None
    follows: ItemId | None = None
    """The agreement that it carries out."""
    review: Day | None = None
    goal: str = ""
    criteria: tuple[str, ...] = ()
    level: Level | None = None
    """Gravity of a conflict, 3 the gravest."""
    sides: tuple[Side, ...] = ()
    options: tuple[Option, ...] = ()
    chosen: int | None = None
    """The option that was agreed or ruled, by its number; 0 is *leave as is*."""
    plain: str = ""
    """A relay's wording without jargon."""
    status: ItemStatus = "inbox"
    outcome: Outcome | None = None
    resolution: str = ""


class Capture(Operation, frozen=True, kw_only=True):
    """Capture something to be settled: into the inbox, or straight into open work."""

    act = "item.capture"

    title: str
    text: str = ""
    kind: ItemKind = "task"
    opened: bool = False
    """Straight into open work: what was typed left nothing to triage."""
    source: PartyId | None = None
    parties: tuple[PartyId, ...] = ()
    owner: Login = ""
    ball: PartyId | None = None
    due: Moment | None = None
    priority: Level = 2
    after: tuple[ItemId, ...] = ()
    initiative: InitiativeId | None = None
    wave: str = ""
    meeting: MeetingId | None = None
    cause: Cause | None = None
    supersedes: ItemId | None = None
    follows: ItemId | None = None
    goal: str = ""
    level: Level | None = None
    plain: str = ""
    quoted: str = ""
    created_at: datetime = EPOCH
    """When it came, where that was earlier than now: a mail's date."""
    tags: tuple[str, ...] = ()
    uid: str = ""

    def apply(self, desk: Desk) -> None:
        """Refuses an item without a title."""
        title = required(self.title, "title", N_("Say in a few words what it is about"))
        values = given(self, frozenset({"opened", "title"}))
        item = Item(**values, title=title, status="open" if self.opened else "inbox")
        if self.opened and not item.owner:
            item = replace(item, owner=desk.user)
        if item.ball is not None:
            item = replace(item, ball_since=desk.now)
        desk.add(with_sides(item))


class Change(Operation, frozen=True, kw_only=True):
    """Change the fields of an item."""

    act = "item.change"

    id: ItemId
    rev: int = 0
    title: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    source: PartyId | UnsetType | None = UNSET
    parties: tuple[PartyId, ...] | UnsetType = UNSET
    due: Moment | UnsetType | None = UNSET
    priority: Level | UnsetType = UNSET
    after: tuple[ItemId, ...] | UnsetType = UNSET
    initiative: InitiativeId | UnsetType | None = UNSET
    wave: str | UnsetType = UNSET
    meeting: MeetingId | UnsetType | None = UNSET
    cause: Cause | UnsetType | None = UNSET
    review: Day | UnsetType | None = UNSET
    goal: str | UnsetType = UNSET
    criteria: tuple[str, ...] | UnsetType = UNSET
    level: Level | UnsetType | None = UNSET
    plain: str | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET

    def apply(self, desk: Desk) -> None:
        """Refuses an empty title, waiting for itself however far around, and taking off a side that has had its say."""
        item = _without_gone(desk, changed(desk.get(Item, self.id, self.rev), self), self.parties)
        required(item.title, "title", N_("Say in a few words what it is about"))
        if item.id in _waited_for(desk, item):
            raise Refused(N_("#{id} would wait for itself"), field="after", id=item.id)
        desk.put(with_sides(item))


def decide(desk: Desk, act: str, item: Item, reason: str = "") -> None:
    """Log a decision about an item: one history, not two."""
    desk.add(
        Entry(kind="decision", at=desk.now, by=desk.user, act=act, item=item.id, parties=item.parties, text=reason)
    )


def undecided(desk: Desk, id: int, rev: int) -> Item:
    """Return an item that is not closed; Refused where it is."""
    item = desk.get(Item, id, rev)
    if item.status == "closed":
        raise Refused(N_("#{id} is closed; reopen it first"), field="id", id=id)
    return item


def with_sides(item: Item) -> Item:
    """Return a conflict with a side for each of its parties, in their order; other items as they are."""
    if item.kind != "conflict":
        return item
    known = {side.party: side for side in item.sides}
    parties = tuple(dict.fromkeys((*item.parties, *known)))
    return replace(item, parties=parties, sides=tuple(known.get(party, Side(party)) for party in parties))


def _without_gone(desk: Desk, item: Item, parties: tuple[PartyId, ...] | UnsetType) -> Item:
    if parties is UNSET:
        return item
    gone = [side for side in item.sides if side.party not in item.parties]
    for side in gone:
        if side != Side(side.party):
            name = desk.get(Party, side.party).name
            raise Refused(
                N_("{name} has a say in #{id}: empty its position, interests and rank first, then take it off"),
                field="parties", name=name, id=item.id,
            )  # fmt: skip
    return replace(item, sides=tuple(side for side in item.sides if side not in gone))


def _waited_for(desk: Desk, item: Item) -> set[int]:
    reached: set[int] = set()
    waiting = list(item.after)
    while waiting:
        id = waiting.pop()
        if id in reached:
            continue
        reached.add(id)
        waiting.extend(item.after if id == item.id else desk.get(Item, id).after)
    return reached
