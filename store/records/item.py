"""An item: something to be settled among parties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from store.records.entry import Entry
from store.records.operation import Desk, Operation
from store.records.record import Day, InitiativeId, ItemId, Level, Login, MeetingId, Moment, PartyId, Record, Scale
from store.sentence import N_, Refused

ItemKind = Literal["task", "request", "relay", "obstacle", "conflict", "approval"]
ItemStatus = Literal["inbox", "open", "closed"]
Outcome = Literal["done", "agreed", "arbitrated", "granted", "refused", "declined", "duplicate", "moot"]
Cause = Literal[
    "communication", "priorities", "resistance", "material", "resources", "technical", "schedule", "other"
]


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
        "status", "kind", "owner", "ball", "due", "source", "parties", "initiative", "meeting", "duplicate_of", "uid",
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
    review: Day | None = None
    goal: str = ""
    criteria: tuple[str, ...] = ()
    level: Level | None = None
    """Gravity of a conflict, 3 the gravest."""
    sides: tuple[Side, ...] = ()
    options: tuple[Option, ...] = ()
    plain: str = ""
    """A relay's wording without jargon."""
    status: ItemStatus = "inbox"
    outcome: Outcome | None = None
    resolution: str = ""


def decide(desk: Desk, act: str, item: Item, reason: str = "") -> None:
    """Log a decision about an item: one history, not two."""
    desk.add(Entry(kind="decision", at=desk.now, by=desk.user, act=act, item=item.id, parties=item.parties, text=reason))
