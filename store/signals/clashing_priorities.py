"""Clashing priorities: two sides of a matter rank it far apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Item
from store.records.item import Side
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import name
from store.views.work import work
from store.workspace import Workspace

APART = 2


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open conflicts that two sides rank two or more apart."""
    distances = workspace.facts(Item, _distance, sorted(work(workspace).conflicts))
    for item in workspace.some(Item, (id for id, distance in distances.items() if distance >= APART)):
        ranked = _ranked(item)
        low, high = ranked[0], ranked[-1]
        first, last = name(workspace, high.party), name(workspace, low.party)
        said = sentence(
            N_("#{id} weighs {high} for {first} and {low} for {last}: {title}"),
            id=item.id,
            high=high.rank,
            low=low.rank,
            first=first,
            last=last,
            title=item.title,
        )
        title = sentence(
            N_("Ask {first} and {last} what they would trade in #{id}"), first=first, last=last, id=item.id
        )
        yield Signal("clashing_priorities", "items", item.id, 1, said, Proposal("task", title, (high.party, low.party)))


def _ranked(item: Item) -> list[Side]:
    return sorted((side for side in item.sides if side.rank is not None), key=lambda side: side.rank or 0)


def _distance(item: Item) -> int:
    ranked = _ranked(item)
    return (ranked[-1].rank or 0) - (ranked[0].rank or 0) if ranked else 0
