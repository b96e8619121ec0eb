"""Bringing a change in: whom it involves, what heads are asked, a plan that is shifted, what is done about trouble."""

from __future__ import annotations

from datetime import date

import pytest
from hospital import GREEN, IT, LEA, MAX, NURSING, TOOL, Hospital
from hypothesis import given
from hypothesis import strategies as st

from store import Entry, Initiative, Item, Meeting, Operation, when
from store.records import adjusting, consulting, involving, item, mediation, meeting, party, shifting
from store.records.initiative import Gauge, Impact, Member
from store.records.shifting import shifted, shifted_moment


def made(hospital: Hospital, operation: Operation) -> list[Item]:
    return [hospital.get(Item, id) for table, id in hospital.do(operation).written if table == "items"]


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (involving.Affect(id=TOOL, party=LEA, text="x"), "party", "Lea Roy is a person"),
        (involving.Affect(id=TOOL, party=NURSING, text=" "), "", "Nothing to change"),
        (involving.Enlist(id=TOOL, login=" "), "login", "Name the colleague"),
        (involving.Enlist(id=TOOL, login="zoe", leave=True), "login", "is so already"),
        (consulting.Ask(id=TOOL), "id", "Every head of the audience of i1 has been asked"),
        (consulting.Condition(id=TOOL, party=LEA), "party", "Lea Roy sets no condition for i1"),
        (shifting.Shift(id=TOOL, days=0), "days", "working days from 1 to 260"),
        (shifting.Shift(id=TOOL, days=-261), "days", "working days"),
        (adjusting.Adjust(id=TOOL, title="x"), "measure", "Say what calls for it"),
        (adjusting.Adjust(id=TOOL, title="x", measure="Errors"), "measure", "it has Trained"),
        (adjusting.Adjust(id=TOOL, title=" ", measure="Trained"), "title", "Say in a few words"),
        (adjusting.Resist(id=TOOL, party=LEA, about="desire", text=" "), "text", "what they fear to lose"),
        (adjusting.Respond(id=GREEN, text="x"), "id", "#4 is not a request"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_what_changes_for_a_group_is_said_once_and_brings_it_into_the_audience(hospital: Hospital) -> None:
    ward = hospital.make(party.Add(name="Ward 3"))
    hospital.do(involving.Affect(id=TOOL, party=ward, text="no more paper"))
    hospital.do(involving.Affect(id=TOOL, party=ward, text=" one screen "))
    told = hospital.get(Initiative, TOOL)
    assert (told.audience, told.impacts) == ((NURSING, IT, ward), (Impact(ward, "one screen"),))
    hospital.do(involving.Affect(id=TOOL, party=ward, text=""))
    assert hospital.get(Initiative, TOOL).impacts == ()


def test_colleagues_join_the_team_change_their_role_and_leave(hospital: Hospital) -> None:
    for operation in (
        involving.Enlist(id=TOOL, login="zoe", role="training"), involving.Enlist(id=TOOL, login="marc"),
        involving.Enlist(id=TOOL, login="zoe", role="support"), involving.Enlist(id=TOOL, login="marc", leave=True),
    ):  # fmt: skip
        hospital.do(operation)
    assert hospital.get(Initiative, TOOL).team == (Member("zoe", "support"),)


def test_the_heads_who_were_not_asked_are_asked_together(hospital: Hospital) -> None:
    ana = hospital.make(party.Add(name="Ana Cyr", kind="person"))
    for name in ("Pharmacy", "Stores"):
        group = hospital.make(party.Add(name=name, head=ana))
        hospital.do(involving.Affect(id=TOOL, party=group, text="x"))
    (approval,) = made(hospital, consulting.Ask(id=TOOL, due="2026-12-01"))
    assert (approval.kind, approval.status, approval.title, approval.parties, approval.due) == (
        "approval", "open", "Rota tool", (ana,), "2026-12-01",
    )  # fmt: skip
    hospital.refuses(consulting.Ask(id=TOOL), field="id")


def test_a_condition_becomes_a_task_once_and_a_new_condition_another(hospital: Hospital) -> None:
    hospital.do(mediation.Reply(id=GREEN, party=MAX, answer="reserve", text="two beds\nat least"))
    (task,) = made(hospital, consulting.Condition(id=TOOL, party=MAX, owner="zoe", due="2026-12-01"))
    assert (task.title, task.text, task.source, task.owner, task.follows, task.initiative) == (
        "two beds", "two beds\nat least", MAX, "zoe", GREEN, TOOL,
    )  # fmt: skip
    hospital.refuses(consulting.Condition(id=TOOL, party=IT), field="party", says=f"is a task already: #{task.id}")
    hospital.do(mediation.Reply(id=GREEN, party=MAX, answer="reserve", text="three beds"))
    assert made(hospital, consulting.Condition(id=TOOL, party=MAX))[0].title == "three beds"


def test_a_shift_moves_what_is_open_and_nothing_that_is_over(hospital: Hospital) -> None:
    hospital.do(item.Change(id=GREEN, due="2026-12-04"), Gauge(id=TOOL, measure="Trained", by="2026-12-15"))
    late = hospital.make(
        item.Capture(title="Late", opened=True, initiative=TOOL, due="2026-11-27T21:00:00Z"),
        item.Capture(title="Undated", opened=True, initiative=TOOL),
    )
    training = hospital.make(meeting.Plan(title="T", kind="training", start="2026-11-26T09:00", initiative=TOOL))
    rounds = hospital.make(
        meeting.Plan(title="R", start="2026-11-24T08:00", initiative=TOOL, every="FREQ=WEEKLY;BYDAY=TU")
    )
    course = hospital.make(
        meeting.Plan(title="C", start="2026-11-24T08:00", initiative=TOOL, every="FREQ=WEEKLY;BYDAY=TU;COUNT=3")
    )
    before = hospital.documents()
    hospital.do(shifting.Shift(id=TOOL, days=3, reason="flu"))
    tool = hospital.get(Initiative, TOOL)
    assert (tool.start, tool.golive, tool.measures[0].by) == ("2026-10-01", "2026-12-18", "2026-12-18")
    assert hospital.get(Item, GREEN).due == "2026-12-09"
    assert hospital.get(Item, late).due == "2026-12-02T21:00:00Z", "four in the afternoon stays four in the afternoon"
    assert hospital.get(Meeting, training).start == "2026-12-01T09:00"
    assert hospital.get(Meeting, rounds).start == "2026-11-24T08:00", "what goes on for ever keeps its rhythm"
    assert hospital.get(Meeting, course).start == "2026-11-27T08:00"
    assert hospital.all(Entry, initiative=TOOL)[-1].text == "+3 · flu"
    hospital.undo()
    assert hospital.documents() == before


def test_public_holidays_are_skipped_where_a_region_is_named(hospital: Hospital) -> None:
    hospital.do(item.Change(id=GREEN, due="2026-12-24"), shifting.Shift(id=TOOL, days=1, region="CA-QC"))
    assert hospital.get(Item, GREEN).due == "2026-12-28"


DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2028, 12, 31))


@given(DAYS, st.integers(-60, 60))
def test_a_shift_counts_working_days_one_by_one(day: date, count: int) -> None:
    moved = shifted(day, count)
    if when.working_day(day):
        first, last = min(day, moved), max(day, moved)
        assert when.working_days_between(first, last) == abs(count)
        assert when.working_day(moved) and shifted(moved, -count) == day
    elif count % 5 == 0:
        assert (moved - day).days == count // 5 * 7
    else:
        assert when.working_day(moved)


@given(DAYS, st.integers(0, 23), st.integers(-30, 30))
def test_the_hour_on_the_wall_stays(day: date, hour: int, count: int) -> None:
    moment = f"{day.isoformat()}T{hour:02}:30"
    assert shifted_moment(moment, count, "UTC")[10:] == moment[10:]
    assert shifted_moment(moment, count, "UTC")[:10] == shifted(day, count).isoformat()


def test_an_adjustment_is_a_task_bound_to_what_called_for_it(hospital: Hospital) -> None:
    adjust = adjusting.Adjust(
        id=TOOL, title="Train on the ward", measure="Trained", reason="12 of 34", parties=(NURSING,)
    )
    (task,) = made(hospital, adjust)
    decided = hospital.all(Entry, initiative=TOOL)[-1]
    assert (task.title, task.text, task.status, task.initiative) == ("Train on the ward", "12 of 34", "open", TOOL)
    assert (decided.act, decided.item, decided.measure, decided.text) == (
        "initiative.adjust", task.id, "Trained", "12 of 34",
    )  # fmt: skip


def test_a_resistance_has_its_step_its_reason_and_a_tactic_that_follows_it(hospital: Hospital) -> None:
    obstacle, tactic = made(
        hospital,
        adjusting.Resist(
            id=TOOL, party=LEA, about="desire", text="Nobody asks us\nany more", tactic="Ask them", owner="zoe"
        ),
    )
    assert (obstacle.kind, obstacle.cause, obstacle.title, obstacle.source) == (
        "obstacle", "resistance", "Nobody asks us", LEA,
    )  # fmt: skip
    assert (tactic.kind, tactic.title, tactic.follows, tactic.owner) == ("task", "Ask them", obstacle.id, "zoe")
    (heard,) = hospital.all(Entry, item=obstacle.id)
    assert (heard.kind, heard.about, heard.parties) == ("feedback", "desire", (LEA,))


def test_one_answer_closes_all_that_ask_the_same(hospital: Hospital) -> None:
    ask = [
        hospital.make(item.Capture(title=f"Where {n}?", kind="request", source=source, opened=True, initiative=TOOL))
        for n, source in enumerate((NURSING, LEA, MAX))
    ]
    before = hospital.documents()
    hospital.do(adjusting.Respond(id=ask[0], text="In the drawer", also=tuple(ask[1:])))
    first, *others = (hospital.get(Item, id) for id in ask)
    assert (first.status, first.outcome, first.resolution, first.parties) == (
        "closed", "done", "In the drawer", (LEA, MAX),
    )  # fmt: skip
    assert [(other.outcome, other.duplicate_of) for other in others] == [("duplicate", first.id)] * 2
    hospital.refuses(adjusting.Respond(id=ask[0], text="again"), field="id", says="is closed already")
    hospital.undo()
    assert hospital.documents() == before
