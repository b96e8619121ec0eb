"""The plan of an initiative as a timeline: its items and meetings by date, with what waits for what."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store import when
from store.records import Initiative
from store.region import closed_around
from store.views.board.pieces import Matter, Session, day_of, matters, of_numbers, sessions
from store.views.key import Key, names
from store.workspace import Workspace


class Bar(Struct, frozen=True):
    """A line of the timeline."""

    key: Key
    title: str
    kind: str
    """An item's or a meeting's kind, or `golive`."""
    first: date | None
    """When it can begin: once all that it waits for is due, or when it was noted. None: it has no date."""
    last: date | None
    """Its due date, or the day of the meeting."""
    is_done: bool
    is_late: bool
    after: tuple[int, ...]
    """The items it waits for that are not settled."""
    is_impossible: bool
    """It is due before something it waits for."""
    wave: str
    owner: str
    parties: tuple[str, ...]
    days_left: int | None
    """Working days up to its last day; below 0 where that has passed; None of what is done or has no date."""


def plan(workspace: Workspace, initiative: Initiative, today: date) -> list[Bar]:
    """Return the timeline by last day, then number, what has no date at the end; cancelled and declined left out.
    Public holidays of the user's region are no working days."""
    told = matters(workspace, initiative)
    others = {first for one in told.values() for first in one.after} - told.keys()
    known = {**told, **of_numbers(workspace, others)}
    dues = {id: day_of(one.due, workspace) for id, one in known.items() if one.due}
    closed = closed_around(workspace.region, today)
    bars = [_of_item(workspace, id, one, known, dues) for id, one in told.items() if not one.is_dropped]
    bars += [
        _of_meeting(workspace, id, one)
        for id, one in sessions(workspace, initiative).items()
        if one.status != "cancelled"
    ]
    if initiative.golive:
        bars.append(_golive(initiative, date.fromisoformat(initiative.golive)))
    bars = [_judged(bar, today, closed) for bar in bars]
    return sorted(bars, key=lambda bar: (bar.last or date.max, bar.key.table, bar.key.id))


def working_days_left(day: date, today: date, closed: frozenset[date] = frozenset()) -> int:
    """Return how many working days lie between today and a day: below 0 where it has passed."""
    if day >= today:
        return when.working_days_between(today, day, closed)
    return -when.working_days_between(day, today, closed)


def _of_item(workspace: Workspace, id: int, one: Matter, known: dict[int, Matter], dues: dict[int, date]) -> Bar:
    waits = tuple(first for first in one.after if first in known and known[first].is_live)
    last = dues.get(id)
    before = [dues[first] for first in one.after if first in dues]
    begins = max([day_of(one.created, workspace), *before])
    is_impossible = last is not None and any(dues[first] > last for first in waits if first in dues)
    return Bar(
        key=Key("items", id), title=one.title, kind=one.kind, first=None if last is None else min(begins, last),
        last=last, is_done=not one.is_live, is_late=False, after=waits,
        is_impossible=is_impossible and one.is_live, wave=one.wave, owner=one.owner,
        parties=names(workspace, one.parties), days_left=None,
    )  # fmt: skip


def _of_meeting(workspace: Workspace, id: int, one: Session) -> Bar:
    return Bar(
        key=Key("meetings", id), title=one.title, kind=one.kind, first=one.day, last=one.day,
        is_done=one.status == "held", is_late=False, after=(), is_impossible=False, wave=one.wave, owner="",
        parties=names(workspace, one.parties), days_left=None,
    )  # fmt: skip


def _golive(initiative: Initiative, day: date) -> Bar:
    return Bar(
        key=Key("initiatives", initiative.id, "golive"), title=initiative.title, kind="golive", first=day, last=day,
        is_done=initiative.phase == "closed", is_late=False, after=(), is_impossible=False, wave="", owner="",
        parties=(), days_left=None,
    )  # fmt: skip


def _judged(bar: Bar, today: date, closed: frozenset[date]) -> Bar:
    if bar.last is None or bar.is_done:
        return bar
    is_late = bar.last < today and bar.kind != "golive"
    return replace(bar, is_late=is_late, days_left=working_days_left(bar.last, today, closed))
