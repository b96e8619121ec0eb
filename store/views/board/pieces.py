"""What an initiative is made of, a fact each: its items, its meetings; who belongs to which of its groups. A record is
read once, and again only when it has changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from store import when
from store.records import Entry, Initiative, Item, Meeting, Party
from store.records.item import Cause, ItemKind, ItemStatus, Outcome
from store.records.meeting import MeetingKind, MeetingStatus
from store.views.work import work
from store.workspace import Workspace


class Matter(NamedTuple):
    """An item, as plan, queue and problems see it."""

    title: str
    kind: ItemKind
    status: ItemStatus
    outcome: Outcome | None
    due: str | None
    owner: str
    source: int | None
    parties: tuple[int, ...]
    ball: int | None
    after: tuple[int, ...]
    wave: str
    cause: Cause | None
    follows: int | None
    meeting: int | None
    created: datetime

    @property
    def is_live(self) -> bool:
        """Whether it is still to be settled."""
        return self.status != "closed"

    @property
    def is_dropped(self) -> bool:
        """Whether it was closed without anything having come of it."""
        return self.outcome in ("declined", "duplicate", "moot")


class Session(NamedTuple):
    """A meeting, as plan and coverage see it."""

    title: str
    kind: MeetingKind
    status: MeetingStatus
    start: str
    zone: str
    length: int
    parties: tuple[int, ...]
    attendance: tuple[tuple[int, int], ...]
    every: str
    wave: str

    @property
    def day(self) -> date:
        """The day on which it begins, where it is held."""
        return date.fromisoformat(self.start[:10])


def matters(workspace: Workspace, initiative: Initiative) -> dict[int, Matter]:
    """Return all items of an initiative, by number."""
    return workspace.facts(Item, _matter, workspace.ids(Item, initiative=initiative.id))


def live_ids(workspace: Workspace, initiative: Initiative) -> list[int]:
    """Return, ascending, the numbers of those that are not closed; nothing is read."""
    return sorted(work(workspace).live.intersection(workspace.ids(Item, initiative=initiative.id)))


def of_numbers(workspace: Workspace, ids: Iterable[int]) -> dict[int, Matter]:
    """Return items, by number."""
    return workspace.facts(Item, _matter, ids)


def sessions(workspace: Workspace, initiative: Initiative) -> dict[int, Session]:
    """Return the meetings of an initiative, by number."""
    return sessions_of(workspace, workspace.ids(Meeting, initiative=initiative.id))


def sessions_of(workspace: Workspace, ids: Iterable[int]) -> dict[int, Session]:
    """Return meetings, by number."""
    return workspace.facts(Meeting, _session, ids)


def groups_of(workspace: Workspace, audience: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return, by party, the groups of the audience it belongs to, itself if it is one: members, those of groups within
    groups, heads. Only the audience is read."""
    wanted = tuple(audience)

    def gather() -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for group in wanted:
            for party in _within(workspace, group):
                found[party] = (*found.get(party, ()), group)
        return found

    stamp = workspace.version(Party, "groups", "head")
    return workspace.remembered(("groups of", wanted), stamp, gather)


def heads(workspace: Workspace) -> frozenset[int]:
    """Return the parties that are the head of some group; nothing is read."""
    return frozenset(workspace.values(Party, "head"))


def _within(workspace: Workspace, group: int) -> set[int]:
    reached: set[int] = set()
    waiting = [group]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(workspace.ids(Party, groups=one))
    led = workspace.get(Party, group)
    # a head may sit above the group, and still speaks for it
    return reached | {led.head} if led and led.head else reached


def waiting_ids(workspace: Workspace, initiative: Initiative) -> list[int]:
    """Return, ascending, the numbers of the items of an initiative, not closed, that wait for others; nothing read."""
    after = workspace.remembered(
        "after", workspace.version(Item, "after"), lambda: frozenset(workspace.having(Item, "after"))
    )
    return sorted(after.intersection(live_ids(workspace, initiative))) if after else []


def stamp(workspace: Workspace, initiative: Initiative) -> tuple[object, ...]:
    """Return what changes when anything may have that bears on an initiative alone: for `Workspace.remembered`."""
    id = initiative.id
    approvals = workspace.ids(Item, initiative=id, kind="approval")
    waiting = waiting_ids(workspace, initiative)
    firsts = (first for one in of_numbers(workspace, waiting).values() for first in one.after)
    return (
        initiative.rev, workspace.version(Party), workspace.version(Entry, initiative=id),
        workspace.version(Item, initiative=id), workspace.version(Meeting, initiative=id),
        tuple(workspace.version(Entry, item=approval) for approval in approvals),
        tuple((first, one.due, one.status) for first, one in of_numbers(workspace, firsts).items()),
    )  # fmt: skip


def day_of(moment: str | datetime, workspace: Workspace) -> date:
    """Return the day on which a stored time falls where the user is."""
    return when.day(moment, workspace.zone)


def _matter(item: Item) -> Matter:
    return Matter(
        item.title, item.kind, item.status, item.outcome, item.due, item.owner, item.source, item.parties, item.ball,
        item.after, item.wave, item.cause, item.follows, item.meeting, item.created_at,
    )  # fmt: skip


def _session(meeting: Meeting) -> Session:
    return Session(
        meeting.title, meeting.kind, meeting.status, meeting.start, meeting.zone, meeting.length, meeting.parties,
        tuple(meeting.attendance.items()), meeting.every, meeting.wave,
    )  # fmt: skip
