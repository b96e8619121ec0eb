"""Between parties: bridges, promises, rhythm; each number held against a plain reading of all records."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hospital import BADGES, GREEN, IT, LEA, MAX, NURSING, ROTA, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entry, Item, Party, when
from store.records import entry, item, mediation, party, settlement, triage
from store.thresholds import USUAL
from store.views import bridge, rhythm
from store.views.mandate import mandate, represented
from store.views.promises import KEPT_BY, promises
from store.views.standing import pressed


def between(hospital: Hospital, a: int, b: int) -> bridge.Bridge:
    return bridge.bridge(hospital.workspace, hospital.get(Party, a), hospital.get(Party, b), hospital.today)


def broken(hospital: Hospital) -> list[tuple[int, int]]:
    hospital.workspace.changes()
    return [gap.pair for gap in bridge.gaps(hospital.workspace, hospital.today) if gap.silence >= 1.5]


# -- bridges


def test_a_bridge_shows_everything_between_two_parties(hospital: Hospital) -> None:
    both = hospital.make(entry.Log(text="All at one table", parties=(IT, NURSING), channel="meeting"))
    found = between(hospital, NURSING, IT)
    assert (found.open, found.closed, found.entries[-1]) == ((BADGES, ROTA, GREEN), (), both)
    assert (found.last, found.cadence) == (hospital.today, 14), "neither needs more than the longer cadence"
    assert (found.first_a, found.first_b) == ((), (BADGES,)), "IT spoke first, once"
    hospital.do(settlement.Settle(id=BADGES, outcome="done"))
    assert between(hospital, NURSING, IT).closed == (BADGES,)


def test_a_bridge_breaks_when_open_business_meets_silence_and_holds_again_at_a_word(hospital: Hospital) -> None:
    hospital.later(days=12)
    assert broken(hospital) == [], "twenty days, of fourteen agreed, is due and no more"
    hospital.later(days=1)
    assert broken(hospital) == [(NURSING, IT)]
    hospital.do(entry.Log(text="Only Nursing", parties=(NURSING,)), entry.Log(text="x", parties=(IT, LEA), kind="note"))
    assert broken(hospital) == [(NURSING, IT)], "a word with one of them, or a note about both, is no exchange"
    done = hospital.do(entry.Log(text="Their people met", parties=(LEA, MAX)))
    assert broken(hospital) == [], "members speak for their groups"
    hospital.undo(done.number)
    assert broken(hospital) == [(NURSING, IT)]
    hospital.do(mediation.Reply(id=BADGES, party=NURSING, answer="yes"))
    assert broken(hospital) == [], "a relay that is read back is an exchange with whom it came from"


def test_nothing_open_asks_for_no_bridge(hospital: Hospital) -> None:
    hospital.do(settlement.Settle(id=BADGES, outcome="done"), settlement.Settle(id=ROTA, outcome="moot"))
    hospital.later(days=90)
    assert broken(hospital) == []
    assert between(hospital, NURSING, IT).gap is None


def test_between_a_group_and_its_own_member_there_is_no_bridge(hospital: Hospital) -> None:
    hospital.do(item.Capture(title="x", source=LEA, parties=(NURSING,), opened=True))
    assert (NURSING, LEA) not in bridge.needed(hospital.workspace)


# -- promises


@pytest.fixture
def promised(hospital: Hospital) -> int:
    """An item promised to IT for tomorrow."""
    return hospital.make(item.Capture(title="List", parties=(IT,), opened=True, due="2026-11-19"))


def kept_and_broken(hospital: Hospital) -> tuple[int, int]:
    hospital.workspace.changes()
    found = promises(hospital.workspace, IT, hospital.today)
    return len(found.kept), len(found.broken)


def test_a_promise_is_kept_by_its_day_and_broken_after_it(hospital: Hospital, promised: int) -> None:
    early = hospital.do(settlement.Settle(id=promised, outcome="done"))
    assert kept_and_broken(hospital) == (0, 0), "its day has not come"
    hospital.undo(early.number)
    hospital.later(days=1)
    done = hospital.do(settlement.Settle(id=promised, outcome="done"))
    assert kept_and_broken(hospital) == (1, 0), "on the day itself it is kept"
    hospital.undo(done.number)
    hospital.later(days=1)
    assert kept_and_broken(hospital) == (0, 1), "overdue and in our court"
    hospital.do(settlement.Settle(id=promised, outcome="done"))
    assert kept_and_broken(hospital) == (0, 1), "late is late"
    hospital.later(days=100)
    assert kept_and_broken(hospital) == (0, 0), "after three months it is forgotten"


def test_what_waits_on_them_is_no_promise_of_ours(hospital: Hospital, promised: int) -> None:
    hospital.do(triage.Wait(id=promised, on=IT))
    hospital.later(days=5)
    assert kept_and_broken(hospital) == (0, 0)


# -- over-contact, mandates


def test_too_many_contacts_within_what_was_agreed(hospital: Hospital) -> None:
    it = hospital.get(Party, IT)
    for _ in range(USUAL.contacts - 1):
        hospital.do(entry.Log(text="x", parties=(IT,), at=hospital.now - timedelta(days=13)))
    assert pressed(hospital.workspace, it, hospital.today) is None
    last = hospital.make(entry.Log(text="x", parties=(IT,)))
    found = pressed(hospital.workspace, it, hospital.today)
    assert found and len(found.behind) == USUAL.contacts and found.behind[-1].id == last
    hospital.later(days=1)
    assert pressed(hospital.workspace, it, hospital.today) is None, "the first ones lie behind the cadence"


def test_a_mandate_is_whom_one_represents(hospital: Hospital) -> None:
    hospital.do(party.Change(id=IT, liaisons=("zoe",)), party.Change(id=LEA, liaisons=("zoe", "rob")))
    assert [one.id for one in mandate(hospital.workspace, "zoe")] == [IT, LEA]
    assert [one.id for one in represented(hospital.workspace, MAX, "zoe")] == [IT], "a member brings its group's needs"
    hospital.do(party.Change(id=IT, active=False))
    assert [one.id for one in mandate(hospital.workspace, "zoe")] == [LEA]


# -- against all records


KINDS = st.sampled_from(["task", "relay", "conflict"])
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("log"), st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True), st.integers(0, 40),
            st.sampled_from(["contact", "contact", "note", "feedback"]),
        ),
        st.tuples(st.just("item"), st.integers(1, 4), st.integers(1, 4), KINDS),
        st.tuples(st.just("promise"), st.integers(1, 4), st.integers(-9, 9), st.booleans()),
        st.tuples(st.just("answer"), st.integers(0, 9), st.booleans(), st.integers(0, 9)),
        st.tuples(st.just("settle"), st.integers(0, 9), st.just(0), st.just(0)),
        st.tuples(st.just("correct"), st.integers(0, 9), st.integers(1, 4), st.just(0)),
        st.tuples(st.just("later"), st.integers(1, 15), st.just(0), st.just(0)),
    ),
    max_size=20,
)  # fmt: skip


def act(hospital: Hospital, step: Any) -> None:
    what, first, second, third = step
    opened = [kept for kept in hospital.all(Item, status="open") if kept.kind != "approval"]
    if what == "log":
        at = hospital.now - timedelta(days=second)
        hospital.do(entry.Log(text="x", parties=tuple(first), at=at, kind=third))
    elif what == "item":
        hospital.do(item.Capture(title="x", source=first, parties=(second,), kind=third, opened=True))
    elif what == "promise":
        due = (hospital.today + timedelta(days=second)).isoformat()
        ball = first if third else None
        hospital.do(item.Capture(title="x", parties=(first,), opened=True, due=due, ball=ball))
    elif what == "answer" and opened:
        chosen = opened[first % len(opened)]
        if chosen.parties and chosen.kind == "relay":
            hospital.do(mediation.Reply(id=chosen.id, party=chosen.parties[0], answer="yes" if second else "no"))
    elif what == "settle" and opened:
        chosen = opened[first % len(opened)]
        outcome: Any = "moot" if chosen.kind == "conflict" else "done"
        hospital.do(settlement.Settle(id=chosen.id, outcome=outcome))
    elif what == "correct":
        entries = hospital.all(Entry)
        gone = {kept.corrects for kept in entries}
        free = [kept for kept in entries if kept.id not in gone and kept.kind == "contact"]
        if free and free[first % len(free)].parties != (second,):
            hospital.do(entry.Correct(id=free[first % len(free)].id, parties=(second,)))
    elif what == "later":
        hospital.later(days=first)


class Plain:
    """The same numbers from all records, read one by one."""

    def __init__(self, hospital: Hospital) -> None:
        self.parties = {kept.id: kept for kept in hospital.all(Party)}
        self.items, self.entries = hospital.all(Item), hospital.all(Entry)
        self.today, self.zone = hospital.today, hospital.workspace.zone
        gone = {kept.corrects for kept in self.entries}
        self.contacts = [kept for kept in self.entries if kept.kind in ("contact", "answer") and kept.id not in gone]

    def day(self, kept: Entry) -> date:
        return when.day(kept.at, self.zone)

    def side(self, one: int) -> set[int]:
        return {one, *(kept.id for kept in self.parties.values() if one in kept.groups)}

    def source(self, kept: Entry) -> int | None:
        return next((one.source for one in self.items if one.id == kept.item), None)

    def exchanged(self, a: int, b: int) -> date | None:
        ours, theirs = self.side(a), self.side(b)
        days = [
            self.day(kept)
            for kept in self.contacts
            if (ours & set(kept.parties) and theirs & set(kept.parties))
            or (kept.kind == "answer" and self.source(kept) in ours and theirs & set(kept.parties))
            or (kept.kind == "answer" and self.source(kept) in theirs and ours & set(kept.parties))
        ]
        return max(days, default=None)

    def needed(self) -> dict[tuple[int, int], list[int]]:
        found: dict[tuple[int, int], list[int]] = {}
        for kept in self.items:
            if kept.status != "open":
                continue
            ways = {(kept.source, one) for one in kept.parties if kept.source}
            if kept.kind == "conflict":
                ways |= {(one, other) for one in kept.parties for other in kept.parties}
            pairs = {(min(way), max(way)) for way in ways if way[0] != way[1]}  # type: ignore[type-var]
            for a, b in pairs:
                if a not in self.side(b) and b not in self.side(a):  # type: ignore[arg-type]
                    found.setdefault((a, b), []).append(kept.id)  # type: ignore[arg-type]
        return found

    def promises(self, one: int) -> tuple[list[int], list[int]]:
        kept_ids, broken_ids = [], []
        for kept in self.items:
            if one not in (kept.source, *kept.parties) or kept.due is None or kept.status == "inbox":
                continue
            due = when.day(kept.due, self.zone)
            if not self.today - timedelta(days=90) <= due <= self.today:
                continue
            settled = [self.day(e) for e in self.entries if e.item == kept.id and e.act == "item.settle"]
            if kept.status == "open" and kept.ball is None and due < self.today:
                broken_ids.append(kept.id)
            elif kept.status == "closed" and kept.outcome in KEPT_BY:
                (kept_ids if settled[-1] <= due else broken_ids).append(kept.id)
        return kept_ids, broken_ids

    def contact_days(self, one: int, first: date) -> dict[date, list[int]]:
        found: dict[date, list[int]] = {}
        for kept in reversed(self.contacts):
            if self.side(one) & set(kept.parties) and first <= self.day(kept) <= self.today:
                found.setdefault(self.day(kept), []).append(kept.id)
        return found


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_bridges_promises_and_rhythms_are_those_of_a_plain_reading_of_all_records(steps: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        hospital.do(settlement.Settle(id=BADGES, outcome="done"))
        for step in steps:
            act(hospital, step)
            check(hospital)  # what is remembered of before is relied upon
        hospital.close()


def check(hospital: Hospital) -> None:
    workspace, today, told = hospital.workspace, hospital.today, Plain(hospital)
    assert {pair: [*ids] for pair, ids in bridge.needed(workspace).items()} == told.needed()
    for gap in bridge.gaps(workspace, today):
        assert gap.last == told.exchanged(*gap.pair)
        assert gap.silence == gap.days / gap.cadence >= 1
    found = {gap.pair for gap in bridge.gaps(workspace, today)}
    for pair, ids in told.needed().items():
        last = told.exchanged(*pair)
        began = min(when.day(kept.created_at, told.zone) for kept in told.items if kept.id in ids)
        cadence = max((c for one in pair if (c := cadence_of(told, one))), default=bridge.USUAL)
        assert (pair in found) == ((today - (last or began)).days >= cadence)
    for one in told.parties.values():
        kept = promises(workspace, one.id, today)
        assert (sorted(kept.kept), sorted(kept.broken)) == told.promises(one.id)
        first = today - timedelta(days=83)
        days = told.contact_days(one.id, first)
        assert rhythm.contacts(workspace, one, first, today) == days
        counts = [0] * rhythm.WEEKS
        for on, ids in days.items():
            counts[-1 - (today - on).days // 7] += len(ids)
        assert [*rhythm.weeks(workspace, one, today)] == counts


def cadence_of(told: Plain, one: int) -> int | None:
    own = told.parties[one]
    inherited = [told.parties[group].cadence for group in own.groups]
    return own.cadence or min((days for days in inherited if days), default=None)
