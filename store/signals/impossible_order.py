"""Impossible order: an item is due before something it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import when
from store.records import Item
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.work import work
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open items that are due before an item they wait for."""
    there = work(workspace)
    dated = there.open.intersection(workspace.having(Item, "after")).intersection(id for _due, id in there.dues)
    for item in workspace.some(Item, sorted(dated)):
        due = when.day(item.due or "", workspace.zone)
        for id in item.after:
            first = workspace.get(Item, id)
            if first is None or first.status == "closed" or not first.due:
                continue
            if when.day(first.due, workspace.zone) > due:
                said = sentence(
                    N_("#{id} is due before #{first}, for which it waits: {title}"),
                    id=item.id,
                    first=id,
                    title=item.title,
                )
                title = sentence(N_("Put the dates of #{id} and #{first} in order"), id=item.id, first=id)
                yield Signal("impossible_order", "items", item.id, 2, said, Proposal("task", title, item.parties), due)
                break
