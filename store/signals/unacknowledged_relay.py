"""Unacknowledged relay: a recipient has not read it back after three working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import when
from store.records import Item
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.conflict import answers
from store.views.key import names
from store.workspace import Workspace

WORKING_DAYS = 3


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open relays that lack a read-back for more than three working days."""
    for item in workspace.find(Item, kind="relay"):
        sent = when.day(item.created_at, workspace.zone)
        if item.status != "open" or when.working_days_between(sent, today) <= WORKING_DAYS:
            continue
        said = answers(workspace, item)
        missing = tuple(party for party in item.parties if (party, 0) not in said)
        if not missing:
            continue
        parties = names(workspace, missing)
        told = sentence(N_("#{id} not read back by {parties}: {title}"), id=item.id, parties=parties, title=item.title)
        proposal = Proposal(
            "task", sentence(N_("Ask {parties} what they understood of #{id}"), parties=parties, id=item.id), missing
        )
        yield Signal("unacknowledged_relay", "items", item.id, 2, told, proposal, sent)
