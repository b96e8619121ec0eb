"""Which entries stand, and which were noted lately. Entries are numbered in the order in which they were noted, and
what they tell lies before that."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Any

from store import when
from store.records import Entry
from store.workspace import Workspace


def rectified(workspace: Workspace) -> frozenset[int]:
    """Return the entries that a later one has rectified."""
    version = workspace.version(Entry, "corrects")
    return workspace.remembered("rectified", version, lambda: frozenset(workspace.values(Entry, "corrects")))


def noted_within(workspace: Workspace, today: date, within: timedelta, **value: Any) -> frozenset[int]:
    """Return the entries under a value of an indexed field that were noted within that time up to today; none of them
    is read."""

    def gather() -> frozenset[int]:
        first = _first_noted(workspace, end_of(today - within, workspace))
        return frozenset(takewhile(first.__le__, workspace.newest(Entry, **value)))

    stamp = today, workspace.version(Entry, **value)
    return workspace.remembered(("noted", within, *value.items()), stamp, gather)


def end_of(day: date, workspace: Workspace) -> datetime:
    """Return the instant at which a day ends where the user is."""
    return when.instant((day + timedelta(days=1)).isoformat(), workspace.zone)


def _first_noted(workspace: Workspace, since: datetime) -> int:
    """Return a number below which no entry was noted at that instant or after it, found by halves: that of the first
    that was, a lower one where numbers were looked at under which there is nothing any more."""

    def search() -> int:
        numbers = range(1, workspace.engine.next_id(Entry.table))
        return 1 + bisect_left(numbers, since, key=lambda id: workspace.fact(Entry, _noted, id) or since)

    # what is noted from now on has a higher number
    return workspace.remembered(("first noted", since), None, search)


def _noted(entry: Entry) -> datetime:
    return entry.created_at
