"""The inbox: what is to be decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Item
from store.views.key import Key, names
from store.views.likeness import reports
from store.views.snoozed import sleeps, wakes
from store.views.strangers import stranger
from store.views.work import work
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
    reports: int = 1
    """How many reports it stands for: itself, and its duplicates."""
    stranger: str = ""
    """Who wrote it, and is no party yet."""


class _Rank(NamedTuple):
    """An item's place in the inbox."""

    priority: int
    came: datetime
    id: int


def _rank(item: Item) -> _Rank:
    return _Rank(item.priority, item.created_at, item.id)


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the undecided items that are awake: the urgent first, then the oldest."""
    undecided = work(workspace).undecided
    awake = undecided.difference(item.id for item in _asleep(workspace, undecided, today))
    return [Key("items", rank.id) for rank in sorted(workspace.facts(Item, _rank, awake).values())]


def drawer(workspace: Workspace, today: date) -> list[Key]:
    """Return the items that sleep, open ones too: those that wake soonest, then those that wait for something to
    happen."""
    asleep = _asleep(workspace, work(workspace).live, today)
    waking = {item.id: wakes(workspace, item) or date.max for item in asleep}
    return [Key("items", id) for id in sorted(waking, key=lambda id: (waking[id], id))]


def oldest(workspace: Workspace, keys: Iterable[Key], today: date) -> int:
    """Return the age, in whole days, of the oldest of these items; 0 where there is none."""
    ranks = workspace.facts(Item, _rank, (key.id for key in keys))
    came = min((rank.came for rank in ranks.values()), default=None)
    return max((today - when.day(came, workspace.zone)).days, 0) if came else 0


def _asleep(workspace: Workspace, among: frozenset[int], today: date) -> list[Item]:
    snoozed = workspace.some(Item, sorted(among.intersection(workspace.having(Item, "until"))))
    return [item for item in snoozed if sleeps(workspace, item, today)]


def row(workspace: Workspace, key: Key, today: date) -> InboxRow | None:
    """Return the row of an item, None where it is gone."""
    item = workspace.get(Item, key.id)
    if item is None:
        return None
    came = when.day(item.created_at, workspace.zone)
    source = names(workspace, (item.source,))[0] if item.source else ""
    parties, wrote = names(workspace, item.parties), stranger(item)
    return InboxRow(
        item.id, item.title, item.kind, source, parties, item.priority, item.due, max((today - came).days, 0),
        reports(workspace, item.id), (wrote.name or wrote.address) if wrote else "",
    )  # fmt: skip
