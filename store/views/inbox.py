"""The inbox: what is to be decided, and what sleeps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Entry, Item, Meeting
from store.views.key import Key, names
from store.workspace import Workspace


class InboxRow(Struct, frozen=True):
    """One undecided item."""

    id: int
    title: str
    kind: str
    source: str
    parties: tuple[str, ...]
    priority: int
    due: str | None
    age: int
    """Whole days since it came."""


class _Rank(NamedTuple):
    """An item's place in the inbox."""

    priority: int
    came: datetime
    id: int
    is_snoozed: bool


def _rank(item: Item) -> _Rank:
    return _Rank(item.priority, item.created_at, item.id, item.until is not None)


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the undecided items that are awake: the urgent first, then the oldest."""
    awake = [rank for rank in _ranks(workspace) if not _sleeps(workspace, rank, today)]
    return [Key("items", rank.id) for rank in sorted(awake)]


def drawer(workspace: Workspace, today: date) -> list[Key]:
    """Return the items that sleep."""
    return [Key("items", rank.id) for rank in _ranks(workspace) if _sleeps(workspace, rank, today)]


def _ranks(workspace: Workspace) -> Iterable[_Rank]:
    return workspace.facts(Item, _rank, workspace.ids(Item, status="inbox")).values()


def _sleeps(workspace: Workspace, rank: _Rank, today: date) -> bool:
    item = workspace.get(Item, rank.id) if rank.is_snoozed else None
    return item is not None and asleep(workspace, item, today)


def row(workspace: Workspace, key: Key, today: date) -> InboxRow | None:
    """Return the row of an item, None where it is gone."""
    item = workspace.get(Item, key.id)
    if item is None:
        return None
    came = when.day(item.created_at, workspace.zone)
    source = names(workspace, (item.source,))[0] if item.source else ""
    parties = names(workspace, item.parties)
    return InboxRow(
        item.id, item.title, item.kind, source, parties, item.priority, item.due, max((today - came).days, 0)
    )


def asleep(workspace: Workspace, item: Item, today: date) -> bool:
    """Say whether a snoozed item still sleeps: none of the things it waits for has come."""
    until = item.until
    if until is None:
        return False
    if until.day and when.day(until.day, workspace.zone) <= today:
        return False
    if until.meeting is not None:
        meeting = workspace.get(Meeting, until.meeting)
        if meeting is None or meeting.status != "planned" or when.day(meeting.start, meeting.zone) <= today:
            return False
    return not (until.activity and _active_since(workspace, item))


def _active_since(workspace: Workspace, item: Item) -> bool:
    assert item.until is not None
    parties = dict.fromkeys((*item.parties, *((item.source,) if item.source else ())))
    noted = (_last_noted(workspace, "item", item.id), *(_last_noted(workspace, "parties", party) for party in parties))
    return any(at is not None and at > item.until.since for at in noted)


def _last_noted(workspace: Workspace, field: str, id: int) -> datetime | None:
    """Return when the last entry under this number was made; that an item was put to sleep is no activity."""

    def look() -> datetime | None:
        entries = workspace.some(Entry, reversed(workspace.ids(Entry, **{field: id})))
        return next((entry.created_at for entry in entries if entry.act != "item.snooze"), None)

    return workspace.remembered(("noted", field, id), workspace.version(Entry, **{field: id}), look)
