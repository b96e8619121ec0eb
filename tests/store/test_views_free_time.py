"""Find a time: the hours that suit, with why they are good and whom they inconvenience."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from hospital import IT, LEA, MAX, NURSING, ROUND, TODAY, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store import Meeting, Party, when
from store.records import meeting, party
from store.records.meeting import Plan
from store.views.appointments import appointments
from store.views.closed_days import closed_days
from store.views.free_time import A_DAY, AT_MOST, STEP, FreeSlot, Wanted, free_slots

FRIDAY = date(2026, 11, 20)
NINE = datetime(2026, 11, 18, 9)


def found(hospital: Hospital, *parties: int, now: datetime = NINE, **values: object) -> list[FreeSlot]:
    hospital.workspace.changes()
    wanted = replace(Wanted(parties=parties, first=FRIDAY, last=FRIDAY), **values)
    return free_slots(hospital.workspace, wanted, now)


def told(slot: FreeSlot) -> list[str]:
    return [str(reason) for reason in slot.reasons]


def test_the_earliest_free_hours_come_first_and_are_spread_over_the_day(hospital: Hospital) -> None:
    slots = found(hospital, NURSING, IT)
    assert [slot.start.strftime("%H:%M") for slot in slots] == ["08:00", "10:00", "13:00"]
    brief = [slot.start.strftime("%H:%M") for slot in found(hospital, NURSING, length=15)]
    assert brief == ["08:00", "10:00", "13:00"], "no list of quarters of an hour"
    assert told(slots[0]) == ["everybody is free", "nobody comes from another meeting or has to go to one"]
    assert slots[0].missing == () and slots[0].cost == 0


def test_an_hour_that_takes_somebody_from_a_meeting_names_them_and_it(hospital: Hospital) -> None:
    hospital.do(Plan(title="Budget", start="2026-11-20T08:00", length=540, parties=(IT,)))
    for slot in found(hospital, NURSING, IT):
        assert slot.missing == ("it",)
        assert told(slot)[0] == "IT is at m3 “Budget”"
    hospital.do(meeting.Cancel(id=3, reason="x"))
    assert found(hospital, NURSING, IT)[0].missing == ()


def test_a_member_elsewhere_weighs_less_than_the_party_and_a_groups_meeting_takes_its_members(
    hospital: Hospital,
) -> None:
    hospital.do(Plan(title="Leave", start="2026-11-20T08:00", length=240, parties=(LEA,)))
    hospital.do(Plan(title="Course", start="2026-11-20T13:00", length=240, parties=(NURSING,)))
    slots = found(hospital, NURSING, length=120)
    assert [(slot.start.hour, slot.missing) for slot in slots] == [(8, ("lea",)), (10, ("lea",)), (13, ("nur",))]
    assert told(slots[0]) == ["Lea Roy of Nursing is at m3 “Leave”"]
    assert {slot.missing for slot in found(hospital, LEA)[1:]} == {("lea",)}, "free only at noon"


def test_a_break_before_and_after_is_better_than_none_and_lunch_worse(hospital: Hospital) -> None:
    hospital.do(Plan(title="Early", start="2026-11-20T08:00", length=60, parties=(IT,)))
    slots = found(hospital, IT, opens=time(9), closes=time(10, 30))
    assert slots[0].start.strftime("%H:%M") == "09:15"
    assert told(found(hospital, IT, opens=time(9), closes=time(10))[0]) == [
        "everybody is free", "IT comes straight from m3 “Early”",
    ]  # fmt: skip
    assert told(found(hospital, IT, opens=time(12), closes=time(13))[0])[-1] == "it falls on lunch"
    hospital.do(Plan(title="Late", start="2026-11-20T10:00", parties=(IT,)))
    assert "IT has to go straight on to m4 “Late”" in told(found(hospital, IT, opens=time(9), closes=time(10))[0])


def test_a_full_day_and_a_day_that_is_taken_as_a_whole_are_told(hospital: Hospital) -> None:
    for hour in (8, 9, 10):
        hospital.do(Plan(title="x", start=f"2026-11-20T{hour:02}:00", parties=(IT,)))
    hospital.do(Plan(title="Fair", start="2026-11-20", length=1440, kind="event", parties=(IT,)))
    assert told(found(hospital, IT)[0])[1:] == ["IT has m6 “Fair” all day", "IT has 3 meetings that day already"]


def test_a_room_is_found_among_those_that_will_do(hospital: Hospital) -> None:
    hospital.do(Plan(title="Yoga", start="2026-11-20T08:00", place="room 1", length=60))
    slot = found(hospital, IT, rooms=("Room 1", "Room 2"), closes=time(9))[0]
    assert (slot.room, told(slot)[0]) == ("Room 2", "everybody is free, and so is Room 2")
    assert found(hospital, IT, rooms=("Room 1",), closes=time(9)) == []


def test_nobody_meets_on_weekends_holidays_and_days_the_house_is_closed(hospital: Hospital) -> None:
    week = {"first": date(2026, 12, 24), "last": date(2026, 12, 28)}
    assert {slot.start.day for slot in found(hospital, IT, **week)} == {24, 25, 28}
    assert {slot.start.day for slot in found(hospital, IT, **week, region="CA-QC")} == {24, 28}
    hospital.do(Plan(title="Grève", start="2026-12-28", length=1440, kind="event", tags=("Fermé",)))
    assert {slot.start.day for slot in found(hospital, IT, **week, region="CA-QC")} == {24}


def test_closed_days_have_names_in_the_readers_language_and_the_teams(hospital: Hospital) -> None:
    hospital.do(Plan(title="Move", start="2026-12-28", length=2880, tags=("closed",)))
    hospital.workspace.changes()
    first, last = date(2026, 12, 20), date(2027, 1, 1)
    planned = appointments(hospital.workspace, first, last)
    assert closed_days(planned, first, last, region="CA-QC", lang="fr") == {
        date(2026, 12, 25): "Jour de Noël", date(2026, 12, 28): "Move", date(2026, 12, 29): "Move",
        date(2027, 1, 1): "Jour de l'an",
    }  # fmt: skip
    assert closed_days(planned, first, last, region="CA", lang="en")[date(2026, 12, 25)] == "Christmas Day"
    assert list(closed_days((), first, last, region="XX")) == []


def test_what_is_past_is_not_offered_and_what_is_moved_is_not_in_its_own_way(hospital: Hospital) -> None:
    assert found(hospital, IT, now=datetime(2026, 11, 20, 15, 30))[0].start == datetime(2026, 11, 20, 15, 45)
    tuesday = {"first": date(2026, 11, 24), "last": date(2026, 11, 24), "opens": time(14), "closes": time(15)}
    assert found(hospital, IT, **tuesday)[0].missing == ("it",)
    assert found(hospital, IT, **tuesday, moved=ROUND)[0].missing == ()


def test_a_meeting_longer_than_a_day_of_work_finds_no_time(hospital: Hospital) -> None:
    assert found(hospital, IT, length=541) == []
    assert len(found(hospital, IT, length=540)) == 1


def test_what_began_the_day_before_is_still_there(hospital: Hospital) -> None:
    hospital.do(Plan(title="Night", start="2026-11-19T22:00", length=720, parties=(IT,)))
    assert found(hospital, IT)[0].start >= datetime(2026, 11, 20, 10)


# -- against all the hours of the window, one by one

OPENS, CLOSES = time(9), time(13)
PLANNED = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(8 * 4, 13 * 4), st.sampled_from([15, 45, 60, 600]),
        st.lists(st.sampled_from([NURSING, IT, LEA, MAX]), min_size=1, max_size=2, unique=True),
        st.sampled_from(["", "A", "b"]), st.booleans(),
    ),
    max_size=9,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    PLANNED, st.lists(st.sampled_from([NURSING, IT, LEA]), min_size=1, unique=True), st.sampled_from([30, 60, 105]),
    st.sampled_from([(), ("a",), ("A", "B")]),
)  # fmt: skip
def test_no_hour_is_better_than_those_that_are_told(
    planned: list[tuple[int, int, int, list[int], str, bool]], invited: list[int], length: int, rooms: tuple[str, ...]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        hospital.do(party.Change(id=MAX, groups=(IT, NURSING)), meeting.Cancel(id=ROUND, reason="x", series=True))
        for days, quarter, minutes, parties, place, whole in planned:
            day = datetime(2026, 11, 19) + timedelta(days=days, minutes=0 if whole else quarter * 15)
            start = day.date().isoformat() if whole else day.isoformat(timespec="minutes")
            hospital.do(
                Plan(title="x", start=start, length=1440 if whole else minutes, parties=tuple(parties), place=place)
            )
        hospital.workspace.changes()
        wanted = Wanted(tuple(invited), TODAY, date(2026, 11, 23), length, rooms, OPENS, CLOSES)
        told = [(slot.cost, slot.start, slot.room) for slot in free_slots(hospital.workspace, wanted, NINE)]
        assert told == _best(_every_hour(hospital, wanted), length)
        hospital.close()


def _best(every: list[tuple[int, datetime, str]], length: int) -> list[tuple[int, datetime, str]]:
    chosen: list[tuple[int, datetime, str]] = []
    for one in sorted(every, key=lambda one: one[:2]):
        same_day = [other for other in chosen if other[1].date() == one[1].date()]
        apart = all(abs(other[1] - one[1]) >= timedelta(minutes=max(length, 120)) for other in chosen)
        if apart and len(same_day) < A_DAY and len(chosen) < AT_MOST:
            chosen.append(one)
    return chosen


def _every_hour(hospital: Hospital, wanted: Wanted) -> list[tuple[int, datetime, str]]:
    every = []
    moment = datetime.combine(wanted.first, time(8))
    while moment.date() <= wanted.last:
        end = moment + timedelta(minutes=wanted.length)
        in_hours = moment.time() >= OPENS and end <= datetime.combine(moment.date(), CLOSES)
        if in_hours and moment > NINE and when.working_day(moment.date()):
            free = [room for room in wanted.rooms if not _is_taken(hospital, room, moment, end)]
            if free or not wanted.rooms:
                every.append((_cost(hospital, wanted, moment, end), moment, free[0] if free else ""))
        moment += timedelta(minutes=STEP)
    return every


def _is_taken(hospital: Hospital, room: str, start: datetime, end: datetime) -> bool:
    return any(
        one.place.casefold() == room.casefold() and _start(one) < end and start < _end(one)
        for one in hospital.all(Meeting, status="planned")
        if "T" in one.start
    )


def _cost(hospital: Hospital, wanted: Wanted, start: datetime, end: datetime) -> int:
    near = timedelta(minutes=STEP)
    away: set[int] = set()
    members: set[int] = set()
    whole: set[int] = set()
    straight: set[int] = set()
    load = dict.fromkeys(wanted.parties, 0)
    for one in hospital.all(Meeting, status="planned"):
        direct = {guest for guest in wanted.parties if guest in _people(hospital, one.parties)}
        others = {
            member for guest in wanted.parties for member in _people(hospital, (guest,))
            if member in _people(hospital, one.parties) and member not in wanted.parties
            and not any(member in _people(hospital, (taken,)) for taken in direct)
        }  # fmt: skip
        same_day = _start(one).date() <= start.date() <= (_end(one) - timedelta(minutes=1)).date()
        if "T" not in one.start:
            whole |= direct if same_day else set()
            continue
        for guest in direct if same_day else ():
            load[guest] += 1
        if _start(one) < end and start < _end(one):
            away |= direct
            members |= others
        elif _start(one) - near < end and start < _end(one) + near and same_day:
            straight |= direct
    lunch = start.time() < time(13) and end.time() > time(12)
    full = sum(number >= 3 for number in load.values())
    return 100 * len(away) + 40 * len(members) + 30 * len(whole) + 15 * lunch + 8 * full + 5 * len(straight)


def _people(hospital: Hospital, parties: tuple[int, ...]) -> set[int]:
    everybody = hospital.workspace.find(Party)
    return set(parties) | {one.id for one in everybody if set(one.groups) & set(parties)}


def _start(one: Meeting) -> datetime:
    return datetime.fromisoformat(one.start)


def _end(one: Meeting) -> datetime:
    return _start(one) + timedelta(minutes=one.length)
