"""The open conflicts, the one that needs the mediator most first."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store import when
from store.records import Item
from store.sentence import N_, Sentence, sentence
from store.views.conflict import Stage, standing
from store.views.drift import drifting
from store.views.key import Key, name, names
from store.views.urgency import needs, urgency
from store.views.work import work
from store.workspace import Workspace


class ConflictRow(Struct, frozen=True):
    """One open conflict, or an agreement that drifts."""

    id: int
    title: str
    sides: tuple[str, ...]
    level: int | None
    stage: Stage
    question: Sentence
    age: int
    ball: str
    due: str | None
    why: Sentence
    """Why it stands where it does in the list."""
    is_over: bool = False
    """It was agreed, and does not hold any more."""


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the open conflicts: those that need the mediator most first, the gravest and oldest of equals."""

    def order(item: Item) -> tuple[float, int, str, int]:
        return -urgency(workspace, item, today), -(item.level or 0), item.created_at.isoformat(), item.id

    conflicts = workspace.some(Item, work(workspace).conflicts)
    return [Key("items", item.id) for item in sorted(conflicts, key=order)]


def row(workspace: Workspace, key: Key, today: date) -> ConflictRow | None:
    """Return the row of a conflict, None where it is gone."""
    item = workspace.get(Item, key.id)
    if item is None:
        return None
    stage, question = standing(workspace, item)
    is_over = item.status == "closed"
    found = drifting(workspace, item, today) if is_over else needs(workspace, item, today)
    # two reasons tell more than the weightiest alone: grave, and ready
    why = Sentence("{reasons}", {"reasons": [reason.said for reason in found[:2]]})
    return ConflictRow(
        item.id, item.title, names(workspace, item.parties), item.level, stage,
        sentence(N_("Does it still hold?")) if is_over else question,
        max((today - when.day(item.created_at, workspace.zone)).days, 0), name(workspace, item.ball), item.due, why,
        is_over,
    )  # fmt: skip
