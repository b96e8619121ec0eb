"""Behind: the latest reading of a measure has gone less than 90 % of the way expected by its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.signals.signal import Signal, of_initiatives
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the initiatives with such a measure."""
    yield from of_initiatives(workspace, "behind", today)
