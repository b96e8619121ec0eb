"""Waves, coverage and the training gap are what one finds by reading every record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hospital import IT, LEA, MAX, NURSING, TODAY, TOOL, ZONE, Hospital, a_hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Item, Meeting, when
from store.records import initiative, item, meeting, party, settlement, triage
from store.views.board.coverage import coverage, gaps
from store.views.board.waves import waves

FEW = settings(max_examples=20, deadline=None)
GROUPS = {NURSING: "Nursing", IT: "IT"}
BELONGS = {NURSING: NURSING, LEA: NURSING, IT: IT, MAX: IT}
WHO = st.sampled_from(sorted(BELONGS))
WAVE = st.sampled_from(["", "pilot", "wave 1"])
AWAY = st.integers(-20, 40)
"""Days from today."""


class Work(NamedTuple):
    """An item: due at two in the night of universal time is due the evening before."""

    wave: str
    away: int | None
    at_night: bool
    who: int
    ends: str

    def capture(self) -> item.Capture:
        due = (TODAY + timedelta(days=self.away)).isoformat() if self.away is not None else None
        due = f"{due}T02:00:00Z" if due and self.at_night else due
        return item.Capture(
            title="I", opened=self.ends != "declined", wave=self.wave, due=due, parties=(self.who,), initiative=TOOL
        )


class Gathering(NamedTuple):
    """A meeting: held where it has begun and people came, cancelled where nobody is expected."""

    wave: str
    kind: meeting.MeetingKind
    away: int
    who: int
    came: int
    ends: str

    def plan(self) -> meeting.Plan:
        on = (TODAY + timedelta(days=self.away)).isoformat()
        return meeting.Plan(
            title="M", kind=self.kind, wave=self.wave, start=f"{on}T08:00", parties=(self.who,), initiative=TOOL
        )


WORK = st.builds(
    Work, WAVE, st.one_of(st.none(), AWAY), st.booleans(), WHO, st.sampled_from(["open", "settled", "declined"])
)
GATHERING = st.builds(
    Gathering, WAVE, st.sampled_from(["training", "training", "seminar", "checkin"]), AWAY, WHO, st.integers(0, 30),
    st.sampled_from(["planned", "counted", "held", "cancelled"]),
)  # fmt: skip


def lay_down(hospital: Hospital, work: Sequence[Work], gatherings: Sequence[Gathering]) -> None:
    for one in work:
        id = hospital.make(one.capture())
        if one.ends == "settled":
            hospital.do(settlement.Settle(id=id, outcome="done"))
        elif one.ends == "declined":
            hospital.do(triage.Decline(id=id, reason="x"))
    for each in gatherings:
        id = hospital.make(each.plan())
        if each.ends == "counted":
            hospital.do(meeting.Attend(id=id, party=each.who, number=each.came))
        elif each.ends == "held" and each.away <= 0:
            hospital.do(meeting.Hold(id=id, attendance={each.who: each.came}))
        elif each.ends == "cancelled":
            hospital.do(meeting.Attend(id=id, party=each.who, number=each.came), meeting.Cancel(id=id, reason="x"))


@FEW
@given(st.lists(WORK, max_size=6), st.lists(GATHERING, max_size=6))
def test_waves(work: list[Work], gatherings: list[Gathering]) -> None:
    with a_hospital() as hospital:
        lay_down(hospital, work, gatherings)
        items = [one for one in hospital.all(Item) if one.initiative == TOOL and one.outcome != "declined"]
        meetings = [one for one in hospital.all(Meeting) if one.initiative == TOOL and one.status != "cancelled"]
        named = {one.wave for one in items} | {one.wave for one in meetings}
        told = waves(hospital.workspace, hospital.tool)
        assert {one.name for one in told} == named - {""}
        for wave in told:
            its = [one for one in items if one.wave == wave.name]
            held = [one for one in meetings if one.wave == wave.name and one.kind == "training"]
            met = [one for one in meetings if one.wave == wave.name]
            days = [when.day(one.due, ZONE) for one in its if one.due] + [when.day(one.start, ZONE) for one in met]
            concerned = {
                BELONGS[id]
                for parties in (*(one.parties for one in its), *(one.parties for one in met))
                for id in parties
            }
            assert (wave.open, wave.settled) == (
                sum(one.status != "closed" for one in its), sum(one.status == "closed" for one in its),
            )  # fmt: skip
            assert (wave.first, wave.last) == (min(days, default=None), max(days, default=None))
            assert wave.groups == tuple(called for id, called in GROUPS.items() if id in concerned)
            assert (wave.trainings, wave.held, wave.came) == (
                len(held), sum(one.status == "held" for one in held),
                sum(sum(one.attendance.values()) for one in held if one.status == "held"),
            )  # fmt: skip
        firsts = [wave.first or date.max for wave in told]
        assert firsts == sorted(firsts)


@FEW
@given(st.lists(GATHERING, max_size=8), st.integers(1, 60), st.integers(1, 60), st.integers(0, 26))
def test_coverage_and_the_training_gap(gatherings: list[Gathering], nurses: int, others: int, golive: int) -> None:
    with a_hospital() as hospital:
        sizes = {NURSING: nurses, IT: others}
        hospital.do(initiative.Change(id=TOOL, golive=(TODAY + timedelta(days=golive)).isoformat(), start=None))
        hospital.do(*(party.Change(id=id, size=size) for id, size in sizes.items() if (id, size) != (NURSING, 40)))
        lay_down(hospital, (), gatherings)
        trainings = [one for one in hospital.all(Meeting) if one.initiative == TOOL and one.kind == "training"]
        short = []
        for row in coverage(hospital.workspace, hospital.tool):
            held = [one.attendance for one in trainings if one.status == "held"]
            came = sum(number for came in held for id, number in came.items() if BELONGS[id] == row.group)
            coming = [
                when.day(one.start, ZONE)
                for one in trainings
                if one.status == "planned" and row.group in {BELONGS[id] for id in one.parties}
            ]
            assert (row.size, row.trained) == (sizes[row.group], min(came, sizes[row.group]))
            assert (row.planned, row.next) == (len(coming), min(coming, default=None))
            if golive <= 7 and min(came, sizes[row.group]) / sizes[row.group] < 0.85:
                short.append(row.group)
        assert [row.group for row in gaps(hospital.workspace, hospital.tool, TODAY)] == short
