"""The support queue of the first weeks: what people ask, the question that comes most often first."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.records import Initiative, Item
from store.views.board.pieces import Matter, day_of, live_ids, of_numbers
from store.views.key import names
from store.workspace import Workspace

FREQUENT = 3
"""Duplicates from which a question is a frequent one."""


class Question(Struct, frozen=True):
    """A request that is not answered yet."""

    id: int
    title: str
    asked: int
    """How often: itself and its duplicates."""
    askers: tuple[str, ...]
    age: int
    """Days."""
    owner: str
    ball: int | None
    due: str | None


class Support(Struct, frozen=True):
    """The queue."""

    questions: tuple[Question, ...]
    """The hottest first, then the oldest."""
    open: int
    closed: int
    """Those that were answered; none that was declined, or is a duplicate of another."""
    oldest: int
    """Days that the oldest has waited, 0 where none does."""
    hottest: int | None
    """The item asked more than once, and most often."""


def support(workspace: Workspace, initiative: Initiative, today: date) -> Support:
    """Return the requests of an initiative as a queue."""
    requests = {*workspace.ids(Item, initiative=initiative.id, kind="request")}
    waiting = sorted(requests.intersection(live_ids(workspace, initiative)))
    found = [_question(workspace, id, one, today) for id, one in of_numbers(workspace, waiting).items()]
    found.sort(key=lambda question: (-question.asked, -question.age, question.id))
    hottest = next((question.id for question in found[:1] if question.asked > 1), None)
    oldest = max((question.age for question in found), default=0)
    answered = sum(not one.is_dropped for one in of_numbers(workspace, requests.difference(waiting)).values())
    return Support(tuple(found), len(found), answered, oldest, hottest)


def times_asked(workspace: Workspace, id: int) -> int:
    """Return how often something is asked: itself and its duplicates. Nothing is read."""
    return 1 + len(workspace.ids(Item, duplicate_of=id))


def _question(workspace: Workspace, id: int, one: Matter, today: date) -> Question:
    askers = names(workspace, dict.fromkeys((*((one.source,) if one.source else ()), *one.parties)))
    age = max((today - day_of(one.created, workspace)).days, 0)
    return Question(id, one.title, times_asked(workspace, id), askers, age, one.owner, one.ball, one.due)
