"""Execution: waves, trainings and who came, the questions of the first weeks."""

from __future__ import annotations

from datetime import date, timedelta

from hospital import IT, LEA, NURSING, TOOL, Hospital

from store.records import adjusting, item, meeting, triage
from store.views.board.coverage import attendance, coverage
from store.views.board.support import support
from store.views.board.trouble import troubles
from store.views.board.waves import waves


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
    nursing, it = coverage(hospital.workspace, hospital.tool)
    assert (nursing.size, nursing.trained, nursing.share, nursing.planned) == (40, 19, 19 / 40, 1)
    assert (it.size, it.trained, it.share, it.next) == (None, 0, None, date(2026, 12, 1)), "a seminar trains nobody"
    assert [(one.title, one.expected, one.came) for one in attendance(hospital.workspace, hospital.tool)] == [
        ("T6", 40, 15), ("T7", 40, 4), ("Talk", None, 4), ("T3", None, 0),
    ]  # fmt: skip
    (pilot,) = waves(hospital.workspace, hospital.tool)
    assert (pilot.name, pilot.groups, pilot.open, pilot.trainings, pilot.held, pilot.came) == (
        "pilot", ("Nursing",), 1, 2, 2, 19,
    )  # fmt: skip
    assert (pilot.first, pilot.last) == (date(2026, 11, 16), date(2026, 11, 20))


def test_a_training_gap_is_told_one_week_before_go_live(hospital: Hospital) -> None:
    def told() -> list[str]:
        hospital.workspace.changes()
        return [one.rule for one in troubles(hospital.workspace, hospital.tool, hospital.today)]

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
    queue = support(hospital.workspace, hospital.tool, hospital.today)
    assert [(one.id, one.asked) for one in queue.questions] == [(ask[2], 2), (ask[0], 1), (ask[1], 1)]
    assert (queue.open, queue.closed, queue.hottest) == (3, 0, ask[2])
    hospital.do(adjusting.Respond(id=ask[2], text="Press F1", also=(ask[0],)))
    queue = support(hospital.workspace, hospital.tool, hospital.today)
    assert ([one.id for one in queue.questions], queue.closed, queue.hottest) == ([ask[1]], 1, None)
