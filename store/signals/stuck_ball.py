"""Stuck ball: an item lies in a party's court for more than a week, or past its due date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from store import when
from store.records import Item
from store.sentence import N_, days, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import name
from store.views.work import overdue, work
from store.workspace import Workspace

DAYS = 7


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open items that wait on a party for more than seven days, or beyond their due date."""
    late = overdue(workspace, today)
    for id, at in workspace.facts(Item, _ball_since, sorted(work(workspace).waiting)).items():
        since = when.day(at, workspace.zone) if at else today
        item = workspace.get(Item, id) if id in late or (today - since).days > DAYS else None
        if item is None or item.ball is None:
            continue
        party = name(workspace, item.ball)
        said = sentence(
            N_("#{id} has been with {party} for {days}: {title}"),
            id=id,
            party=party,
            days=days((today - since).days),
            title=item.title,
        )
        proposal = Proposal("task", sentence(N_("Remind {party} of #{id}"), party=party, id=id), (item.ball,))
        yield Signal("stuck_ball", "items", id, 3 if id in late else 2, said, proposal, since)


def _ball_since(item: Item) -> datetime | None:
    return item.ball_since
