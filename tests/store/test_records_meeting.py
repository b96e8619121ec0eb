"""Meetings: planned, moved, held or cancelled; one of a series plans the next."""

from __future__ import annotations

import pytest
from hospital import BADGES, BEDS, IT, LEA, MAX, NURSING, ROUND, STEERING, TOOL, Hospital
from hypothesis import given
from hypothesis import strategies as st

from store import Entry, Meeting, Operation
from store.records import meeting, rescheduling
from store.records.rule import fewer


def test_a_meeting_is_planned_in_the_zone_of_who_plans_it(hospital: Hospital) -> None:
    planned = hospital.get(
        Meeting,
        hospital.make(
            meeting.Plan(title=" Training ", start="2026-12-01T09:00", kind="training", parties=(NURSING,), length=90)
        ),
    )
    assert (planned.title, planned.start, planned.zone, planned.status) == (
        "Training", "2026-12-01T09:00", "America/Montreal", "planned",
    )  # fmt: skip
    elsewhere = hospital.make(meeting.Plan(title="Call", start="2026-12-01T09:00", zone="Europe/Paris"))
    assert hospital.get(Meeting, elsewhere).zone == "Europe/Paris"


def test_a_calendars_past_event_was_held_and_nothing_is_logged(hospital: Hospital) -> None:
    done = hospital.do(meeting.Plan(title="Old", start="2026-11-02", held=True, parties=(IT,)))
    assert len(done.written) == 1 and hospital.get(Meeting, done.written[0][1]).status == "held"


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (meeting.Plan(title=" ", start="2026-12-01"), "title", "what the meeting is about"),
        (meeting.Plan(title="x", start=""), "start", "Say when it starts"),
        (meeting.Plan(title="x", start="noon"), "start", "“noon” is not a date"),
        (meeting.Plan(title="x", start="2026-12-01T09:00:00Z"), "start", "is not a date"),
        (meeting.Plan(title="x", start="2026-12-01", every="weekly"), "every", "is not a recurrence"),
        (meeting.Plan(title="x", start="2026-12-01", every="FREQ=DAILY;UNTIL=20200101"), "every", "not a recurrence"),
        (meeting.Plan(title="x", start="2026-12-01", zone="Mars/Base"), "zone", "Mars/Base is not a time zone"),
        (meeting.Plan(title="x", start="2026-12-01", held=True), "held", "to come cannot have been held"),
        (meeting.Plan(title="x", start="2026-12-01", length=0), "length", ">= 1"),
        (meeting.Plan(title="x", start="2026-12-01", parties=(99,)), "parties", "there is no p99"),
        (meeting.Move(id=STEERING), "start", "Say when m2 is to start"),
        (meeting.Move(id=STEERING, start="2026-11-27T10:00"), "start", "Say when m2 is to start"),
        (meeting.Move(id=STEERING, start="soon"), "start", "is not a date"),
        (meeting.Move(id=STEERING, length=-5), "length", ">= 1"),
        (rescheduling.Change(id=STEERING), "", "Nothing to change"),
        (rescheduling.Change(id=STEERING, title=""), "title", "what the meeting is about"),
        (rescheduling.Change(id=STEERING, start="soon"), "start", "is not a date"),
        (rescheduling.Change(id=STEERING, every="daily"), "every", "is not a recurrence"),
        (rescheduling.Change(id=STEERING, zone=""), "zone", "is not a time zone"),
        (meeting.Hold(id=STEERING), "id", "m2 has not begun"),
        (meeting.Hold(id=ROUND, attendance={99: 1}), "attendance", "there is no p99"),
        (meeting.Cancel(id=STEERING, reason=""), "reason", "Say why m2 is cancelled"),
        (meeting.Pin(id=STEERING, item=99), "pinned", "there is no #99"),
        (meeting.Skip(id=STEERING, item=99), "skipped", "there is no #99"),
        (meeting.Attend(id=STEERING, party=NURSING, number=-1), "number", "nothing below"),
        (meeting.Attend(id=STEERING, party=99, number=1), "attendance", "there is no p99"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


@pytest.mark.parametrize("over", ["held", "cancelled"])
def test_what_is_over_stays_as_it_was(hospital: Hospital, over: str) -> None:
    hospital.do(meeting.Hold(id=ROUND) if over == "held" else meeting.Cancel(id=ROUND, reason="flood"))
    for operation in (
        meeting.Move(id=ROUND, length=30),
        meeting.Hold(id=ROUND),
        meeting.Cancel(id=ROUND, reason="x"),
        meeting.Pin(id=ROUND, item=BEDS),
        meeting.Skip(id=ROUND, item=BEDS),
    ):
        hospital.refuses(operation, field="id", says=f"m1 was {over}")
    hospital.refuses(rescheduling.Change(id=ROUND, title="x"), field="id", says="m1 is over")


def test_moving_keeps_what_is_not_moved(hospital: Hospital) -> None:
    hospital.do(meeting.Move(id=STEERING, start="2026-11-28T11:00"))
    hospital.do(meeting.Move(id=STEERING, length=30, place="Room 9"))
    moved = hospital.get(Meeting, STEERING)
    assert (moved.start, moved.length, moved.place, moved.parties) == ("2026-11-28T11:00", 30, "Room 9", (LEA,))
    hospital.do(meeting.Move(id=STEERING, place=""))
    assert hospital.get(Meeting, STEERING).place == ""


def test_holding_a_meeting_is_a_contact_with_those_who_came(hospital: Hospital) -> None:
    done = hospital.do(meeting.Hold(id=ROUND, attendance={NURSING: 3}, text="two beds short"))
    held = hospital.get(Meeting, ROUND)
    assert (held.status, held.attendance) == ("held", {NURSING: 3})
    minutes = next(hospital.get(Entry, id) for table, id in done.written if table == "entries")
    assert (minutes.kind, minutes.channel, minutes.parties, minutes.meeting) == (
        "contact", "meeting", (NURSING,), ROUND,
    )  # fmt: skip
    assert (minutes.text, minutes.at.isoformat()) == ("two beds short", "2026-11-17T19:00:00+00:00")


def test_without_attendance_all_who_were_invited_count_as_met(hospital: Hospital) -> None:
    done = hospital.do(meeting.Hold(id=ROUND))
    minutes = next(hospital.get(Entry, id) for table, id in done.written if table == "entries")
    assert (minutes.parties, minutes.text) == ((NURSING, IT), "Ward round")


def test_who_stayed_away_was_not_met(hospital: Hospital) -> None:
    hospital.do(meeting.Hold(id=ROUND, attendance={NURSING: 3, IT: 0}))
    assert [contact.parties for contact in hospital.all(Entry, meeting=ROUND)] == [(NURSING,)]


def test_a_meeting_with_nobody_leaves_no_contact(hospital: Hospital) -> None:
    alone = hospital.make(meeting.Plan(title="Paperwork", start="2026-11-18T08:00"))
    assert hospital.do(meeting.Hold(id=alone)).written == (("meetings", alone),)


def test_who_came_is_noted_before_and_after(hospital: Hospital) -> None:
    hospital.do(meeting.Attend(id=ROUND, party=IT, number=1))
    hospital.do(meeting.Hold(id=ROUND, attendance={NURSING: 3}))
    hospital.do(meeting.Attend(id=ROUND, party=IT, number=0))
    assert hospital.get(Meeting, ROUND).attendance == {IT: 0, NURSING: 3}
    hospital.do(meeting.Cancel(id=STEERING, reason="strike"))
    hospital.refuses(meeting.Attend(id=STEERING, party=IT, number=1), field="id", says="m2 was cancelled")


def test_holding_one_of_a_series_plans_the_next(hospital: Hospital) -> None:
    hospital.do(meeting.Pin(id=ROUND, item=BEDS))
    done = hospital.do(meeting.Hold(id=ROUND))
    following = hospital.get(Meeting, next(id for table, id in done.written if table == "meetings" and id != ROUND))
    assert (following.start, following.series, following.status) == ("2026-11-24T14:00", ROUND, "planned")
    assert (following.title, following.place, following.parties, following.every) == (
        "Ward round", "Room 2", (NURSING, IT), "FREQ=WEEKLY;BYDAY=TU",
    )  # fmt: skip
    assert (following.pinned, following.attendance, following.uid) == ((), {}, ""), "each has a pack of its own"
    hospital.later(days=7)
    done = hospital.do(meeting.Hold(id=following.id))
    third = hospital.get(Meeting, done.written[-1][1] if done.written[-1][1] != following.id else done.written[1][1])
    assert (third.start, third.series) == ("2026-12-01T14:00", ROUND)


def test_cancelling_one_keeps_the_series_unless_it_is_meant(hospital: Hospital) -> None:
    done = hospital.do(meeting.Cancel(id=ROUND, reason="flood"))
    cancelled = hospital.get(Meeting, ROUND)
    assert (cancelled.status, cancelled.reason) == ("cancelled", "flood")
    assert [kept.start for kept in hospital.all(Meeting, series=ROUND)] == ["2026-11-24T14:00"]
    assert {table for table, _ in done.written} == {"entries", "meetings"}
    hospital.undo()
    hospital.do(meeting.Cancel(id=ROUND, reason="no longer needed", series=True))
    assert hospital.all(Meeting, series=ROUND) == []


def test_a_series_ends_when_its_rule_ends(hospital: Hospital) -> None:
    first = hospital.make(meeting.Plan(title="Course", start="2026-11-10", every="FREQ=WEEKLY;COUNT=2", parties=(MAX,)))
    hospital.do(meeting.Hold(id=first))
    (second,) = hospital.all(Meeting, series=first)
    assert (second.start, second.every) == ("2026-11-17", "FREQ=WEEKLY;COUNT=1")
    hospital.do(meeting.Hold(id=second.id))
    assert hospital.all(Meeting, series=first) == [hospital.get(Meeting, second.id)]


def test_a_day_that_is_left_out_is_not_planned(hospital: Hospital) -> None:
    id = hospital.make(
        meeting.Plan(
            title="Stand-up", start="2026-11-17T08:00", every="FREQ=DAILY", except_on=("2026-11-18T08:00",)
        )
    )  # fmt: skip
    hospital.do(meeting.Hold(id=id))
    assert [kept.start for kept in hospital.all(Meeting, series=id)] == ["2026-11-19T08:00"]


def test_pinned_or_skipped_never_both_and_again_undoes_it(hospital: Hospital) -> None:
    hospital.do(meeting.Pin(id=STEERING, item=BEDS), meeting.Pin(id=STEERING, item=BADGES))
    assert hospital.get(Meeting, STEERING).pinned == (BEDS, BADGES)
    hospital.do(meeting.Skip(id=STEERING, item=BEDS))
    packed = hospital.get(Meeting, STEERING)
    assert (packed.pinned, packed.skipped) == ((BADGES,), (BEDS,))
    hospital.do(meeting.Skip(id=STEERING, item=BEDS), meeting.Pin(id=STEERING, item=BADGES))
    packed = hospital.get(Meeting, STEERING)
    assert (packed.pinned, packed.skipped) == ((), ())


def test_the_particulars_of_a_planned_meeting_change(hospital: Hospital) -> None:
    hospital.do(
        rescheduling.Change(
            id=STEERING, title="Board", parties=(LEA, IT), every="FREQ=MONTHLY", initiative=TOOL, kind="event"
        )
    )  # fmt: skip
    changed = hospital.get(Meeting, STEERING)
    assert (changed.title, changed.parties, changed.every, changed.initiative, changed.kind) == (
        "Board", (LEA, IT), "FREQ=MONTHLY", TOOL, "event",
    )  # fmt: skip


@given(st.integers(2, 60), st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=MONTHLY;BYMONTHDAY=1"]))
def test_the_rest_of_a_series_is_what_was_left_of_it(count: int, rule: str) -> None:
    from datetime import datetime
    from itertools import islice

    from dateutil.rrule import rrulestr

    start = datetime(2026, 12, 1, 9)
    whole = list(rrulestr(f"{rule};COUNT={count}", dtstart=start))
    rest = list(islice(rrulestr(fewer(f"{rule};COUNT={count}", *_written(whole[:2])), dtstart=whole[1]), 100))
    assert rest == whole[1:]


def _written(moments: list) -> list[str]:
    return [moment.isoformat(timespec="minutes") for moment in moments]
