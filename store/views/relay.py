"""Relays: to send, sent, unclear, acknowledged; derived from the read-backs."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from store import when
from store.records import Entry, Item
from store.records.answers import latest_answers
from store.records.entry import Answer
from store.views.key import Key, name, names
from store.views.work import work
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
    live = work(workspace).live
    sent = workspace.facts(Item, _recipients, (id for id in workspace.ids(Item, kind="relay") if id in live))
    order = sorted((ORDER.index(_state(workspace, id, recipients)), id) for id, recipients in sent.items())
    return [Key("items", id) for _place, id in order]


def row(workspace: Workspace, key: Key, today: date) -> RelayRow | None:
    """Return the row of a relay, None where it is gone."""
    item = workspace.get(Item, key.id)
    if item is None:
        return None
    said = read_back(workspace, item.id)
    age = max((today - when.day(item.created_at, workspace.zone)).days, 0)
    recipients = names(workspace, item.parties)
    return RelayRow(
        item.id, item.title, name(workspace, item.source), recipients, state(workspace, item),
        sum(party in said for party in item.parties), age,
    )  # fmt: skip


def state(workspace: Workspace, item: Item) -> State:
    """Return where a relay is on its way."""
    return _state(workspace, item.id, _recipients(item))


def read_back(workspace: Workspace, id: int) -> dict[int, Answer | None]:
    """Return what the parties that have read a relay back said, by party."""

    def gather() -> dict[int, Answer | None]:
        said = latest_answers(workspace.find(Entry, item=id, kind="answer"))
        return {party: entry.answer for (party, option), entry in said.items() if not option}

    return workspace.remembered(("read back", id), workspace.version(Entry, item=id), gather)


def _recipients(item: Item) -> tuple[int, ...]:
    """Return to whom a relay was sent; nobody while it is to be decided."""
    return item.parties if item.status != "inbox" else ()


def _state(workspace: Workspace, id: int, recipients: tuple[int, ...]) -> State:
    if not recipients:
        return "to_send"
    said = read_back(workspace, id)
    given = [said.get(party) for party in recipients]
    if any(answer in ("reserve", "no") for answer in given):
        return "unclear"
    return "acknowledged" if all(given) else "sent"
