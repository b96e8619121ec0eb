"""Unacknowledged relay: a recipient has not read it back after three working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from store import when
from store.records import Item
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import names
from store.views.relay import read_back
from store.views.work import work
from store.workspace import Workspace

WORKING_DAYS = 3


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the open relays that lack a read-back for more than three working days."""
    relays = work(workspace).open.intersection(workspace.ids(Item, kind="relay"))
    for id, (created_at, recipients) in workspace.facts(Item, _sent, sorted(relays)).items():
        sent = when.day(created_at, workspace.zone)
        if when.working_days_between(sent, today) <= WORKING_DAYS:
            continue
        missing = tuple(party for party in recipients if party not in read_back(workspace, id))
        item = workspace.get(Item, id) if missing else None
        if item is None:
            continue
        parties = names(workspace, missing)
        told = sentence(N_("#{id} not read back by {parties}: {title}"), id=id, parties=parties, title=item.title)
        proposal = Proposal(
            "task", sentence(N_("Ask {parties} what they understood of #{id}"), parties=parties, id=id), missing
        )
        yield Signal("unacknowledged_relay", "items", id, 2, told, proposal, sent)


def _sent(item: Item) -> tuple[datetime, tuple[int, ...]]:
    return item.created_at, item.parties
