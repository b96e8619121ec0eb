"""The inbox: what is to be decided, and what sleeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

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


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the undecided items that are awake: the urgent first, then the oldest."""
    awake = [item for item in workspace.find(Item, status="inbox") if not asleep(workspace, item, today)]
    awake.sort(key=lambda item: (item.priority, item.created_at, item.id))
    return [Key("items", item.id) for item in awake]


def drawer(workspace: Workspace, today: date) -> list[Key]:
    """Return the items that sleep."""
    return [Key("items", item.id) for item in workspace.find(Item, status="inbox") if asleep(workspace, item, today)]


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
    about = [workspace.ids(Entry, item=item.id), *(workspace.ids(Entry, parties=party) for party in item.parties)]
    if item.source:
        about.append(workspace.ids(Entry, parties=item.source))
    return any(_noted_since(workspace, ids, item.until.since) for ids in about)


def _noted_since(workspace: Workspace, ids: Sequence[int], since: datetime) -> bool:
    """Say whether any of these entries, the latest last, came after an instant; that an item sleeps is no activity."""
    for id in reversed(ids):
        entry = workspace.get(Entry, id)
        if entry is None or entry.act == "item.snooze":
            continue
        return entry.created_at > since
    return False
