"""Competing demands: one party is asked for more, by several, than it can carry in a week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from store import when
from store.records import Item
from store.sentence import N_, sentence
from store.signals.signal import Proposal, Signal
from store.views.key import name, names
from store.views.relay import read_back
from store.views.work import work
from store.workspace import Workspace

LOAD = 3
"""Things a party can be asked for in a week."""
DAYS_AHEAD = 28


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the parties that owe, within one week of the next four, more than their load to two or more; of several
    such weeks the first."""
    told: set[int] = set()
    for (party, monday), asked in sorted(_by_week(workspace, today).items()):
        sources = {source for _item, source in asked}
        if len(asked) <= LOAD or len(sources) < 2 or party in told:
            continue
        told.add(party)
        others = sorted(sources - {0})
        askers = [*names(workspace, others), *([sentence(N_("us"))] if 0 in sources else [])]
        said = sentence(
            N_("{party} is asked for {n} things in the week of {monday}, by {askers}"),
            party=name(workspace, party), n=len(asked), monday=monday, askers=askers,
        )  # fmt: skip
        title = sentence(N_("Agree with {party} on what comes first"), party=name(workspace, party))
        proposal = Proposal("task", title, (party, *others))
        yield Signal("competing_demands", "parties", party, 2, said, proposal, monday)


class _Asked(NamedTuple):
    """What an item asks, and of whom."""

    ball: int | None
    answering: tuple[int, ...]
    """Those who are to answer: approvers, recipients of a relay."""
    source: int


def _by_week(workspace: Workspace, today: date) -> dict[tuple[int, date], list[tuple[int, int]]]:
    """Return (item, whom it comes from; 0: us) by the party that owes it and the Monday of the week it is due in."""
    there = work(workspace)
    end = (today + timedelta(days=DAYS_AHEAD)).isoformat()
    soon = [(due, id) for due, id in takewhile(lambda pair: pair[0] < end, there.dues) if id in there.open]
    asked = workspace.facts(Item, _asked, (id for _due, id in soon))
    found: dict[tuple[int, date], list[tuple[int, int]]] = defaultdict(list)
    for due, id in soon:
        day = when.day(due, workspace.zone)
        if day < today:
            continue
        for party in _owing(workspace, id, asked[id]):
            found[party, day - timedelta(days=day.weekday())].append((id, asked[id].source))
    return found


def _owing(workspace: Workspace, id: int, asked: _Asked) -> set[int]:
    owing = {asked.ball} if asked.ball else set()
    if asked.answering:
        said = read_back(workspace, id)
        owing |= {party for party in asked.answering if said.get(party) != "yes"}
    return owing - {asked.source}


def _asked(item: Item) -> _Asked:
    answering = item.parties if item.kind in ("approval", "relay") else ()
    return _Asked(item.ball, answering, item.source or 0)
