"""Silence: a party has not been heard for longer than was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Party
from store.sentence import N_, days, sentence
from store.signals.signal import Proposal, Signal
from store.views.relationship import agreed_cadence, last_contact
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the parties whose days since contact ÷ agreed cadence reach what makes them due, or silent."""
    for party in workspace.find(Party):
        cadence, last = agreed_cadence(workspace, party), last_contact(workspace, party)
        if not party.active or cadence is None or last is None:
            continue
        silent = (today - last).days
        if silent / cadence < workspace.thresholds.due:
            continue
        said = sentence(
            N_("{party}: no contact for {days} (every {cadence} agreed)"),
            party=party.name,
            days=days(silent),
            cadence=cadence,
        )
        proposal = Proposal("task", sentence(N_("Get in touch with {party}"), party=party.name), (party.id,))
        is_silent = silent / cadence >= workspace.thresholds.silent
        yield Signal("silence", "parties", party.id, 2 if is_silent else 1, said, proposal, last)
