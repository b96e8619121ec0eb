"""The coordinator's board: what a rollout's records show, and what mends what is wrong with its plan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hospital import GREEN, IT, LEA, MAX, NURSING, TODAY, TOOL, Hospital

from store import Initiative, Item, Meeting
from store.records import (
    adjusting,
    consulting,
    entry,
    gate,
    initiative,
    involving,
    item,
    mediation,
    meeting,
    party,
    settlement,
    triage,
)  # fmt: skip
from store.records.entry import Step
from store.views.board.adjustments import adjustments
from store.views.board.approvals import approvals, checkins
from store.views.board.closing import closing
from store.views.board.coverage import attendance, coverage
from store.views.board.lint import Fault, lint
from store.views.board.measures import gauges
from store.views.board.plan import plan
from store.views.board.problems import problems
from store.views.board.pulse import heard, pulse
from store.views.board.saturation import overloads, saturation
from store.views.board.support import support
from store.views.board.trouble import troubles
from store.views.board.waves import waves
from store.views.board.whole import board, gate_of


def tool(hospital: Hospital) -> Initiative:
    return hospital.get(Initiative, TOOL)


def rules(hospital: Hospital) -> list[str]:
    return [fault.rule for fault in faults(hospital)]


def faults(hospital: Hospital) -> list[Fault]:
    return [*lint(hospital.workspace, tool(hospital), hospital.today)]


def mend(hospital: Hospital, rule: str, answer: object = None) -> None:
    """Do what is proposed for the first fault of that rule."""
    fix = next(fault.fix for fault in faults(hospital) if fault.rule == rule)
    assert fix is not None and str(fix.said)
    assert bool(fix.asks) == (answer is not None)
    hospital.do(fix.build(answer=answer) if fix.asks else fix.build())


# -- strategy


def test_a_plan_is_linted_and_each_fault_mended_in_one_step(hospital: Hospital) -> None:
    pharmacy = hospital.make(party.Add(name="Pharmacy"))
    hospital.do(
        initiative.Change(id=TOOL, audience=(NURSING, IT, pharmacy)),
        item.Change(id=GREEN, due="2026-12-20"),
        item.Capture(title="Slides", opened=True, initiative=TOOL, due="2026-12-04"),
        item.Capture(title="Print", opened=True, initiative=TOOL, due="2026-12-01", after=(6,)),
        meeting.Plan(title="Late", kind="training", start="2026-12-14T13:00", parties=(IT,), initiative=TOOL),
        meeting.Plan(title="In time", kind="training", start="2026-12-01T13:00", parties=(LEA,), initiative=TOOL),
    )
    assert rules(hospital) == [
        "no_approver", "late_training", "no_training", "late_approval", "impossible_order", "no_fallback", "no_reading",
    ]  # fmt: skip
    said = {fault.rule: str(fault.sentence) for fault in faults(hospital)}
    assert said["no_approver"] == "Pharmacy has no approver: nobody is its head"
    assert said["late_training"] == "the first training of IT (m3) is too late: 2026-12-14, go-live being on 2026-12-15"
    assert said["impossible_order"] == "#7 is due before #6, for which it waits: Print"
    mend(hospital, "no_approver", MAX)
    assert next(fault.rule for fault in faults(hospital)) != "no_approver", "Max has been asked already"
    mend(hospital, "no_training")
    mend(hospital, "late_training")
    mend(hospital, "late_approval")
    mend(hospital, "impossible_order")
    mend(hospital, "no_fallback", "paper for ten days")
    mend(hospital, "no_reading", 12.0)
    assert rules(hospital) == []
    assert (hospital.get(Item, 7).due, hospital.get(Item, GREEN).due) == ("2026-12-04", "2026-12-01")
    assert hospital.get(Meeting, 3).start == "2026-12-01T13:00"


def test_who_has_not_been_asked_is_asked_and_what_is_not_measured_measured(hospital: Hospital) -> None:
    id = hospital.make(initiative.Draft(title="Badges", audience=(NURSING, IT)))
    hospital.do(initiative.Change(id=id, fallback="keys"))

    def found() -> list[Fault]:
        return [*lint(hospital.workspace, hospital.get(Initiative, id), hospital.today)]

    assert [fault.rule for fault in found()] == [
        "no_approver",
        "no_approver",
        "no_training",
        "no_training",
        "no_measure",
    ]
    for rule in ("no_approver", "no_training", "no_training", "no_measure"):
        fix = next(fault.fix for fault in found() if fault.rule == rule)
        assert fix is not None
        hospital.do(fix.build())
    assert [fault.rule for fault in found()] == ["no_reading"], "it has no start: readings are expected from now on"


def test_too_much_in_a_week_is_seen_across_initiatives(hospital: Hospital) -> None:
    other = hospital.make(initiative.Draft(title="Badges", audience=(NURSING,), golive="2026-12-03"))
    hospital.do(
        *(
            meeting.Plan(title=f"T{n}", kind="training", start=f"2026-12-0{n}T09:00", parties=(LEA,), initiative=TOOL)
            for n in (1, 2)
        ),
        item.Capture(title="Slides", opened=True, initiative=TOOL, due="2026-12-04", parties=(NURSING,)),
        item.Capture(
            title="In the way", kind="obstacle", opened=True, initiative=TOOL, due="2026-12-04", parties=(NURSING,)
        ),
    )
    (week,) = overloads(hospital.workspace, tool(hospital), hospital.today)
    assert (week.name, week.monday, len(week.demands), week.initiatives) == (
        "Nursing",
        date(2026, 11, 30),
        4,
        (TOOL, other),
    )
    said = next(fault for fault in faults(hospital) if fault.rule == "overload")
    assert str(said.sentence) == "Nursing has too much in the week of 2026-11-30: 4 things, also of i2"
    mend(hospital, "overload")
    assert overloads(hospital.workspace, tool(hospital), hospital.today) == []
    assert hospital.get(Item, 6).due == "2026-12-11", "a week later"
    hospital.do(gate.Advance(id=other, reason="x"), *(gate.Advance(id=other, reason="x"),) * 3)
    assert not [week for week in saturation(hospital.workspace, hospital.today) if other in week.initiatives]


def test_the_timeline_has_items_meetings_and_the_go_live_by_date(hospital: Hospital) -> None:
    hospital.do(
        item.Capture(title="First", opened=True, initiative=TOOL, due="2026-11-27"),
        item.Capture(title="Then", opened=True, initiative=TOOL, due="2026-12-04", after=(6,), wave="pilot"),
        item.Capture(title="Whenever", opened=True, initiative=TOOL),
        item.Capture(title="Late", opened=True, initiative=TOOL, due="2026-11-16"),
        meeting.Plan(title="Training", kind="training", start="2026-12-01T09:00", parties=(IT,), initiative=TOOL),
    )
    bars = plan(hospital.workspace, tool(hospital), TODAY)
    assert [(bar.title, bar.days_left) for bar in bars] == [
        ("Late", -2), ("First", 7), ("Training", 9), ("Then", 12), ("Rota tool", 19),
        ("Rota tool goes live", None), ("Whenever", None),
    ]  # fmt: skip
    late, first, _, then, golive, *_ = bars
    assert (late.is_late, first.is_late, golive.kind) == (True, False, "golive")
    assert (then.first, then.last, then.after, then.is_impossible, then.wave) == (
        date(2026, 11, 27), date(2026, 12, 4), (6,), False, "pilot",
    )  # fmt: skip
    hospital.do(settlement.Settle(id=6, outcome="done"), meeting.Cancel(id=3, reason="flu"))
    bars = plan(hospital.workspace, tool(hospital), TODAY)
    assert "Training" not in [bar.title for bar in bars]
    assert next(bar for bar in bars if bar.title == "First").is_done
    assert next(bar for bar in bars if bar.title == "Then").after == ()


# -- heads of department


def test_the_green_light_board_follows_each_head_from_check_in_to_yes(hospital: Hospital) -> None:
    def row(group: int) -> tuple[str, int | None, bool]:
        found = next(one for one in approvals(hospital.workspace, tool(hospital)) if one.group == group)
        return found.state, found.task, found.is_met

    proposed = checkins(hospital.workspace, tool(hospital), hospital.today)
    assert [fix.fields["parties"] for fix in proposed] == [(LEA,), (MAX,)]
    assert len({fix.fields["start"] for fix in proposed}) == 2, "one after the other"
    hospital.do(*(fix.build() for fix in proposed))
    assert checkins(hospital.workspace, tool(hospital), hospital.today) == ()
    assert (row(NURSING), row(IT)) == (("waiting", None, False), ("waiting", None, False))
    hospital.do(
        mediation.Reply(id=GREEN, party=LEA, answer="no", text="not in December"),
        mediation.Reply(id=GREEN, party=MAX, answer="yes"),
    )
    assert [*map(str, gate_of(hospital.workspace, tool(hospital)).reasons)] == ["Lea Roy (Nursing) said no"]
    hospital.do(mediation.Reply(id=GREEN, party=LEA, answer="reserve", text="two helpers a floor"))
    assert [*map(str, gate_of(hospital.workspace, tool(hospital)).reasons)] == [
        "Lea Roy (Nursing) has a condition: two helpers a floor"
    ]
    task = hospital.make(consulting.Condition(id=TOOL, party=LEA))
    assert row(NURSING) == ("reserve", task, False)
    hospital.do(settlement.Settle(id=task, outcome="done"))
    assert row(NURSING) == ("reserve", task, True)
    hospital.do(mediation.Reply(id=GREEN, party=LEA, answer="yes"))
    nursing, it = approvals(hospital.workspace, tool(hospital))
    assert (nursing.state, nursing.condition, nursing.checkin_status, it.head_name) == (
        "yes",
        "",
        "planned",
        "Max Tran",
    )
    assert [told.text for told in nursing.told] == ["two helpers a floor", "not in December"]
    assert gate_of(hospital.workspace, tool(hospital)).open


# -- execution


def test_waves_trainings_and_who_came(hospital: Hospital) -> None:
    hospital.do(
        *(
            meeting.Plan(
                title=f"T{n}",
                kind="training",
                start=f"2026-11-1{n}T09:00",
                parties=(NURSING,),
                initiative=TOOL,
                wave="pilot",
            )
            for n in (6, 7)
        ),
        meeting.Plan(title="Talk", kind="seminar", start="2026-11-17T12:00", parties=(IT,), initiative=TOOL),
        meeting.Plan(title="T3", kind="training", start="2026-12-01T09:00", parties=(LEA, IT), initiative=TOOL),
        item.Capture(title="Slides", initiative=TOOL, wave="pilot", due="2026-11-20"),
    )
    hospital.do(
        meeting.Hold(id=3, attendance={NURSING: 15}), meeting.Hold(id=4, attendance={NURSING: 3, LEA: 1}),
        meeting.Hold(id=5, attendance={IT: 4}),
    )  # fmt: skip
    nursing, it = coverage(hospital.workspace, tool(hospital))
    assert (nursing.size, nursing.trained, nursing.share, nursing.planned) == (40, 19, 19 / 40, 1)
    assert (it.size, it.trained, it.share, it.next) == (None, 0, None, date(2026, 12, 1)), "a seminar trains nobody"
    assert [(one.title, one.expected, one.came) for one in attendance(hospital.workspace, tool(hospital))] == [
        ("T6", 40, 15), ("T7", 40, 4), ("Talk", None, 4), ("T3", None, 0),
    ]  # fmt: skip
    (pilot,) = waves(hospital.workspace, tool(hospital))
    assert (pilot.name, pilot.groups, pilot.open, pilot.trainings, pilot.held, pilot.came) == (
        "pilot", ("Nursing",), 1, 2, 2, 19,
    )  # fmt: skip
    assert (pilot.first, pilot.last) == (date(2026, 11, 16), date(2026, 11, 20))


def test_a_training_gap_is_told_one_week_before_go_live(hospital: Hospital) -> None:
    def told() -> list[str]:
        hospital.workspace.changes()
        return [one.rule for one in troubles(hospital.workspace, tool(hospital), hospital.today)]

    hospital.now += timedelta(days=19)
    assert "training_gap" not in told()
    hospital.now += timedelta(days=1)
    assert told()[0] in ("gate_closed", "training_gap") and "training_gap" in told()
    hospital.do(
        meeting.Plan(title="T", kind="training", start="2026-12-01T09:00", parties=(NURSING,), initiative=TOOL),
        meeting.Hold(id=3, attendance={NURSING: 34}),
    )
    assert "training_gap" not in told(), "34 of 40 is 85 %"


def test_the_hottest_question_is_answered_once_for_all(hospital: Hospital) -> None:
    ask = [hospital.make(item.Capture(title=f"Q{n}", kind="request", source=LEA, initiative=TOOL)) for n in range(4)]
    hospital.do(triage.Duplicate(id=ask[3], of=ask[2]))
    queue = support(hospital.workspace, tool(hospital), hospital.today)
    assert [(one.id, one.asked) for one in queue.questions] == [(ask[2], 2), (ask[0], 1), (ask[1], 1)]
    assert (queue.open, queue.closed, queue.hottest) == (3, 0, ask[2])
    hospital.do(adjusting.Respond(id=ask[2], text="Press F1", also=(ask[0],)))
    queue = support(hospital.workspace, tool(hospital), hospital.today)
    assert ([one.id for one in queue.questions], queue.closed, queue.hottest) == ([ask[1]], 1, None)


# -- problems, monitoring


def test_problems_by_cause_with_their_step_and_what_is_tried(hospital: Hospital) -> None:
    hospital.do(
        item.Capture(title="Typo", kind="obstacle", cause="material", initiative=TOOL, opened=True, due="2026-11-17"),
        adjusting.Resist(id=TOOL, party=LEA, about="desire", text="nobody asks us", tactic="Ask them"),
        item.Capture(title="Slow", kind="obstacle", cause="technical", initiative=TOOL),
    )
    hospital.do(entry.Log(kind="feedback", item=7, parties=(LEA,), about="ability", text="no time", initiative=TOOL))
    found = problems(hospital.workspace, tool(hospital), hospital.today)
    assert [(one.title, one.cause, one.step, one.is_late) for one in found] == [
        ("nobody asks us", "resistance", "ability", False), ("Typo", "material", None, True),
        ("Slow", "technical", None, False),
    ]  # fmt: skip
    assert (found[0].who, found[0].reason, [one.title for one in found[0].tactics]) == (
        ("Lea Roy",),
        "no time",
        ["Ask them"],
    )
    assert str(found[0].fits) == "Give Lea Roy time to practise, with somebody beside them"


def test_a_pulse_that_falls_and_an_adjustment_that_helps(hospital: Hospital) -> None:
    def mark(score: float, who: int = NURSING, about: Step = "desire") -> None:
        hospital.do(entry.Log(kind="feedback", parties=(who,), initiative=TOOL, score=score, about=about))

    def nursing() -> tuple[float | None, float | None, str | None]:
        row = pulse(hospital.workspace, tool(hospital), hospital.today).rows[0]
        return row.cells[1].mean, row.cells[1].before, row.barrier

    mark(4)
    assert nursing() == (4.0, None, None)
    hospital.later(days=28)
    mark(2, LEA)
    mark(1, about="ability")
    assert nursing() == (2.0, 4.0, "desire"), "the first step counts; what was said four weeks ago is how it was"
    told = pulse(hospital.workspace, tool(hospital), hospital.today)
    assert (told.barrier, str(told.tactic)[:21]) == ("desire", "Hear Nursing one by o")
    hospital.do(
        adjusting.Adjust(id=TOOL, title="Let them write the rota", about="desire", parties=(NURSING,), reason="2 of 5")
    )
    (made,) = adjustments(hospital.workspace, tool(hospital), hospital.today)
    assert (made.before, made.after, made.readings, made.verdict) == (2.0, None, 0, "too_early")
    hospital.later(days=7)
    mark(4)
    mark(5, MAX)
    (made,) = adjustments(hospital.workspace, tool(hospital), hospital.today)
    assert (made.before, made.after, made.readings, made.verdict) == (2.0, 4.0, 1, "helped"), "IT is not Nursing"
    heads, employees = heard(hospital.workspace, tool(hospital), hospital.today)
    assert [one.score for one in heads] == [5, 2] and [one.score for one in employees] == [4, 1, 4]


def test_an_adjustment_has_helped_when_a_measure_comes_closer_to_its_line(hospital: Hospital) -> None:
    def read(value: float) -> None:
        hospital.do(initiative.Read(id=TOOL, measure="Trained", value=value))
        hospital.later(days=5)

    def verdicts() -> list[str]:
        return [one.verdict for one in adjustments(hospital.workspace, tool(hospital), hospital.today)]

    read(20)
    (gauge,) = gauges(hospital.workspace, tool(hospital), date(2026, 11, 18))
    assert (gauge.status, gauge.expected) == ("behind", 64.0)
    hospital.do(adjusting.Adjust(id=TOOL, title="Train at night", measure="Trained"))
    assert verdicts() == ["too_early"]
    hospital.later(days=1)
    read(22)
    assert verdicts() == ["worse"], "it rose by 2 where 8 were expected"
    read(90)
    assert verdicts() == ["helped"]
    assert [one.status for one in gauges(hospital.workspace, tool(hospital), hospital.today)] == ["on_track"]


def test_it_can_be_closed_when_targets_are_met_nothing_is_open_and_it_has_been_quiet(hospital: Hospital) -> None:
    def missing() -> list[str]:
        hospital.workspace.changes()
        return [*map(str, closing(hospital.workspace, tool(hospital), hospital.today).missing)]

    hospital.do(item.Capture(title="?", kind="request", initiative=TOOL, opened=True))
    hospital.do(gate.Advance(id=TOOL, reason="x"), gate.Advance(id=TOOL))
    assert missing() == [
        "2 items are open", "“Trained” has not reached its target", "it has not been quiet for two weeks",
    ]  # fmt: skip
    hospital.do(
        settlement.Settle(id=GREEN, outcome="moot"), settlement.Settle(id=6, outcome="done"),
        initiative.Read(id=TOOL, measure="Trained", value=100),
    )  # fmt: skip
    assert missing() == ["it has not been quiet for two weeks"]
    hospital.later(days=14)
    assert missing() == []
    assert closing(hospital.workspace, tool(hospital), hospital.today).can_be_closed
    assert "can_be_closed" in [one.rule for one in troubles(hospital.workspace, tool(hospital), hospital.today)]
    hospital.do(gate.Advance(id=TOOL))
    assert troubles(hospital.workspace, tool(hospital), hospital.today) == ()
    assert lint(hospital.workspace, tool(hospital), hospital.today) == ()


def test_the_whole_board_is_there_and_follows_what_colleagues_do(hospital: Hospital) -> None:
    hospital.do(involving.Enlist(id=TOOL, login="rob", role="lead"))
    before = board(hospital.workspace, tool(hospital), hospital.today)
    assert (before.phase, before.gate.open, before.team[0].open) == ("consulting", False, 1)
    zoe = hospital.open("zoe")
    zoe.run(mediation.Reply(id=GREEN, party=LEA, answer="yes"), mediation.Reply(id=GREEN, party=MAX, answer="yes"))
    after = board(hospital.workspace, tool(hospital), hospital.today)
    assert after.gate.open and "gate_closed" not in [one.rule for one in after.troubles]


@pytest.mark.parametrize("phase", range(5))
def test_an_empty_initiative_has_a_board_in_every_phase(hospital: Hospital, phase: int) -> None:
    id = hospital.make(initiative.Draft(title="Bare"))
    hospital.do(*(gate.Advance(id=id, reason="x"),) * phase) if phase else None
    told = board(hospital.workspace, hospital.get(Initiative, id), hospital.today)
    assert told.plan == () and told.coverage == () and told.pulse.barrier is None
