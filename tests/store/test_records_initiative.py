"""Initiatives: from draft to closed, through a gate that says what is missing."""

from __future__ import annotations

import pytest
from hospital import GREEN, IT, LEA, MAX, NURSING, TOOL, Hospital

from store import Entry, Initiative, Operation
from store.records import consulting, gate, initiative, item, mediation, party, settlement
from store.records.gate import PHASES
from store.records.initiative import Measure, Member


def said(hospital: Hospital, approver: int, answer: str, approval: int = GREEN) -> None:
    hospital.do(mediation.Reply(id=approval, party=approver, answer=answer, text="if"))  # type: ignore[arg-type]


def reasons(hospital: Hospital) -> list[str]:
    hospital.workspace.changes()
    return [*map(str, gate.gate(hospital.workspace.desk(), hospital.get(Initiative, TOOL)))]


def test_an_initiative_is_drafted(hospital: Hospital) -> None:
    id = hospital.make(
        initiative.Draft(title=" Badges ", why="theft", audience=(NURSING,), team=(Member("zoe", "trainer"),))
    )
    drafted = hospital.get(Initiative, id)
    assert (drafted.title, drafted.phase, drafted.why) == ("Badges", "draft", "theft")
    assert (drafted.audience, drafted.team) == ((NURSING,), (Member("zoe", "trainer"),))


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (initiative.Draft(title=""), "title", "What is the initiative called?"),
        (initiative.Draft(title="x", start="2026-12-01", golive="2026-11-01"), "golive", "before it starts"),
        (initiative.Draft(title="x", audience=(99,)), "audience", "there is no p99"),
        (initiative.Draft(title="x", audience=(LEA,)), "audience", "Lea Roy is a person"),
        (initiative.Change(id=TOOL, audience=(NURSING, MAX)), "audience", "Max Tran is a person"),
        (initiative.Draft(title="x", golive="2026-12-01T09:00"), "golive", "is not a date"),
        (initiative.Change(id=TOOL), "", "Nothing to change"),
        (initiative.Change(id=TOOL, title=" "), "title", "What is the initiative called?"),
        (initiative.Change(id=TOOL, golive="2026-09-01"), "golive", "before it starts"),
        (initiative.Gauge(id=TOOL, measure=" "), "measure", "What is measured?"),
        (initiative.Gauge(id=TOOL, measure="x", base=5, target=5), "target", "x starts there already"),
        (initiative.Gauge(id=TOOL, measure="x", by="spring"), "measures", "is not a date"),
        (initiative.Read(id=TOOL, measure="Errors", value=1), "measure", "i1 has no “Errors”; it has Trained"),
        (initiative.Read(id=TOOL, measure="Trained", value=1, parties=(99,)), "parties", "there is no p99"),
        (gate.Back(id=TOOL, reason=" "), "reason", "Say why i1 goes back"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_a_measure_is_added_and_changed_by_its_name(hospital: Hospital) -> None:
    hospital.do(initiative.Gauge(id=TOOL, measure="Errors", base=20, target=2, by="2027-03-01"))
    hospital.do(initiative.Gauge(id=TOOL, measure="Trained", unit="people", target=40))
    assert hospital.get(Initiative, TOOL).measures == (
        Measure("Errors", "", 20, 2, "2026-10-01", "2027-03-01"),
        Measure("Trained", "people", 0, 40, "2026-10-01", "2026-12-15"),
    )


def test_a_reading_is_an_entry(hospital: Hospital) -> None:
    read = hospital.get(
        Entry, hospital.make(initiative.Read(id=TOOL, measure="Trained", value=40.5, parties=(NURSING,)))
    )
    assert (read.kind, read.measure, read.score, read.initiative, read.at) == (
        "reading", "Trained", 40.5, TOOL, hospital.now,
    )  # fmt: skip


def test_it_goes_phase_by_phase_and_one_back_with_a_reason(hospital: Hospital) -> None:
    id = hospital.make(initiative.Draft(title="Badges"))
    hospital.refuses(gate.Back(id=id, reason="x"), field="id", says=f"i{id} is a draft still")
    for phase in PHASES[1:]:
        hospital.do(gate.Advance(id=id, reason="the board insists"))
        assert hospital.get(Initiative, id).phase == phase
    hospital.refuses(gate.Advance(id=id), field="id", says=f"i{id} is closed")
    for phase in reversed(PHASES[:-1]):
        done = hospital.do(gate.Back(id=id, reason="too early"))
        assert hospital.get(Initiative, id).phase == phase
        decided = hospital.get(Entry, done.written[0][1])
        assert (decided.kind, decided.act, decided.text, decided.initiative) == (
            "decision", "initiative.back", "too early", id,
        )  # fmt: skip


def test_the_gate_says_what_is_missing(hospital: Hospital) -> None:
    assert reasons(hospital) == ["Lea Roy (Nursing) has not answered", "Max Tran (IT) has not answered"]
    told = hospital.refuses(gate.Advance(id=TOOL), field="reason", says="Cannot start")
    assert "Lea Roy (Nursing) has not answered; Max Tran (IT) has not answered. Type a reason" in told
    said(hospital, LEA, "yes")
    said(hospital, MAX, "reserve")
    assert reasons(hospital) == ["Max Tran (IT) has a condition: if"]
    task = hospital.make(consulting.Condition(id=TOOL, party=MAX))
    assert reasons(hospital) == ["Max Tran (IT) has a condition: if"]
    hospital.do(settlement.Settle(id=task, outcome="done"))
    assert reasons(hospital) == ["Max Tran (IT): the condition is met, their new answer is to be noted: if"]
    said(hospital, MAX, "yes")
    assert reasons(hospital) == []
    hospital.do(gate.Advance(id=TOOL))
    assert hospital.get(Initiative, TOOL).phase == "approved"


def test_a_yes_withdrawn_closes_the_gate_again(hospital: Hospital) -> None:
    said(hospital, LEA, "yes")
    said(hospital, MAX, "yes")
    again = hospital.make(item.Capture(title="Once more", kind="approval", parties=(MAX,), initiative=TOOL))
    said(hospital, MAX, "no", again)
    assert reasons(hospital) == ["Max Tran (IT) said no"]


def test_the_yes_of_a_group_counts_for_its_head(hospital: Hospital) -> None:
    asked = hospital.make(item.Capture(title="All", kind="approval", parties=(NURSING, IT), initiative=TOOL))
    said(hospital, NURSING, "yes", asked)
    said(hospital, IT, "yes", asked)
    assert reasons(hospital) == []


def test_a_yes_to_something_else_opens_nothing(hospital: Hospital) -> None:
    other = hospital.make(item.Capture(title="Else", kind="approval", parties=(LEA, MAX)))
    said(hospital, LEA, "yes", other)
    relayed = hospital.make(item.Capture(title="News", kind="relay", parties=(LEA, MAX), initiative=TOOL))
    said(hospital, LEA, "yes", relayed)
    assert len(reasons(hospital)) == 2


@pytest.mark.parametrize("kind", ["obstacle", "conflict"])
def test_what_is_open_keeps_the_gate_closed(hospital: Hospital, kind: item.ItemKind) -> None:
    said(hospital, LEA, "yes")
    said(hospital, MAX, "yes")
    id = hospital.make(item.Capture(title="No room", kind=kind, initiative=TOOL, opened=True))
    assert reasons(hospital) == [f"{kind} #{id} is open"]
    hospital.do(settlement.Settle(id=id, outcome="moot", resolution="x"), settlement.Reopen(id=id, reason="x"))
    assert reasons(hospital) == [f"{kind} #{id} is open"]
    end = "done" if kind == "obstacle" else "agreed"
    hospital.do(settlement.Settle(id=id, outcome=end, resolution="room 4", reason="all are content"))  # type: ignore[arg-type]
    assert reasons(hospital) == []


def test_a_gate_without_anybody_to_ask_is_closed(hospital: Hospital) -> None:
    hospital.do(initiative.Change(id=TOOL, audience=()))
    assert reasons(hospital) == ["it has no audience yet"]
    pharmacy = hospital.make(party.Add(name="Pharmacy"))
    hospital.do(initiative.Change(id=TOOL, audience=(pharmacy,)))
    assert reasons(hospital) == ["Pharmacy has no head to ask"]


def test_going_through_a_closed_gate_is_logged_with_the_reason(hospital: Hospital) -> None:
    hospital.refuses(gate.Advance(id=TOOL, reason="  "), field="reason")
    done = hospital.do(gate.Advance(id=TOOL, reason="the board insists"))
    decided = hospital.get(Entry, done.written[0][1])
    assert (decided.act, decided.text, decided.parties) == ("initiative.advance", "the board insists", (NURSING, IT))
