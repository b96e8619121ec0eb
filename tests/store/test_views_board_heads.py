"""Heads of department: each from a check-in to a green light."""

from __future__ import annotations

from hospital import GREEN, IT, LEA, MAX, NURSING, TOOL, Hospital

from store.records import consulting, entry, mediation, settlement
from store.views.board.approvals import approvals, checkins
from store.views.board.decisions import decisions
from store.views.board.whole import gate_of


def test_the_green_light_board_follows_each_head_from_check_in_to_yes(hospital: Hospital) -> None:
    def row(group: int) -> tuple[str, int | None, bool]:
        found = next(one for one in approvals(hospital.workspace, hospital.tool) if one.group == group)
        return found.state, found.task, found.is_met

    proposed = checkins(hospital.workspace, hospital.tool, hospital.today)
    assert [fix.fields["parties"] for fix in proposed] == [(LEA,), (MAX,)]
    assert len({fix.fields["start"] for fix in proposed}) == 2, "one after the other"
    hospital.do(*(fix.build() for fix in proposed))
    assert checkins(hospital.workspace, hospital.tool, hospital.today) == ()
    assert (row(NURSING), row(IT)) == (("waiting", None, False), ("waiting", None, False))
    hospital.do(
        mediation.Reply(id=GREEN, party=LEA, answer="no", text="not in December"),
        mediation.Reply(id=GREEN, party=MAX, answer="yes"),
    )
    assert [*map(str, gate_of(hospital.workspace, hospital.tool).reasons)] == ["Lea Roy (Nursing) said no"]
    hospital.do(mediation.Reply(id=GREEN, party=LEA, answer="reserve", text="two helpers a floor"))
    assert [*map(str, gate_of(hospital.workspace, hospital.tool).reasons)] == [
        "Lea Roy (Nursing) has a condition: two helpers a floor"
    ]
    task = hospital.make(consulting.Condition(id=TOOL, party=LEA))
    assert row(NURSING) == ("reserve", task, False)
    hospital.do(settlement.Settle(id=task, outcome="done"))
    assert row(NURSING) == ("reserve", task, True)
    hospital.do(mediation.Reply(id=GREEN, party=LEA, answer="yes"))
    nursing, it = approvals(hospital.workspace, hospital.tool)
    assert (nursing.state, nursing.condition, nursing.checkin_status, it.head_name) == (
        "yes",
        "",
        "planned",
        "Max Tran",
    )
    assert [told.text for told in nursing.told] == ["two helpers a floor", "not in December"]
    assert gate_of(hospital.workspace, hospital.tool).open


def test_what_a_head_told_us_is_words_and_as_they_were_rectified(hospital: Hospital) -> None:
    hospital.do(entry.Log(parties=(LEA,), initiative=TOOL, text="Nights are short"))
    wrong = hospital.make(entry.Log(kind="decision", parties=(LEA,), initiative=TOOL, text="Start on Monday"))
    hospital.do(entry.Correct(id=wrong, text="Start on Tuesday"))
    hospital.do(entry.Log(kind="feedback", parties=(NURSING,), initiative=TOOL, text="We employees do not", score=1))
    marks = (entry.Log(kind="feedback", parties=(NURSING,), initiative=TOOL, score=4, about="desire"),) * 20
    hospital.do(*marks)
    nursing, _it = approvals(hospital.workspace, hospital.tool)
    assert [told.text for told in nursing.told] == ["Start on Tuesday", "Nights are short"]
    assert decisions(hospital.workspace, hospital.tool)[0].text == "Start on Tuesday"
    assert "Start on Monday" not in [one.text for one in decisions(hospital.workspace, hospital.tool)]
