"""Strategy: what of a plan is not realistic and what mends it, who has too much when, the plan as a timeline."""

from __future__ import annotations

from datetime import date

from hospital import GREEN, IT, LEA, MAX, NURSING, TODAY, TOOL, Hospital

from store import Initiative, Item, Meeting
from store.records import gate, initiative, item, meeting, party, settlement
from store.views.board.lint import Fault, lint
from store.views.board.plan import plan
from store.views.board.saturation import overloads, saturation


def rules(hospital: Hospital) -> list[str]:
    return [fault.rule for fault in faults(hospital)]


def faults(hospital: Hospital) -> list[Fault]:
    return [*lint(hospital.workspace, hospital.tool, hospital.today)]


def mend(hospital: Hospital, rule: str, answer: object = None) -> None:
    """Do what is proposed for the first fault of that rule."""
    fix = next(fault.fix for fault in faults(hospital) if fault.rule == rule)
    assert fix is not None and str(fix.said)
    assert bool(fix.asks) == (answer is not None)
    hospital.do(fix.build(answer=answer) if fix.asks else fix.build())


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
    assert (
        said["late_training"] == "the first training of IT (m3) is too late: 14 Dec 2026, go-live being on 15 Dec 2026"
    )
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


def test_no_day_is_proposed_on_which_the_region_does_not_work(hospital: Hospital) -> None:
    """Ten working days before 8 January, Christmas and New Year being none."""
    hospital.workspace.region = "CA-QC"
    hospital.do(initiative.Change(id=TOOL, golive="2027-01-08"))
    fix = next(fault.fix for fault in faults(hospital) if fault.rule == "no_training")
    assert fix is not None and fix.fields["start"] == "2026-12-23T09:00"


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
    (week,) = overloads(hospital.workspace, hospital.tool, hospital.today)
    assert (week.name, week.monday, len(week.demands), week.initiatives) == (
        "Nursing",
        date(2026, 11, 30),
        4,
        (TOOL, other),
    )
    said = next(fault for fault in faults(hospital) if fault.rule == "overload")
    assert str(said.sentence) == "Nursing has too much in the week of 30 Nov 2026: 4 things, also of i2"
    mend(hospital, "overload")
    assert overloads(hospital.workspace, hospital.tool, hospital.today) == []
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
    bars = plan(hospital.workspace, hospital.tool, TODAY)
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
    bars = plan(hospital.workspace, hospital.tool, TODAY)
    assert "Training" not in [bar.title for bar in bars]
    assert next(bar for bar in bars if bar.title == "First").is_done
    assert next(bar for bar in bars if bar.title == "Then").after == ()
