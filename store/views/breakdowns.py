"""Where communication has broken down, party by party: bridges that are broken, relays that nobody has read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from store.views.bridge import Gap, gaps, gaps_of
from store.views.relay import unread
from store.workspace import Workspace


class Breakdowns(NamedTuple):
    """What has broken down, by party; empty where nobody waits for it to be found."""

    bridges: Mapping[int, Sequence[Gap]] = {}
    """The longest silent first."""
    unread: Mapping[int, Sequence[int]] = {}
    """Relays that the party should have read back by now."""


def breakdowns(workspace: Workspace, today: date) -> Breakdowns:
    """Return what has broken down with any party; it takes long where there is much business."""
    bridges: dict[int, list[Gap]] = {}
    for gap in gaps(workspace, today):
        for party in gap.pair if gap.is_broken else ():
            bridges.setdefault(party, []).append(gap)
    return Breakdowns(bridges, _owed(workspace, today))


def breakdowns_of(workspace: Workspace, party: int, today: date) -> Breakdowns:
    """Return what has broken down with one party."""
    owed = _owed(workspace, today).get(party, ())
    return Breakdowns({party: gaps_of(workspace, party, today)}, {party: owed})


def _owed(workspace: Workspace, today: date) -> dict[int, list[int]]:
    owed: dict[int, list[int]] = {}
    for id, parties in unread(workspace, today).items():
        for party in parties:
            owed.setdefault(party, []).append(id)
    return owed
