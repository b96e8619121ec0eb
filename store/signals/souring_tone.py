"""Souring tone: what a party says sounds worse than it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import when
from store.records import Entry, Party
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.relationship import spoken
from store.views.urgency import SOURING
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the active parties whose latest tones lie a whole step below those before them."""
    for party in workspace.find(Party):
        latest = spoken(workspace, party.id) if party.active else None
        if latest is None or latest.trend > SOURING:
            continue
        last = workspace.get(Entry, max(latest.tones))
        said = sentence(N_("{party}: the tone is souring"), party=party.name)
        title = sentence(N_("Ask {party} what is wrong, before it is a conflict"), party=party.name)
        since = when.day(last.at, workspace.zone) if last else None
        yield Signal("souring_tone", "parties", party.id, 2, said, Proposal("task", title, (party.id,)), since)
