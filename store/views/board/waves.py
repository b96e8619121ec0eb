"""The waves of an initiative (pilot, wave 1 …): what belongs to each, and how far it is."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.records import Initiative
from store.views.board.pieces import Matter, Session, day_of, groups_of, matters, sessions
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
    """Return the waves by their first day, those without a date at the end; what was dropped or cancelled belongs to
    none."""
    items = [one for one in matters(workspace, initiative).values() if not one.is_dropped and one.wave]
    meetings = [one for one in sessions(workspace, initiative).values() if one.status != "cancelled" and one.wave]
    named = dict.fromkeys([one.wave for one in items] + [one.wave for one in meetings])
    found = [
        _wave(workspace, initiative, [m for m in items if m.wave == one], [m for m in meetings if m.wave == one], one)
        for one in named
    ]
    return sorted(found, key=lambda wave: (wave.first or date.max, wave.name.casefold()))


def _wave(
    workspace: Workspace, initiative: Initiative, items: list[Matter], meetings: list[Session], wave: str
) -> Wave:
    belongs = groups_of(workspace, initiative.audience)
    trainings = [one for one in meetings if one.kind == "training"]
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
