"""What is wrong with an initiative, the gravest first: what signals tell and the board is sorted by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from store.records import Initiative
from store.records.gate import gate, lights
from store.sentence import N_, Sentence, Word, counted, sentence
from store.views.board.closing import can_be_closed
from store.views.board.coverage import gaps
from store.views.board.lint import faults
from store.views.board.measures import gauges
from store.views.board.pieces import stamp
from store.views.board.pulse import STEPS, held_back, tactic
from store.views.board.saturation import overloads
from store.views.key import name
from store.workspace import Workspace

SOON = timedelta(days=7)
CLOSE = timedelta(days=30)
"""Before go-live, from when a fragile plan weighs more."""
TOLD = 4
"""Faults that a line has room for."""
FRAGILE = {"no_approver", "no_training", "late_training", "late_approval", "overload", "no_fallback", "no_measure"}
"""The faults that make a plan fragile; an impossible order and a missing reading are told of by themselves."""


class Trouble(Struct, frozen=True):
    """Something that is wrong, or (of a low severity) that could be done."""

    rule: str
    id: int
    """The initiative."""
    severity: Literal[1, 2, 3]
    sentence: Sentence
    action: Sentence
    """What to do about it: a task."""
    parties: tuple[int, ...] = ()
    """Whom that concerns."""
    since: date | None = None


def troubles(workspace: Workspace, initiative: Initiative, today: date) -> tuple[Trouble, ...]:
    """Return what is wrong with an initiative, the gravest first; nothing with one that is closed."""
    if initiative.phase == "closed":
        return ()

    def gather() -> tuple[Trouble, ...]:
        found = [trouble for rule in _RULES for trouble in rule(workspace, initiative, today)]
        return tuple(sorted(found, key=lambda trouble: -trouble.severity))

    told = stamp(workspace, initiative), tuple(overloads(workspace, initiative, today)), today
    return workspace.remembered(("troubles", initiative.id), told, gather)


def troubles_of_all(workspace: Workspace, rule: str, today: date) -> Iterator[Trouble]:
    """Yield what one rule says of the initiatives that are not closed."""
    for initiative in workspace.find(Initiative):
        yield from (one for one in troubles(workspace, initiative, today) if one.rule == rule)


def _gate_closed(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Trouble]:
    if initiative.phase != "consulting":
        return
    desk = workspace.desk()
    reasons = gate(desk, initiative)
    if not reasons:
        return
    begins = initiative.start or initiative.golive
    is_near = begins is not None and date.fromisoformat(begins) <= today + SOON
    said = sentence(N_("{title} cannot start: {reasons}"), title=_called(initiative), reasons=reasons)
    asked = tuple(light.head for light in lights(desk, initiative) if light.head and light.state != "yes")
    todo = sentence(N_("Get what {title} needs to start"), title=_called(initiative))
    yield Trouble("gate_closed", initiative.id, 3 if is_near else 2, said, todo, asked)


def _training_gap(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Trouble]:
    missing = gaps(workspace, initiative, today)
    if not missing:
        return
    groups = [sentence(N_("{group} {n} of {size}"), group=one.name, n=one.trained, size=one.size) for one in missing]
    said = sentence(N_("{title}: too few are trained for go-live: {groups}"), title=_called(initiative), groups=groups)
    todo = sentence(
        N_("Train {groups} before {title} goes live"), groups=[one.name for one in missing], title=initiative.title
    )
    yield Trouble("training_gap", initiative.id, 3, said, todo, tuple(one.group for one in missing))


def _behind(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Trouble]:
    late = [gauge for gauge in gauges(workspace, initiative, today, latest=True) if gauge.status == "behind"]
    if not late:
        return
    told = [
        sentence(
            N_("“{measure}” is at {value}, {expected} being expected"),
            measure=gauge.name, value=gauge.value, expected=round(gauge.expected or 0.0, 2),
        )
        for gauge in late
    ]  # fmt: skip
    said = sentence(N_("{title} is behind: {measures}"), title=_called(initiative), measures=told)
    todo = sentence(N_("Adjust {title}"), title=_called(initiative))
    yield Trouble("behind", initiative.id, 2, said, todo, initiative.audience, late[0].read_on)


def _barrier(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Trouble]:
    held = held_back(workspace, initiative, today)
    if not held:
        return
    called = {group: name(workspace, group) for group in held}
    told = [sentence(N_("{group} ({step})"), group=called[group], step=Word(step)) for group, step in held.items()]
    said = sentence(N_("{title} is held back: {groups}"), title=_called(initiative), groups=told)
    first = min(held.values(), key=STEPS.index)
    fits = tactic(first, [called[group] for group, step in held.items() if step == first])
    yield Trouble("barrier", initiative.id, 2, said, fits, tuple(held))


def _fragile_plan(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Trouble]:
    told = [fault.sentence for fault in faults(workspace, initiative, today) if fault.rule in FRAGILE]
    if not told:
        return
    if len(told) > TOLD:
        told[TOLD - 1 :] = [counted(N_("{n} more"), N_("{n} more"), len(told) - TOLD + 1)]
    is_close = initiative.golive is not None and date.fromisoformat(initiative.golive) <= today + CLOSE
    said = sentence(N_("The plan of {title} is fragile: {faults}"), title=_called(initiative), faults=told)
    todo = sentence(N_("Mend the plan of {title}"), title=_called(initiative))
    yield Trouble("fragile_plan", initiative.id, 2 if is_close else 1, said, todo)


def _can_be_closed(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Trouble]:
    if can_be_closed(workspace, initiative, today):
        said = sentence(N_("{title} can be closed: targets met, nothing open, all quiet"), title=_called(initiative))
        yield Trouble("can_be_closed", initiative.id, 1, said, sentence(N_("Close {title}"), title=_called(initiative)))


def _called(initiative: Initiative) -> str:
    return f"i{initiative.id} {initiative.title}"


_RULES = (_gate_closed, _training_gap, _behind, _barrier, _fragile_plan, _can_be_closed)
