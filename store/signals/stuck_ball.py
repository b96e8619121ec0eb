"""Stuck ball: an item lies in a party's court for more than a week, or past its due date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import when
from store.records import Item
from store.sentence import N_, days, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import name
from store.workspace import Workspace

DAYS = 7


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open items that wait on a party for more than seven days, or beyond their due date."""
    for item in workspace.some(Item, workspace.having(Item, "ball")):
        if item.status != "open" or item.ball is None or item.ball_since is None:
            continue
        since = when.day(item.ball_since, workspace.zone)
        late = item.due is not None and when.day(item.due, workspace.zone) < today
        if (today - since).days <= DAYS and not late:
            continue
        party = name(workspace, item.ball)
        said = sentence(
            N_("#{id} has been with {party} for {days}: {title}"),
            id=item.id,
            party=party,
            days=days((today - since).days),
            title=item.title,
        )
        proposal = Proposal("task", sentence(N_("Remind {party} of #{id}"), party=party, id=item.id), (item.ball,))
        yield Signal("stuck_ball", "items", item.id, 3 if late else 2, said, proposal, since)
