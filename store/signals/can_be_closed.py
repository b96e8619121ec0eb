"""Can be closed: targets are met, nothing is open, and it has been quiet for two weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.signals.signal import Signal, of_initiatives
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the initiatives that are running and could be closed."""
    yield from of_initiatives(workspace, "can_be_closed", today)
