"""Relays: to send, sent, unclear, acknowledged; derived from the read-backs."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from store import when
from store.records import Item
from store.views.conflict import answers
from store.views.key import Key, name, names
from store.workspace import Workspace

State = Literal["to_send", "sent", "unclear", "acknowledged"]
ORDER: tuple[State, ...] = ("unclear", "to_send", "sent", "acknowledged")


class RelayRow(Struct, frozen=True):
    """One relay."""

    id: int
    title: str
    source: str
    recipients: tuple[str, ...]
    state: State
    read_back: int
    """How many recipients have read it back."""
    age: int


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the relays that are not closed: the unclear first, then to send, sent, acknowledged; the oldest first."""
    relays = [item for item in workspace.find(Item, kind="relay") if item.status != "closed"]
    relays.sort(key=lambda item: (ORDER.index(state(workspace, item)), item.id))
    return [Key("items", item.id) for item in relays]


def row(workspace: Workspace, key: Key, today: date) -> RelayRow | None:
    """Return the row of a relay, None where it is gone."""
    item = workspace.get(Item, key.id)
    if item is None:
        return None
    said = answers(workspace, item)
    age = max((today - when.day(item.created_at, workspace.zone)).days, 0)
    read_back = sum((party, 0) in said for party in item.parties)
    recipients = names(workspace, item.parties)
    return RelayRow(
        item.id, item.title, name(workspace, item.source), recipients, state(workspace, item), read_back, age
    )


def state(workspace: Workspace, item: Item) -> State:
    """Return where a relay is on its way."""
    if item.status == "inbox" or not item.parties:
        return "to_send"
    said = answers(workspace, item)
    given = [entry.answer if (entry := said.get((party, 0))) else None for party in item.parties]
    if any(answer in ("reserve", "no") for answer in given):
        return "unclear"
    return "acknowledged" if all(given) else "sent"
