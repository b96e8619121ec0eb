"""Unserved interest: a conflict is about to be concluded on an option that leaves interests of a side unserved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Item
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.conflict import matrix_of, standing
from store.views.key import names
from store.views.matrix import interest_text
from store.views.work import work
from store.workspace import Workspace

SHOWN = 3
"""Interests that are named."""


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open conflicts that are ready, and whose best option does not serve all that matters to the sides."""
    for item in workspace.some(Item, sorted(work(workspace).conflicts)):
        told = matrix_of(workspace, item)
        left = told.verdicts[told.best].unserved
        if not left or standing(workspace, item)[0] != "ready":
            continue
        parties = tuple(dict.fromkeys(interest.party for interest in left))
        said = sentence(
            N_("#{id}: option {number} leaves unserved what matters to {parties}: {interests}"),
            id=item.id,
            number=told.best,
            parties=names(workspace, parties),
            interests=[interest_text(item, interest) for interest in left[:SHOWN]],
        )
        title = sentence(
            N_("Ask {parties} whether they can live with option {number} of #{id}"),
            parties=names(workspace, parties),
            number=told.best,
            id=item.id,
        )
        yield Signal("unserved_interest", "items", item.id, 1, said, Proposal("task", title, parties))
