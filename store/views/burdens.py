"""What weighs on the relationship with each party: what is open with it, and what we owe it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from store.records import Item
from store.views.work import overdue, work
from store.workspace import Workspace


class Burden(NamedTuple):
    """The items that weigh on a relationship."""

    open: frozenset[int]
    """Not closed: those that are still to be decided, too."""
    conflicts: frozenset[int]
    late: frozenset[int]
    """By our fault: overdue, and the ball is in our court."""


NOTHING = Burden(frozenset(), frozenset(), frozenset())


def burdens(workspace: Workspace, today: date) -> dict[int, Burden]:
    """Return what weighs on each party with which anything is open; nothing is read."""

    def gather() -> dict[int, Burden]:
        there = work(workspace)
        late = overdue(workspace, today) - there.waiting
        opened = _opened(workspace, there.live)
        return {party: Burden(frozenset(ids), there.conflicts & ids, late & ids) for party, ids in opened.items()}

    stamp = workspace.version(Item), today
    return workspace.remembered("burdens", stamp, gather)


def _opened(workspace: Workspace, live: frozenset[int]) -> dict[int, set[int]]:
    opened: dict[int, set[int]] = {}
    for field in ("parties", "source"):
        for party in workspace.values(Item, field):
            if ids := live.intersection(workspace.ids(Item, **{field: party})):
                opened.setdefault(party, set()).update(ids)
    return opened
