"""What was decided about an initiative: its phases and why, its shifts, what was noted as a decision."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct

from store.records import Entry, Initiative
from store.records.gate import PHASES
from store.records.initiative import Phase
from store.sentence import N_
from store.views.board.pieces import day_of
from store.views.noted import rectified
from store.workspace import Workspace

LATEST = 12


class Decided(Struct, frozen=True):
    """A decision."""

    entry: int
    day: date
    by: str
    what: str
    """What was decided, in a word (English; a key of the catalogues)."""
    phase: Phase | None
    """To which phase it led; None where it changed none."""
    text: str


def decisions(workspace: Workspace, initiative: Initiative, most: int = LATEST) -> list[Decided]:
    """Return the latest decisions about an initiative as a whole, the last first."""
    wrong = rectified(workspace)
    ids = [id for id in workspace.ids(Entry, initiative=initiative.id, kind="decision") if id not in wrong]
    told = workspace.facts(Entry, _decided, ids[-most:])
    found, phase = [], initiative.phase
    for id, one in sorted(told.items(), reverse=True):
        step = _STEPS.get(one.act, 0)
        day, what = day_of(one.at, workspace), _WORDS.get(one.act, _NOTED)
        found.append(Decided(id, day, one.by, what, phase if step else None, one.text))
        # a phase may also have been restored from the past: there is none beside the five
        phase = PHASES[min(max(PHASES.index(phase) - step, 0), len(PHASES) - 1)]
    return found


_STEPS = {"initiative.advance": +1, "initiative.back": -1}
_NOTED = N_("decision")
_WORDS = {
    "initiative.advance": N_("advanced"), "initiative.back": N_("taken back a phase"),
    "initiative.shift": N_("shifted"),
}  # fmt: skip


class _Told(NamedTuple):
    at: datetime
    by: str
    act: str
    text: str


def _decided(entry: Entry) -> _Told:
    return _Told(entry.at, entry.by, entry.act, entry.text)
