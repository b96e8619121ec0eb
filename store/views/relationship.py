"""The relationship log: who needs attention, and why, from what was logged against what was agreed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Entry, Item, Party
from store.sentence import N_, Sentence, counted, days, sentence
from store.views.key import codes
from store.views.work import overdue, work
from store.workspace import Workspace

DUE, SILENT = 1.0, 1.5
"""Silence ÷ cadence from which a contact is due, and from which the party is silent."""
BACKDATED = 32
"""How many entries back one is looked for that was noted late: what was noted before them is taken to have been so."""
LATEST = 8
"""How many of a party's latest entries are looked at for its tone."""


class Standing(Struct, frozen=True):
    """How it stands with one party."""

    id: int
    code: str
    name: str
    kind: str
    groups: tuple[str, ...]
    last: date | None
    """Of the last contact."""
    cadence: int | None
    silence: float | None
    """Days since the last contact ÷ cadence; None where no cadence is agreed."""
    next: date | None
    tone: float | None
    """Mean of the latest tones."""
    trend: float
    """The later half of the latest tones less the earlier half."""
    open: int
    """Open items it is part of."""
    conflicts: int
    reasons: tuple[Sentence, ...]
    """Why it needs attention, the gravest first."""
    score: float


def standings(workspace: Workspace, today: date) -> list[Standing]:
    """Return how it stands with each active party: by who needs attention, then by name."""
    found = [standing(workspace, party, today) for party in workspace.find(Party) if party.active]
    return sorted(found, key=lambda s: (-s.score, s.name.casefold(), s.id))


def standing(workspace: Workspace, party: Party, today: date) -> Standing:
    """Return how it stands with a party today."""
    cadence, spoken = agreed_cadence(workspace, party), _spoken(workspace, party.id)
    last = last_contact(workspace, party)
    silence = (today - last).days / cadence if last and cadence else None
    burden = _burden(workspace, party.id, today)
    reasons, score = _reasons(silence, last, cadence, spoken, burden, today)
    following = next_contact(workspace, party, last) if cadence else None
    return Standing(
        party.id, party.code, party.name, party.kind, codes(workspace, party.groups), last, cadence, silence,
        following, spoken.tone, spoken.trend, burden.open, burden.conflicts, tuple(reasons), score,
    )  # fmt: skip


class _Burden(NamedTuple):
    """The open items that weigh on a relationship."""

    open: int
    conflicts: int
    late: int
    """By our fault: overdue, and the ball is in our court."""


def _burden(workspace: Workspace, party: int, today: date) -> _Burden:
    def weigh() -> _Burden:
        items, there = workspace.ids(Item, parties=party), work(workspace)
        opened = there.open.intersection(items)
        late = opened.intersection(overdue(workspace, today)) - there.waiting
        return _Burden(len(opened), len(opened & there.conflicts), len(late))

    return workspace.remembered(("burden", party), (workspace.version(Item, parties=party), today), weigh)


def agreed_cadence(workspace: Workspace, party: Party) -> int | None:
    """Return the days between contacts agreed with a party: its own, else the shortest of its groups'."""
    if party.cadence:
        return party.cadence
    groups = (workspace.get(Party, group) for group in party.groups)
    return min((group.cadence for group in groups if group and group.cadence), default=None)


def last_contact(workspace: Workspace, party: Party) -> date | None:
    """Return the day of the last contact with a party or, for a group, with any of its members."""
    members = workspace.ids(Party, groups=party.id) if party.kind == "group" else ()
    days = (_spoken(workspace, one).last for one in (party.id, *members))
    return max((day for day in days if day), default=None)


def next_contact(workspace: Workspace, party: Party, last: date | None = None) -> date | None:
    """Return the day on which the next contact falls due, None where no cadence is agreed. `last` is the last one's,
    where it is known already."""
    cadence = agreed_cadence(workspace, party)
    if cadence is None:
        return None
    last = last or last_contact(workspace, party) or when.day(party.created_at, workspace.zone)
    return last + timedelta(days=cadence)


def tones(workspace: Workspace, party: Party) -> tuple[float | None, float]:
    """Return the mean of a party's latest tones, and how much the later half lies above the earlier."""
    spoken = _spoken(workspace, party.id)
    return spoken.tone, spoken.trend


class _Spoken(NamedTuple):
    """What the log tells of the contacts with one party."""

    last: date | None
    tone: float | None
    trend: float


def _spoken(workspace: Workspace, party: int) -> _Spoken:
    def gather() -> _Spoken:
        ids, corrected = workspace.ids(Entry, parties=party), _corrected(workspace)
        return _Spoken(_last_day(workspace, ids, corrected), *_tones(workspace, ids, corrected))

    stamp = workspace.version(Entry, parties=party), workspace.version(Entry, "corrects")
    return workspace.remembered(("spoken", party), stamp, gather)


def _corrected(workspace: Workspace) -> frozenset[int]:
    """Return the entries that a later one has rectified."""
    version = workspace.version(Entry, "corrects")
    return workspace.remembered("corrected", version, lambda: frozenset(workspace.values(Entry, "corrects")))


class _Told(NamedTuple):
    """What an entry tells of the relationship with those it names."""

    noted: datetime
    contact: datetime | None
    """When they were spoken to."""
    tone: int | None


def _told(entry: Entry) -> _Told:
    return _Told(entry.created_at, entry.at if entry.kind in ("contact", "answer") else None, entry.tone)


def _tones(workspace: Workspace, ids: Sequence[int], corrected: Container[int]) -> tuple[float | None, float]:
    told = workspace.facts(Entry, _told, (id for id in ids[-LATEST:] if id not in corrected))
    latest = [one.tone for one in told.values() if one.tone is not None]
    if not latest:
        return None, 0.0
    half = len(latest) // 2
    trend = (sum(latest[-half:]) - sum(latest[:half])) / half if half else 0.0
    return sum(latest) / len(latest), trend


def _last_day(workspace: Workspace, ids: Sequence[int], corrected: Container[int]) -> date | None:
    last: date | None = None
    for id in reversed(ids[-BACKDATED:]):
        told = workspace.fact(Entry, _told, id)
        if told is None:
            continue
        # the log tells of the past: nothing noted by the day that was found tells of a later one
        if last is not None and when.day(told.noted, workspace.zone) <= last:
            break
        if told.contact is not None and id not in corrected:
            day = when.day(told.contact, workspace.zone)
            last = day if last is None else max(last, day)
    return last


def _reasons(
    silence: float | None, last: date | None, cadence: int | None, spoken: _Spoken, burden: _Burden, today: date
) -> tuple[list[Sentence], float]:  # fmt: skip
    found: list[tuple[float, Sentence]] = []
    if silence is not None and last is not None and silence >= DUE:
        since = days((today - last).days)
        said = sentence(N_("silent for {days} (every {cadence} agreed)"), days=since, cadence=cadence)
        found.append((3.0 if silence >= SILENT else 1.5, said))
    if cadence and last is None:
        found.append((1.5, sentence(N_("no contact logged yet"))))
    if spoken.trend <= -1:
        found.append((2.5, sentence(N_("the tone is souring"))))
    elif spoken.tone is not None and spoken.tone <= -1:
        found.append((1.5, sentence(N_("the tone is bad"))))
    if burden.conflicts:
        said = counted(N_("{n} open conflict"), N_("{n} open conflicts"), burden.conflicts)
        found.append((1.0 + burden.conflicts / 2, said))
    if burden.late:
        found.append((2.0, counted(N_("{n} promise overdue"), N_("{n} promises overdue"), burden.late)))
    found.sort(key=lambda pair: -pair[0])
    return [reason for _, reason in found], sum(weight for weight, _ in found)
