"""Over-contact: a party is spoken to much more often than was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Party
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.standing import pressed
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the parties with five contacts or more within their cadence, or within a week where that is longer."""
    for party in workspace.find(Party):
        reason = pressed(workspace, party, today) if party.active else None
        if reason is not None:
            said = sentence(N_("{party}: {reason}"), party=party.name, reason=reason.said)
            title = sentence(N_("Agree among us who speaks to {party}"), party=party.name)
            yield Signal("over_contact", Party.table, party.id, 1, said, Proposal("task", title, (party.id,)))
