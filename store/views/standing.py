"""How it stands with each party: who needs attention, why, and what stands behind each reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Entry, Item, Party
from store.sentence import N_, Sentence, counted, days, sentence
from store.views.breakdowns import Breakdowns, breakdowns_of
from store.views.bridge import Gap, exchanges
from store.views.burdens import NOTHING, Burden, burdens
from store.views.key import Key, codes, name
from store.views.relationship import (
    Spoken,
    agreed_cadence,
    contacts_of,
    due_after,
    itself,
    spoken,
)
from store.workspace import Workspace

Told = Callable[[int], Spoken]
"""Gives what was spoken lately with a party."""
WEEK = 7
"""Days within which contacts are counted at least."""


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
    is_silent: bool
    """Whether that is too long."""
    next: date | None
    tone: float | None
    """Mean of the latest tones."""
    trend: float
    """The later half of the latest tones less the earlier half."""
    tones: tuple[int, ...]
    """The latest ones, oldest first."""
    open: int
    """Items not closed that it is part of or that came from it."""
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


class _Why(NamedTuple):
    """A reason whose records are looked for when they are wanted."""

    weight: float
    said: Sentence
    behind: Callable[[], tuple[Key, ...]]


def standings(workspace: Workspace, today: date, down: Breakdowns) -> list[Standing]:
    """Return how it stands with each active party: by who needs attention, then by name; `down` is what has broken
    down, as far as that is known."""

    def gather() -> list[Standing]:
        weighing, told = burdens(workspace, today), cache(partial(spoken, workspace))
        found = [
            _standing(workspace, party, _known(workspace, party, weighing, told, down), today)
            for party in workspace.find(Party)
            if party.active
        ]
        return sorted(found, key=lambda s: (-s.score, s.name.casefold(), s.id))

    stamp = (
        *(workspace.version(kind) for kind in (Party, Item, Entry)),
        today,
        *(tuple(broken.items()) for broken in down),
    )
    return workspace.remembered("standings", stamp, gather)


def standing(workspace: Workspace, party: Party, today: date) -> Standing:
    """Return how it stands with a party today."""
    return _standing(workspace, party, _alone(workspace, party, today), today)


def _standing(workspace: Workspace, party: Party, known: _Known, today: date) -> Standing:
    cadence, last, latest, burden, *_ = known
    found = _reasons(workspace, party, known, today)
    silence = (today - last).days / cadence if last and cadence else None
    return Standing(
        id=party.id, code=party.code, name=party.name, kind=party.kind, groups=codes(workspace, party.groups),
        last=last, cadence=cadence, silence=silence,
        is_silent=silence is not None and silence >= workspace.thresholds.silent,
        next=due_after(workspace, party, last, cadence), tone=latest.tone, trend=latest.trend,
        tones=tuple(latest.tones.values()), open=len(burden.open), conflicts=len(burden.conflicts),
        reasons=tuple(reason.said for reason in found), score=sum(reason.weight for reason in found),
    )  # fmt: skip


def reasons(workspace: Workspace, party: Party, today: date) -> list[Reason]:
    """Return why a party needs attention, the gravest first, each with what stands behind it."""
    found = _reasons(workspace, party, _alone(workspace, party, today), today)
    return [_told(why) for why in found]


def _told(why: _Why) -> Reason:
    return Reason(why.weight, why.said, why.behind())


class _Known(NamedTuple):
    cadence: int | None
    last: date | None
    latest: Spoken
    burden: Burden
    broken: Sequence[Gap]
    unread: Sequence[int]


def _alone(workspace: Workspace, party: Party, today: date) -> _Known:
    told, down = partial(spoken, workspace), breakdowns_of(workspace, party.id, today)
    return _known(workspace, party, burdens(workspace, today), told, down)


def _known(
    workspace: Workspace, party: Party, weighing: Mapping[int, Burden], told: Told, down: Breakdowns
) -> _Known:  # fmt: skip
    last = max((day for one in itself(workspace, party) if (day := told(one).last)), default=None)
    return _Known(
        agreed_cadence(workspace, party), last, told(party.id), weighing.get(party.id, NOTHING),
        down.bridges.get(party.id, ()), down.unread.get(party.id, ()),
    )  # fmt: skip


def _reasons(workspace: Workspace, party: Party, known: _Known, today: date) -> list[_Why]:
    cadence = known.cadence
    found = [
        *(_silent(workspace, party, known.last, cadence, today) if cadence else ()),
        *_sounding(known.latest),
        *_weighing(known.burden),
        *_unread(known.unread),
        *_broken(workspace, party, known.broken),
        *(_pressed(workspace, known.latest, cadence, today) if cadence else ()),
    ]
    return sorted(found, key=lambda why: -why.weight)


def _silent(
    workspace: Workspace, party: Party, last: date | None, cadence: int, today: date
) -> Iterator[_Why]:  # fmt: skip
    if last is None:
        yield _Why(1.5, sentence(N_("no contact logged yet")), partial(_keys, Party.table, (party.id,)))
    elif (silence := (today - last).days / cadence) >= workspace.thresholds.due:
        since = days((today - last).days)
        said = sentence(N_("silent for {days} (every {cadence} agreed)"), days=since, cadence=cadence)
        behind = partial(_contacts, workspace, party, last)
        yield _Why(3.0 if silence >= workspace.thresholds.silent else 1.5, said, behind)


def _contacts(workspace: Workspace, party: Party, on: date) -> tuple[Key, ...]:
    return _keys(Entry.table, contacts_of(workspace, party, on))


def pressed(workspace: Workspace, party: Party, today: date) -> Reason | None:
    """Return why a party is spoken to too often, None where it is not, or where no cadence is agreed."""
    cadence = agreed_cadence(workspace, party)
    found = _pressed(workspace, spoken(workspace, party.id), cadence, today) if cadence else ()
    return next(map(_told, found), None)


def _pressed(workspace: Workspace, latest: Spoken, cadence: int, today: date) -> Iterator[_Why]:
    within, many = max(cadence, WEEK), workspace.thresholds.contacts
    near = today - timedelta(days=within)  # in UTC, a day before the first one at the earliest
    if sum(at.date() >= near for at in latest.contacts.values()) < many:
        return
    since = when.instant((today - timedelta(days=within - 1)).isoformat(), workspace.zone)
    lately = [id for id, at in latest.contacts.items() if at >= since]
    if len(lately) >= many:
        template = N_("spoken to {n} times or more within {days} (every {cadence} agreed)")
        said = sentence(template, n=len(lately), days=days(within), cadence=cadence)
        yield _Why(1.0, said, partial(_keys, Entry.table, lately))


def _sounding(latest: Spoken) -> Iterator[_Why]:
    if latest.trend <= -1:
        yield _Why(2.5, sentence(N_("the tone is souring")), partial(_keys, Entry.table, latest.tones))
    elif latest.tone is not None and latest.tone <= -1:
        yield _Why(1.5, sentence(N_("the tone is bad")), partial(_keys, Entry.table, latest.tones))


def _weighing(burden: Burden) -> Iterator[_Why]:
    if count := len(burden.conflicts):
        said = counted(N_("{n} open conflict"), N_("{n} open conflicts"), count)
        yield _Why(1.0 + count / 2, said, partial(_keys, Item.table, burden.conflicts))
    if burden.late:
        said = counted(N_("{n} promise overdue"), N_("{n} promises overdue"), len(burden.late))
        yield _Why(2.0, said, partial(_keys, Item.table, burden.late))


def _unread(relays: Sequence[int]) -> Iterator[_Why]:
    if relays:
        said = counted(N_("{n} relay not read back"), N_("{n} relays not read back"), len(relays))
        yield _Why(1.0, said, partial(_keys, Item.table, relays))


def _broken(workspace: Workspace, party: Party, gaps: Sequence[Gap]) -> Iterator[_Why]:
    """Yield the broken bridges: the longest silent weighs, the others are told with it."""
    for place, gap in enumerate(gaps):
        other = name(workspace, sum(gap.pair) - party.id)
        said = sentence(N_("no exchange with {party} for {days}"), party=other, days=days(gap.days))
        yield _Why(0.0 if place else 1.5, said, partial(_between, workspace, gap))


def _between(workspace: Workspace, gap: Gap) -> tuple[Key, ...]:
    """Return the last exchange, since when nothing was said, and what calls for another."""
    said = exchanges(workspace, gap.pair, gap.last) if gap.last else ()
    return (*_keys(Entry.table, said), *_keys(Item.table, gap.business))


def _keys(table: str, ids: Iterable[int]) -> tuple[Key, ...]:
    return tuple(Key(table, id) for id in sorted(ids))
