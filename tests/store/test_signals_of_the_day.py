"""Who stays away, and who is asked for more than they can carry."""

from __future__ import annotations

import pytest
from hospital import GREEN, IT, LEA, MAX, NURSING, Hospital

from store.records import item, mediation, settlement
from store.records.meeting import Attend, Hold, Plan
from store.signals import Signal, find_signals


def told(hospital: Hospital, rule: str) -> list[Signal]:
    hospital.workspace.changes()
    return [found for found in find_signals(hospital.workspace, hospital.today) if found.rule == rule]


def met(hospital: Hospital, day: int, invited: tuple[int, ...], **attendance: int) -> int:
    """A meeting that was held on a day of November; attendance by what people type for parties."""
    ids = {"nur": NURSING, "it": IT, "lea": LEA, "max": MAX}
    id = hospital.make(Plan(title="Huddle", start=f"2026-11-{day:02}T08:00", parties=invited))
    hospital.do(Hold(id=id, attendance={ids[code]: number for code, number in attendance.items()}))
    return id


def test_two_absences_in_a_row_are_told_one_is_not(hospital: Hospital) -> None:
    one = met(hospital, 10, (NURSING, IT), nur=3)
    assert told(hospital, "no_show") == []
    two = met(hospital, 12, (NURSING, IT), nur=2, it=0)
    (signal,) = told(hospital, "no_show")
    assert (signal.id, signal.severity) == (IT, 2)
    assert str(signal.sentence) == f"IT did not come twice running: m{one}, then m{two} “Huddle”"
    assert str(signal.proposal.title) == "Ask IT what keeps it from coming"
    met(hospital, 13, (NURSING, IT), nur=2, it=1)
    assert told(hospital, "no_show") == []


def test_who_sends_a_member_was_there_and_where_nobody_was_counted_nobody_was_absent(hospital: Hospital) -> None:
    met(hospital, 10, (NURSING, IT), it=1, lea=1)
    met(hospital, 11, (NURSING, IT), it=1, lea=1)
    met(hospital, 12, (NURSING, IT, LEA))
    met(hospital, 13, (LEA,), nur=4)
    assert told(hospital, "no_show") == []


def test_a_meeting_without_a_count_stands_between_no_two_absences(hospital: Hospital) -> None:
    met(hospital, 10, (NURSING, IT), nur=3)
    met(hospital, 11, (NURSING, IT))
    met(hospital, 12, (NURSING, IT), nur=3)
    assert [signal.id for signal in told(hospital, "no_show")] == [IT]
    hospital.do(Attend(id=3, party=IT, number=1))
    assert told(hospital, "no_show") == [], "the count was mended"


def test_absences_become_history(hospital: Hospital) -> None:
    met(hospital, 10, (NURSING, IT), nur=3)
    met(hospital, 12, (NURSING, IT), nur=3)
    hospital.later(days=85)
    assert told(hospital, "no_show") == [], "the first of the two is long ago"


@pytest.fixture
def asked(hospital: Hospital) -> Hospital:
    """Max owes three things in the week of 30 November."""
    for source in (NURSING, IT, None):
        hospital.do(item.Capture(title="x", source=source, ball=MAX, opened=True, due="2026-12-02"))
    assert told(hospital, "competing_demands") == []
    return hospital


def test_more_than_ones_load_from_several_in_one_week_is_told(asked: Hospital) -> None:
    one_more = asked.make(item.Capture(title="y", source=LEA, ball=MAX, opened=True, due="2026-12-06"))
    (signal,) = told(asked, "competing_demands")
    assert (
        str(signal.sentence) == "Max Tran is asked for 4 things in the week of 30 Nov 2026, by Nursing, IT, Lea Roy, us"
    )
    assert signal.proposal.parties == (MAX, NURSING, IT, LEA)
    asked.do(item.Change(id=one_more, due="2026-12-07"))
    assert told(asked, "competing_demands") == [], "that is the week after"


def test_green_lights_and_read_backs_that_are_owed_count_until_they_are_given(asked: Hospital) -> None:
    asked.do(item.Change(id=GREEN, due="2026-12-04"))
    assert [signal.id for signal in told(asked, "competing_demands")] == [MAX]
    asked.do(mediation.Reply(id=GREEN, party=MAX, answer="yes"))
    assert told(asked, "competing_demands") == []


def test_much_for_one_alone_and_what_is_past_or_done_is_no_competition(hospital: Hospital) -> None:
    made = [
        hospital.make(item.Capture(title="x", source=NURSING, ball=MAX, opened=True, due="2026-12-02"))
        for _ in range(5)
    ]
    assert told(hospital, "competing_demands") == []
    hospital.do(item.Change(id=made[0], source=IT))
    assert len(told(hospital, "competing_demands")) == 1
    hospital.do(settlement.Settle(id=made[0], outcome="done"))
    assert told(hospital, "competing_demands") == []
    hospital.do(item.Change(id=made[1], source=IT))
    hospital.later(days=16)
    assert told(hospital, "competing_demands") == [], "what is late is another matter"


def test_a_party_is_told_once_however_many_weeks_are_full(hospital: Hospital) -> None:
    for day in ("2026-12-02", "2026-12-09"):
        for source in (NURSING, IT, LEA, None):
            hospital.do(item.Capture(title="x", source=source, ball=MAX, opened=True, due=day))
    assert [signal.since and signal.since.day for signal in told(hospital, "competing_demands")] == [30]
