"""Drifting agreement: its day of review has come, its conditions are late, or the tone fell since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import when
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.drift import drifted, drifting
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the agreements that do not hold as they were made, with what shows it."""
    for item in drifted(workspace, today):
        reasons = drifting(workspace, item, today)
        said = sentence(
            N_("#{id}, agreed: {reasons}: {title}"),
            id=item.id,
            reasons=[reason.said for reason in reasons],
            title=item.title,
        )
        title = sentence(N_("Ask whether the agreement on #{id} still holds"), id=item.id)
        since = when.day(item.review, workspace.zone) if item.review else None
        yield Signal(
            "drifting_agreement", "items", item.id, 2 if reasons[0].weight > 1 else 1, said,
            Proposal("task", title, item.parties), since,
        )  # fmt: skip
