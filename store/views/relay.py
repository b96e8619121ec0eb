"""Relays: to send, sent, unclear, acknowledged; derived from the read-backs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from store import when
from store.records import Entry, Item
from store.records.answers import latest_answers
from store.records.entry import Answer
from store.region import closed_days
from store.views.key import Key, name, names
from store.views.lens import Leak, leaks
from store.views.work import work
from store.workspace import Workspace

State = Literal["to_send", "sent", "unclear", "acknowledged"]
HOLIDAYS = 8
"""Weekdays in a row on which nobody works, at most."""
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
    leaks: int
    """Words of its wording for them that some of them do not share."""


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
        sum(party in said for party in item.parties), age, len(leaking(workspace, item)),
    )  # fmt: skip


def counts(workspace: Workspace, keys: Iterable[Key]) -> dict[State, int]:
    """Return how many of these relays are in each state."""
    items = workspace.some(Item, (key.id for key in keys))
    found = Counter(state(workspace, item) for item in items)
    return {state: found[state] for state in ORDER}


def wording(item: Item) -> str:
    """Return what the recipients of a relay are told: its plain wording, else what it was told in."""
    return item.plain or "\n".join(filter(None, (item.title, item.text)))


def leaks_of(workspace: Workspace, item: Item) -> list[Leak]:
    """Return what leaks of that wording, by its place in it."""
    return leaks(workspace, wording(item), item.source, item.parties)


def leaking(workspace: Workspace, item: Item) -> dict[int, Leak]:
    """Return the terms that leak of it, each where it is said first: a word that is said twice is one word."""
    found: dict[int, Leak] = {}
    for leak in leaks_of(workspace, item):
        found.setdefault(leak.term, leak)
    return found


def state(workspace: Workspace, item: Item) -> State:
    """Return where a relay is on its way."""
    return _state(workspace, item.id, _recipients(item))


def read_back(workspace: Workspace, id: int) -> dict[int, Answer | None]:
    """Return what the parties that have read a relay back said, by party."""

    def gather() -> dict[int, Answer | None]:
        said = latest_answers(workspace.find(Entry, item=id, kind="answer"))
        return {party: entry.answer for (party, option), entry in said.items() if not option}

    return workspace.remembered(("read back", id), workspace.version(Entry, item=id), gather)


def unread(workspace: Workspace, today: date) -> dict[int, tuple[int, ...]]:
    """Return the open relays that lack a read-back for longer than allowed, and whose it is."""

    def gather() -> dict[int, tuple[int, ...]]:
        relays = work(workspace).open.intersection(workspace.ids(Item, kind="relay"))
        told = workspace.facts(Item, _sent, sorted(relays))
        old = {id: to for id, (at, to) in told.items() if _is_late(workspace, at, today)}
        left = _accepted(workspace, old)
        sent = {id: to for id, to in old.items() if id not in left or _is_late(workspace, left[id], today)}
        said = _answered_by(workspace, sent)
        missing = {id: tuple(party for party in to if party not in said[id]) for id, to in sent.items()}
        return {id: parties for id, parties in missing.items() if parties}

    stamp = workspace.version(Item, "status", "kind", "parties"), workspace.version(Entry, kind="answer"), today
    return workspace.remembered("unread", stamp, gather)


def _accepted(workspace: Workspace, relays: Iterable[int]) -> dict[int, datetime]:
    """Return when relays left the inbox, without those that were never there."""
    decisions = frozenset(workspace.ids(Entry, kind="decision"))
    about = {entry: id for id in relays for entry in decisions.intersection(workspace.ids(Entry, item=id))}
    told = workspace.facts(Entry, _accepting, sorted(about, reverse=True))
    return {about[entry]: at for entry, at in told.items() if at is not None}  # the first decision comes last


def _accepting(entry: Entry) -> datetime | None:
    return entry.at if entry.act in ("item.accept", "item.give") else None


def _is_late(workspace: Workspace, at: datetime, today: date) -> bool:
    sent = when.day(at, workspace.zone)
    weekdays, allowed = when.working_days_between(sent, today), workspace.thresholds.relays
    if not allowed < weekdays <= allowed + HOLIDAYS:
        return weekdays > allowed  # the holidays need not be known: to learn them takes a tenth of a second
    closed = closed_days(workspace.region, sent.year) | closed_days(workspace.region, today.year)
    return when.working_days_between(sent, today, closed) > allowed


def _answered_by(workspace: Workspace, relays: Iterable[int]) -> dict[int, set[int]]:
    """Return who has answered each of these relays, whatever they said."""
    answers = frozenset(workspace.ids(Entry, kind="answer"))
    of = {id: answers.intersection(workspace.ids(Entry, item=id)) for id in relays}
    told = workspace.facts(Entry, _answering, sorted(answer for ids in of.values() for answer in ids))
    rectified = {answer.corrects for answer in told.values()}
    stand = {id: answer for id, answer in told.items() if id not in rectified and not answer.option}
    return {id: {party for one in ids if one in stand for party in stand[one].parties} for id, ids in of.items()}


class _Answering(NamedTuple):
    parties: tuple[int, ...]
    option: int | None
    corrects: int | None


def _answering(entry: Entry) -> _Answering:
    return _Answering(entry.parties, entry.option, entry.corrects)


def _sent(item: Item) -> tuple[datetime, tuple[int, ...]]:
    return item.created_at, item.parties


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
