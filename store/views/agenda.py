"""The agenda: what comes, from everywhere it is scattered, by day; what is overdue first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import RECORDS, Initiative, Item, Meeting, Party
from store.views.key import Key, codes, names
from store.views.people import with_members
from store.views.relationship import next_contact
from store.views.work import work
from store.workspace import Workspace

DAYS_AHEAD = 28
DAYS_BACK = 14

Clashes = dict[tuple[int, datetime], tuple[int, ...]]
"""(meeting, its start on the user's wall) → the meetings that overlap it and share a party, a member or a place."""


class AgendaRow(Struct, frozen=True):
    """One line of the agenda."""

    key: Key
    day: date
    """`date.max` where there is none."""
    at: str
    """`14:00`, "" for a whole day."""
    what: str
    """meeting, event, seminar, training, checkin · due · review · contact · golive · undated"""
    title: str
    parties: tuple[str, ...]
    place: str
    length: int
    overdue: bool
    clash: tuple[int, ...] = ()
    """The meetings that overlap it and share a party or a place."""


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
        *_contacts(workspace, today, end),
        *_initiatives(workspace, today, start, end),
    ]
    found.sort(key=lambda slot: slot.place)
    return found if last else [*found, *_undated(workspace)]


def row(workspace: Workspace, slot: Slot, clash: tuple[int, ...] = ()) -> AgendaRow | None:
    """Return what a line of the agenda says, None where its record is gone."""
    key = slot.key
    record = workspace.get(RECORDS[key.table], key.id)
    if isinstance(record, Meeting):
        return _row(
            slot, record.kind, record.title, codes(workspace, record.parties), record.place, record.length, clash
        )
    if isinstance(record, Item):
        return _row(slot, key.what, record.title, codes(workspace, record.parties))
    if isinstance(record, Party):
        return _row(slot, key.what, record.name, (record.code,))
    if isinstance(record, Initiative):
        return _row(slot, key.what, record.title, names(workspace, record.audience))
    return None


def rows(workspace: Workspace, today: date, *, first: date | None = None, last: date | None = None) -> list[AgendaRow]:
    """Return what all the lines of `slots` say."""
    found = slots(workspace, today, first=first, last=last)
    met = clashes(workspace, first or today, last or today + timedelta(days=DAYS_AHEAD))
    told = (row(workspace, slot, clash_of(slot, met)) for slot in found)
    return [one for one in told if one is not None]


def clash_of(slot: Slot, met: Clashes) -> tuple[int, ...]:
    """Return the meetings that this line's cannot be attended beside."""
    return met.get((slot.key.id, datetime.fromisoformat(slot.key.what)), ()) if slot.key.table == Meeting.table else ()


def occurrences(workspace: Workspace, first: date, last: date) -> Iterator[tuple[Meeting, datetime]]:
    """Yield the planned and held meetings that start, for the user, within [first, last]: each occurrence with its
    local start."""
    # where the meeting is, it may be another day than where its reader is
    for meeting, start in _starts(workspace, first - timedelta(days=1), last + timedelta(days=1)):
        local = _local(meeting, start, workspace.zone)
        if first <= local.date() <= last:
            yield meeting, local


def _starts(workspace: Workspace, first: date, last: date) -> Iterator[tuple[Meeting, str]]:
    """Yield the meetings that start within [first, last] where they are, with the stored start of each occurrence."""
    for id in workspace.between(Meeting, "start", first.isoformat(), (last + timedelta(days=1)).isoformat()):
        meeting = workspace.get(Meeting, id)
        if meeting is not None and meeting.status != "cancelled":
            yield meeting, meeting.start
    begin, end = datetime.combine(first, time.min), datetime.combine(last, time.max)
    for meeting in workspace.find(Meeting, status="planned"):
        if not meeting.every or meeting.start[:10] > last.isoformat():
            continue
        for start in when.occurrences(meeting.every, meeting.start, begin, end, meeting.except_on):
            text = start.date().isoformat() if when.is_day(meeting.start) else start.isoformat(timespec="minutes")
            if text != meeting.start:
                yield meeting, text


def clashes(workspace: Workspace, first: date, last: date) -> Clashes:
    """Return the double bookings: (meeting, start) → those that overlap it and share a party, a member or a place."""
    timed = [
        (m, s) for m, s in occurrences(workspace, first, last) if not when.is_day(m.start) and m.status == "planned"
    ]
    timed.sort(key=lambda pair: pair[1])
    found: dict[tuple[int, datetime], set[int]] = {}
    for place, (meeting, start) in enumerate(timed):
        end = start + timedelta(minutes=meeting.length)
        for other, other_start in timed[place + 1 :]:
            if other_start >= end:
                break
            if other.id != meeting.id and _share(workspace, meeting, other):
                found.setdefault((meeting.id, start), set()).add(other.id)
                found.setdefault((other.id, other_start), set()).add(meeting.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def shared(workspace: Workspace, one: Meeting, other: Meeting) -> tuple[set[int], str]:
    """Return what two meetings both need: parties (or members of each other's), and the place."""
    parties = with_members(workspace, one.parties) & with_members(workspace, other.parties)
    place = one.place if one.place and one.place.casefold() == other.place.casefold() else ""
    return parties, place


def _share(workspace: Workspace, one: Meeting, other: Meeting) -> bool:
    parties, place = shared(workspace, one, other)
    return bool(parties or place)


def _local(meeting: Meeting, start: str, zone: str) -> datetime:
    if when.is_day(start):
        return datetime.fromisoformat(start)
    return when.wall(when.instant(start, meeting.zone), zone)


def _meetings(workspace: Workspace, today: date, first: date, last: date) -> Iterator[Slot]:
    overdue = {}
    since = (today - timedelta(days=DAYS_BACK)).isoformat()
    for past in workspace.some(Meeting, workspace.between(Meeting, "start", since, today.isoformat())):
        start = _local(past, past.start, workspace.zone)
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
    for review, id in workspace.ranged(Item, "review", first.isoformat(), last.isoformat()):
        yield Slot(False, date.fromisoformat(review), "", Key(Item.table, id, "review"))


def _undated(workspace: Workspace) -> Iterator[Slot]:
    """Yield my open items that have no date, and no screen of their own either."""
    there = work(workspace)
    mine = there.open.intersection(workspace.ids(Item, owner=workspace.user)).difference(id for _due, id in there.dues)
    for id in sorted(mine.difference(*(workspace.ids(Item, kind=kind) for kind in _ELSEWHERE))):
        yield Slot(False, date.max, "", Key(Item.table, id, "undated"))


_ELSEWHERE = ("conflict", "relay")


def _contacts(workspace: Workspace, today: date, last: date) -> Iterator[Slot]:
    for party in workspace.find(Party):
        due = next_contact(workspace, party) if party.active else None
        if due is not None and due <= last:
            # a contact that should have been is due now: it does not pile up as overdue work
            yield Slot(False, max(due, today), "", Key(Party.table, party.id, "contact"))


def _initiatives(workspace: Workspace, today: date, first: date, last: date) -> Iterator[Slot]:
    for initiative in workspace.find(Initiative):
        if not initiative.golive or initiative.phase == "closed":
            continue
        day = date.fromisoformat(initiative.golive)
        overdue = day < today and initiative.phase != "running"
        if overdue or first <= day <= last:
            yield Slot(overdue, day, "", Key(Initiative.table, initiative.id, "golive"))


def _row(
    slot: Slot, what: str, title: str, parties: tuple[str, ...], place: str = "", length: int = 0,
    clash: tuple[int, ...] = (),
) -> AgendaRow:  # fmt: skip
    return AgendaRow(slot.key, slot.day, slot.at, what, title, parties, place, length, slot.overdue, clash)
