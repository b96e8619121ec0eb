"""What stands in the way of a change: resistance, training material, the technical, the schedule, each with what is
tried about it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from store.records import Entry, Initiative, Item
from store.records.entry import Step
from store.records.item import Cause, ItemStatus
from store.sentence import Sentence
from store.views.board.pieces import Matter, day_of, of_numbers
from store.views.board.pulse import tactic
from store.views.board.support import times_asked
from store.views.key import name, names
from store.workspace import Workspace

ORDER: tuple[Cause, ...] = (
    "resistance", "material", "technical", "schedule", "resources", "communication", "priorities", "other",
)  # fmt: skip


class Tactic(Struct, frozen=True):
    """A task that follows a problem."""

    id: int
    title: str
    status: ItemStatus
    owner: str


class Problem(Struct, frozen=True):
    """An obstacle or a conflict."""

    id: int
    kind: str
    title: str
    status: ItemStatus
    cause: Cause | None
    who: tuple[str, ...]
    step: Step | None
    """Of a resistance: the ADKAR step at which they stand."""
    reason: str
    """What was noted of it last."""
    reported: int
    """How often: itself and its duplicates."""
    age: int
    owner: str
    due: str | None
    is_late: bool
    ball: str
    wave: str
    meeting: int | None
    """The training whose material it is."""
    tactics: tuple[Tactic, ...]
    fits: Sentence | None
    """What fits people who stand at that step."""


def problems(workspace: Workspace, initiative: Initiative, today: date) -> list[Problem]:
    """Return the obstacles and conflicts of an initiative: what is open first, then by cause, then the oldest; what was
    merged into another is counted there."""
    ids = {id for kind in ("obstacle", "conflict") for id in workspace.ids(Item, initiative=initiative.id, kind=kind)}
    told = of_numbers(workspace, sorted(ids))
    found = [_problem(workspace, id, one, today) for id, one in told.items() if one.outcome not in _MERGED]
    return sorted(found, key=lambda one: (one.status == "closed", ORDER.index(one.cause or "other"), -one.age, one.id))


_MERGED = ("duplicate", "declined")


class _Heard(NamedTuple):
    kind: str
    about: Step | None
    text: str
    corrects: int | None


def _problem(workspace: Workspace, id: int, one: Matter, today: date) -> Problem:
    parties = tuple(dict.fromkeys((*((one.source,) if one.source else ()), *one.parties)))
    said = _said(workspace, id)
    step = next((heard.about for heard in reversed(said) if heard.about), None)
    who = names(workspace, parties)
    follow = of_numbers(workspace, workspace.ids(Item, follows=id))
    return Problem(
        id=id, kind=one.kind, title=one.title, status=one.status, cause=one.cause, who=who, step=step,
        reason=said[-1].text if said else "", reported=times_asked(workspace, id),
        age=max((today - day_of(one.created, workspace)).days, 0), owner=one.owner, due=one.due,
        is_late=bool(one.due) and one.is_live and day_of(one.due or "", workspace) < today,
        ball=name(workspace, one.ball), wave=one.wave, meeting=one.meeting,
        tactics=tuple(Tactic(number, task.title, task.status, task.owner) for number, task in follow.items()),
        fits=tactic(step, list(who)) if step else None,
    )  # fmt: skip


def _said(workspace: Workspace, id: int) -> list[_Heard]:
    """Return what was said of an item, first to last; what rectifies something stands in its place."""
    # the entries of the item, not those of the kind: of these there are tens of thousands
    told = workspace.facts(Entry, _heard, workspace.ids(Entry, item=id))
    standing: dict[int, _Heard] = {}
    place: dict[int, int] = {}
    for number, heard in sorted(told.items()):
        place[number] = place.get(heard.corrects or 0, number)
        standing[place[number]] = heard
    return [heard for heard in standing.values() if heard.kind == "feedback"]


def _heard(entry: Entry) -> _Heard:
    return _Heard(entry.kind, entry.about, entry.text, entry.corrects)
