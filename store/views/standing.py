"""How it stands with each party: who needs attention, why, and what stands behind each reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Entry, Item, Party
from store.sentence import N_, Sentence, counted, days, sentence
from store.views.key import Key, codes
from store.views.relationship import (
    DUE,
    SILENT,
    Spoken,
    agreed_cadence,
    contacts_of,
    last_contact,
    next_contact,
    spoken,
)
from store.views.relay import unread
from store.views.work import overdue, work
from store.workspace import Workspace

OVER, WEEK = 5, 7
"""So many contacts within the agreed cadence, or within a week where that is longer, are too many."""


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
    tones: tuple[int, ...]
    """The latest ones, oldest first."""
    open: int
    """Open items that it is part of or that came from it."""
    conflicts: int
    reasons: tuple[Sentence, ...]
    """Why it needs attention, the gravest first."""
    score: float


class Reason(NamedTuple):
    """One reason why a party needs attention."""

    weight: float
    said: Sentence
    behind: tuple[Key, ...]
    """The records that show it."""


def standings(workspace: Workspace, today: date) -> list[Standing]:
    """Return how it stands with each active party: by who needs attention, then by name."""

    def gather() -> list[Standing]:
        found = [standing(workspace, party, today) for party in workspace.find(Party) if party.active]
        return sorted(found, key=lambda s: (-s.score, s.name.casefold(), s.id))

    stamp = *(workspace.version(kind) for kind in (Party, Item, Entry)), today
    return workspace.remembered("standings", stamp, gather)


def standing(workspace: Workspace, party: Party, today: date) -> Standing:
    """Return how it stands with a party today."""
    cadence, latest = agreed_cadence(workspace, party), spoken(workspace, party.id)
    last = last_contact(workspace, party)
    burden = burdens(workspace, today).get(party.id, _NOTHING)
    found = _reasons(workspace, party, last, cadence, today)
    return Standing(
        id=party.id, code=party.code, name=party.name, kind=party.kind, groups=codes(workspace, party.groups),
        last=last, cadence=cadence, silence=(today - last).days / cadence if last and cadence else None,
        next=next_contact(workspace, party, last), tone=latest.tone, trend=latest.trend,
        tones=tuple(latest.tones.values()), open=len(burden.open), conflicts=len(burden.conflicts),
        reasons=tuple(reason.said for reason in found), score=sum(reason.weight for reason in found),
    )  # fmt: skip


def reasons(workspace: Workspace, party: Party, today: date) -> list[Reason]:
    """Return why a party needs attention, the gravest first, each with what stands behind it."""
    last = last_contact(workspace, party)
    return _reasons(workspace, party, last, agreed_cadence(workspace, party), today)


def _reasons(
    workspace: Workspace, party: Party, last: date | None, cadence: int | None, today: date
) -> list[Reason]:  # fmt: skip
    found = [
        *(_silent(workspace, party, last, cadence, today) if cadence else ()),
        *_sounding(spoken(workspace, party.id)),
        *_weighing(burdens(workspace, today).get(party.id, _NOTHING)),
    ]
    if (too_often := pressed(workspace, party, today)) is not None:
        found.append(too_often)
    return sorted(found, key=lambda reason: -reason.weight)


class Burden(NamedTuple):
    """The open items that weigh on a relationship."""

    open: frozenset[int]
    conflicts: frozenset[int]
    late: frozenset[int]
    """By our fault: overdue, and the ball is in our court."""
    unread: tuple[int, ...]
    """Relays that it should have read back by now."""


_NOTHING = Burden(frozenset(), frozenset(), frozenset(), ())


def burdens(workspace: Workspace, today: date) -> dict[int, Burden]:
    """Return what weighs on each party with which anything is open; nothing but relays and their answers is read."""

    def gather() -> dict[int, Burden]:
        there = work(workspace)
        late = overdue(workspace, today) - there.waiting
        opened, owed = _opened(workspace, there.open), _owed(workspace, today)
        return {
            party: Burden(frozenset(ids), there.conflicts & ids, late & ids, tuple(owed.get(party, ())))
            for party, ids in opened.items()
        }

    stamp = workspace.version(Item), workspace.version(Entry, kind="answer"), today
    return workspace.remembered("burdens", stamp, gather)


def _opened(workspace: Workspace, live: frozenset[int]) -> dict[int, set[int]]:
    opened: dict[int, set[int]] = {}
    for field in ("parties", "source"):
        for party in workspace.values(Item, field):
            if ids := live.intersection(workspace.ids(Item, **{field: party})):
                opened.setdefault(party, set()).update(ids)
    return opened


def _owed(workspace: Workspace, today: date) -> dict[int, list[int]]:
    owed: dict[int, list[int]] = {}
    for id, parties in unread(workspace, today).items():
        for party in parties:
            owed.setdefault(party, []).append(id)
    return owed


def _silent(
    workspace: Workspace, party: Party, last: date | None, cadence: int, today: date
) -> Iterator[Reason]:  # fmt: skip
    if last is None:
        yield Reason(1.5, sentence(N_("no contact logged yet")), (Key(Party.table, party.id),))
    elif (silence := (today - last).days / cadence) >= DUE:
        since = days((today - last).days)
        said = sentence(N_("silent for {days} (every {cadence} agreed)"), days=since, cadence=cadence)
        yield Reason(3.0 if silence >= SILENT else 1.5, said, _keys(Entry.table, contacts_of(workspace, party, last)))


def pressed(workspace: Workspace, party: Party, today: date) -> Reason | None:
    """Return why a party is spoken to too often, None where it is not, or where no cadence is agreed."""
    cadence, latest = agreed_cadence(workspace, party), spoken(workspace, party.id)
    if cadence is None or len(latest.contacts) < OVER:
        return None
    within = max(cadence, WEEK)
    since = when.instant((today - timedelta(days=within - 1)).isoformat(), workspace.zone)
    lately = [id for id, at in latest.contacts.items() if at >= since]
    if len(lately) < OVER:
        return None
    said = sentence(
        N_("spoken to {n} times or more within {days} (every {cadence} agreed)"),
        n=len(lately), days=days(within), cadence=cadence,
    )  # fmt: skip
    return Reason(1.0, said, _keys(Entry.table, lately))


def _sounding(latest: Spoken) -> Iterator[Reason]:
    if latest.trend <= -1:
        yield Reason(2.5, sentence(N_("the tone is souring")), _keys(Entry.table, latest.tones))
    elif latest.tone is not None and latest.tone <= -1:
        yield Reason(1.5, sentence(N_("the tone is bad")), _keys(Entry.table, latest.tones))


def _weighing(burden: Burden) -> Iterator[Reason]:
    if count := len(burden.conflicts):
        said = counted(N_("{n} open conflict"), N_("{n} open conflicts"), count)
        yield Reason(1.0 + count / 2, said, _keys(Item.table, burden.conflicts))
    if burden.late:
        said = counted(N_("{n} promise overdue"), N_("{n} promises overdue"), len(burden.late))
        yield Reason(2.0, said, _keys(Item.table, burden.late))
    if burden.unread:
        said = counted(N_("{n} relay not read back"), N_("{n} relays not read back"), len(burden.unread))
        yield Reason(1.0, said, _keys(Item.table, burden.unread))


def _keys(table: str, ids: Iterable[int]) -> tuple[Key, ...]:
    return tuple(Key(table, id) for id in sorted(ids))
