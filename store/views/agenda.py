"""The agenda: what comes, from everywhere it is scattered, by day; what is overdue first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from store import when
from store.records import RECORDS, Entry, Initiative, Item, Meeting, Party
from store.sentence import Sentence
from store.views.clash import Clashes, clashes, reasons
from store.views.key import Key, codes, names
from store.views.occurrences import local_start, occurrences
from store.views.relationship import next_contact
from store.views.work import work
from store.workspace import Workspace

DAYS_AHEAD = 28
DAYS_BACK = 14
LATEST = 8
"""Of the entries about an item, how many tell whether it was looked at again."""


class AgendaRow(Struct, frozen=True):
    """One line of the agenda."""

    key: Key
    day: date
    """`date.max` where there is none."""
    at: str
    """`14:00`, "" for a whole day."""
    what: str
    """meeting, event, seminar, training, checkin · due · review · contact · golive · undated · closed"""
    title: str
    parties: tuple[str, ...]
    place: str
    length: int
    overdue: bool
    clash: tuple[int, ...] = ()
    """The meetings that overlap it and share a party or a place."""
    why: tuple[Sentence, ...] = ()
    """The same in words: which party, which member, which place."""
    held: bool = False
    """Whether it is a meeting that took place."""


class Slot(NamedTuple):
    """A line's place in the agenda: all that putting it in order needs, told by the indexes where they can."""

    overdue: bool
    day: date
    at: str
    key: Key

    @property
    def place(self) -> tuple[bool, date, str, Key]:
        """What orders it: the overdue first; in a day the hours, then what has none."""
        return not self.overdue, self.day, self.at or "24", self.key


def slots(workspace: Workspace, today: date, *, first: date | None = None, last: date | None = None) -> list[Slot]:
    """Return what is overdue, then what comes from `first` (today) to `last` (four weeks on), in order of time; where
    no `last` is given, also my open work without a date, oldest first."""
    start, end = first or today, last or today + timedelta(days=DAYS_AHEAD)
    found = [
        *_meetings(workspace, today, start, end),
        *_items(workspace, today, start, end),
        *_reviews(workspace, today, start, end),
        *_contacts(workspace, today, start, end),
        *_initiatives(workspace, today, start, end),
    ]
    found.sort(key=lambda slot: slot.place)
    return found if last else [*found, *_undated(workspace)]


def row(workspace: Workspace, slot: Slot, clash: tuple[int, ...] = ()) -> AgendaRow | None:
    """Return what a line of the agenda says, None where its record is gone."""
    key = slot.key
    record = workspace.get(RECORDS[key.table], key.id)
    if isinstance(record, Meeting):
        shown = _row(slot, record.kind, record.title, codes(workspace, record.parties))
        why = tuple(said for other in workspace.some(Meeting, clash) for said in reasons(workspace, record, other))
        held = record.status == "held"
        return replace(shown, place=record.place, length=record.length, clash=clash, why=why, held=held)
    if isinstance(record, Item):
        return _row(slot, key.what, record.title, codes(workspace, record.parties))
    if isinstance(record, Party):
        return _row(slot, key.what, record.name, (record.code,))
    if isinstance(record, Initiative):
        return _row(slot, key.what, record.title, names(workspace, record.audience))
    return None


def closed_row(day: date, name: str) -> AgendaRow:
    """Return what programs are told of a closed day."""
    return AgendaRow(Key("", 0, day.isoformat()), day, "", "closed", name, (), "", 0, False)


def rows(workspace: Workspace, today: date, *, first: date | None = None, last: date | None = None) -> list[AgendaRow]:
    """Return what all the lines of `slots` say."""
    found = slots(workspace, today, first=first, last=last)
    met = clashes(workspace, first or today, last or today + timedelta(days=DAYS_AHEAD))
    told = (row(workspace, slot, clash_of(slot, met)) for slot in found)
    return [one for one in told if one is not None]


def clash_of(slot: Slot, met: Clashes) -> tuple[int, ...]:
    """Return the meetings that this line's cannot be attended beside."""
    return met.get((slot.key.id, datetime.fromisoformat(slot.key.what)), ()) if slot.key.table == Meeting.table else ()


def _meetings(workspace: Workspace, today: date, first: date, last: date) -> Iterator[Slot]:
    overdue = {}
    since = (today - timedelta(days=DAYS_BACK)).isoformat()
    for past in workspace.some(Meeting, workspace.between(Meeting, "start", since, today.isoformat())):
        start = local_start(past, past.start, workspace.zone)
        if past.status == "planned" and start.date() < today:
            overdue[past.id] = start
            yield _meeting(past, start, overdue=True)
    for meeting, start in occurrences(workspace, first, last):
        if overdue.get(meeting.id) != start:
            yield _meeting(meeting, start, overdue=False)


def _meeting(meeting: Meeting, start: datetime, *, overdue: bool) -> Slot:
    at = "" if when.is_day(meeting.start) else start.strftime("%H:%M")
    return Slot(overdue, start.date(), at, Key(Meeting.table, meeting.id, start.isoformat(timespec="minutes")))


def _items(workspace: Workspace, today: date, first: date, last: date) -> Iterator[Slot]:
    # an instant late on the last day is tomorrow in UTC
    end = (last + timedelta(days=2)).isoformat()
    for due, id in takewhile(lambda pair: pair[0] <= end, work(workspace).dues):
        day = when.day(due, workspace.zone)
        overdue = day < today
        if overdue or first <= day <= last:
            at = "" if when.is_day(due) else when.wall(due, workspace.zone).strftime("%H:%M")
            yield Slot(overdue, day, at, Key(Item.table, id, "due"))


def _reviews(workspace: Workspace, today: date, first: date, last: date) -> Iterator[Slot]:
    """Yield the days on which something is to be looked at again; one that passed stays until it has been."""
    for review, id in workspace.ranged(Item, "review", "", last.isoformat()):
        day = date.fromisoformat(review)
        overdue = day < today and not _looked_at(workspace, id, day)
        if overdue or first <= day:
            yield Slot(overdue, day, "", Key(Item.table, id, "review"))


def _looked_at(workspace: Workspace, id: int, day: date) -> bool:
    """Say whether anything was said or decided about an item from a day on."""
    said = workspace.facts(Entry, _at, workspace.ids(Entry, item=id)[-LATEST:]).values()
    return any(when.day(at, workspace.zone) >= day for at in said)


def _at(entry: Entry) -> datetime:
    return entry.at


def _undated(workspace: Workspace) -> Iterator[Slot]:
    """Yield my open items that have no date, and no screen of their own either."""
    there = work(workspace)
    mine = there.open.intersection(workspace.ids(Item, owner=workspace.user)).difference(id for _due, id in there.dues)
    for id in sorted(mine.difference(*(workspace.ids(Item, kind=kind) for kind in _ELSEWHERE))):
        yield Slot(False, date.max, "", Key(Item.table, id, "undated"))


_ELSEWHERE = ("conflict", "relay")


def _contacts(workspace: Workspace, today: date, first: date, last: date) -> Iterator[Slot]:
    for party in workspace.find(Party):
        due = next_contact(workspace, party) if party.active else None
        if due is None:
            continue
        # a contact that should have been is due now: it does not pile up as overdue work
        day = max(due, today)
        if first <= day <= last:
            yield Slot(False, day, "", Key(Party.table, party.id, "contact"))


def _initiatives(workspace: Workspace, today: date, first: date, last: date) -> Iterator[Slot]:
    for initiative in workspace.find(Initiative):
        if not initiative.golive or initiative.phase == "closed":
            continue
        day = date.fromisoformat(initiative.golive)
        overdue = day < today and initiative.phase != "running"
        if overdue or first <= day <= last:
            yield Slot(overdue, day, "", Key(Initiative.table, initiative.id, "golive"))


def _row(slot: Slot, what: str, title: str, parties: tuple[str, ...]) -> AgendaRow:
    return AgendaRow(slot.key, slot.day, slot.at, what, title, parties, "", 0, slot.overdue)
