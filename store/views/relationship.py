"""The relationship log: who needs attention, and why, from what was logged against what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Entry, Item, Party
from store.sentence import N_, Sentence, counted, days, sentence
from store.views.key import codes
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
    work = Work.of(workspace, today)
    parties = [party for party in workspace.find(Party) if party.active]
    found = [standing(workspace, party, today, work) for party in parties]
    return sorted(found, key=lambda s: (-s.score, s.name.casefold(), s.id))


class Work(NamedTuple):
    """The items that weigh on relationships, by number; gathered once for all parties."""

    open: frozenset[int]
    conflicts: frozenset[int]
    overdue: frozenset[int]
    """Due before today, or by an instant of today; whosever court the ball is in."""

    @classmethod
    def of(cls, workspace: Workspace, today: date) -> Work:
        """Gather them from the indexes."""
        opened = frozenset(workspace.ids(Item, status="open"))
        conflicts = opened.intersection(workspace.ids(Item, kind="conflict"))
        # an instant late yesterday is today in UTC
        late = workspace.between(Item, "due", "", (today + timedelta(days=1)).isoformat())
        overdue = opened.intersection(late)
        return cls(opened, conflicts, overdue)


def standing(workspace: Workspace, party: Party, today: date, work: Work | None = None) -> Standing:
    """Return how it stands with a party today."""
    work = work or Work.of(workspace, today)
    last = last_contact(workspace, party)
    cadence = agreed_cadence(workspace, party)
    silence = (today - last).days / cadence if last and cadence else None
    tone, trend = tones(workspace, party)
    items = workspace.ids(Item, parties=party.id)
    conflicts = len(work.conflicts.intersection(items))
    late = _late(workspace, work.overdue.intersection(items), today)
    reasons, score = _reasons(silence, last, cadence, tone, trend, conflicts, late, today)
    following = next_contact(workspace, party, last) if cadence else None
    return Standing(
        party.id, party.code, party.name, party.kind, codes(workspace, party.groups), last, cadence, silence,
        following, tone, trend, len(work.open.intersection(items)), conflicts, tuple(reasons), score,
    )  # fmt: skip


def agreed_cadence(workspace: Workspace, party: Party) -> int | None:
    """Return the days between contacts agreed with a party: its own, else the shortest of its groups'."""
    if party.cadence:
        return party.cadence
    groups = (workspace.get(Party, group) for group in party.groups)
    return min((group.cadence for group in groups if group and group.cadence), default=None)


def last_contact(workspace: Workspace, party: Party) -> date | None:
    """Return the day of the last contact with a party or, for a group, with any of its members."""
    own = _last_day(workspace, party.id)
    members = workspace.ids(Party, groups=party.id) if party.kind == "group" else ()
    days = [day for day in (own, *(_last_day(workspace, member) for member in members)) if day]
    return max(days, default=None)


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
    latest = [entry.tone for entry in _latest(workspace, party.id) if entry.tone is not None]
    if not latest:
        return None, 0.0
    half = len(latest) // 2
    trend = fmean(latest[-half:]) - fmean(latest[:half]) if half else 0.0
    return fmean(latest), trend


def _latest(workspace: Workspace, party: int) -> list[Entry]:
    ids = workspace.ids(Entry, parties=party)
    entries = (workspace.get(Entry, id) for id in ids[-LATEST:])
    return [entry for entry in entries if entry is not None and not workspace.ids(Entry, corrects=entry.id)]


def _last_day(workspace: Workspace, party: int) -> date | None:
    ids = workspace.ids(Entry, parties=party)
    stamp = (len(ids), ids[-1] if ids else 0, len(workspace.having(Entry, "corrects")))
    return workspace.remembered(("last contact", party), stamp, lambda: _latest_day(workspace, ids))


def _latest_day(workspace: Workspace, ids: Sequence[int]) -> date | None:
    last: date | None = None
    for entry in workspace.some(Entry, reversed(ids[-BACKDATED:])):
        # the log tells of the past: nothing noted by the day that was found tells of a later one
        if last is not None and when.day(entry.created_at, workspace.zone) <= last:
            break
        if entry.kind in ("contact", "answer") and not workspace.ids(Entry, corrects=entry.id):
            day = when.day(entry.at, workspace.zone)
            last = day if last is None else max(last, day)
    return last


def _late(workspace: Workspace, overdue: Iterable[int], today: date) -> int:
    """Return how many of these items are late by our fault: the ball is in our court."""
    items = workspace.some(Item, overdue)
    return sum(item.ball is None and when.day(item.due, workspace.zone) < today for item in items if item.due)


def _reasons(
    silence: float | None, last: date | None, cadence: int | None, tone: float | None, trend: float,
    conflicts: int, overdue: int, today: date,
) -> tuple[list[Sentence], float]:  # fmt: skip
    found: list[tuple[float, Sentence]] = []
    if silence is not None and last is not None and silence >= DUE:
        since = days((today - last).days)
        said = sentence(N_("silent for {days} (every {cadence} agreed)"), days=since, cadence=cadence)
        found.append((3.0 if silence >= SILENT else 1.5, said))
    if cadence and last is None:
        found.append((1.5, sentence(N_("no contact logged yet"))))
    if trend <= -1:
        found.append((2.5, sentence(N_("the tone is souring"))))
    elif tone is not None and tone <= -1:
        found.append((1.5, sentence(N_("the tone is bad"))))
    if conflicts:
        found.append(
            (1.0 + conflicts / 2, Sentence(N_("{n} open conflict"), {"n": conflicts}, N_("{n} open conflicts")))
        )
    if overdue:
        found.append((2.0, counted(N_("{n} promise overdue"), N_("{n} promises overdue"), overdue)))
    found.sort(key=lambda pair: -pair[0])
    return [reason for _, reason in found], sum(weight for weight, _ in found)
