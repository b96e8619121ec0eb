"""Where somebody new to the board stood still when they played their first rollout from the screens alone."""

from __future__ import annotations

from datetime import date

import pytest
from robot import Desk, Officer

from store import Initiative, Item, Meeting, Party
from store.records.consulting import Ask
from store.records.gate import Advance
from store.records.initiative import Draft, Gauge, Read
from store.records.item import Capture
from store.records.mediation import Reply
from store.records.meeting import Plan
from store.records.party import Add, Change
from store.records.settlement import Settle
from tui.labels import field_label
from tui.text import day

NUR, LEA = 1, 2


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """A draft for one group of whom nothing is known but the name."""
    desk.do(Add(name="Nursing"))
    desk.do(Draft(title="New record", goal="One file a patient", audience=(NUR,), golive="2026-12-15"))
    return desk


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A draft whose only head has been asked."""
    desk.do(Add(name="Nursing", size=40), Add(kind="person", name="Léa Martin", groups=(NUR,)))
    desk.do(Change(id=NUR, head=LEA))
    desk.do(Draft(title="New record", goal="One file a patient", audience=(NUR,), golive="2026-12-15"))
    desk.do(Ask(id=1, title="New record"))
    return desk


async def stand_on(officer: Officer, said: str) -> None:
    """Go down to the line that says this."""
    for _line in range(40):
        if said in officer.row:
            return
        await officer.press("j")
    raise AssertionError(f"{said!r} is not on\n\n{officer.screen}")


async def test_a_head_whom_nobody_has_written_down_is_added_where_the_plan_misses_one(begun: Desk) -> None:
    async with Officer(begun) as officer:
        await officer.press("gp⏎")
        assert "nobody is its head" in officer.row, "the board opens on what the plan lacks first"
        await officer.press("F{Léa Martin}⏎")
        await officer.choose("yes")
        assert "Léa Martin has not been asked" in officer.screen
    assert begun.get(Party, NUR).head == LEA and begun.get(Party, LEA).groups == (NUR,)


async def test_the_line_of_a_group_asks_what_changes_then_how_many_they_are(begun: Desk) -> None:
    async with Officer(begun) as officer:
        await officer.press("gp⏎")
        await stand_on(officer, "Nursing ·")
        await officer.press("F{One file}⏎")
        assert "headcount?" in officer.row and "F say how many they are" in officer.screen
        await officer.press("F{120}⏎")
        assert "120 people" in officer.row


async def test_the_arrows_choose_among_playbooks(begun: Desk) -> None:
    async with Officer(begun) as officer:
        await officer.press("gp⏎L↓")
        assert "A new system" in officer.row
        await officer.press("↑")
        assert "A new policy" in officer.row
        await officer.press("↓⏎")
        assert "16" not in officer.title and "Write the fallback" in officer.screen


async def test_a_condition_is_ones_own_task_where_nobody_is_named(asked: Desk) -> None:
    asked.do(Reply(id=1, party=LEA, answer="reserve", text="two helpers at night"))
    async with Officer(asked) as officer:
        await officer.press("gp⏎dF⏎")
        assert "root; empty: yourself" in officer.foot
        await officer.press("⏎")
        assert asked.get(Item, 2).owner == asked.workspace.user
        await stand_on(officer, "#2")
        await officer.press("sd⏎")
        await officer.press("kkkkkkkk")
        assert "F the condition is met: note the new answer" in officer.screen


async def test_an_approval_that_all_have_said_yes_to_is_granted_in_one_key(asked: Desk) -> None:
    asked.do(Reply(id=1, party=LEA, answer="yes"))
    async with Officer(asked) as officer:
        await officer.press("gp⏎d")
        await stand_on(officer, "#1")
        assert "F all are green: it is granted" in officer.screen
        await officer.press("F")
        assert "granted" in officer.row
    assert asked.get(Item, 1).outcome == "granted"


async def test_what_is_marked_is_cancelled_together_and_what_is_told_is_true(begun: Desk) -> None:
    for on in ("2026-12-01", "2026-12-02"):
        begun.do(Plan(title="How to chart", kind="training", start=f"{on}T09:00", parties=(NUR,), initiative=1))
    begun.do(Capture(title="Leaflet", opened=True, initiative=1, due="2026-11-27"))
    async with Officer(begun) as officer:
        await officer.press("gp⏎*x")
        assert "Cancel 2 meetings because" in officer.foot
        await officer.press("{the hall is closed}⏎")
        assert officer.status.startswith("cancelled: 2 records")
        await officer.press("u")
    assert {meeting.status for meeting in begun.all(Meeting)} == {"planned"}
    assert begun.get(Initiative, 1).phase == "draft"


async def test_the_plan_says_in_which_wave_a_training_is(begun: Desk) -> None:
    begun.do(Plan(title="How to chart", kind="training", start="2026-12-01T09:00", parties=(NUR,), initiative=1))
    async with Officer(begun) as officer:
        await officer.press("gp⏎")
        await stand_on(officer, "How to chart")
        await officer.press("K{pilot}⏎")
        assert "pilot · How" in officer.row


async def test_a_group_takes_its_sessions_into_a_wave_and_several_are_held_at_once(begun: Desk) -> None:
    for on in ("2026-12-01", "2026-12-02"):
        begun.do(Plan(title="How to chart", kind="training", start=f"{on}T09:00", parties=(NUR,), initiative=1))
    async with Officer(begun) as officer:
        await officer.press("gp⏎dd")
        await stand_on(officer, "Nursing")
        await officer.press("K{pilot}⏎")
        assert officer.status.startswith("changed: 2 records")
        assert [meeting.wave for meeting in begun.all(Meeting)] == ["pilot", "pilot"]
        await officer.press("<home>")
        await stand_on(officer, "m1 ")
        await officer.press("H")
        assert officer.status.startswith("! m1 has not begun"), "told before anybody is counted"
    begun.later(days=20)
    async with Officer(begun) as officer:
        await officer.press("gp⏎dd")
        await stand_on(officer, "m1 ")
        await officer.press("␣")
        await stand_on(officer, "m2 ")
        await officer.press("␣H")
        assert "m1 · How many of Nursing?" in officer.screen
        await officer.press("<ctrl+u>{20}⏎")
        assert "m2 · How many of Nursing?" in officer.screen
        await officer.press("<ctrl+u>{18}⏎")
        assert officer.status.startswith("held: 2 records")
    assert [meeting.attendance for meeting in begun.all(Meeting)] == [{NUR: 20}, {NUR: 18}]


async def test_all_that_keeps_the_gate_closed_can_be_read_while_one_is_asked_why_one_goes_on(asked: Desk) -> None:
    asked.do(Capture(title="No test environment", kind="obstacle", opened=True, initiative=1), Advance(id=1))
    async with Officer(asked) as officer:
        await officer.press("gp⏎a")
        assert officer.status.startswith("Go ahead all the same")
        assert "Léa Martin (Nursing) has not answered\n obstacle #2 is open" in officer.screen
        await officer.press("⎋")
        assert officer.title.endswith("put right")


async def test_what_is_settled_is_not_asked_about_twice(asked: Desk) -> None:
    asked.do(Reply(id=1, party=LEA, answer="yes"), Settle(id=1, outcome="granted"))
    async with Officer(asked) as officer:
        await officer.press("gp⏎d")
        await stand_on(officer, "#1")
        await officer.press("s")
        assert officer.status.startswith("~ #1 is closed already")


async def test_the_list_of_initiatives_tells_the_worst_of_one_in_full(asked: Desk) -> None:
    asked.later(days=30)
    async with Officer(asked) as officer:
        await officer.press("gp")
        assert "\n What is worst\n" in officer.screen


async def test_f_goes_to_what_is_to_be_done_and_does_it_only_when_pressed_again(begun: Desk) -> None:
    async with Officer(begun) as officer:
        await officer.press("gp⏎k")
        assert "nobody is its head" not in officer.row
        await officer.press("F")
        assert "nobody is its head" in officer.row, "it stands there, and nothing is asked yet"
        assert officer.status.startswith("F again: "), officer.status
        await officer.press("F{Léa Martin}⏎")
        await officer.choose("yes")
    assert begun.get(Party, NUR).head == LEA


async def test_a_notice_says_whose_answer_it_was_and_stands_no_longer_when_one_comes_back(asked: Desk) -> None:
    asked.do(Gauge(id=1, measure="charts", unit="%", target=90, start="2026-11-18", by="2026-12-15"))
    async with Officer(asked) as officer:
        await officer.press("gp⏎dv")
        await officer.choose("green")
        assert "answer noted: e1 Léa Martin · green · Go ahead with New" in officer.status
        await officer.press("ga")
        await officer.press("gp")
        assert "answer noted" not in officer.status, "u may take back something else by now"
        await officer.press("u")
        assert officer.status.startswith("Taken back: answer noted: ") and "Léa Martin" in officer.status
        await officer.press(";{reading i1 charts 62}⏎")
        assert "reading noted: e2 charts 62 %" in officer.status
        await officer.press(";<ctrl+u>{pulse i1 @nur 4 desire}⏎")
        assert "logged: e3 Nursing · 4 desire" in officer.status


async def test_what_was_added_by_mistake_is_named_when_it_is_taken_back(begun: Desk) -> None:
    async with Officer(begun) as officer:
        await officer.press('<ctrl+p>{party.add}⏎<ctrl+u>{name="Operating rooms"}⏎u')
        assert officer.status.startswith("Taken back: added: ") and "Operating rooms" in officer.status, officer.status


async def test_what_the_board_says_is_whole_and_of_today(asked: Desk) -> None:
    """What is asked of the heads, which date a measure lacks, how a day is written, a group by its name."""
    asked.do(Gauge(id=1, measure="charts", target=90, by="2026-12-15"), Read(id=1, measure="charts", value=4))
    async with Officer(asked) as officer:
        await officer.press("gp⏎<end>")
        assert "Go ahead wi" in officer.screen
        assert "\n         Nursing · 40 people" in officer.screen, "its code would be cut"
        await officer.press("d")
        assert "Go ahead wi" in officer.screen
        await officer.press("A")
        await officer.choose("desire")
        await officer.press("{A visit}⏎⏎")
        assert officer.foot == "fri, 27 Nov or in 2 weeks; empty: no date"
        await officer.press("⎋<ctrl+l>")
    asked.later(days=1)
    async with Officer(asked) as officer:
        await officer.press("gp⏎ddddA{A visit}⏎⏎")
        assert officer.foot == "fri, 28 Nov or in 2 weeks; empty: no date", "an example of today's"
        await officer.press("⎋")
        await stand_on(officer, "charts")
        assert "no first day: M and its name again give it one" in officer.screen


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_day_is_edited_as_it_is_read(begun: Desk, lang: str) -> None:
    async with Officer(begun, lang=lang) as officer:
        await officer.press("gp⏎e")
        await stand_on(officer, field_label("golive"))
        await officer.press("⏎")
        assert day(date(2026, 12, 15)) in officer.status
        await officer.press("⌫{7}⏎")
    assert begun.get(Initiative, 1).golive == "2027-12-15"
