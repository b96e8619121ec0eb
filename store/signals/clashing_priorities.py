"""Clashing priorities: two sides of a matter rank it far apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Item
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import name
from store.workspace import Workspace

APART = 2


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open conflicts that two sides rank two or more apart."""
    for item in workspace.find(Item, kind="conflict"):
        ranked = sorted((side for side in item.sides if side.rank is not None), key=lambda side: side.rank or 0)
        if item.status != "open" or len(ranked) < 2:
            continue
        low, high = ranked[0], ranked[-1]
        if (high.rank or 0) - (low.rank or 0) < APART:
            continue
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
