"""The whole board of one initiative, panel by panel: for programs and reports. Screens ask for what they show."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.records import Initiative, Item
from store.records.gate import gate
from store.sentence import Sentence
from store.views.board.adjustments import Adjustment, adjustments
from store.views.board.approvals import Approval, approvals
from store.views.board.closing import Closing, closing
from store.views.board.coverage import Attendance, Coverage, attendance, coverage
from store.views.board.lint import Fault, lint
from store.views.board.measures import Gauge, gauges
from store.views.board.pieces import live_ids
from store.views.board.plan import Bar, plan
from store.views.board.problems import Problem, problems
from store.views.board.pulse import Pulse, pulse
from store.views.board.support import Support, support
from store.views.board.trouble import Trouble, troubles
from store.views.board.waves import Wave, waves
from store.workspace import Workspace


class Gate(Struct, frozen=True):
    """Whether it may start."""

    open: bool
    reasons: tuple[Sentence, ...]


class Teammate(Struct, frozen=True):
    """A colleague of the team."""

    login: str
    role: str
    open: int
    """Items of the initiative that are theirs."""


class Board(Struct, frozen=True):
    """An initiative as it stands."""

    phase: str
    gate: Gate
    troubles: tuple[Trouble, ...]
    plan: tuple[Bar, ...]
    lint: tuple[Fault, ...]
    approvals: tuple[Approval, ...]
    waves: tuple[Wave, ...]
    attendance: tuple[Attendance, ...]
    coverage: tuple[Coverage, ...]
    team: tuple[Teammate, ...]
    support: Support
    problems: tuple[Problem, ...]
    measures: tuple[Gauge, ...]
    pulse: Pulse
    adjustments: tuple[Adjustment, ...]
    closing: Closing


def board(workspace: Workspace, initiative: Initiative, today: date) -> Board:
    """Return the board of an initiative."""
    return Board(
        phase=initiative.phase,
        gate=gate_of(workspace, initiative),
        troubles=troubles(workspace, initiative, today),
        plan=tuple(plan(workspace, initiative, today)),
        lint=lint(workspace, initiative, today),
        approvals=approvals(workspace, initiative),
        waves=tuple(waves(workspace, initiative)),
        attendance=tuple(attendance(workspace, initiative)),
        coverage=coverage(workspace, initiative),
        team=team(workspace, initiative),
        support=support(workspace, initiative, today),
        problems=tuple(problems(workspace, initiative, today)),
        measures=gauges(workspace, initiative, today),
        pulse=pulse(workspace, initiative, today),
        adjustments=tuple(adjustments(workspace, initiative, today)),
        closing=closing(workspace, initiative, today),
    )


def gate_of(workspace: Workspace, initiative: Initiative) -> Gate:
    """Return whether an initiative may start, and what keeps it from that."""
    reasons = tuple(gate(workspace.desk(), initiative))
    return Gate(not reasons, reasons)


def team(workspace: Workspace, initiative: Initiative) -> tuple[Teammate, ...]:
    """Return the team, each with how much of the work is theirs; nothing is read."""
    live = set(live_ids(workspace, initiative))
    return tuple(
        Teammate(member.login, member.role, len(live.intersection(workspace.ids(Item, owner=member.login))))
        for member in initiative.team
    )
