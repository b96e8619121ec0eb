"""Find a time: when parties and a room are free, and whom each hour would inconvenience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Meeting
from store.sentence import Sentence
from store.views.appointments import Appointment, appointments
from store.views.closed_days import closed_days
from store.views.key import codes
from store.views.people import with_members
from store.views.suiting import MANY, Hit, Strain, cost, reasons
from store.workspace import Workspace

STEP = 15
"""Minutes between two hours at which a meeting may begin, and the least that people need between two meetings."""
A_DAY, AT_MOST, APART = 3, 12, 120
"""Slots told, a day and in all, and the minutes from one of a day to the next: a choice, no list of quarters of an
hour."""


class Wanted(Struct, frozen=True):
    """The meeting a time is looked for."""

    parties: tuple[int, ...]
    first: date
    last: date
    length: int = 60
    """Minutes."""
    rooms: tuple[str, ...] = ()
    """One of them must be free; the first that is, is taken. None: the place does not matter."""
    opens: time = time(8)
    closes: time = time(17)
    region: str = ""
    """Whose holidays count."""
    moved: int = 0
    """The meeting that is to be moved: it does not stand in its own way."""


class FreeSlot(Struct, frozen=True):
    """A time that suits, or nearly."""

    start: datetime
    """On the user's wall."""
    end: datetime
    room: str
    missing: tuple[str, ...]
    """The codes of the parties, and of members of theirs, who are elsewhere."""
    cost: int
    """How much it inconveniences: 0 nobody (see `store.views.suiting`)."""
    reasons: tuple[Sentence, ...]
    """Why it is good, then whom it inconveniences."""


class _Candidate(NamedTuple):
    cost: int
    start: datetime
    strain: Strain


def free_slots(workspace: Workspace, wanted: Wanted, now: datetime) -> list[FreeSlot]:
    """Return the best times within the window that begin after `now` (on the user's wall): those that inconvenience
    least first, then the earliest. No two overlap, and those of a day are spread over it."""
    planned = [one for one in appointments(workspace, wanted.first, wanted.last) if one.meeting.id != wanted.moved]
    closed = closed_days(planned, wanted.first, wanted.last, region=wanted.region)
    hits = _hits(workspace, planned, wanted.parties)
    by_day: dict[date, list[Appointment]] = {}
    for one in planned:
        for day in one.days:
            by_day.setdefault(day, []).append(one)
    days = (wanted.first + timedelta(days=n) for n in range((wanted.last - wanted.first).days + 1))
    found = [
        _Candidate(cost(strain), strain.start, strain)
        for day in days
        if when.working_day(day) and day not in closed
        for strain in _strains(wanted, day, by_day.get(day, ()), hits)
        if strain.start > now
    ]
    found.sort(key=lambda candidate: (candidate.cost, candidate.start))
    return [_told(workspace, candidate) for candidate in _apart(found, wanted.length)]


def _hits(workspace: Workspace, planned: Sequence[Appointment], parties: tuple[int, ...]) -> dict[int, tuple[Hit, ...]]:
    """Return, by meeting, whom of those invited it takes: a party as a whole, else the members it takes."""
    claims: dict[int, set[int]] = {}
    for party in parties:
        for one in with_members(workspace, (party,)):
            claims.setdefault(one, set()).add(party)
    claims.update((party, {party}) for party in parties)
    meetings = {one.meeting.id: one.meeting for one in planned}
    return {id: tuple(_taken(workspace, meeting, claims)) for id, meeting in meetings.items()}


def _taken(workspace: Workspace, meeting: Meeting, claims: Mapping[int, set[int]]) -> Iterator[Hit]:
    there = sorted(with_members(workspace, meeting.parties) & claims.keys())
    whole = {one for one in there if one in claims[one]}
    yield from (Hit(one, one) for one in there if one in whole)
    yield from (Hit(one, min(claims[one])) for one in there if not whole & claims[one])


def _strains(
    wanted: Wanted, day: date, planned: Sequence[Appointment], hits: Mapping[int, tuple[Hit, ...]]
) -> Iterator[Strain]:
    """Yield what each beginning of a day asks of those invited, where a room is free."""
    midnight = datetime.combine(day, time.min)
    opens, closes = (at.hour * 60 + at.minute for at in (wanted.opens, wanted.closes))
    starts = range(opens, closes - wanted.length + 1, STEP)
    found = [Strain(midnight + timedelta(minutes=at), wanted.length) for at in starts]
    load: Counter[int] = Counter()
    for one in planned if found else ():
        who = hits[one.meeting.id]
        whole = [hit.who for hit in who if hit.who == hit.invited]
        if one.is_whole_day:
            for strain in found:
                strain.whole_day.update((party, one.meeting) for party in whole)
        else:
            load.update(whole)
            _mark(found, one, who)
    loaded = {party: number for party, number in load.items() if number >= MANY}
    for strain in found:
        free = next((room for room in wanted.rooms if room.casefold() not in strain.rooms_taken), "")
        if free or not wanted.rooms:
            strain.room, strain.loaded = free, loaded
            yield strain


def _mark(found: Sequence[Strain], one: Appointment, who: tuple[Hit, ...]) -> None:
    """Note what an appointment means for the beginnings it overlaps or comes near."""
    near = timedelta(minutes=STEP)
    first = int((one.start - near - found[0].end) / near)
    last = int((one.end + near - found[0].start) / near) + 1
    room = one.meeting.place.casefold()
    for strain in found[max(first, 0) : max(last, 0)]:
        if strain.end <= one.start - near or strain.start >= one.end + near:
            continue
        if strain.start < one.end and one.start < strain.end:
            strain.rooms_taken.add(room)
            for hit in who:
                strain.away.setdefault(hit, one.meeting)
        else:
            side = strain.before if strain.start >= one.end else strain.after
            for hit in who:
                if hit.who == hit.invited:
                    side.setdefault(hit.who, one.meeting)


def _apart(found: Sequence[_Candidate], length: int) -> Iterator[_Candidate]:
    """Yield the best that do not overlap, a few a day."""
    chosen: dict[date, list[datetime]] = {}
    told, apart = 0, timedelta(minutes=max(length, APART))
    for candidate in found:
        day = chosen.setdefault(candidate.start.date(), [])
        if len(day) < A_DAY and all(abs(candidate.start - other) >= apart for other in day):
            day.append(candidate.start)
            yield candidate
            told += 1
            if told == AT_MOST:
                return


def _told(workspace: Workspace, candidate: _Candidate) -> FreeSlot:
    strain = candidate.strain
    missing = dict.fromkeys(hit.who for hit in strain.away)
    return FreeSlot(
        strain.start, strain.end, strain.room, codes(workspace, missing), candidate.cost,
        tuple(reasons(workspace, strain)),
    )  # fmt: skip
