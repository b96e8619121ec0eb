"""Broken promise: an item that a party expects from us is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import when
from store.records import Item
from store.sentence import N_, days, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import names
from store.views.work import overdue, work
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield my open items that some party expects, whose ball is ours and whose due date has passed."""
    mine = overdue(workspace, today).intersection(workspace.ids(Item, owner=workspace.user)) - work(workspace).waiting
    for item in workspace.some(Item, sorted(mine)):
        due = when.day(item.due or "", workspace.zone)
        expected = tuple(dict.fromkeys((*((item.source,) if item.source else ()), *item.parties)))
        if not expected:
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
