"""Who is hit by what, when: the demands that all initiatives together make on each group, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from typing import Literal, NamedTuple

from msgspec import Struct

from store import when
from store.records import Initiative, Item, Meeting, Party
from store.views.key import name
from store.views.occurrences import occurrences
from store.views.work import work
from store.workspace import Workspace

MOST = 3
"""Demands that a group can take in a week beside its work."""
WEEKS = 26
"""How far ahead is looked."""


class Demand(NamedTuple):
    """Something that an initiative asks of a group in a week."""

    initiative: int
    table: Literal["items", "meetings", "initiatives"]
    """Of an initiative: its go-live."""
    id: int
    day: date


class Week(Struct, frozen=True):
    """A group in a week."""

    group: int
    name: str
    monday: date
    demands: tuple[Demand, ...]
    """By day."""

    @property
    def is_too_much(self) -> bool:
        """Whether it is more than a group can take."""
        return len(self.demands) > MOST

    @property
    def initiatives(self) -> tuple[int, ...]:
        """Those that make the demands."""
        return tuple(dict.fromkeys(demand.initiative for demand in self.demands))


def saturation(workspace: Workspace, today: date) -> tuple[Week, ...]:
    """Return, from this week on and half a year ahead, each group and week of which initiatives demand something: by
    week, then by name."""

    def gather() -> tuple[Week, ...]:
        found: dict[tuple[date, int], list[Demand]] = {}
        first = _monday(today)
        groups_of = cache(partial(_groups, workspace))
        for demand, parties in _demands(workspace, first, first + timedelta(weeks=WEEKS)):
            for group in dict.fromkeys(group for party in parties for group in groups_of(party)):
                found.setdefault((_monday(demand.day), group), []).append(demand)
        weeks = [
            Week(group, name(workspace, group), monday, tuple(sorted(demands, key=lambda one: (one.day, one.id))))
            for (monday, group), demands in found.items()
        ]
        return tuple(sorted(weeks, key=lambda week: (week.monday, week.name.casefold(), week.group)))

    stamp = (
        workspace.version(Item, "initiative"), workspace.version(Item, "status", "due", "parties"),
        workspace.version(Meeting), workspace.version(Initiative), workspace.version(Party), today,
    )  # fmt: skip
    return workspace.remembered("saturation", stamp, gather)


def overloads(workspace: Workspace, initiative: Initiative, today: date) -> list[Week]:
    """Return the weeks in which a group has too much, an initiative adding to it."""
    weeks = saturation(workspace, today)

    def gather() -> dict[int, list[Week]]:
        found: dict[int, list[Week]] = {}
        for week in weeks:
            for one in week.initiatives if week.is_too_much else ():
                found.setdefault(one, []).append(week)
        return found

    return workspace.remembered("overloads", weeks, gather).get(initiative.id, [])


def _demands(workspace: Workspace, first: date, end: date) -> Iterator[tuple[Demand, Iterable[int]]]:
    """Yield the demands of [first, end) of initiatives that are not closed, and on whom."""
    live = {one.id: one for one in workspace.find(Initiative) if one.phase != "closed"}
    belonging = {id: one for one in live for id in workspace.ids(Item, initiative=one)}
    # what is in the way of somebody is not asked of them
    in_the_way = {id for kind in ("conflict", "obstacle") for id in workspace.ids(Item, kind=kind)}
    asked = belonging.keys() - in_the_way
    dated = {id: when.day(due, workspace.zone) for due, id in work(workspace).dues if id in asked}
    told = _parties(workspace, {id for id, day in dated.items() if first <= day < end})
    for id, parties in told.items():
        yield Demand(belonging[id], "items", id, dated[id]), parties
    for meeting, start in occurrences(workspace, first, end - timedelta(days=1)):
        if meeting.initiative in live and meeting.status == "planned":
            yield Demand(meeting.initiative, "meetings", meeting.id, start.date()), meeting.parties
    for one in live.values():
        if one.golive and first <= (day := date.fromisoformat(one.golive)) < end:
            yield Demand(one.id, "initiatives", one.id, day), one.audience


def _parties(workspace: Workspace, items: set[int]) -> dict[int, list[int]]:
    """Return, by item, whom it concerns; nothing is read."""
    found: dict[int, list[int]] = {}
    for party in workspace.values(Item, "parties"):
        for id in items.intersection(workspace.ids(Item, parties=party)):
            found.setdefault(id, []).append(party)
    return found


def _groups(workspace: Workspace, party: int) -> tuple[int, ...]:
    """Return the groups of a party: a group itself, or those a person belongs to."""
    found = workspace.get(Party, party)
    if found is None:
        return ()
    return (found.id,) if found.kind == "group" else found.groups


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
