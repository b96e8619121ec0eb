"""Problems and what keeps an initiative open are what one finds by reading every record."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from hospital import IT, LEA, MAX, NURSING, TODAY, TOOL, ZONE, Hospital, a_hospital
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store import Entry, Initiative, Item, when
from store.records import entry, gate, initiative, item, meeting, settlement, triage
from store.records.entry import Step
from store.views.board.closing import can_be_closed, closing
from store.views.board.problems import ORDER, problems
from store.views.board.pulse import STEPS

FEW = settings(max_examples=20, deadline=None)
AWAY = st.integers(-20, 40)
"""Days from today."""


class Trouble(NamedTuple):
    """An obstacle or a conflict, and what became of it."""

    kind: item.ItemKind
    cause: item.Cause | None
    ago: int
    due: int | None
    same_as: int
    """The place of an earlier one that it repeats, itself where there is none."""
    becomes: str
    heard: tuple[tuple[Step | None, bool], ...]
    """What was said of it, and whether that was rectified afterwards."""


TROUBLE = st.builds(
    Trouble, st.sampled_from(["obstacle", "conflict"]), st.one_of(st.none(), st.sampled_from(ORDER)),
    st.integers(0, 30), st.one_of(st.none(), AWAY), st.integers(0, 5), st.sampled_from(["open", "settled", "declined"]),
    st.lists(st.tuples(st.one_of(st.none(), st.sampled_from(STEPS)), st.booleans()), max_size=3).map(tuple),
)  # fmt: skip


def meet(hospital: Hospital, known: list[int], one: Trouble) -> int:
    """Note a problem as many days ago, what was heard of it, and its end; returns its number."""
    now, hospital.now = hospital.now, hospital.now - timedelta(days=one.ago)
    due = (TODAY + timedelta(days=one.due)).isoformat() if one.due is not None else None
    is_new = one.same_as >= len(known)
    id = hospital.make(
        item.Capture(
            title="P", kind=one.kind, cause=one.cause, due=due, initiative=TOOL, source=LEA, parties=(MAX, LEA),
            opened=is_new and one.becomes != "declined",
        )
    )  # fmt: skip
    for place, (about, _) in enumerate(one.heard):
        hospital.do(entry.Log(kind="feedback", item=id, parties=(LEA,), about=about, text=f"said {place}"))
    for said in [said for said in hospital.all(Entry, item=id) if said.kind == "feedback"]:
        if one.heard[int(said.text[5:])][1]:
            hospital.do(entry.Correct(id=said.id, text=f"{said.text}, rather"))
    if not is_new:
        hospital.do(triage.Duplicate(id=id, of=known[one.same_as]))
    elif one.becomes == "declined":
        hospital.do(triage.Decline(id=id, reason="x"))
    elif one.becomes == "settled":
        hospital.do(
            item.Capture(title="T", opened=True, follows=id), settlement.Settle(id=id, outcome="moot", resolution="x")
        )
    hospital.now = now
    return id if is_new else known[one.same_as]


@FEW
@given(st.lists(TROUBLE, max_size=6))
def test_problems(met: list[Trouble]) -> None:
    with a_hospital() as hospital:
        known: list[int] = []
        for one in met:
            known.append(meet(hospital, known, one))
        items = {one.id: one for one in hospital.all(Item)}
        there = [one for one in items.values() if one.initiative == TOOL and one.kind in ("obstacle", "conflict")]
        there = [one for one in there if one.outcome not in ("duplicate", "declined")]

        def rank(one: Item) -> tuple[bool, int, int, int]:
            days = (TODAY - when.day(one.created_at, ZONE)).days
            return one.status == "closed", ORDER.index(one.cause or "other"), -days, one.id

        told = problems(hospital.workspace, hospital.tool, TODAY)
        assert [one.id for one in told] == [one.id for one in sorted(there, key=rank)]
        for found in told:
            record = items[found.id]
            assert found.age == (TODAY - when.day(record.created_at, ZONE)).days
            assert found.reported == 1 + sum(other.duplicate_of == found.id for other in items.values())
            late = record.due is not None and record.due < TODAY.isoformat()
            assert found.is_late == (late and record.status != "closed")
            assert [task.id for task in found.tactics] == [
                other.id for other in items.values() if other.follows == found.id
            ]
            assert (found.who, found.step, found.reason) == (("Lea Roy", "Max Tran"), *last_heard(hospital, found.id))


def last_heard(hospital: Hospital, id: int) -> tuple[Step | None, str]:
    """Return the last step that was named of an item, and the last that was said of it, as it was rectified."""
    entries = [one for one in hospital.all(Entry) if one.item == id and one.kind == "feedback"]
    instead = {one.corrects: one for one in entries if one.corrects}
    said = [instead.get(one.id, one) for one in entries if one.corrects is None]
    steps = [one.about for one in said if one.about]
    return steps[-1] if steps else None, said[-1].text if said else ""


AGO = st.sampled_from([0, 5, 13, 14, 20])
PAST = st.tuples(AGO, st.sampled_from(["task", "request", "obstacle"]), st.booleans())
MARKS = st.tuples(AGO, st.sampled_from([1, 2.5, 3, 4, None]), st.booleans())


@example([(14, "request", False)], [(3, 3, False)], [], [100.0], 3)
@example([(13, "obstacle", False)], [], [], [100.0], 3)
@example([], [(13, 2.5, False)], [], [100.0], 3)
@FEW
@given(
    st.lists(PAST, max_size=3), st.lists(MARKS, max_size=3), st.lists(st.booleans(), max_size=2),
    st.lists(st.sampled_from([None, 40.0, 99.0, 100.0, 120.0]), max_size=2), st.integers(2, 3),
)  # fmt: skip
def test_what_keeps_it_open(
    raised: list[tuple[int, item.ItemKind, bool]],
    marks: list[tuple[int, float | None, bool]],
    planned: list[bool],
    read: list[float | None],
    phase: int,
) -> None:
    with a_hospital() as hospital:
        id = hospital.make(initiative.Draft(title="Badges", audience=(NURSING, IT)))
        hospital.do(*(gate.Advance(id=id, reason="x"),) * phase)
        now = hospital.now
        for ago, kind, is_open in raised:
            hospital.now = now - timedelta(days=ago)
            number = hospital.make(item.Capture(title="?", kind=kind, opened=True, initiative=id))
            if not is_open:
                hospital.do(settlement.Settle(id=number, outcome="moot", resolution="x"))
        hospital.now = now
        for ago, score, is_wrong in marks:
            said: dict[str, Any] = {"kind": "feedback", "initiative": id, "at": now - timedelta(days=ago)}
            number = hospital.make(entry.Log(parties=(NURSING,), text="so", score=score, **said))
            if is_wrong:
                hospital.do(entry.Correct(id=number, score=5, text="no, five"))
        for is_cancelled in planned:
            number = hospital.make(meeting.Plan(title="M", start="2026-12-01T08:00", initiative=id))
            if is_cancelled:
                hospital.do(meeting.Cancel(id=number, reason="x"))
        for place, value in enumerate(read):
            hospital.do(initiative.Gauge(id=id, measure=f"M{place}"))
            if value is not None:
                hospital.do(initiative.Read(id=id, measure=f"M{place}", value=value))

        stirred = any(ago < 14 and kind != "task" for ago, kind, _ in raised)
        stirred |= any(ago < 14 and score is not None and score < 3 and not wrong for ago, score, wrong in marks)
        opened, coming = sum(is_open for *_, is_open in raised), planned.count(False)
        plainly = [f"{opened} item is open" if opened == 1 else f"{opened} items are open"] if opened else []
        plainly += (
            [f"{coming} meeting is planned" if coming == 1 else f"{coming} meetings are planned"] if coming else []
        )
        plainly += [] if read else ["nothing is measured"]
        unmet = [place for place, value in enumerate(read) if value is None or value < 100]
        plainly += [f"“M{place}” has not reached its target" for place in unmet]
        plainly += ["it has not been quiet for two weeks"] if stirred else []
        badges = hospital.get(Initiative, id)
        told = closing(hospital.workspace, badges, TODAY)
        assert [*map(str, told.missing)] == plainly
        assert told.can_be_closed == can_be_closed(hospital.workspace, badges, TODAY) == (phase == 3 and not plainly)
