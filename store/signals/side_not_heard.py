"""Side not heard: in my mediation, a side was heard far less than another. Nobody but the mediator is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Item
from store.sentence import N_, Sentence, counted, sentence
from store.signals.signal import Proposal, Signal
from store.views.hearings import hearings, unheard
from store.views.key import name
from store.views.work import work
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield, of my open conflicts, each side that was heard a third as often as another, or never."""
    mine = work(workspace).conflicts.intersection(workspace.ids(Item, owner=workspace.user))
    for item in workspace.some(Item, sorted(mine)):
        heard = hearings(workspace, item)
        for party in unheard(heard):
            most = max(heard, key=lambda one: len(heard[one]))
            said = sentence(
                N_("#{id}: {party} was heard {times}, {other} {more}: {title}"),
                id=item.id,
                party=name(workspace, party),
                times=_times(len(heard[party])),
                other=name(workspace, most),
                more=_times(len(heard[most])),
                title=item.title,
            )
            title = sentence(N_("Hear {party} about #{id}"), party=name(workspace, party), id=item.id)
            yield Signal(
                "side_not_heard", "items", item.id, 2, said, Proposal("task", title, (party,)), other=party
            )  # fmt: skip


def _times(n: int) -> Sentence:
    return counted(N_("{n} time"), N_("{n} times"), n)
