"""Relationships: who needs attention, from what was logged against what was agreed."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from hospital import BADGES, BEDS, CALLED, IT, LEA, MAX, NURSING, ROTA, ROUND, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entry, Party, when
from store.records import entry, item, mediation, meeting, party, triage
from store.views import relationship
from store.views import standing as log
from store.views.breakdowns import Breakdowns, breakdowns
from store.views.relationship import LATEST
from store.views.standing import Standing


def standing(hospital: Hospital, id: int) -> Standing:
    return log.standing(hospital.workspace, hospital.get(Party, id), hospital.today)


def all_standings(hospital: Hospital) -> list[Standing]:
    return log.standings(hospital.workspace, hospital.today, breakdowns(hospital.workspace, hospital.today))


def reasons(hospital: Hospital, id: int) -> list[str]:
    return [*map(str, standing(hospital, id).reasons)]


def spoke(hospital: Hospital, *parties: int, days: float = 0, tone: int | None = None, kind: Any = "contact") -> int:
    return hospital.make(
        entry.Log(text="x", parties=parties, kind=kind, tone=tone, at=hospital.now - timedelta(days=days))
    )


# -- cadence and silence


def test_silence_is_days_since_contact_by_the_agreed_cadence(hospital: Hospital) -> None:
    nursing = standing(hospital, NURSING)
    assert (nursing.last, nursing.cadence, nursing.next) == (date(2026, 11, 10), 7, date(2026, 11, 17))
    assert nursing.silence == pytest.approx(8 / 7)
    assert reasons(hospital, NURSING)[0] == "silent for 8 days (every 7 agreed)"
    due = standing(hospital, NURSING).score
    hospital.later(days=3)
    assert standing(hospital, NURSING).score > due, "silent weighs more than due"


def test_a_member_has_its_groups_cadence_the_shortest_of_several_and_its_own_before_all(hospital: Hospital) -> None:
    assert standing(hospital, LEA).cadence == 7
    hospital.do(party.Change(id=LEA, groups=(IT,)))
    assert standing(hospital, LEA).cadence == 14
    hospital.do(party.Change(id=LEA, groups=(IT, NURSING)))
    assert standing(hospital, LEA).cadence == 7
    hospital.do(party.Change(id=LEA, cadence=30))
    assert standing(hospital, LEA).cadence == 30


def test_whom_nothing_was_agreed_with_is_never_silent(hospital: Hospital) -> None:
    hospital.do(party.Change(id=NURSING, cadence=None))
    hospital.later(days=300)
    nursing = standing(hospital, NURSING)
    assert (nursing.cadence, nursing.silence, nursing.next) == (None, None, None)
    assert reasons(hospital, NURSING) == [
        "the tone is bad",
        "1 open conflict",
        "no exchange with IT for 308 days",
        "1 relay not read back",
    ]


def test_a_word_with_a_member_is_a_word_with_the_group_but_not_the_other_way_round(hospital: Hospital) -> None:
    spoke(hospital, LEA)
    assert standing(hospital, NURSING).last == hospital.today
    spoke(hospital, IT)
    assert standing(hospital, MAX).last is None
    assert "no contact logged yet" in reasons(hospital, MAX)


def test_a_held_meeting_and_an_answer_are_contacts_a_note_a_decision_and_a_feedback_are_not(hospital: Hospital) -> None:
    for kind in ("note", "decision", "feedback"):
        spoke(hospital, IT, kind=kind)
    hospital.do(triage.Wait(id=ROTA, on=IT))
    assert standing(hospital, IT).last is None
    hospital.do(meeting.Hold(id=ROUND))
    assert standing(hospital, IT).last == date(2026, 11, 17)
    hospital.do(mediation.Reply(id=BADGES, party=NURSING, answer="yes"))
    assert standing(hospital, NURSING).last == hospital.today


def test_what_is_noted_late_counts_by_its_day(hospital: Hospital) -> None:
    spoke(hospital, NURSING, days=1)
    for days in range(2, 14):
        spoke(hospital, NURSING, days=days)
    assert standing(hospital, NURSING).last == date(2026, 11, 17)


def test_a_contact_that_was_with_somebody_else_counts_no_more(hospital: Hospital) -> None:
    hospital.do(entry.Correct(id=CALLED, parties=(IT,)))
    assert standing(hospital, NURSING).last is None
    assert standing(hospital, IT).last == date(2026, 11, 10)
    assert standing(hospital, NURSING).tone is None


def test_a_party_nobody_has_spoken_to_is_due_a_cadence_after_it_was_added(hospital: Hospital) -> None:
    assert standing(hospital, IT).next == date(2026, 11, 24)
    assert reasons(hospital, IT) == ["no contact logged yet", "1 open conflict"]


# -- tone, work, order


def test_a_souring_tone_is_told_before_a_bad_one(hospital: Hospital) -> None:
    for tone in (1, 1, -1, -1):
        spoke(hospital, IT, tone=tone)
    it = standing(hospital, IT)
    assert (it.tone, it.trend) == (0, -2)
    assert reasons(hospital, IT)[0] == "the tone is souring"
    for _ in range(LATEST):
        spoke(hospital, IT, tone=-2, days=20)
    assert reasons(hospital, IT) == ["the tone is bad", "1 open conflict"]


def test_one_tone_is_no_trend(hospital: Hospital) -> None:
    assert (standing(hospital, NURSING).tone, standing(hospital, NURSING).trend) == (-1, 0)
    assert "the tone is bad" in reasons(hospital, NURSING)


def test_open_items_conflicts_and_what_we_owe(hospital: Hospital) -> None:
    assert (standing(hospital, IT).open, standing(hospital, IT).conflicts) == (2, 1), "what came from it, too"
    hospital.do(item.Capture(title="Again", kind="conflict", parties=(IT,), opened=True))
    ours = hospital.make(item.Capture(title="x", parties=(IT,), opened=True, due="2026-11-17"))
    assert (standing(hospital, IT).open, standing(hospital, IT).conflicts) == (4, 2)
    hospital.do(item.Capture(title="Nobody has decided yet", source=IT))
    assert standing(hospital, IT).open == 5, "as on its page"
    assert {"2 open conflicts", "1 promise overdue"} <= set(reasons(hospital, IT))
    hospital.do(triage.Wait(id=ours, on=IT))
    assert "1 promise overdue" not in reasons(hospital, IT), "the ball is in their court"


def test_a_promise_for_last_evening_is_overdue_this_morning(hospital: Hospital) -> None:
    hospital.do(item.Capture(title="x", parties=(IT,), opened=True, due="2026-11-18T03:00:00Z"))
    assert "1 promise overdue" in reasons(hospital, IT)


def test_who_needs_attention_comes_first_and_who_has_left_not_at_all(hospital: Hospital) -> None:
    hospital.workspace.changes()
    told = all_standings(hospital)
    assert [s.score for s in told] == sorted((s.score for s in told), reverse=True)
    assert told[0].code == "nur", "silent, sour and in conflict"
    hospital.do(party.Change(id=NURSING, active=False))
    assert NURSING not in [s.id for s in all_standings(hospital)]


def test_a_broken_bridge_moves_a_party_up(hospital: Hospital) -> None:
    hospital.do(*(party.Change(id=one, cadence=30) for one in (IT, NURSING)))
    hospital.later(days=300)
    hospital.do(*(entry.Log(text="all well", parties=(one,), channel="call") for one in (IT, NURSING)))
    assert "no exchange with Nursing for 308 days" in reasons(hospital, IT), "each was spoken to, but not together"
    found = {one.code: one.score for one in all_standings(hospital)}
    hasty = log.standings(hospital.workspace, hospital.today, Breakdowns())
    assert found["it"] == {one.code: one.score for one in hasty}["it"] + 1.5, "what is not known yet weighs nothing"


def test_alone_or_among_all_a_party_stands_the_same(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS))
    for found in all_standings(hospital):
        assert found == standing(hospital, found.id)


LOGGED = st.lists(
    st.tuples(
        st.sampled_from([(NURSING,), (LEA,), (IT, LEA), (MAX,), ()]),
        st.sampled_from(["contact", "contact", "note", "answer", "feedback"]),
        st.integers(0, 30),
        st.one_of(st.none(), st.integers(-2, 2)),
        st.booleans(),
        st.one_of(st.none(), st.integers(0, 6)),
    ),
    max_size=24,
)


@settings(max_examples=40, deadline=None)
@given(LOGGED)
def test_the_last_contact_and_the_tone_are_those_of_a_plain_reading_of_the_log(logged: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        for parties, kind, ago, tone, next_day, rectifies in logged:
            hospital.later(days=1 if next_day else 0)
            at = hospital.now - timedelta(days=ago)
            entries = hospital.all(Entry)
            if rectifies is not None and parties:
                fresh = {kept.id for kept in entries} - {kept.corrects for kept in entries}
                open_ones = [k.id for k in entries if k.id in fresh and k.kind in ("contact", "feedback")]
                if rectifies < len(open_ones):
                    hospital.do(entry.Correct(id=open_ones[rectifies], parties=parties, text=f"r{len(entries)}"))
            elif kind == "answer":
                hospital.do(mediation.Reply(id=BADGES, party=NURSING, answer="yes", at=at))
            elif parties or kind == "note":
                hospital.do(entry.Log(text="x", kind=kind, parties=parties, tone=tone, at=at))
        parties_now, entries = hospital.all(Party), hospital.all(Entry)
        gone = {kept.corrects for kept in entries}
        for one in parties_now:
            whose = {one.id, *(member.id for member in parties_now if one.id in member.groups)}
            days = [
                when.day(kept.at, hospital.workspace.zone)
                for kept in entries
                if kept.id not in gone and kept.kind in ("contact", "answer") and whose & set(kept.parties)
            ]
            assert relationship.last_contact(hospital.workspace, one) == max(days, default=None)
            naming = [kept for kept in entries if one.id in kept.parties][-LATEST:]
            tones = [kept.tone for kept in naming if kept.tone is not None and kept.id not in gone]
            latest = relationship.spoken(hospital.workspace, one.id)
            assert latest.tone == (fmean(tones) if tones else None)
            half = len(tones) // 2
            assert latest.trend == (fmean(tones[-half:]) - fmean(tones[:half]) if half else 0)
        hospital.close()
