"""What is to be raised with some guests: one query a reason, read through the indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from store import when
from store.records import RECORDS, Item, Party
from store.sentence import N_, Sentence, days, sentence
from store.views.key import Key, names
from store.views.relationship import agreed_cadence, last_contact
from store.views.relay import read_back
from store.views.work import overdue, work
from store.workspace import Workspace

Found = tuple[Key, tuple[int, ...], Sentence]
"""A record, which of the guests it concerns, why."""


def conflicts(workspace: Workspace, guests: set[int], today: date) -> Iterator[Found]:
    """Yield the open conflicts with two sides or more among the guests, the gravest first."""
    found = [*_with(workspace, work(workspace).conflicts, guests)]
    for item in sorted(found, key=lambda item: (-(item.level or 0), item.id)):
        sides = _among(item.parties, guests)
        if len(sides) > 1:
            yield _found(item, sides, sentence(N_("open conflict between {parties}"), parties=names(workspace, sides)))


def in_their_court(workspace: Workspace, guests: set[int], today: date) -> Iterator[Found]:
    """Yield what is overdue and waits on a guest, the longest first."""
    late = overdue(workspace, today) & work(workspace).waiting
    waiting = late & {id for one in guests for id in workspace.ids(Item, ball=one)}
    for item in _by_due(workspace, waiting):
        if item.ball is not None:
            party, since = names(workspace, (item.ball,)), _late(workspace, item, today)
            yield _found(item, (item.ball,), sentence(N_("with {party}, {days} late"), party=party, days=since))


def promises(workspace: Workspace, guests: set[int], today: date) -> Iterator[Found]:
    """Yield what is overdue, lies in our court, and a guest expects from us; the longest first."""
    late = overdue(workspace, today) - work(workspace).waiting
    promised = {id for one in guests for field in ("parties", "source") for id in workspace.ids(Item, **{field: one})}
    for item in _by_due(workspace, late & promised):
        to = _among((*((item.source,) if item.source else ()), *item.parties), guests)
        values = {"parties": names(workspace, to), "days": _late(workspace, item, today)}
        yield _found(item, to, sentence(N_("promised to {parties}, {days} late"), **values))


def green_lights(workspace: Workspace, guests: set[int], today: date) -> Iterator[Found]:
    """Yield the open approvals that a guest has not answered with a plain yes."""
    yield from _unanswered(workspace, "approval", guests, N_("no green light yet from {parties}"))


def relays(workspace: Workspace, guests: set[int], today: date) -> Iterator[Found]:
    """Yield the open relays that a guest has not read back as understood."""
    yield from _unanswered(workspace, "relay", guests, N_("not read back by {parties}"))


def silences(workspace: Workspace, invited: Iterable[int], guests: set[int], today: date) -> Iterator[Found]:
    """Yield the guests not heard for as long as was agreed, or longer: who is invited, and members with a cadence of
    their own (one that is the group's is the group's affair)."""
    asked = dict.fromkeys((*invited, *sorted(guests)))
    own = frozenset(invited)
    for party in workspace.some(Party, asked):
        cadence = agreed_cadence(workspace, party) if party.id in own else party.cadence
        last = last_contact(workspace, party)
        if not party.active or cadence is None or last is None:
            continue
        if (today - last).days / cadence < workspace.thresholds.due:
            continue
        said = sentence(
            N_("no contact for {days} (every {cadence} agreed)"), days=days((today - last).days), cadence=cadence
        )
        yield Key(Party.table, party.id, "contact"), (party.id,), said


def title_of(workspace: Workspace, key: Key) -> str | None:
    """Return what a raised record is called, None where it is gone."""
    record = workspace.get(RECORDS[key.table], key.id)
    if isinstance(record, Party):
        return record.name
    return record.title if isinstance(record, Item) else None


def _unanswered(workspace: Workspace, kind: str, guests: set[int], template: str) -> Iterator[Found]:
    opened = work(workspace).open.intersection(workspace.ids(Item, kind=kind))
    for item in _with(workspace, opened, guests):
        said = read_back(workspace, item.id)
        owed = tuple(party for party in _among(item.parties, guests) if said.get(party) != "yes")
        if owed:
            yield _found(item, owed, sentence(template, parties=names(workspace, owed)))


def _with(workspace: Workspace, ids: frozenset[int], guests: set[int]) -> Iterator[Item]:
    """Yield those of these items that name a guest, by number."""
    named = {id for one in guests for id in workspace.ids(Item, parties=one)}
    return workspace.some(Item, sorted(ids & named))


def _by_due(workspace: Workspace, ids: Iterable[int]) -> list[Item]:
    return sorted(workspace.some(Item, ids), key=lambda item: (item.due or "", item.id))


def _among(parties: Iterable[int], guests: set[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(party for party in parties if party in guests))


def _late(workspace: Workspace, item: Item, today: date) -> Sentence:
    return days((today - when.day(item.due or "", workspace.zone)).days)


def _found(item: Item, parties: tuple[int, ...], said: Sentence) -> Found:
    return Key(Item.table, item.id), parties, said
