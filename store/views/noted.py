"""Which entries stand, and which were noted lately. Entries are numbered in the order in which they were noted, and
what they tell lies before that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from datetime import date, datetime, timedelta
from typing import Any

from store import when
from store.records import Entry
from store.workspace import Workspace


def rectified(workspace: Workspace) -> frozenset[int]:
    """Return the entries that a later one has rectified."""
    version = workspace.version(Entry, "corrects")
    return workspace.remembered("rectified", version, lambda: frozenset(workspace.values(Entry, "corrects")))


def noted_within(workspace: Workspace, today: date, within: timedelta, **value: Any) -> Set[int]:
    """Return the entries under a value of an indexed field that were noted within that time up to today; none of them
    is read."""

    def gather() -> frozenset[int]:
        first, ids = _first_noted(workspace, end_of(today - within, workspace)), workspace.ids(Entry, **value)
        return frozenset(ids[bisect_left(ids, first) :])

    stamp = today, workspace.version(Entry, **value)
    return workspace.remembered(("noted", within, *value.items()), stamp, gather)


def end_of(day: date, workspace: Workspace) -> datetime:
    """Return the instant at which a day ends where the user is."""
    return when.instant((day + timedelta(days=1)).isoformat(), workspace.zone)


def _first_noted(workspace: Workspace, since: datetime) -> int:
    """Return the number of the first entry that was noted at an instant or after it, found by halves."""

    def search() -> int:
        ids = workspace.ids(Entry)
        place = bisect_left(ids, since, key=lambda id: workspace.fact(Entry, _noted, id) or since)
        return ids[place] if place < len(ids) else ids[-1] + 1 if ids else 0

    return workspace.remembered(("first noted", since), workspace.version(Entry), search)


def _noted(entry: Entry) -> datetime:
    return entry.created_at
