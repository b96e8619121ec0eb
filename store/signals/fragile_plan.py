"""Fragile plan: what the plan of an initiative lacks to be realistic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.signals.signal import Signal, of_initiatives
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the initiatives whose plan lacks an approver, a training in time, a fallback or a measure, asks approval
    after go-live, or gives a group too much in one week; those near their go-live weigh more."""
    yield from of_initiatives(workspace, "fragile_plan", today)
