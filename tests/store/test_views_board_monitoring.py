"""Problems and monitoring: what stands in the way, how it goes, what was adjusted, whether it can be closed."""

from __future__ import annotations

from datetime import date

from hospital import GREEN, LEA, MAX, NURSING, TOOL, Hospital

from store.records import adjusting, entry, gate, initiative, item, settlement
from store.records.entry import Step
from store.views.board.adjustments import adjustments
from store.views.board.closing import closing
from store.views.board.lint import lint
from store.views.board.measures import gauges
from store.views.board.problems import problems
from store.views.board.pulse import heard, pulse
from store.views.board.trouble import troubles


def test_problems_by_cause_with_their_step_and_what_is_tried(hospital: Hospital) -> None:
    hospital.do(
        item.Capture(title="Typo", kind="obstacle", cause="material", initiative=TOOL, opened=True, due="2026-11-17"),
        adjusting.Resist(id=TOOL, party=LEA, about="desire", text="nobody asks us", tactic="Ask them"),
        item.Capture(title="Slow", kind="obstacle", cause="technical", initiative=TOOL),
    )
    hospital.do(entry.Log(kind="feedback", item=7, parties=(LEA,), about="ability", text="no time", initiative=TOOL))
    found = problems(hospital.workspace, hospital.tool, hospital.today)
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
        row = pulse(hospital.workspace, hospital.tool, hospital.today).rows[0]
        return row.cells[1].mean, row.cells[1].before, row.barrier

    mark(4)
    assert nursing() == (4.0, None, None)
    hospital.later(days=28)
    mark(2, LEA)
    mark(1, about="ability")
    assert nursing() == (2.0, 4.0, "desire"), "the first step counts; what was said four weeks ago is how it was"
    told = pulse(hospital.workspace, hospital.tool, hospital.today)
    assert (told.barrier, str(told.tactic)[:21]) == ("desire", "Hear Nursing one by o")
    hospital.do(
        adjusting.Adjust(id=TOOL, title="Let them write the rota", about="desire", parties=(NURSING,), reason="2 of 5")
    )
    (made,) = adjustments(hospital.workspace, hospital.tool, hospital.today)
    assert (made.before, made.after, made.readings, made.verdict) == (2.0, None, 0, "too_early")
    hospital.later(days=7)
    mark(4)
    mark(5, MAX)
    (made,) = adjustments(hospital.workspace, hospital.tool, hospital.today)
    assert (made.before, made.after, made.readings, made.verdict) == (2.0, 4.0, 1, "helped"), "IT is not Nursing"
    heads, employees = heard(hospital.workspace, hospital.tool, hospital.today)
    assert [one.score for one in heads] == [5, 2] and [one.score for one in employees] == [4, 1, 4]


def test_an_adjustment_has_helped_when_a_measure_comes_closer_to_its_line(hospital: Hospital) -> None:
    def read(value: float) -> None:
        hospital.do(initiative.Read(id=TOOL, measure="Trained", value=value))
        hospital.later(days=5)

    def verdicts() -> list[str]:
        return [one.verdict for one in adjustments(hospital.workspace, hospital.tool, hospital.today)]

    read(20)
    (gauge,) = gauges(hospital.workspace, hospital.tool, date(2026, 11, 18))
    assert (gauge.status, gauge.expected) == ("behind", 64.0)
    hospital.do(adjusting.Adjust(id=TOOL, title="Train at night", measure="Trained"))
    assert verdicts() == ["too_early"]
    hospital.later(days=1)
    read(22)
    assert verdicts() == ["worse"], "it rose by 2 where 8 were expected"
    read(90)
    assert verdicts() == ["helped"]
    assert [one.status for one in gauges(hospital.workspace, hospital.tool, hospital.today)] == ["on_track"]


def test_it_can_be_closed_when_targets_are_met_nothing_is_open_and_it_has_been_quiet(hospital: Hospital) -> None:
    def missing() -> list[str]:
        hospital.workspace.changes()
        return [*map(str, closing(hospital.workspace, hospital.tool, hospital.today).missing)]

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
    assert closing(hospital.workspace, hospital.tool, hospital.today).can_be_closed
    assert "can_be_closed" in [one.rule for one in troubles(hospital.workspace, hospital.tool, hospital.today)]
    hospital.do(gate.Advance(id=TOOL))
    assert troubles(hospital.workspace, hospital.tool, hospital.today) == ()
    assert lint(hospital.workspace, hospital.tool, hospital.today) == ()
