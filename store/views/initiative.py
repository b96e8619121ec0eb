"""Initiatives by trouble: phase, gate, what comes next."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.records import Initiative, Item
from store.records.gate import gate
from store.sentence import Sentence
from store.views.key import Key, names
from store.views.work import work
from store.workspace import Workspace


class InitiativeRow(Struct, frozen=True):
    """One initiative."""

    id: int
    title: str
    phase: str
    audience: tuple[str, ...]
    golive: str | None
    open: int
    """Its items that are not closed."""
    blocked: tuple[Sentence, ...]
    """What keeps its gate closed."""


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the initiatives: those not closed first, by go-live."""
    initiatives = workspace.find(Initiative)
    initiatives.sort(key=lambda i: (i.phase == "closed", i.golive or "9999", i.id))
    return [Key("initiatives", initiative.id) for initiative in initiatives]


def row(workspace: Workspace, key: Key, today: date) -> InitiativeRow | None:
    """Return the row of an initiative, None where it is gone."""
    found = workspace.get(Initiative, key.id)
    if found is None:
        return None
    live = work(workspace).live.intersection(workspace.ids(Item, initiative=found.id))
    blocked = tuple(gate(workspace.desk(), found)) if found.phase in ("draft", "consulting") else ()
    audience = names(workspace, found.audience)
    return InitiativeRow(found.id, found.title, found.phase, audience, found.golive, len(live), blocked)
