"""Initiatives by trouble: phase, gate, what comes next, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from store.records import Initiative, Item, Meeting
from store.records.gate import gate
from store.sentence import Sentence, reference
from store.views.board.pieces import day_of, live_ids, sessions_of, stamp
from store.views.board.trouble import Trouble, troubles
from store.views.key import Key, names
from store.views.work import overdue, work
from store.workspace import Workspace


class InitiativeRow(Struct, frozen=True):
    """One initiative."""

    id: int
    title: str
    phase: str
    audience: tuple[str, ...]
    golive: str | None
    open: int
    """Its items that are not closed."""
    late: int
    """Those that are overdue."""
    blocked: tuple[Sentence, ...]
    """What keeps its gate closed."""
    next: date | None
    """The next date of its plan."""
    next_title: str
    """What is on that day; "" where it is the go-live."""
    severity: int
    """Of what is worst: 3 now, 2 soon, 1 good to know, 0 nothing."""
    worst: Sentence | None


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the initiatives, the one in most trouble first, then by go-live; those that are closed at the end."""

    def order(initiative: Initiative) -> tuple[bool, list[int], str, int]:
        grave = [-trouble.severity for trouble in troubles(workspace, initiative, today) if trouble.severity > 1]
        # more troubles of the same gravity come first: a shorter list would sort before a longer one
        return initiative.phase == "closed", [*grave, 0], initiative.golive or "9999", initiative.id

    return [Key("initiatives", initiative.id) for initiative in sorted(workspace.find(Initiative), key=order)]


def row(workspace: Workspace, key: Key, today: date) -> InitiativeRow | None:
    """Return the row of an initiative, None where it is gone."""
    found = workspace.get(Initiative, key.id)
    if found is None:
        return None
    wrong = troubles(workspace, found, today)
    told = stamp(workspace, found), wrong, today
    return workspace.remembered(("row", found.id), told, lambda: _row(workspace, found, wrong, today))


def _row(workspace: Workspace, found: Initiative, wrong: Sequence[Trouble], today: date) -> InitiativeRow:
    live = live_ids(workspace, found)
    blocked = tuple(gate(workspace.desk(), found)) if found.phase in ("draft", "consulting") else ()
    worst = next(iter(wrong), None)
    day, title = next_date(workspace, found, today)
    return InitiativeRow(
        id=found.id, title=found.title, phase=found.phase, audience=names(workspace, found.audience),
        golive=found.golive, open=len(live), late=len(overdue(workspace, today).intersection(live)), blocked=blocked,
        next=day, next_title=title, severity=worst.severity if worst else 0,
        worst=_briefly(worst.sentence, found) if worst else None,
    )  # fmt: skip


def _briefly(said: Sentence, about: Initiative) -> Sentence:
    """Return what is said of an initiative with its number in the place of its title, which stands beside it."""
    return replace(said, values={**said.values, "title": reference(about.table, about.id)})


def next_date(workspace: Workspace, initiative: Initiative, today: date) -> tuple[date | None, str]:
    """Return the next date of a plan and what it is: an item's or meeting's title, "" for the go-live."""
    found = [*_dues(workspace, {*workspace.ids(Item, initiative=initiative.id)}, today)]
    planned = sessions_of(workspace, workspace.ids(Meeting, initiative=initiative.id, status="planned"))
    found += [(one.day, 1, id) for id, one in planned.items() if one.day >= today]
    if (
        initiative.golive
        and initiative.phase != "closed"
        and (golive := date.fromisoformat(initiative.golive)) >= today
    ):
        found.append((golive, 2, 0))
    if not found:
        return None, ""
    day, what, id = min(found)
    if what == 2:
        return day, ""
    record = workspace.get(Item, id) if what == 0 else workspace.get(Meeting, id)
    return day, record.title if record else ""


def _dues(workspace: Workspace, mine: set[int], today: date) -> Iterator[tuple[date, int, int]]:
    """Yield (day, 0, number) of the first of these items that are due from today on."""
    until = _LAST
    for due, id in work(workspace).dues:
        if due > until:
            return
        if id in mine and (day := day_of(due, workspace)) >= today:
            yield day, 0, id
            # an hour is kept in universal time: one that comes later in that order may fall on an earlier day
            until = min(until, (day + timedelta(days=2)).isoformat())


_LAST = "9999"
