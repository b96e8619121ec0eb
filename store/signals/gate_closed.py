"""Gate closed: an initiative in consultation lacks green lights, or an obstacle or conflict of it is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.signals.signal import Signal, of_initiatives
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the initiatives in consultation whose gate is closed; grave from a week before they begin."""
    yield from of_initiatives(workspace, "gate_closed", today)
