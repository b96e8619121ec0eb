"""Whether an initiative can be closed: its targets are met, nothing is open, and it has been quiet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from store.records import Initiative, Item, Meeting
from store.sentence import N_, Sentence, counted, sentence
from store.views.board.measures import gauges
from store.views.board.pieces import day_of, live_ids
from store.views.board.pulse import BARRIER, recent
from store.workspace import Workspace

QUIET = timedelta(days=14)
"""Without a new question, an obstacle, or a low mark."""


class Closing(Struct, frozen=True):
    """Whether it can be closed."""

    can_be_closed: bool
    missing: tuple[Sentence, ...]
    """What keeps it open."""


def closing(workspace: Workspace, initiative: Initiative, today: date) -> Closing:
    """Return whether an initiative can be closed, and what keeps it open."""
    missing = tuple(_missing(workspace, initiative, today))
    return Closing(initiative.phase == "running" and not missing, missing)


def can_be_closed(workspace: Workspace, initiative: Initiative, today: date) -> bool:
    """Say whether it can; looks no further than to the first thing that keeps it open."""
    return initiative.phase == "running" and next(_missing(workspace, initiative, today), None) is None


def _missing(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Sentence]:
    if opened := len(live_ids(workspace, initiative)):
        yield counted(N_("{n} item is open"), N_("{n} items are open"), opened)
    if planned := len(workspace.ids(Meeting, initiative=initiative.id, status="planned")):
        yield counted(N_("{n} meeting is planned"), N_("{n} meetings are planned"), planned)
    if not initiative.measures:
        yield sentence(N_("nothing is measured"))
    for gauge in gauges(workspace, initiative, today, latest=True):
        if gauge.status != "met":
            yield sentence(N_("“{measure}” has not reached its target"), measure=gauge.name)
    if not _is_quiet(workspace, initiative, today):
        yield sentence(N_("it has not been quiet for two weeks"))


def _is_quiet(workspace: Workspace, initiative: Initiative, today: date) -> bool:
    since = today - QUIET
    raised = [id for kind in ("request", "obstacle") for id in workspace.ids(Item, initiative=initiative.id, kind=kind)]
    created = workspace.facts(Item, _created, raised).values()
    if any(day_of(at, workspace) > since for at in created):
        return False
    said = recent(workspace, initiative.id, today, QUIET)
    return not any(mark.score is not None and mark.score < BARRIER for mark in said)


def _created(item: Item) -> datetime:
    return item.created_at
