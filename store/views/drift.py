"""Agreements that drift: their day of review has come, what they promised is late, or the tone fell since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from store import when
from store.records import Entry, Item
from store.records.settlement import Settle
from store.sentence import N_, counted, days, sentence
from store.views.key import Key, name
from store.views.noted import rectified
from store.views.relationship import LATEST
from store.views.standing import Reason
from store.views.work import overdue, work
from store.workspace import Workspace

WATCHED = 400
"""Days before and after its review in which an agreement is watched."""
FALLEN = 1.0
"""How far the mean tone of a side lies below what it was before the agreement."""


def agreements(workspace: Workspace, today: date) -> list[int]:
    """Return the agreements that are watched, by their day of review; nothing is read."""
    first, last = (today + timedelta(days=by) for by in (-WATCHED, WATCHED))
    over = set(workspace.ids(Item, kind="conflict")) - work(workspace).live
    return [id for id in workspace.between(Item, "review", first.isoformat(), last.isoformat()) if id in over]


def drifted(workspace: Workspace, today: date) -> list[Item]:
    """Return the agreements that do not hold any more, by their day of review."""
    watched = workspace.some(Item, agreements(workspace, today))
    return [item for item in watched if drifting(workspace, item, today)]


def drifting(workspace: Workspace, item: Item, today: date) -> list[Reason]:
    """Return what shows that an agreement drifts, the gravest first; nothing where it holds."""
    if item.outcome != "agreed":
        return []
    return [*_late(workspace, item, today), *_fallen(workspace, item), *_due(workspace, item, today)]


def _late(workspace: Workspace, item: Item, today: date) -> Iterator[Reason]:
    late = sorted(overdue(workspace, today).intersection(workspace.ids(Item, follows=item.id)))
    if late:
        said = counted(N_("{n} condition overdue"), N_("{n} conditions overdue"), len(late))
        yield Reason(3.0, said, tuple(Key("items", id) for id in late))


def _fallen(workspace: Workspace, item: Item) -> Iterator[Reason]:
    settled = _settled(workspace, item)
    for party in item.parties if settled else ():
        before, since = _tones(workspace, party, settled)
        if before and since and _mean(since) <= _mean(before) - FALLEN:
            said = sentence(N_("the tone of {party} fell since"), party=name(workspace, party))
            yield Reason(2.0, said, tuple(Key("entries", id) for id in (*before, *since)))


def _due(workspace: Workspace, item: Item, today: date) -> Iterator[Reason]:
    if item.review and (day := when.day(item.review, workspace.zone)) <= today:
        ago = (today - day).days
        said = sentence(N_("to be reviewed since {days}"), days=days(ago)) if ago else sentence(N_("to be reviewed"))
        yield Reason(1.0, said, (Key("items", item.id),))


class _Told(NamedTuple):
    act: str
    tone: int | None


def _told(entry: Entry) -> _Told:
    return _Told(entry.act, entry.tone)


def _settled(workspace: Workspace, item: Item) -> int:
    """Return the entry of the decision that settled it, 0 where there is none."""
    told = workspace.facts(Entry, _told, workspace.ids(Entry, item=item.id, kind="decision"))
    return max((id for id, one in told.items() if one.act == Settle.act), default=0)


def _tones(workspace: Workspace, party: int, settled: int) -> tuple[dict[int, int], dict[int, int]]:
    """Return a party's latest tones noted before the settlement and since, by entry."""
    gone = rectified(workspace)
    ids = [id for id in workspace.ids(Entry, parties=party) if id not in gone]
    before, since = ([id for id in ids if id < settled], [id for id in ids if id > settled])
    return _noted(workspace, before), _noted(workspace, since)


def _noted(workspace: Workspace, ids: list[int]) -> dict[int, int]:
    told = workspace.facts(Entry, _told, ids[-LATEST:])
    return {id: one.tone for id, one in told.items() if one.tone is not None}


def _mean(tones: dict[int, int]) -> float:
    return sum(tones.values()) / len(tones)
