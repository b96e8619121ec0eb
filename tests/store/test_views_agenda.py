"""The agenda: what comes from everywhere, by day; what is overdue first; what cannot both be attended."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path

from hospital import BADGES, BEDS, IT, LEA, MAX, NURSING, ROTA, ROUND, STEERING, TODAY, TOOL, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Item, Meeting, Party, when
from store.records import entry, gate, initiative, item, meeting, party, settlement
from store.records.meeting import Plan
from store.views import agenda, clash
from store.views.agenda import AgendaRow


def rows(hospital: Hospital, first: date | None = None, last: date | None = None) -> list[AgendaRow]:
    hospital.workspace.changes()
    return agenda.rows(hospital.workspace, hospital.today, first=first, last=last)


def told(hospital: Hospital, *what: str, last: date | None = None) -> list[tuple[str, str, str]]:
    return [(row.day.isoformat(), row.at, row.title) for row in rows(hospital, last=last) if row.what in what]


def test_overdue_first_then_by_day_and_hour_the_day_as_a_whole_last(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, due="2026-11-16"), item.Change(id=BADGES, due="2026-11-18T22:00:00Z"))
    hospital.do(item.Change(id=ROTA, due="2026-11-18"))
    hospital.do(Plan(title="Huddle", start="2026-11-18T08:00"))
    shown = [(row.overdue, row.title, row.at) for row in rows(hospital, last=TODAY) if row.what != "contact"]
    assert shown == [
        (True, "Beds for Friday", ""),
        (True, "Ward round", "14:00"),
        (False, "Huddle", "08:00"),
        (False, "New badge rules", "17:00"),
        (False, "Night shift rota", ""),
    ]


def test_a_series_is_told_occurrence_by_occurrence_across_the_clock_change(hospital: Hospital) -> None:
    hospital.do(Plan(title="Winter", start="2026-10-20T09:30", every="FREQ=WEEKLY"))
    found = agenda.occurrences(hospital.workspace, date(2026, 10, 20), date(2026, 11, 10))
    starts = [start for planned, start in found if planned.title == "Winter"]
    assert starts == [datetime(2026, 10, 20, 9, 30) + timedelta(days=7 * n) for n in range(4)]


def test_a_series_planned_elsewhere_follows_the_clocks_there(hospital: Hospital) -> None:
    """Paris leaves summer time a week before Montreal: for a week the call is an hour later here."""
    hospital.do(Plan(title="Call", start="2026-10-21T15:00", zone="Europe/Paris", every="FREQ=WEEKLY"))
    found = agenda.occurrences(hospital.workspace, date(2026, 10, 20), date(2026, 11, 5))
    assert [start.strftime("%d %H:%M") for planned, start in found if planned.title == "Call"] == [
        "21 09:00", "28 10:00", "04 09:00",
    ]  # fmt: skip


def test_a_meeting_far_away_stands_on_the_day_it_is_here(hospital: Hospital) -> None:
    hospital.do(Plan(title="Tokyo", start="2026-11-20T08:00", zone="Asia/Tokyo"))
    assert told(hospital, "meeting", last=date(2026, 11, 19)) == [
        ("2026-11-17", "14:00", "Ward round"), ("2026-11-19", "18:00", "Tokyo"),
    ]  # fmt: skip
    found = agenda.occurrences(hospital.workspace, date(2026, 11, 20), date(2026, 11, 20))
    assert [planned.title for planned, _ in found] == []


def test_all_day_is_a_day_without_an_hour(hospital: Hospital) -> None:
    hospital.do(Plan(title="Fair", start="2026-11-19", kind="event", length=1440, every="FREQ=DAILY;COUNT=2"))
    assert told(hospital, "event") == [("2026-11-19", "", "Fair"), ("2026-11-20", "", "Fair")]


def test_what_is_cancelled_or_left_out_is_not_told(hospital: Hospital) -> None:
    hospital.do(meeting.Cancel(id=STEERING, reason="strike"))
    hospital.do(
        Plan(title="Daily", start="2026-11-18T08:00", every="FREQ=DAILY;COUNT=3", except_on=("2026-11-19T08:00",))
    )
    assert [day for day, _, title in told(hospital, "meeting") if title == "Daily"] == ["2026-11-18", "2026-11-20"]
    assert "Steering" not in [row.title for row in rows(hospital)]


def test_what_was_held_stands_where_it_was_and_the_next_one_follows(hospital: Hospital) -> None:
    hospital.do(meeting.Hold(id=ROUND))
    assert [day for day, _, title in told(hospital, "meeting") if title == "Ward round"] == [
        "2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15",
    ]  # fmt: skip
    week = [row.title for row in rows(hospital, first=date(2026, 11, 16), last=date(2026, 11, 18)) if row.overdue]
    assert week == []


def test_a_meeting_that_was_not_noted_as_held_is_overdue_for_a_fortnight(hospital: Hospital) -> None:
    assert [(row.title, row.overdue) for row in rows(hospital, last=TODAY) if row.what == "meeting"] == [
        ("Ward round", True)
    ]
    hospital.later(days=14)
    assert [row.title for row in rows(hospital) if row.overdue and row.what == "meeting"] == ["Steering"]


def test_due_in_the_evening_belongs_to_that_evening(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, due="2026-11-19T04:00:00Z"))  # eleven in the evening of the 18th
    assert told(hospital, "due", last=TODAY) == [("2026-11-18", "23:00", "Beds for Friday")]
    hospital.later(hours=16)
    assert [row.overdue for row in rows(hospital, last=hospital.today) if row.what == "due"] == [True]


def test_what_is_closed_is_due_no_more_but_its_review_is_told(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BADGES, due="2026-11-20"))
    hospital.do(settlement.Settle(id=BADGES, outcome="done", review="2026-12-01"))
    assert told(hospital, "due", "review") == [("2026-12-01", "", "New badge rules")]


def test_a_review_that_passed_unseen_stays_until_something_was_said(hospital: Hospital) -> None:
    hospital.do(settlement.Settle(id=BADGES, outcome="done", review="2026-11-20"))
    hospital.later(days=30)
    assert [(row.day.day, row.overdue) for row in rows(hospital) if row.what == "review"] == [(20, True)]
    hospital.do(entry.Log(text="It holds", kind="note", item=BADGES))
    assert [row for row in rows(hospital) if row.what == "review"] == []
    week = rows(hospital, first=date(2026, 11, 16), last=date(2026, 11, 22))
    assert [(row.day.day, row.overdue) for row in week if row.what == "review"] == [(20, False)], "looking back"


def test_the_next_contact_is_told_on_its_day_today_where_that_has_passed(hospital: Hospital) -> None:
    assert told(hospital, "contact") == [
        ("2026-11-18", "", "Nursing"),
        ("2026-11-18", "", "Lea Roy"),
        ("2026-11-24", "", "IT"),
        ("2026-11-24", "", "Max Tran"),
    ]
    hospital.do(entry.Log(text="x", parties=(NURSING, LEA)), party.Change(id=MAX, active=False))
    assert told(hospital, "contact") == [
        ("2026-11-24", "", "IT"), ("2026-11-25", "", "Nursing"), ("2026-11-25", "", "Lea Roy"),
    ]  # fmt: skip


def test_going_live_is_told_and_overdue_until_it_runs(hospital: Hospital) -> None:
    assert told(hospital, "golive") == [("2026-12-15", "", "Rota tool")]
    hospital.do(initiative.Change(id=TOOL, golive="2026-11-10"))
    assert [row.overdue for row in rows(hospital) if row.what == "golive"] == [True]
    for _ in range(2):
        hospital.do(gate.Advance(id=TOOL, reason="x"))
    assert told(hospital, "golive") == []


def test_my_open_work_without_a_date_stands_at_the_end(hospital: Hospital) -> None:
    mine = hospital.make(item.Capture(title="Tidy up", opened=True))
    hospital.do(
        item.Capture(title="Hers", opened=True, owner="zoe"), item.Capture(title="Dated", opened=True, due="2026-11-20")
    )
    undated = [row.key.id for row in rows(hospital) if row.what == "undated"]
    assert undated == [4, mine], "conflicts and relays have screens of their own"
    assert [row.what for row in rows(hospital)][-2:] == ["undated", "undated"]
    assert "undated" not in [row.what for row in rows(hospital, last=TODAY)]


def test_every_line_has_a_key_of_its_own(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, due="2026-11-19", review="2026-11-19"))
    hospital.do(Plan(title="Old", start="2026-11-10T08:00", every="FREQ=DAILY;COUNT=20"))
    for first in (None, date(2026, 11, 9), date(2026, 11, 20)):
        keys = [row.key for row in rows(hospital, first=first)]
        assert len(set(keys)) == len(keys)


# -- double bookings


def clashing(hospital: Hospital) -> set[frozenset[int]]:
    hospital.workspace.changes()
    found = agenda.clashes(hospital.workspace, TODAY, TODAY + timedelta(days=14))
    return {frozenset((id, other)) for (id, _), others in found.items() for other in others}


def plan(hospital: Hospital, start: str, *parties: int, length: int = 60, place: str = "", every: str = "") -> int:
    return hospital.make(Plan(title="x", start=start, parties=parties, length=length, place=place, every=every))


def test_two_meetings_at_once_clash_over_a_party(hospital: Hospital) -> None:
    one, two = plan(hospital, "2026-11-20T10:00", IT), plan(hospital, "2026-11-20T10:59", IT, NURSING)
    assert clashing(hospital) == {frozenset((one, two))}
    row = next(row for row in rows(hospital) if row.key.id == one and row.key.table == "meetings")
    assert row.clash == (two,)


def test_one_after_the_other_is_no_clash(hospital: Hospital) -> None:
    plan(hospital, "2026-11-20T10:00", IT)
    plan(hospital, "2026-11-20T11:00", IT)
    assert clashing(hospital) == set()


def test_a_group_and_its_member_clash_and_two_groups_of_one_member(hospital: Hospital) -> None:
    one, two = plan(hospital, "2026-11-20T10:00", NURSING), plan(hospital, "2026-11-20T10:30", LEA)
    assert clashing(hospital) == {frozenset((one, two))}
    hospital.do(meeting.Cancel(id=two, reason="x"))
    assert clashing(hospital) == set()
    three = plan(hospital, "2026-11-20T10:30", IT)
    assert clashing(hospital) == set()
    hospital.do(party.Change(id=LEA, groups=(NURSING, IT)))
    assert clashing(hospital) == {frozenset((one, three))}


def test_one_room_holds_one_meeting_however_it_is_written(hospital: Hospital) -> None:
    one = plan(hospital, "2026-11-20T10:00", IT, place="Room 2")
    two = plan(hospital, "2026-11-20T10:00", NURSING, place="room 2")
    plan(hospital, "2026-11-20T10:00", MAX, place="")
    plan(hospital, "2026-11-20T10:00", LEA, place="")
    assert frozenset((one, two)) in clashing(hospital)
    parties, place = clash.shared(hospital.workspace, hospital.get(Meeting, one), hospital.get(Meeting, two))
    assert (parties, place) == (set(), "Room 2")


def why(hospital: Hospital, one: int, two: int) -> list[str]:
    found = clash.reasons(hospital.workspace, hospital.get(Meeting, one), hospital.get(Meeting, two))
    return [str(reason) for reason in found]


def test_a_clash_is_told_in_words_the_party_the_member_the_place(hospital: Hospital) -> None:
    one = plan(hospital, "2026-11-20T10:00", IT, NURSING, place="Room 2")
    two = plan(hospital, "2026-11-20T10:30", IT, LEA, place="room 2")
    assert why(hospital, one, two) == [
        f"IT is invited to m{two} “x” too", f"Lea Roy of Nursing is expected at m{two} “x”",
        f"Room 2 is taken by m{two} “x”",
    ]  # fmt: skip
    assert why(hospital, two, one) == [
        f"IT is invited to m{one} “x” too", f"Lea Roy is expected at m{one} “x”", f"room 2 is taken by m{one} “x”",
    ]  # fmt: skip
    row = next(row for row in rows(hospital) if row.key.id == one and row.key.table == "meetings")
    assert [str(reason) for reason in row.why] == why(hospital, one, two)


def test_a_day_as_a_whole_clashes_with_nothing_and_a_series_not_with_itself(hospital: Hospital) -> None:
    plan(hospital, "2026-11-20", IT)
    plan(hospital, "2026-11-20T10:00", IT, length=2000, every="FREQ=DAILY;COUNT=3")
    assert clashing(hospital) == set()


def test_an_occurrence_of_a_series_clashes(hospital: Hospital) -> None:
    one = plan(hospital, "2026-11-24T14:30", IT)
    found = agenda.clashes(hospital.workspace, TODAY, TODAY + timedelta(days=14))
    assert found[ROUND, datetime(2026, 11, 24, 14)] == (one,)


MEETINGS = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.integers(1, 180),
        st.lists(st.sampled_from([NURSING, IT, LEA, MAX]), max_size=2, unique=True),
        st.sampled_from(["", "", "A", "a"]),
        st.sampled_from(["", "", "FREQ=DAILY;COUNT=3"]),
        st.sampled_from(["America/Montreal", "Europe/Paris"]),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(MEETINGS)
def test_clashes_are_those_that_anybody_would_find_by_comparing_all_with_all(meetings: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        hospital.do(meeting.Cancel(id=ROUND, reason="x", series=True))
        for slot, length, parties, place, every, zone in meetings:
            start = datetime(2026, 11, 19, 8) + timedelta(minutes=45 * slot)
            hospital.do(
                Plan(
                    title="x", start=start.isoformat(timespec="minutes"), length=length, parties=tuple(parties),
                    place=place, every=every, zone=zone,
                )
            )  # fmt: skip
        first, last = TODAY, TODAY + timedelta(days=14)
        assert agenda.clashes(hospital.workspace, first, last) == brute_clashes(hospital, first, last)
        hospital.close()


def brute_clashes(hospital: Hospital, first: date, last: date) -> dict[tuple[int, datetime], tuple[int, ...]]:
    members = {kept.id: {kept.id} for kept in hospital.all(Party)}
    for kept in hospital.all(Party):
        for group in kept.groups:
            members[group].add(kept.id)
    told = []
    for planned in hospital.all(Meeting):
        if planned.status != "planned":
            continue
        starts = {planned.start}
        if planned.every:
            span = datetime(2026, 11, 1), datetime(2026, 12, 31)
            starts |= {s.isoformat(timespec="minutes") for s in when.occurrences(planned.every, planned.start, *span)}
        for start in starts:
            local = when.wall(when.instant(start, planned.zone), hospital.workspace.zone)
            if first <= local.date() <= last:
                told.append((planned, local))
    found: dict[tuple[int, datetime], set[int]] = {}
    for (one, a), (two, b) in combinations(told, 2):
        together = a < b + timedelta(minutes=two.length) and b < a + timedelta(minutes=one.length)
        everybody = [set().union(*(members[p] for p in m.parties)) for m in (one, two)]
        same = one.place and one.place.lower() == two.place.lower()
        if one.id != two.id and together and (everybody[0] & everybody[1] or same):
            found.setdefault((one.id, a), set()).add(two.id)
            found.setdefault((two.id, b), set()).add(one.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-20, 40), st.one_of(st.none(), st.integers(0, 23))), max_size=10),
    st.integers(0, 23), st.integers(0, 20),
)  # fmt: skip
def test_what_is_due_is_told_on_its_day_and_nothing_is_forgotten(
    dues: list[tuple[int, int | None]], hour: int, span: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        hospital.now += timedelta(hours=hour)
        for days, at in dues:
            day = datetime(2026, 11, 18) + timedelta(days=days)
            due = day.date().isoformat() if at is None else when.stored(day + timedelta(hours=at), "America/Montreal")
            hospital.do(item.Capture(title="x", due=due))
        today, last = hospital.today, hospital.today + timedelta(days=span)
        expected = {
            (kept.id, day, day < today)
            for kept in hospital.all(Item)
            if kept.due and (day := when.day(kept.due, hospital.workspace.zone)) <= last
        }
        shown = [row for row in rows(hospital, last=last) if row.what == "due"]
        assert {(row.key.id, row.day, row.overdue) for row in shown} == expected
        assert len(shown) == len(expected)
        hospital.close()
