"""The agenda: what comes, from everywhere it is scattered, by day; what is overdue first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from store import when
from store.records import Initiative, Item, Meeting, Party
from store.views.key import Key, codes, names
from store.views.relationship import next_contact
from store.workspace import Workspace

DAYS_AHEAD = 28
DAYS_BACK = 14


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


def rows(workspace: Workspace, today: date, *, first: date | None = None, last: date | None = None) -> list[AgendaRow]:
    """Return what is overdue, then what comes from `first` (today) to `last` (four weeks on), in order of time; where
    no `last` is given, also my open work without a date, oldest first."""
    start, end = first or today, last or today + timedelta(days=DAYS_AHEAD)
    found = [
        *_meetings(workspace, today, start, end),
        *_items(workspace, today, start, end),
        *_contacts(workspace, today, end),
        *_initiatives(workspace, today, start, end),
    ]
    found.sort(key=lambda row: (not row.overdue, row.day, row.at or "24", row.key))
    undated = [] if last else list(_undated(workspace))
    return [*_with_clashes(found, clashes(workspace, start, end)), *undated]


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


def clashes(workspace: Workspace, first: date, last: date) -> dict[tuple[int, datetime], tuple[int, ...]]:
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
    parties = _everybody(workspace, one) & _everybody(workspace, other)
    place = one.place if one.place and one.place.casefold() == other.place.casefold() else ""
    return parties, place


def _share(workspace: Workspace, one: Meeting, other: Meeting) -> bool:
    parties, place = shared(workspace, one, other)
    return bool(parties or place)


def _everybody(workspace: Workspace, meeting: Meeting) -> set[int]:
    return set(meeting.parties).union(*(workspace.ids(Party, groups=party) for party in meeting.parties))


def _local(meeting: Meeting, start: str, zone: str) -> datetime:
    if when.is_day(start):
        return datetime.fromisoformat(start)
    return when.wall(when.instant(start, meeting.zone), zone)


def _meetings(workspace: Workspace, today: date, first: date, last: date) -> Iterator[AgendaRow]:
    overdue = {}
    since = (today - timedelta(days=DAYS_BACK)).isoformat()
    for past in workspace.some(Meeting, workspace.between(Meeting, "start", since, today.isoformat())):
        start = _local(past, past.start, workspace.zone)
        if past.status == "planned" and start.date() < today:
            overdue[past.id] = start
            yield _meeting_row(workspace, past, start, overdue=True)
    for meeting, start in occurrences(workspace, first, last):
        if overdue.get(meeting.id) != start:
            yield _meeting_row(workspace, meeting, start, overdue=False)


def _meeting_row(workspace: Workspace, meeting: Meeting, start: datetime, *, overdue: bool) -> AgendaRow:
    at = "" if when.is_day(meeting.start) else start.strftime("%H:%M")
    key = Key("meetings", meeting.id, start.isoformat(timespec="minutes"))
    parties = codes(workspace, meeting.parties)
    return AgendaRow(
        key, start.date(), at, meeting.kind, meeting.title, parties, meeting.place, meeting.length, overdue
    )


def _items(workspace: Workspace, today: date, first: date, last: date) -> Iterator[AgendaRow]:
    # an instant late on the last day is tomorrow in UTC
    for id in workspace.between(Item, "due", "", (last + timedelta(days=2)).isoformat()):
        item = workspace.get(Item, id)
        if item is None or item.status == "closed" or not item.due:
            continue
        day = when.day(item.due, workspace.zone)
        overdue = day < today
        if not overdue and not first <= day <= last:
            continue
        at = "" if when.is_day(item.due) else when.wall(item.due, workspace.zone).strftime("%H:%M")
        parties = codes(workspace, item.parties)
        yield AgendaRow(Key("items", item.id, "due"), day, at, "due", item.title, parties, "", 0, overdue)
    for id in workspace.between(Item, "review", first.isoformat(), last.isoformat()):
        item = workspace.get(Item, id)
        if item is not None and item.review:
            day, parties = date.fromisoformat(item.review), codes(workspace, item.parties)
            yield AgendaRow(Key("items", id, "review"), day, "", "review", item.title, parties, "", 0, False)


def _undated(workspace: Workspace) -> Iterator[AgendaRow]:
    """Yield my open items that have no date, and no screen of their own either."""
    mine = set(workspace.ids(Item, status="open")).intersection(workspace.ids(Item, owner=workspace.user))
    for item in workspace.some(Item, sorted(mine.difference(workspace.having(Item, "due")))):
        if item.kind not in _ELSEWHERE:
            key, parties = Key("items", item.id, "undated"), codes(workspace, item.parties)
            yield AgendaRow(key, date.max, "", "undated", item.title, parties, "", 0, False)


_ELSEWHERE = frozenset(("conflict", "relay"))


def _contacts(workspace: Workspace, today: date, last: date) -> Iterator[AgendaRow]:
    for party in workspace.find(Party):
        due = next_contact(workspace, party) if party.active else None
        if due is None or due > last:
            continue
        # a contact that should have been is due now: it does not pile up as overdue work
        yield AgendaRow(
            Key("parties", party.id, "contact"), max(due, today), "", "contact", party.name, (party.code,), "", 0, False
        )


def _initiatives(workspace: Workspace, today: date, first: date, last: date) -> Iterator[AgendaRow]:
    for initiative in workspace.find(Initiative):
        if not initiative.golive or initiative.phase == "closed":
            continue
        day = date.fromisoformat(initiative.golive)
        overdue = day < today and initiative.phase != "running"
        if overdue or first <= day <= last:
            audience = names(workspace, initiative.audience)
            yield AgendaRow(
                Key("initiatives", initiative.id, "golive"),
                day,
                "",
                "golive",
                initiative.title,
                audience,
                "",
                0,
                overdue,
            )


def _with_clashes(rows: list[AgendaRow], found: dict[tuple[int, datetime], tuple[int, ...]]) -> list[AgendaRow]:
    if not found:
        return rows
    from msgspec.structs import replace

    def clash(row: AgendaRow) -> tuple[int, ...]:
        if row.key.table != "meetings":
            return ()
        return found.get((row.key.id, datetime.fromisoformat(row.key.what)), ())

    return [replace(row, clash=met) if (met := clash(row)) else row for row in rows]
