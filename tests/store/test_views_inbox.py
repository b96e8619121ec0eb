"""The inbox: what is to be decided, in its order; what sleeps, and what wakes it."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hospital import BADGES, BEDS, IT, LEA, NURSING, ROUND, STEERING, TODAY, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Item
from store.records import entry, item, meeting, triage
from store.views import inbox, snoozed
from store.views.key import Key


def awake(hospital: Hospital) -> list[int]:
    hospital.workspace.changes()
    return [key.id for key in inbox.keys(hospital.workspace, hospital.today)]


def asleep(hospital: Hospital) -> list[int]:
    hospital.workspace.changes()
    return [key.id for key in inbox.drawer(hospital.workspace, hospital.today)]


def test_the_urgent_first_then_the_oldest(hospital: Hospital) -> None:
    low = hospital.make(item.Capture(title="low", priority=3))
    urgent = hospital.make(item.Capture(title="urgent", priority=1))
    early = hospital.make(item.Capture(title="early", created_at=hospital.now - timedelta(days=30)))
    late = hospital.make(item.Capture(title="late"))
    assert awake(hospital) == [urgent, early, BEDS, late, low]


def test_a_line_tells_what_there_is_to_decide(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, parties=(IT, LEA), due="2026-11-20", priority=1))
    row = inbox.row(hospital.workspace, Key("items", BEDS), hospital.today)
    assert row == inbox.InboxRow(BEDS, "Beds for Friday", "task", "Nursing", ("IT", "Lea Roy"), 1, "2026-11-20", 8)
    assert inbox.row(hospital.workspace, Key("items", 99), hospital.today) is None


def test_what_is_decided_is_gone(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS))
    assert awake(hospital) == asleep(hospital) == []


def test_it_sleeps_until_its_day(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, day="2026-11-20"))
    assert (awake(hospital), asleep(hospital)) == ([], [BEDS])
    hospital.later(days=1, hours=14)  # the 19th, late in the evening
    assert asleep(hospital) == [BEDS]
    hospital.later(hours=2)
    assert (awake(hospital), asleep(hospital)) == ([BEDS], [])


def test_it_sleeps_until_the_day_of_the_meeting_wherever_that_is_moved(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, meeting=STEERING))
    hospital.later(days=8)
    assert asleep(hospital) == [BEDS], "the day before"
    hospital.later(days=1)
    assert awake(hospital) == [BEDS]
    hospital.do(meeting.Move(id=STEERING, start="2026-12-04T10:00"))
    assert asleep(hospital) == [BEDS]


def test_a_meeting_that_does_not_take_place_wakes_it(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, meeting=STEERING))
    hospital.do(meeting.Cancel(id=STEERING, reason="strike"))
    assert awake(hospital) == [BEDS]


def test_whatever_happens_with_its_parties_wakes_it(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, activity=True))
    assert asleep(hospital) == [BEDS], "what was before does not count"
    hospital.later(minutes=1)
    hospital.do(entry.Log(text="x", parties=(IT,)))
    assert asleep(hospital) == [BEDS], "nor does what others do"
    hospital.open("zoe").run(entry.Log(text="x", parties=(NURSING,)))
    assert awake(hospital) == [BEDS]


def test_a_word_about_it_wakes_it(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, activity=True))
    hospital.later(minutes=1)
    hospital.do(entry.Log(text="x", kind="note", item=BEDS))
    assert awake(hospital) == [BEDS]


def test_that_another_item_is_put_to_sleep_is_no_activity_and_hides_none(hospital: Hospital) -> None:
    other = hospital.make(item.Capture(title="Other", parties=(NURSING,)))
    hospital.do(triage.Sleep(id=BEDS, activity=True))
    hospital.later(minutes=1)
    hospital.do(triage.Sleep(id=other, day="2026-12-01"))
    assert BEDS in asleep(hospital)
    hospital.do(entry.Log(text="she called", parties=(NURSING,)))
    hospital.later(minutes=1)
    hospital.do(triage.Sleep(id=other, day="2026-12-02"))
    assert BEDS in awake(hospital), "the call still counts"


def test_whatever_comes_first_wakes_it(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, day="2026-12-10", meeting=STEERING, activity=True))
    hospital.later(days=9)
    assert awake(hospital) == [BEDS], "the meeting"
    hospital.do(triage.Sleep(id=BEDS, day="2026-12-10", activity=True))
    hospital.later(days=1)
    hospital.do(meeting.Hold(id=ROUND))
    assert awake(hospital) == [BEDS], "the activity: they met"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 40), st.booleans()), max_size=12))
def test_the_order_is_that_of_a_plain_sort(captured: list[tuple[int, int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        for priority, days, accepted in captured:
            hospital.do(
                item.Capture(
                    title="x", priority=priority, opened=accepted, created_at=hospital.now - timedelta(days=days)
                )
            )
        items = [kept for kept in hospital.all(Item) if kept.status == "inbox"]
        plain = sorted(items, key=lambda kept: (kept.priority, kept.created_at, kept.id))
        assert awake(hospital) == [kept.id for kept in plain]
        hospital.close()


def test_what_was_accepted_may_sleep_as_well(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BADGES, day="2026-11-20"))
    assert snoozed.sleeps(hospital.workspace, hospital.get(Item, BADGES), TODAY)
    assert not snoozed.sleeps(hospital.workspace, hospital.get(Item, BADGES), date(2026, 11, 20))
