"""Frequent question: the same thing is asked again and again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Item
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.board.support import FREQUENT, times_asked
from store.views.work import work
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the items not closed of which there are three duplicates or more."""
    asked = work(workspace).live.intersection(workspace.values(Item, "duplicate_of"))
    often = (id for id in sorted(asked) if times_asked(workspace, id) > FREQUENT)
    for item in workspace.some(Item, often):
        times = times_asked(workspace, item.id)
        said = sentence(N_("#{id} was asked {n} times: {title}"), id=item.id, n=times, title=item.title)
        title = sentence(N_("Answer #{id} once for all who ask"), id=item.id)
        parties = tuple(dict.fromkeys((*((item.source,) if item.source else ()), *item.parties)))
        yield Signal("frequent_question", "items", item.id, 2, said, Proposal("task", title, parties))
