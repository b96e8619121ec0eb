"""What the linter says of a plan is what one finds by reading it; what it proposes mends it; a shift moves each open
date by as many working days, counted one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from hospital import IT, LEA, MAX, NURSING, TODAY, TOOL, ZONE, Hospital, a_hospital
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store import Item, Meeting, when
from store.records import initiative, item, meeting, settlement, shifting
from store.views.board.lint import lint
from store.views.board.plan import plan

FEW = settings(max_examples=20, deadline=None)
BELONGS = {NURSING: NURSING, LEA: NURSING, IT: IT, MAX: IT}
WHO = st.sampled_from(sorted(BELONGS))
AWAY = st.one_of(st.integers(-10, 50), st.integers(0, 4))
"""Days from today."""


class Step(NamedTuple):
    """An item of the plan; it waits for the one before where it is bound."""

    kind: item.ItemKind
    due: int | None
    who: int
    is_bound: bool
    is_done: bool
    is_ours: bool = True
    """Else it belongs to no initiative."""


class Class(NamedTuple):
    """A training of the plan."""

    on: int
    who: int
    ends: str


STEP = st.builds(
    Step, st.sampled_from(["task", "approval", "obstacle", "conflict"]), st.one_of(st.none(), AWAY), WHO, st.booleans(),
    st.booleans(), st.sampled_from([True, True, False]),
)  # fmt: skip
CLASS = st.builds(Class, AWAY, WHO, st.sampled_from(["planned", "planned", "held", "cancelled"]))


TASK, CONFLICT = Step("task", 1, LEA, False, False), Step("conflict", 1, LEA, False, False)
APPROVAL, BOUND = Step("approval", 30, LEA, False, False), Step("approval", 2, LEA, True, False)


def on(away: int) -> str:
    return (TODAY + timedelta(days=away)).isoformat()


def lay_down(hospital: Hospital, steps: list[Step], classes: list[Class]) -> None:
    before: tuple[int, ...] = ()
    for one in steps:
        due = None if one.due is None else on(one.due)
        id = hospital.make(
            item.Capture(
                title="I", kind=one.kind, opened=one.is_done, due=due, parties=(one.who,),
                initiative=TOOL if one.is_ours else None, after=before if one.is_bound else (),
            )
        )  # fmt: skip
        if one.is_done:
            is_work = one.kind in ("task", "obstacle")
            hospital.do(settlement.Settle(id=id, outcome="done" if is_work else "moot", resolution="x"))
        before = (*before, id)[-2:]
    for each in classes:
        start = f"{on(each.on)}T08:00"
        id = hospital.make(meeting.Plan(title="T", kind="training", start=start, parties=(each.who,), initiative=TOOL))
        if each.ends == "cancelled":
            hospital.do(meeting.Cancel(id=id, reason="x"))
        elif each.ends == "held" and each.on <= 0:
            hospital.do(meeting.Hold(id=id))


def counted_back(day: date, days: int) -> date:
    """Return the working day so many before another, one day at a time."""
    while days:
        day -= timedelta(days=1)
        days -= day.weekday() < 5
    return day


@example([TASK, TASK, TASK, CONFLICT], [Class(19, LEA, "planned"), Class(20, MAX, "planned")], 26, True)
@example([TASK, TASK, TASK, TASK], [], 26, True)
@example([TASK._replace(is_ours=False, due=9), TASK._replace(is_bound=True)], [], 26, True)
@example([TASK._replace(is_ours=False, is_done=True), TASK._replace(is_bound=True)], [], 26, True)
@FEW
@given(st.lists(STEP, max_size=6), st.lists(CLASS, max_size=4), st.integers(0, 26), st.booleans())
def test_the_linter(steps: list[Step], classes: list[Class], golive: int, is_read: bool) -> None:
    with a_hospital() as hospital:
        lives = TODAY + timedelta(days=golive)
        hospital.do(initiative.Change(id=TOOL, golive=lives.isoformat(), fallback="paper" if is_read else ""))
        if is_read:
            hospital.do(initiative.Read(id=TOOL, measure="Trained", value=1))
        lay_down(hospital, steps, classes)

        items = {one.id: one for one in hospital.all(Item)}
        live = {id: when.day(one.due, ZONE) for id, one in items.items() if one.status != "closed" and one.due}
        ours = {id: due for id, due in live.items() if items[id].initiative == TOOL}
        plainly = Counter[str]()
        trainings = [one for one in hospital.all(Meeting) if one.kind == "training" and one.status != "cancelled"]
        for group in (NURSING, IT):
            days = [when.day(one.start, ZONE) for one in trainings if group in {BELONGS[id] for id in one.parties}]
            plainly["no_training"] += not days
            plainly["late_training"] += bool(days) and min(days) > counted_back(lives, 5)
        plainly["late_approval"] = sum(items[id].kind == "approval" and due > lives for id, due in ours.items())
        plainly["impossible_order"] = sum(
            any(live[first] > due for first in items[id].after if first in live) for id, due in ours.items()
        )
        plainly["overload"] = overloaded(hospital, lives)
        plainly["no_fallback"] = plainly["no_reading"] = not is_read
        assert Counter(fault.rule for fault in lint(hospital.workspace, hospital.tool, TODAY)) == +plainly
        in_the_timeline(hospital, items, live)


def in_the_timeline(hospital: Hospital, items: dict[int, Item], live: dict[int, date]) -> None:
    """Check each item's line; `live` are the due dates of what is not settled."""
    bars = {bar.key.id: bar for bar in plan(hospital.workspace, hospital.tool, TODAY) if bar.key.table == "items"}
    assert bars.keys() == {id for id, one in items.items() if one.initiative == TOOL and one.outcome != "moot"}
    dues = {id: when.day(one.due, ZONE) for id, one in items.items() if one.due}
    for id, bar in bars.items():
        record, due = items[id], dues.get(id)
        waits = tuple(first for first in record.after if items[first].status != "closed")
        begins = max([when.day(record.created_at, ZONE), *(dues[first] for first in record.after if first in dues)])
        assert (bar.first, bar.last) == (None if due is None else min(begins, due), due)
        assert (bar.after, bar.is_done) == (waits, record.status == "closed")
        ahead = live.get(id)
        is_impossible = ahead is not None and any(live[one] > ahead for one in waits if one in live)
        assert (bar.is_impossible, bar.is_late) == (is_impossible, ahead is not None and ahead < TODAY)


def overloaded(hospital: Hospital, golive: date) -> int:
    """Return how many weeks, from this one on, ask more than three things of a group; what is in the way asks none."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    items = [one for one in hospital.all(Item, initiative=TOOL) if one.status != "closed" and one.due]
    dated = [(one.due or "", one.parties) for one in items if one.kind not in ("obstacle", "conflict")]
    dated += [(one.start, one.parties) for one in hospital.all(Meeting, initiative=TOOL) if one.status == "planned"]
    asked = [(when.day(on, ZONE), {BELONGS[id] for id in whom}) for on, whom in dated] + [(golive, {NURSING, IT})]
    weeks = Counter((day - timedelta(days=day.weekday()), group) for day, groups in asked for group in groups)
    return sum(count > 3 for (week, _group), count in weeks.items() if week >= monday)


@example([APPROVAL], [], 0)
@example([TASK._replace(due=20), BOUND], [], 10)
@example([APPROVAL._replace(due=1)] * 4, [], 1)
@FEW
@given(st.lists(STEP, max_size=6), st.lists(CLASS, max_size=4), st.integers(0, 26))
def test_what_is_proposed_mends_the_plan(steps: list[Step], classes: list[Class], golive: int) -> None:
    """Whoever carries out the first proposal again and again comes to an end."""
    with a_hospital() as hospital:
        hospital.do(initiative.Change(id=TOOL, golive=on(golive)))
        lay_down(hospital, steps, classes)
        answers = {"fallback": "paper", "value": 12.0}
        for _ in range(60):
            faults = lint(hospital.workspace, hospital.tool, TODAY)
            fault = next((fault for fault in faults if fault.fix), None)
            if fault is None or fault.fix is None:
                return
            hospital.do(fault.fix.build(answer=answers[fault.fix.asks]) if fault.fix.asks else fault.fix.build())
            left = [str(one.sentence) for one in lint(hospital.workspace, hospital.tool, TODAY)]
            assert str(fault.sentence) not in left
        raise AssertionError(f"still {faults}")


@FEW
@given(
    st.lists(STEP, max_size=5), st.lists(CLASS, max_size=4), st.integers(0, 26),
    st.integers(-15, 15).filter(lambda days: days != 0),
)  # fmt: skip
def test_a_shift_of_the_whole_plan(steps: list[Step], classes: list[Class], golive: int, days: int) -> None:
    with a_hospital() as hospital:
        hospital.do(initiative.Change(id=TOOL, golive=on(golive)))
        lay_down(hospital, steps, classes)
        items, meetings, documents = hospital.all(Item), hospital.all(Meeting), hospital.documents()
        moved = {("initiatives", TOOL)}
        hospital.do(shifting.Shift(id=TOOL, days=days))
        assert hospital.tool.golive == walked(on(golive), days)
        for one in items:
            if one.initiative == TOOL and one.status != "closed" and one.due:
                moved.add(("items", one.id))
                assert hospital.get(Item, one.id).due == walked(one.due, days)
        for each in meetings:
            if each.initiative == TOOL and each.status == "planned":
                moved.add(("meetings", each.id))
                assert hospital.get(Meeting, each.id).start == walked(each.start, days)
        after = hospital.documents()
        assert {place for place, doc in documents.items() if after[place] != doc} == moved
        hospital.undo()
        assert hospital.documents() == documents


def walked(moment: str, days: int) -> str:
    """Return a day or hour so many working days away, one day at a time; a weekend keeps its day by whole weeks."""
    day = date.fromisoformat(moment[:10])
    if day.weekday() > 4 and days % 5 == 0:
        return (day + timedelta(days=days // 5 * 7)).isoformat() + moment[10:]
    left = abs(days)
    while left:
        day += timedelta(days=1 if days > 0 else -1)
        left -= day.weekday() < 5
    return day.isoformat() + moment[10:]
