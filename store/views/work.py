"""The work there is, told by the indexes: nothing is read."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from store import when
from store.records import Item
from store.workspace import Workspace


class Work(NamedTuple):
    """The items that are not closed, by number."""

    live: frozenset[int]
    """All of them."""
    open: frozenset[int]
    undecided: frozenset[int]
    conflicts: frozenset[int]
    """Open ones."""
    waiting: frozenset[int]
    """Open ones whose ball is in a party's court."""
    dues: tuple[tuple[str, int], ...]
    """(due, number) of those, open or undecided, that have a date; in its order."""


def work(workspace: Workspace) -> Work:
    """Return the work there is."""
    return workspace.remembered("work", _version(workspace), lambda: _gathered(workspace))


def _version(workspace: Workspace) -> Hashable:
    return workspace.version(Item, "status", "kind", "ball", "due")


def _gathered(workspace: Workspace) -> Work:
    opened, undecided = (frozenset(workspace.ids(Item, status=status)) for status in ("open", "inbox"))
    live = opened | undecided
    dues = tuple((due, id) for due, id in workspace.ranged(Item, "due", "", _LAST) if id in live)
    conflicts = opened.intersection(workspace.ids(Item, kind="conflict"))
    return Work(live, opened, undecided, conflicts, opened.intersection(workspace.having(Item, "ball")), dues)


_LAST = "9999"


def overdue(workspace: Workspace, today: date) -> frozenset[int]:
    """Return the open items due before today, or by an instant of a day before it."""

    def late() -> frozenset[int]:
        # an instant late yesterday is today in UTC
        end, found = (today + timedelta(days=1)).isoformat(), work(workspace)
        dues = ((due, id) for due, id in found.dues if due <= end and id in found.open)
        return frozenset(id for due, id in dues if when.day(due, workspace.zone) < today)

    return workspace.remembered("overdue", (_version(workspace), today), late)


def shared(workspace: Workspace) -> frozenset[int]:
    """Return the items that are not closed and concern two parties or more, nothing read."""

    def gather() -> frozenset[int]:
        live, once, twice = work(workspace).live, set[int](), set[int]()
        for party in workspace.values(Item, "parties"):
            ids = live.intersection(workspace.ids(Item, parties=party))
            twice |= once & ids
            once |= ids
        return frozenset(twice)

    return workspace.remembered("shared", workspace.version(Item, "status", "parties"), gather)


def unfinished(workspace: Workspace, **values: Any) -> list[Item]:
    """Return the items that are not closed and whose indexed fields have these values, by number."""
    live = work(workspace).live
    return [*workspace.some(Item, (id for id in workspace.ids(Item, **values) if id in live))]


def by_due(workspace: Workspace, **values: Any) -> list[int]:
    """Return the numbers of those same items, nothing read: by their due date, then those without one, oldest first."""
    return dated_first(workspace, workspace.ids(Item, **values))


def dated_first(workspace: Workspace, ids: Iterable[int]) -> list[int]:
    """Return those of these items that are not closed, nothing read: by their due date, then those without one."""
    there = work(workspace)
    wanted = there.live.intersection(ids)
    dated = [id for _due, id in there.dues if id in wanted]
    return [*dated, *sorted(wanted.difference(dated))]


def parties_of(item: Item) -> tuple[int, ...]:
    """Return who has to do with an item, each once: whom it comes from, then those it concerns."""
    return tuple(dict.fromkeys((*((item.source,) if item.source else ()), *item.parties)))


def open_with(workspace: Workspace, party: int) -> list[int]:
    """Return the numbers of the items not closed that a party is part of or that came from it, nothing read: by their
    due date, then those without one, oldest first."""
    return dated_first(workspace, {*workspace.ids(Item, parties=party), *workspace.ids(Item, source=party)})
