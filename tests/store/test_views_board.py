"""The coordinator's board as a whole: it follows what colleagues do, and there is one of an empty initiative."""

from __future__ import annotations

import pytest
from hospital import GREEN, LEA, MAX, TOOL, Hospital

from store import Initiative
from store.records import entry, gate, initiative, involving, mediation
from store.views.board.decisions import decisions
from store.views.board.whole import board


def test_the_whole_board_is_there_and_follows_what_colleagues_do(hospital: Hospital) -> None:
    hospital.do(involving.Enlist(id=TOOL, login="rob", role="lead"))
    before = board(hospital.workspace, hospital.tool, hospital.today)
    assert (before.phase, before.gate.open, before.team[0].open) == ("consulting", False, 1)
    zoe = hospital.open("zoe")
    zoe.run(mediation.Reply(id=GREEN, party=LEA, answer="yes"), mediation.Reply(id=GREEN, party=MAX, answer="yes"))
    after = board(hospital.workspace, hospital.tool, hospital.today)
    assert after.gate.open and "gate_closed" not in [one.rule for one in after.troubles]


@pytest.mark.parametrize("phase", range(5))
def test_an_empty_initiative_has_a_board_in_every_phase(hospital: Hospital, phase: int) -> None:
    id = hospital.make(initiative.Draft(title="Bare"))
    hospital.do(*(gate.Advance(id=id, reason="x"),) * phase) if phase else None
    told = board(hospital.workspace, hospital.get(Initiative, id), hospital.today)
    assert told.plan == () and told.coverage == () and told.pulse.barrier is None


def test_each_decision_says_to_which_phase_it_led(hospital: Hospital) -> None:
    hospital.do(gate.Advance(id=TOOL, reason="the board insists"))
    hospital.do(entry.Log(kind="decision", parties=(LEA,), initiative=TOOL, text="Two helpers a floor"))
    hospital.do(gate.Back(id=TOOL, reason="too early"))
    assert [(one.phase, one.text) for one in decisions(hospital.workspace, hospital.tool)] == [
        ("consulting", "too early"), (None, "Two helpers a floor"), ("approved", "the board insists"),
        ("consulting", ""),
    ]  # fmt: skip
