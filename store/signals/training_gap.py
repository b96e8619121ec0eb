"""Training gap: fewer than 85 % of a group's headcount are trained one week before go-live."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.signals.signal import Signal, of_initiatives
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the initiatives with such a group, from one week before go-live on."""
    yield from of_initiatives(workspace, "training_gap", today)
