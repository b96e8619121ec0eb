"""The drawer: what sleeps, until when or what, and in which order it wakes."""

from __future__ import annotations

from datetime import date

from hospital import BADGES, BEDS, IT, LEA, NURSING, ROUND, STEERING, TODAY, Hospital

from store import Entry, Item
from store.records import entry, item, meeting, settlement, triage
from store.views import inbox, snoozed
from store.views.reasons import reasons
from store.views.upcoming import next_meeting


def told(hospital: Hospital, id: int) -> snoozed.SnoozedRow:
    hospital.workspace.changes()
    row = snoozed.row(hospital.workspace, hospital.get(Item, id))
    assert row is not None
    return row


def awake(hospital: Hospital) -> list[int]:
    hospital.workspace.changes()
    return [key.id for key in inbox.keys(hospital.workspace, hospital.today)]


def test_a_line_tells_everything_that_would_wake_it(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, day="2026-12-10", meeting=STEERING, activity=True))
    assert told(hospital, BEDS) == snoozed.SnoozedRow(
        BEDS, "Beds for Friday", "task", "Nursing", TODAY, date(2026, 12, 10), STEERING, "Steering",
        date(2026, 11, 27), True, ("Nursing",),
    )  # fmt: skip
    assert snoozed.wakes(hospital.workspace, hospital.get(Item, BEDS)) == date(2026, 11, 27)


def test_what_wakes_soonest_comes_first_what_waits_for_somebody_last(hospital: Hospital) -> None:
    some, later = (hospital.make(item.Capture(title=title)) for title in ("some", "later"))
    hospital.do(triage.Sleep(id=BEDS, activity=True))
    hospital.do(triage.Sleep(id=later, day="2026-12-01"))
    hospital.do(triage.Sleep(id=some, meeting=STEERING))
    hospital.workspace.changes()
    assert [key.id for key in inbox.drawer(hospital.workspace, hospital.today)] == [some, later, BEDS]


def test_what_was_accepted_and_sleeps_lies_in_the_drawer_too(hospital: Hospital) -> None:
    def lie_there() -> list[int]:
        hospital.workspace.changes()
        return [key.id for key in inbox.drawer(hospital.workspace, hospital.today)]

    hospital.do(triage.Sleep(id=BADGES, day="2026-12-01"), triage.Sleep(id=BEDS, day="2026-11-27"))
    assert lie_there() == [BEDS, BADGES] and awake(hospital) == []
    hospital.do(settlement.Settle(id=BADGES, outcome="done"))
    assert lie_there() == [BEDS], "what is closed sleeps no more"
    hospital.do(triage.Wake(id=BEDS))
    assert lie_there() == [] and awake(hospital) == [BEDS]


def test_a_series_that_has_begun_wakes_at_its_next_occurrence(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, meeting=ROUND))
    assert told(hospital, BEDS).meeting_day == date(2026, 11, 24), "it met yesterday, and every week"
    assert awake(hospital) == []
    hospital.later(days=6)
    assert awake(hospital) == [BEDS]


def test_waking_by_hand_is_a_decision_and_wakes_no_other(hospital: Hospital) -> None:
    other = hospital.make(item.Capture(title="Other", source=NURSING, parties=(NURSING,)))
    for id in (BEDS, other):
        hospital.do(triage.Sleep(id=id, activity=True))
    hospital.later(minutes=1)
    hospital.do(triage.Wake(id=other))
    assert awake(hospital) == [other]
    assert hospital.all(Entry)[-1].act == "item.wake"
    hospital.refuses(triage.Wake(id=other), field="id", says=f"#{other} does not sleep")


def test_another_report_of_it_is_an_activity(hospital: Hospital) -> None:
    again = hospital.make(item.Capture(title="Beds", source=IT))
    hospital.do(triage.Sleep(id=BEDS, activity=True))
    hospital.later(minutes=1)
    hospital.do(triage.Duplicate(id=again, of=BEDS))
    assert awake(hospital) == [BEDS]


def test_the_next_meeting_is_one_with_them_or_with_a_group_of_theirs(hospital: Hospital) -> None:
    def found(party: int, first: date = TODAY) -> tuple[int, str] | None:
        hospital.workspace.changes()
        coming = next_meeting(hospital.workspace, (party,), first)
        return (coming[0].id, coming[1].isoformat(timespec="minutes")) if coming else None

    assert found(NURSING) == (ROUND, "2026-11-24T14:00"), "of a series its next occurrence"
    assert found(LEA) == (ROUND, "2026-11-24T14:00"), "she is one of Nursing"
    assert found(LEA, date(2026, 11, 25)) == (STEERING, "2026-11-27T10:00")
    hospital.do(meeting.Cancel(id=STEERING, reason="strike"))
    assert found(LEA, date(2026, 11, 25)) == (ROUND, "2026-12-01T14:00")
    stranger = hospital.make(item.Capture(title="x"))
    assert found(stranger + 90) is None


def test_reasons_are_recalled_from_the_log_ones_own_first(hospital: Hospital) -> None:
    zoe = hospital.open("zoe")
    for login, reason in (("rob", "too late"), ("zoe", "no budget"), ("rob", "not ours"), ("zoe", "too late")):
        declined = hospital.make(item.Capture(title="x"))
        workspace = zoe if login == "zoe" else hospital.workspace
        workspace.changes()
        workspace.run(triage.Decline(id=declined, reason=reason))
        hospital.workspace.changes()
    hospital.do(entry.Log(kind="decision", text="nothing to do with it"))
    assert reasons(hospital.workspace, "item.decline") == ["no budget", "too late", "not ours"]
    assert reasons(zoe, "item.decline")[-1] == "too late"
