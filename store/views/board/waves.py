"""The waves of an initiative (pilot, wave 1 …): what belongs to each, and how far it is."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.records import Initiative
from store.views.board.pieces import day_of, groups_of, matters, sessions
from store.views.key import names
from store.workspace import Workspace


class Wave(Struct, frozen=True):
    """A wave: the items and meetings that name it."""

    name: str
    groups: tuple[str, ...]
    """Those of the audience whom they concern."""
    first: date | None
    last: date | None
    open: int
    settled: int
    trainings: int
    held: int
    """Of these, those that took place."""
    came: int
    """To these."""


def waves(workspace: Workspace, initiative: Initiative) -> list[Wave]:
    """Return the waves by their first day, those without a date at the end."""
    told, held = matters(workspace, initiative), sessions(workspace, initiative)
    named = dict.fromkeys([one.wave for one in told.values()] + [one.wave for one in held.values()])
    found = [_wave(workspace, initiative, wave) for wave in named if wave]
    return sorted(found, key=lambda wave: (wave.first or date.max, wave.name.casefold()))


def _wave(workspace: Workspace, initiative: Initiative, wave: str) -> Wave:
    items = [one for one in matters(workspace, initiative).values() if one.wave == wave]
    meetings = [one for one in sessions(workspace, initiative).values() if one.wave == wave]
    meetings = [one for one in meetings if one.status != "cancelled"]
    trainings = [one for one in meetings if one.kind == "training"]
    belongs = groups_of(workspace, initiative.audience)
    parties = [one.parties for one in items] + [one.parties for one in meetings]
    concerned = {group for each in parties for party in each for group in belongs.get(party, ())}
    days = [one.day for one in meetings] + [day_of(one.due, workspace) for one in items if one.due]
    held = [one for one in trainings if one.status == "held"]
    return Wave(
        name=wave, groups=names(workspace, (group for group in initiative.audience if group in concerned)),
        first=min(days, default=None), last=max(days, default=None), open=sum(one.is_live for one in items),
        settled=sum(not one.is_live for one in items), trainings=len(trainings), held=len(held),
        came=sum(number for one in held for _party, number in one.attendance),
    )  # fmt: skip
