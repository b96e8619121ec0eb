"""The pulse: how people feel about a change, by group and by the step at which they stand (ADKAR: J. Hiatt, 2006).

A change halts at the first step that is weak: whoever does not want it is not helped by knowing how.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple, get_args

from msgspec import Struct

from store.records import Entry, Initiative, Party
from store.records.entry import Step
from store.sentence import N_, Sentence, sentence
from store.views.board.pieces import day_of, groups_of, heads
from store.views.key import name
from store.views.noted import end_of, noted_within, rectified
from store.workspace import Workspace

STEPS: tuple[Step, ...] = get_args(Step)
BARRIER = 3.0
"""A mean up to which a step holds people back."""
WINDOW = timedelta(days=28)
"""What was said longer ago says how it was then."""
HEARD = 40
"""Things said that are told at most, the latest."""

TACTICS: dict[Step, str] = {
    "awareness": N_("Let the sponsor tell {group} why, and what happens if nothing changes"),
    "desire": N_("Hear {group} one by one: what they stand to lose, what would make it worth it; no more training yet"),
    "knowledge": N_("Show {group} how, step by step, on their own cases"),
    "ability": N_("Give {group} time to practise, with somebody beside them"),
    "reinforcement": N_("Show {group} what has become better, and thank those who did it"),
}
"""What fits the step at which people are held back."""


class Mark(NamedTuple):
    """What somebody said of a change: a mark, or words alone."""

    at: datetime
    score: float | None
    about: Step | None
    parties: tuple[int, ...]


class Cell(Struct, frozen=True):
    """A group at a step."""

    step: Step
    mean: float | None
    """Of the last four weeks; None where nothing was said."""
    count: int
    before: float | None
    """Of the four weeks before those."""


class PulseRow(Struct, frozen=True):
    """A group of the audience."""

    group: int
    code: str
    name: str
    cells: tuple[Cell, ...]
    barrier: Step | None
    """The first step that holds it back."""
    tactic: Sentence | None


class Pulse(Struct, frozen=True):
    """How it stands with all of them."""

    rows: tuple[PulseRow, ...]
    overall: tuple[Cell, ...]
    barrier: Step | None
    """The first step that holds back any of them, or all of them together."""
    tactic: Sentence | None
    """What fits those whom it holds back."""


class Heard(Struct, frozen=True):
    """What supervisors say, apart from what employees say."""

    entry: int
    day: date
    parties: tuple[str, ...]
    is_head: bool
    score: float | None
    about: Step | None
    text: str


def pulse(workspace: Workspace, initiative: Initiative, today: date) -> Pulse:
    """Return the pulse of an initiative's audience."""
    lately = recent(workspace, initiative.id, today, 2 * WINDOW)
    by_group = _by_group(workspace, initiative, lately)
    rows = tuple(
        _row(workspace, party, by_group[party.id], today) for party in workspace.some(Party, initiative.audience)
    )
    overall = _cells(workspace, lately, today)
    held = [step for step in (barrier(overall), *(row.barrier for row in rows)) if step]
    first = min(held, key=STEPS.index, default=None)
    whom = [row.name for row in rows if row.barrier == first] or [row.name for row in rows]
    return Pulse(rows, overall, first, tactic(first, whom) if first else None)


def held_back(workspace: Workspace, initiative: Initiative, today: date) -> dict[int, Step]:
    """Return the groups that are held back, each with the first step that does; what others said is not read."""
    voices = groups_of(workspace, initiative.audience)
    by_group = _by_group(workspace, initiative, recent(workspace, initiative.id, today, WINDOW, voices))
    found = {group: barrier(_cells(workspace, said, today)) for group, said in by_group.items()}
    return {group: step for group, step in found.items() if step}


def barrier(cells: Iterable[Cell]) -> Step | None:
    """Return the first step whose mean is 3 or less."""
    return next((cell.step for cell in cells if cell.mean is not None and cell.mean <= BARRIER), None)


def tactic(step: Step, group: str | list[str]) -> Sentence:
    """Return what fits people who are held back at a step."""
    return sentence(TACTICS[step], group=group)


def recent(
    workspace: Workspace, initiative: int, today: date, within: timedelta, voices: Iterable[int] | None = None
) -> list[Mark]:
    """Return what was said (by these parties, where given) within that time up to today, latest noted first."""
    return [*_newest(workspace, initiative, today, within, voices).values()]


def marks(workspace: Workspace, initiative: int) -> dict[int, Mark]:
    """Return all that was ever said that stands, by number."""
    gone = rectified(workspace)
    ids = workspace.ids(Entry, initiative=initiative, kind="feedback")
    return workspace.facts(Entry, _mark, (id for id in ids if id not in gone))


def heard(workspace: Workspace, initiative: Initiative, today: date) -> tuple[list[Heard], list[Heard]]:
    """Return what was said lately, at most eight weeks ago, newest first: by supervisors (heads of groups), by
    employees."""
    leading = heads(workspace)
    lately = [*islice(_newest(workspace, initiative.id, today, 2 * WINDOW).items(), HEARD)]
    words = workspace.facts(Entry, _words, [id for id, _mark in lately])
    told = [
        Heard(
            id, day_of(mark.at, workspace), tuple(name(workspace, party) for party in mark.parties),
            not leading.isdisjoint(mark.parties), mark.score, mark.about, words[id],
        )
        for id, mark in lately
    ]  # fmt: skip
    return [one for one in told if one.is_head], [one for one in told if not one.is_head]


def mean(scores: list[float]) -> float | None:
    """Return the mean, None of nothing."""
    return sum(scores) / len(scores) if scores else None


def _by_group(workspace: Workspace, initiative: Initiative, said: list[Mark]) -> dict[int, list[Mark]]:
    belongs = groups_of(workspace, initiative.audience)
    found: dict[int, list[Mark]] = {group: [] for group in initiative.audience}
    for mark in said:
        for group in dict.fromkeys(group for party in mark.parties for group in belongs.get(party, ())):
            found[group].append(mark)
    return found


def _row(workspace: Workspace, group: Party, said: list[Mark], today: date) -> PulseRow:
    cells = _cells(workspace, said, today)
    held = barrier(cells)
    return PulseRow(group.id, group.code, group.name, cells, held, tactic(held, group.name) if held else None)


def _cells(workspace: Workspace, said: list[Mark], today: date) -> tuple[Cell, ...]:
    now: dict[Step, list[float]] = {step: [] for step in STEPS}
    before: dict[Step, list[float]] = {step: [] for step in STEPS}
    since = end_of(today - WINDOW, workspace)
    for mark in said:
        if mark.score is not None and mark.about is not None:
            (now if mark.at >= since else before)[mark.about].append(mark.score)
    return tuple(Cell(step, mean(now[step]), len(now[step]), mean(before[step])) for step in STEPS)


def _newest(
    workspace: Workspace, initiative: int, today: date, within: timedelta, voices: Iterable[int] | None = None
) -> dict[int, Mark]:
    ids = noted_within(workspace, today, within, initiative=initiative)
    ids &= noted_within(workspace, today, within, kind="feedback")
    if voices is not None:
        ids = frozenset().union(*(ids & noted_within(workspace, today, within, parties=one) for one in voices))
    told = workspace.facts(Entry, _mark, sorted(ids - rectified(workspace), reverse=True))
    begin = end_of(today - within, workspace)
    return {id: mark for id, mark in told.items() if mark.at >= begin}


def _mark(entry: Entry) -> Mark:
    return Mark(entry.at, entry.score, entry.about, entry.parties)


def _words(entry: Entry) -> str:
    return entry.text
