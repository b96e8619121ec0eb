"""One occurrence of a series is moved or left out, alone or with all that follow; the others stay as they are."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hospital import LEA, NURSING, ROUND, STEERING, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entry, Meeting, Refused
from store.records import rule
from store.records.meeting import Hold, Move, Pin, Plan
from store.records.occurrence import LeaveOut, Shift
from store.views.occurrences import occurrences

FIRST, LAST = date(2026, 11, 1), date(2026, 12, 31)
SECOND = "2026-11-24T14:00"


def dates(hospital: Hospital, title: str = "Ward round") -> list[str]:
    hospital.workspace.changes()
    found = occurrences(hospital.workspace, FIRST, LAST)
    return sorted(start.strftime("%m-%d %H:%M") for meeting, start in found if meeting.title == title)


def test_one_is_moved_and_the_others_stay(hospital: Hospital) -> None:
    before = dates(hospital)
    hospital.do(Shift(id=ROUND, occurrence=SECOND, start="2026-11-25T09:00", place="Room 9"))
    assert dates(hospital) == sorted({*before, "11-25 09:00"} - {"11-24 14:00"})
    moved = max(hospital.all(Meeting), key=lambda one: one.id)
    assert (moved.series, moved.place, moved.every, moved.parties) == (ROUND, "Room 9", "", (NURSING, 2))
    hospital.undo()
    assert dates(hospital) == before


def test_the_next_one_takes_along_what_was_pinned_to_it(hospital: Hospital) -> None:
    hospital.do(Pin(id=ROUND, item=3))
    before = dates(hospital)
    hospital.do(Shift(id=ROUND, occurrence="2026-11-17T14:00", start="2026-11-19T14:00"))
    assert dates(hospital) == sorted({*before, "11-19 14:00"} - {"11-17 14:00"})
    alone, following = hospital.get(Meeting, ROUND), max(hospital.all(Meeting), key=lambda one: one.id)
    assert (alone.pinned, alone.every) == ((3,), "")
    assert (following.start, following.pinned, following.every) == (SECOND, (), "FREQ=WEEKLY;BYDAY=TU")


def test_all_from_here_move_to_another_day_of_the_week(hospital: Hospital) -> None:
    hospital.do(Shift(id=ROUND, occurrence=SECOND, start="2026-11-25T09:00", onwards=True))
    assert dates(hospital)[:4] == ["11-17 14:00", "11-25 09:00", "12-02 09:00", "12-09 09:00"]
    hospital.later(days=10)
    hospital.do(Hold(id=ROUND))
    assert dates(hospital)[:3] == ["11-17 14:00", "11-25 09:00", "12-02 09:00"], "the old rule has ended"


def test_moving_the_whole_series_takes_its_rule_and_exceptions_along(hospital: Hospital) -> None:
    hospital.do(LeaveOut(id=ROUND, occurrence="2026-12-01T14:00", reason="move"))
    hospital.do(Move(id=ROUND, start="2026-11-18T15:00"))
    assert dates(hospital)[:3] == ["11-18 15:00", "11-25 15:00", "12-09 15:00"]


def test_one_is_left_out_with_its_reason(hospital: Hospital) -> None:
    before = dates(hospital)
    hospital.do(LeaveOut(id=ROUND, occurrence=SECOND, reason="strike"))
    assert dates(hospital) == [day for day in before if day != "11-24 14:00"]
    said = hospital.all(Entry, meeting=ROUND)[-1]
    assert (said.kind, said.act, said.text) == ("decision", "meeting.leave_out", "2026-11-24 14:00: strike")
    hospital.do(LeaveOut(id=ROUND, occurrence="2026-11-17T14:00", reason="flood"))
    assert hospital.get(Meeting, ROUND).status == "cancelled"
    assert "12-01 14:00" in dates(hospital) and "11-24 14:00" not in dates(hospital)


def test_what_is_no_occurrence_is_refused(hospital: Hospital) -> None:
    for on in ("2026-11-25T14:00", "2026-11-10T14:00", "2026-11-24"):
        hospital.refuses(Shift(id=ROUND, occurrence=on, start="2026-11-26T09:00"), field="occurrence", says="m1")
    hospital.refuses(LeaveOut(id=STEERING, occurrence=SECOND, reason="x"), field="occurrence")
    hospital.refuses(LeaveOut(id=ROUND, occurrence=SECOND, reason=" "), field="reason")
    hospital.refuses(Shift(id=ROUND, occurrence=SECOND, start=SECOND), field="start")
    hospital.refuses(Shift(id=ROUND, occurrence="next", start=SECOND), field="occurrence")


def test_a_date_more_of_a_series_is_a_meeting_of_its_own(hospital: Hospital) -> None:
    extra = hospital.make(Plan(title="Ward round", start="2026-11-20T08:00", parties=(LEA,), series=ROUND))
    assert dates(hospital)[:3] == ["11-17 14:00", "11-20 08:00", "11-24 14:00"]
    assert hospital.get(Meeting, extra).series == ROUND


@pytest.mark.parametrize(
    "text, old, new, expected",
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE", "2026-11-23T09:00", "2026-11-24T09:00", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-11-27T09:00", "2026-11-30T09:00", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=MONTHLY;BYDAY=2TU", "2026-11-10T09:00", "2026-11-18T09:00", "FREQ=MONTHLY;BYDAY=3WE"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27T09:00", "2026-11-26T09:00", "FREQ=MONTHLY;BYDAY=-1TH"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "2026-11-10", "2026-11-19", "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=3"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30T09:00", "2026-11-29T09:00", "FREQ=MONTHLY;BYMONTHDAY=-2"),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "2026-11-30", "2026-12-01", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1"),
        ("FREQ=DAILY;UNTIL=20261201", "2026-11-23", "2026-11-25", "FREQ=DAILY;UNTIL=20261203"),
        (
            "FREQ=WEEKLY;UNTIL=20261201T140000", "2026-11-24T14:00", "2026-11-24T15:30",
            "FREQ=WEEKLY;UNTIL=20261201T153000",
        ),
    ],
)  # fmt: skip
def test_a_rule_follows_its_start(text: str, old: str, new: str, expected: str) -> None:
    assert rule.shifted(text, old, new) == expected


def test_a_rule_that_cannot_follow_says_so() -> None:
    for text in ("FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=YEARLY;BYYEARDAY=305", "FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=1"):
        with pytest.raises(Refused, match="cannot follow"):
            rule.shifted(text, "2026-11-01T09:00", "2026-11-02T09:00")
        assert rule.shifted(text, "2026-11-01T09:00", "2026-11-01T10:00") == text


RULES = ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;COUNT=6", "FREQ=DAILY;COUNT=9"]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(RULES), st.integers(0, 5), st.integers(0, 5), st.integers(-1, 3), st.integers(0, 2), st.booleans()
)
def test_whatever_is_moved_all_else_stays(
    text: str, left_out: int, place: int, days: int, hours: int, onwards: bool
) -> None:
    """Against a list of dates in which one, or all from one on, are replaced."""
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        id = hospital.make(Plan(title="x", start="2026-11-24T09:00", every=text))
        expected = _starts(hospital)
        gone, on = expected[left_out], expected[place]
        if left_out and gone != on:
            hospital.do(LeaveOut(id=id, occurrence=_stored(gone), reason="x"))
            expected.remove(gone)
        delta = timedelta(days=days, hours=hours)
        if delta:
            hospital.do(Shift(id=id, occurrence=_stored(on), start=_stored(on + delta), onwards=onwards))
        moved = [start + delta if start == on or (onwards and start > on) else start for start in expected]
        horizon = datetime(2027, 2, 15)
        assert [s for s in _starts(hospital) if s < horizon] == sorted(s for s in moved if s < horizon)
        hospital.close()


def _starts(hospital: Hospital) -> list[datetime]:
    hospital.workspace.changes()
    found = occurrences(hospital.workspace, FIRST, date(2027, 3, 1))
    return sorted(start for meeting, start in found if meeting.title == "x")


def _stored(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
