"""Promises to a party: what it expected from us by a day, and whether it had it by then."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from store import when
from store.records import Entry, Item
from store.records.settlement import Settle
from store.views.work import overdue, work
from store.workspace import Workspace

DAYS_BACK = 90
"""How far back the due date of a promise may lie that is over."""
AT_MOST = 24
"""Promises that are looked at; the latest."""
KEPT_BY = frozenset(("done", "agreed", "arbitrated", "granted"))
"""Outcomes that give what was expected."""


class Promises(Struct, frozen=True):
    """The items promised for the last months, by number."""

    kept: tuple[int, ...]
    """Settled by their due date."""
    broken: tuple[int, ...]
    """Settled after it, or still in our court."""


def promises(workspace: Workspace, party: int, today: date) -> Promises:
    """Return what became of the latest promises to a party; what waits on somebody else is none of ours."""
    kept: list[int] = []
    broken: list[int] = []
    for item in workspace.some(Item, _due(workspace, party, today)):
        met = _met(workspace, item, today)
        if met is not None:
            (kept if met else broken).append(item.id)
    return Promises(tuple(kept), tuple(broken))


def _due(workspace: Workspace, party: int, today: date) -> list[int]:
    """Return the numbers of what was due to a party lately, in the order of the due dates."""
    named = {id for field in ("parties", "source") for id in workspace.ids(Item, **{field: party})}
    left_out = work(workspace).undecided | work(workspace).waiting
    begin = today - timedelta(days=DAYS_BACK)
    # an instant is stored in UTC: its day here may be the one before or after
    first, last = ((day + timedelta(days=step)).isoformat() for day, step in ((begin, -1), (today, 2)))
    due = [
        id
        for moment, id in workspace.ranged(Item, "due", first, last)
        if id in named and id not in left_out and begin <= when.day(moment, workspace.zone) <= today
    ]
    return due[-AT_MOST:]


def _met(workspace: Workspace, item: Item, today: date) -> bool | None:
    """Say whether a promise was kept; None where it is neither kept nor broken."""
    if item.status != "closed":
        return False if item.id in overdue(workspace, today) else None
    if item.outcome not in KEPT_BY or item.due is None:
        return None
    settled = _settled(workspace, item)
    return settled <= when.day(item.due, workspace.zone) if settled else None


def _settled(workspace: Workspace, item: Item) -> date | None:
    """Return the day on which an item was settled for the last time."""
    for id in reversed(workspace.ids(Entry, item=item.id)):
        entry = workspace.get(Entry, id)
        if entry is not None and entry.act == Settle.act:
            return when.day(entry.at, workspace.zone)
    return None
