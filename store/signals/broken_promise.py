"""Broken promise: an item that a party expects from us is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from store import when
from store.records import Item
from store.sentence import N_, days, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import names
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield my open items that some party expects, whose ball is ours and whose due date has passed."""
    mine = set(workspace.ids(Item, owner=workspace.user))
    # an instant late yesterday is today in UTC
    late = workspace.between(Item, "due", "", (today + timedelta(days=1)).isoformat())
    overdue = (id for id in late if id in mine)
    for item in workspace.some(Item, overdue):
        if item.status != "open" or item.ball is not None or not item.due:
            continue
        due = when.day(item.due, workspace.zone)
        expected = tuple(dict.fromkeys((*((item.source,) if item.source else ()), *item.parties)))
        if due >= today or not expected:
            continue
        parties = names(workspace, expected)
        said = sentence(
            N_("#{id}, promised to {parties}, is {days} late: {title}"),
            id=item.id,
            parties=parties,
            days=days((today - due).days),
            title=item.title,
        )
        title = sentence(N_("Tell {parties} when #{id} will be done"), parties=parties, id=item.id)
        yield Signal("broken_promise", "items", item.id, 2, said, Proposal("task", title, expected), due)
