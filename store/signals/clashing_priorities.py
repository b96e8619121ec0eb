"""Clashing priorities: two parties of a matter rank it far apart; before it is a conflict, and in one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Item
from store.records.item import Side
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import name
from store.views.work import shared, work
from store.workspace import Workspace

APART = 2


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield what is not closed and weighs two or more apart for two parties. What is no conflict yet is proposed as
    one; in a conflict, what each would trade is asked."""
    conflicts = work(workspace).conflicts
    distances = workspace.facts(Item, _distance, sorted(conflicts | shared(workspace)))
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
        parties = (high.party, low.party)
        if item.id in conflicts:
            template = N_("Ask {first} and {last} what they would trade in #{id}")
            proposal = Proposal("task", sentence(template, first=first, last=last, id=item.id), parties)
        else:
            template = N_("{first} and {last} do not give #{id} the same weight: {title}")
            title = sentence(template, first=first, last=last, id=item.id, title=item.title)
            proposal = Proposal("conflict", title, parties)
        yield Signal("clashing_priorities", "items", item.id, 1, said, proposal)


def _ranked(item: Item) -> list[Side]:
    return sorted((side for side in item.sides if side.rank is not None), key=lambda side: side.rank or 0)


def _distance(item: Item) -> int:
    ranked = _ranked(item)
    return (ranked[-1].rank or 0) - (ranked[0].rank or 0) if ranked else 0
