"""Who has been trained: attendance by headcount, coverage by group, and what is still planned for each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from store.records import Initiative, Party
from store.views.board.pieces import Session, groups_of, sessions
from store.views.key import name
from store.workspace import Workspace

ENOUGH = 0.85
"""Of the headcount, trained one week before go-live."""
BEFORE_GOLIVE = timedelta(days=7)


class Coverage(Struct, frozen=True):
    """A group of the audience."""

    group: int
    code: str
    name: str
    size: int | None
    """Its headcount, None where it is not known."""
    trained: int
    """Those who came to the trainings that were held, at most its headcount."""
    share: float | None
    """Of its headcount, 0 to 1."""
    planned: int
    """Trainings to come to which it is invited."""
    next: date | None


class Attendance(Struct, frozen=True):
    """A training, seminar or event."""

    meeting: int
    title: str
    kind: str
    status: str
    start: str
    wave: str
    invited: tuple[str, ...]
    expected: int | None
    """The headcount of those invited, None where some of it is not known."""
    came: int


def coverage(workspace: Workspace, initiative: Initiative) -> tuple[Coverage, ...]:
    """Return who has been trained, by group of the audience."""
    belongs = groups_of(workspace, initiative.audience)
    trainings = [one for one in sessions(workspace, initiative).values() if one.kind == "training"]
    return tuple(
        _of_group(workspace, party, trainings, belongs) for party in workspace.some(Party, initiative.audience)
    )


def gaps(workspace: Workspace, initiative: Initiative, today: date) -> list[Coverage]:
    """Return the groups too few of whom are trained, from one week before go-live on; none before."""
    if not initiative.golive or today < date.fromisoformat(initiative.golive) - BEFORE_GOLIVE:
        return []
    return [one for one in coverage(workspace, initiative) if one.share is not None and one.share < ENOUGH]


def attendance(workspace: Workspace, initiative: Initiative) -> list[Attendance]:
    """Return the trainings, seminars and events of an initiative by date, and who came."""
    found = [
        Attendance(
            id, one.title, one.kind, one.status, one.start, one.wave, tuple(name(workspace, p) for p in one.parties),
            _headcount(workspace, one.parties), sum(number for _party, number in one.attendance),
        )
        for id, one in sessions(workspace, initiative).items()
        if one.kind in ("training", "seminar", "event")
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.start, one.meeting))


def _of_group(
    workspace: Workspace, group: Party, trainings: Iterable[Session], belongs: dict[int, tuple[int, ...]]
) -> Coverage:
    held = [one for one in trainings if one.status == "held"]
    came = sum(number for one in held for party, number in one.attendance if group.id in belongs.get(party, ()))
    trained = came if group.size is None else min(came, group.size)
    planned = [one for one in trainings if one.status == "planned" and invites(one, group.id, belongs)]
    share = trained / group.size if group.size else None
    coming = min((one.day for one in planned), default=None)
    return Coverage(group.id, group.code, group.name, group.size, trained, share, len(planned), coming)


def invites(session: Session, group: int, belongs: dict[int, tuple[int, ...]]) -> bool:
    """Say whether a group, or somebody in it, is invited."""
    return any(group in belongs.get(party, ()) for party in session.parties)


def _headcount(workspace: Workspace, parties: Iterable[int]) -> int | None:
    sizes = [1 if party.kind == "person" else party.size for party in workspace.some(Party, parties)]
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None
