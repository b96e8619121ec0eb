"""Even-handedness: how often each side of a conflict was heard about it. For its mediator alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from store import when
from store.records import Entry, Item, Party
from store.views.noted import rectified
from store.workspace import Workspace

FAIR = 3
"""A side that was heard this many times less often than another was not heard."""

Heard = Mapping[int, tuple[int, ...]]
"""Side → the entries in which it was heard, one for each hearing, oldest first."""


class _Told(NamedTuple):
    kind: str
    at: datetime
    parties: tuple[int, ...]


def _told(entry: Entry) -> _Told:
    return _Told(entry.kind, entry.at, entry.parties)


def hearings(workspace: Workspace, item: Item) -> Heard:
    """Return how each side was heard: every contact with it, or with one of a group's members, is a hearing; all that
    it answers on one day is one, and none where it was spoken to that day."""
    stamp = (workspace.version(Entry, item=item.id), workspace.version(Party, "groups"), item.parties)
    return workspace.remembered(("hearings", item.id), stamp, lambda: _gathered(workspace, item))


def is_mediator(workspace: Workspace, item: Item) -> bool:
    """Say whether this is the user's own mediation: what is for the mediator alone is shown to nobody else."""
    return bool(item.owner) and item.owner == workspace.user


def unheard(heard: Heard) -> tuple[int, ...]:
    """Return the sides that were not heard, or at most a third as often as another; none where nobody was."""
    most = max(map(len, heard.values()), default=0)
    return tuple(party for party, times in heard.items() if len(times) * FAIR <= most and most)


def _gathered(workspace: Workspace, item: Item) -> Heard:
    gone = rectified(workspace)
    ids = [id for id in workspace.ids(Entry, item=item.id) if id not in gone]
    told = workspace.facts(Entry, _told, ids)
    return {party: _of(workspace, party, told) for party in item.parties}


def _of(workspace: Workspace, party: int, told: Mapping[int, _Told]) -> tuple[int, ...]:
    voices = {party, *workspace.ids(Party, groups=party)}
    theirs = {id: one for id, one in told.items() if voices.intersection(one.parties)}
    contacts = {id: when.day(one.at, workspace.zone) for id, one in theirs.items() if one.kind == "contact"}
    spoken_to = set(contacts.values())
    answered: dict[date, int] = {}
    for id, one in theirs.items():
        day = when.day(one.at, workspace.zone)
        if one.kind == "answer" and day not in spoken_to:
            answered.setdefault(day, id)
    return tuple(sorted((*contacts, *answered.values())))
