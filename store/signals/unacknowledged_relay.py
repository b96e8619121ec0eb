"""Unacknowledged relay: a recipient has not read it back after three working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import when
from store.records import Item
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import names
from store.views.relay import unread
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open relays that lack a read-back for more than three working days."""
    for id, missing in unread(workspace, today).items():
        item = workspace.get(Item, id)
        if item is None:
            continue
        parties = names(workspace, missing)
        told = sentence(N_("#{id} not read back by {parties}: {title}"), id=id, parties=parties, title=item.title)
        proposal = Proposal(
            "task", sentence(N_("Ask {parties} what they understood of #{id}"), parties=parties, id=id), missing
        )
        yield Signal("unacknowledged_relay", "items", id, 2, told, proposal, when.day(item.created_at, workspace.zone))
