"""A week looked back on, and what the next one brings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Entry, Item
from store.views.agenda import AgendaRow, rows
from store.views.key import name
from store.views.occurrences import occurrences
from store.views.work import overdue, work
from store.workspace import Workspace

BACKDATED = 64
"""How many entries beyond the first that is older are looked at: some are noted late."""


class Settled(Struct, frozen=True):
    """Something that ended."""

    item: int
    title: str
    outcome: str
    """Its code."""
    resolution: str


class Held(Struct, frozen=True):
    """A meeting that took place."""

    meeting: int
    title: str
    start: datetime
    came: int
    """How many in all; 0 where nobody was counted."""


class Week(Struct, frozen=True):
    """Seven days from a Monday on."""

    first: date
    last: date
    held: tuple[Held, ...]
    settled: tuple[Settled, ...]
    contacts: tuple[tuple[str, int], ...]
    """(party, how often it was spoken to), the most first."""
    came: int
    """Items that came in."""
    open: int
    """Now, like what follows."""
    overdue: int
    conflicts: tuple[tuple[int, str], ...]
    """(number, title) of the open ones."""
    ahead: tuple[AgendaRow, ...]
    """The agenda of the week after; what is overdue is not repeated."""


def week(workspace: Workspace, on: date, today: date) -> Week:
    """Return the week of a day, as it is known today."""
    first = on - timedelta(days=on.weekday())
    last = first + timedelta(days=6)
    told = [*_entries(workspace, first, last)]
    there = work(workspace)
    contacts = Counter(party for entry in told if entry.is_contact for party in entry.parties)
    came = workspace.facts(Item, _created, workspace.ids(Item)).values()
    ahead = rows(workspace, today, first=last + timedelta(days=1), last=last + timedelta(days=7))
    return Week(
        first=first,
        last=last,
        held=tuple(_held(workspace, first, last)),
        settled=tuple(_settled(workspace, (entry.item for entry in told if entry.is_end and entry.item))),
        contacts=tuple((name(workspace, party), number) for party, number in contacts.most_common()),
        came=sum(first <= when.day(at, workspace.zone) <= last for at in came),
        open=len(there.open),
        overdue=len(overdue(workspace, today)),
        conflicts=tuple((item.id, item.title) for item in workspace.some(Item, sorted(there.conflicts))),
        ahead=tuple(row for row in ahead if not row.overdue),
    )


class _Told(NamedTuple):
    """What an entry tells of the week it was noted in."""

    at: datetime
    item: int | None
    parties: tuple[int, ...]
    is_contact: bool
    is_end: bool


def _told(entry: Entry) -> _Told:
    return _Told(entry.at, entry.item, entry.parties, entry.kind == "contact", entry.act == "item.settle")


def _entries(workspace: Workspace, first: date, last: date) -> Iterator[_Told]:
    """Yield what happened within these days, the latest first."""
    older = 0
    for id in reversed(workspace.ids(Entry)):
        told = workspace.fact(Entry, _told, id)
        day = when.day(told.at, workspace.zone) if told else first
        older = older + 1 if day < first else 0
        if older > BACKDATED:
            return
        if told is not None and first <= day <= last:
            yield told


def _held(workspace: Workspace, first: date, last: date) -> Iterator[Held]:
    for meeting, start in sorted(occurrences(workspace, first, last), key=lambda pair: pair[1]):
        if meeting.status == "held":
            yield Held(meeting.id, meeting.title, start, sum(meeting.attendance.values()))


def _settled(workspace: Workspace, ids: Iterator[int]) -> Iterator[Settled]:
    for item in workspace.some(Item, dict.fromkeys(ids)):
        if item.status == "closed":
            yield Settled(item.id, item.title, item.outcome or "", item.resolution)


def _created(item: Item) -> datetime:
    return item.created_at
