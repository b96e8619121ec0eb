"""What the list of initiatives, its attendance and its team say is what one finds by reading every record."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from hospital import IT, LEA, MAX, NURSING, TODAY, ZONE, Hospital, a_hospital
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store import Initiative, Item, Meeting, Party, when
from store.records import gate, initiative, involving, item, meeting, party, settlement
from store.views import initiative as view
from store.views.board.coverage import attendance
from store.views.board.trouble import troubles
from store.views.board.whole import team

FEW = settings(max_examples=20, deadline=None)
NOBODY = st.none()
AWAY = st.integers(-6, 12)
"""Days from today."""


class Work(NamedTuple):
    """An item of an initiative, whose it is, what became of it."""

    of: int
    due: int | None
    at_night: bool
    owner: str
    status: str


class Gathering(NamedTuple):
    """A meeting of an initiative."""

    of: int
    kind: meeting.MeetingKind
    away: int
    whom: tuple[int, ...]
    came: int
    status: str


WORK = st.builds(
    Work, st.integers(0, 2), st.one_of(NOBODY, AWAY), st.booleans(), st.sampled_from(["rob", "zoe"]),
    st.sampled_from(["inbox", "open", "open", "closed"]),
)  # fmt: skip
GATHERING = st.builds(
    Gathering, st.integers(0, 2), st.sampled_from(["training", "seminar", "event", "checkin"]), AWAY,
    st.sampled_from([(), (NURSING,), (LEA,), (NURSING, MAX), (IT,)]), st.integers(0, 30),
    st.sampled_from(["planned", "held", "cancelled"]),
)  # fmt: skip
DRAFT = st.tuples(st.one_of(NOBODY, AWAY), st.integers(0, 4))
"""Go-live and phase."""


def lay_down(hospital: Hospital, ids: list[int], work: list[Work], gatherings: list[Gathering]) -> None:
    for one in work:
        due = (TODAY + timedelta(days=one.due)).isoformat() if one.due is not None else None
        due = f"{due}T03:00:00Z" if due and one.at_night else due
        task = item.Capture(
            title="I", opened=one.status != "inbox", owner=one.owner, due=due, initiative=ids[one.of % len(ids)]
        )
        id = hospital.make(task)
        if one.status == "closed":
            hospital.do(settlement.Settle(id=id, outcome="done"))
    for each in gatherings:
        start = f"{(TODAY + timedelta(days=each.away)).isoformat()}T08:00"
        of = ids[each.of % len(ids)]
        id = hospital.make(meeting.Plan(title="M", kind=each.kind, start=start, parties=each.whom, initiative=of))
        if each.status == "held" and each.away <= 0:
            hospital.do(meeting.Hold(id=id, attendance={MAX: each.came, NURSING: 1}))
        elif each.status == "cancelled":
            hospital.do(meeting.Cancel(id=id, reason="x"))


@example([(None, 3)], [Work(0, 1, False, "rob", "open"), Work(0, 1, True, "rob", "open")], [])
@FEW
@given(st.lists(DRAFT, min_size=1, max_size=3), st.lists(WORK, max_size=6), st.lists(GATHERING, max_size=4))
def test_the_list_of_initiatives(
    drafts: list[tuple[int | None, int]], work: list[Work], gatherings: list[Gathering]
) -> None:
    with a_hospital() as hospital:
        ids = []
        for golive, phase in drafts:
            on = (TODAY + timedelta(days=golive)).isoformat() if golive is not None else None
            ids.append(hospital.make(initiative.Draft(title="Badges", audience=(NURSING,), golive=on)))
            for _ in range(phase):
                hospital.do(gate.Advance(id=ids[-1], reason="x"))
            hospital.do(*(involving.Enlist(id=ids[-1], login=login) for login in ("rob", "zoe")))
        lay_down(hospital, ids, work, gatherings)
        keys = view.keys(hospital.workspace, TODAY)
        assert sorted(key.id for key in keys) == [one.id for one in hospital.all(Initiative)]
        for key in keys:
            record = hospital.get(Initiative, key.id)
            items = [one for one in hospital.all(Item) if one.initiative == key.id and one.status != "closed"]
            planned = [one for one in hospital.all(Meeting) if one.initiative == key.id and one.status == "planned"]
            days = [(when.day(one.due, ZONE), one) for one in items if one.due]
            coming = [day for day, _ in days] + [when.day(one.start, ZONE) for one in planned]
            coming += [when.day(record.golive, ZONE)] if record.golive and record.phase != "closed" else []
            row = view.row(hospital.workspace, key, TODAY)
            assert row is not None
            assert row.open == len(items)
            assert row.late == sum(day < TODAY and one.status == "open" for day, one in days)
            assert row.next == min((day for day in coming if day >= TODAY), default=None)
            wrong = troubles(hospital.workspace, record, TODAY)
            assert row.severity == max((one.severity for one in wrong), default=0)
            for member in team(hospital.workspace, record):
                assert member.open == sum(one.owner == member.login for one in items)
        ranks = [rank(hospital, key.id) for key in keys]
        assert ranks == sorted(ranks)


def rank(hospital: Hospital, id: int) -> tuple[bool, int, int, str, int]:
    """Return its place: what is closed last, else by how many grave things, how many less grave ones, go-live."""
    one = hospital.get(Initiative, id)
    wrong = [trouble.severity for trouble in troubles(hospital.workspace, one, TODAY)]
    return one.phase == "closed", -wrong.count(3), -wrong.count(2), one.golive or "9999", id


@FEW
@given(st.lists(GATHERING, max_size=6), st.one_of(NOBODY, st.integers(1, 60)))
def test_who_was_expected_and_who_came(gatherings: list[Gathering], size: int | None) -> None:
    with a_hospital() as hospital:
        id = hospital.make(initiative.Draft(title="Badges", audience=(NURSING, IT)))
        if size is not None:
            hospital.do(party.Change(id=IT, size=size))
        lay_down(hospital, [id], [], gatherings)
        heads = {one.id: 1 if one.kind == "person" else one.size for one in hospital.all(Party)}
        told = attendance(hospital.workspace, hospital.get(Initiative, id))
        records = [one for one in hospital.all(Meeting, initiative=id) if one.kind != "checkin"]
        assert [one.meeting for one in told] == [one.id for one in sorted(records, key=lambda one: (one.start, one.id))]
        for one in told:
            record = hospital.get(Meeting, one.meeting)
            sizes = [heads[party] for party in record.parties]
            assert one.expected == (None if None in sizes else sum(size or 0 for size in sizes))
            assert one.came == sum(record.attendance.values())
