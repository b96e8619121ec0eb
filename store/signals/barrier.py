"""Barrier: a group is held back at a step of the change, its mean being 3 or less."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.signals.signal import Signal, of_initiatives
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the initiatives with such a group; the action is what fits the first step that holds it back."""
    yield from of_initiatives(workspace, "barrier", today)
