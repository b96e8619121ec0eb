"""Whatever two officers do in whatever order: statuses move along their arrows, and nothing is left dangling."""

from __future__ import annotations

import shutil
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from hospital import Hospital
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from store import RECORDS, Entry, Initiative, Item, Meeting, Operation, Record, StoreError, Workspace
from store.records import entry, gate, initiative, item, mediation, meeting, party, rescheduling, settlement, triage
from store.records.gate import PHASES
from store.records.validity import references

ARROWS: dict[str, set[tuple[str, str]]] = {
    "item.accept": {("inbox", "open")},
    "item.give": {("inbox", "open"), ("open", "open")},
    "item.wait": {("inbox", "open"), ("open", "open")},
    "item.decline": {("inbox", "closed")},
    "item.duplicate": {("inbox", "closed"), ("open", "closed")},
    "item.log": {("inbox", "closed")},
    "item.settle": {("open", "closed")},
    "item.reopen": {("closed", "open")},
    "meeting.hold": {("planned", "held")},
    "meeting.cancel": {("planned", "cancelled")},
    "initiative.advance": {*pairwise(PHASES)},
    "initiative.back": {*pairwise(reversed(PHASES))},
}
"""Operation → the moves it makes; all others leave every status as it is."""

DECISIONS = {
    "item.accept", "item.give", "item.wait", "item.decline", "item.duplicate", "item.snooze", "item.wake",
    "item.settle", "item.reopen", "meeting.cancel", "initiative.advance", "initiative.back", "signal.dismiss",
}  # fmt: skip

ids, parties, meetings = (st.sampled_from([*range(1, last), last, last, last]) for last in (6, 5, 3))
"""Of those that are there from the beginning and, more often, one that may have been made or taken back since."""
groups = st.lists(parties, max_size=2, unique=True).map(tuple)
kinds = st.sampled_from(["task", "request", "relay", "obstacle", "conflict", "approval"])
reasons = st.sampled_from(["", "because"])
answers = st.sampled_from(["yes", "yes", "reserve", "no"])
days = st.sampled_from(["2026-11-19", "2026-11-25", "2026-12-09"])
made = st.builds

OPERATIONS_ON_ITEMS = st.one_of(
    made(item.Capture, title=st.just("x"), kind=kinds, opened=st.booleans(), parties=groups, source=parties,
         after=st.lists(ids, max_size=1).map(tuple), initiative=st.sampled_from([None, 1])),
    made(item.Change, id=ids, parties=groups, after=st.lists(ids, max_size=2).map(tuple)),
    made(item.Change, id=ids, meeting=meetings, due=days),
    made(triage.Accept, id=ids),
    made(triage.Give, id=ids, to=st.sampled_from(["zoe", "rob"])),
    made(triage.Wait, id=ids, on=st.one_of(st.none(), parties)),
    made(triage.Classify, id=ids, kind=kinds),
    made(triage.Wake, id=ids),
    made(triage.Decline, id=ids, reason=reasons),
    made(triage.Duplicate, id=ids, of=ids),
    made(triage.Sleep, id=ids, day=days, meeting=st.one_of(st.none(), meetings)),
    made(triage.LogOnly, id=ids),
    made(settlement.Settle, id=ids,
         outcome=st.sampled_from(["done", "agreed", "arbitrated", "granted", "refused", "moot"]), resolution=reasons,
         reason=reasons, ruler=reasons, criteria=st.sampled_from([(), ("law",)])),
    made(settlement.Reopen, id=ids, reason=reasons),
    made(mediation.TakeSide, id=ids, party=parties, position=reasons),
    made(mediation.Propose, id=ids, text=st.just("o"), by=st.one_of(st.none(), parties)),
    made(mediation.Reply, id=st.just(4), party=st.integers(3, 4), answer=answers, text=st.just("if")),
    made(mediation.Reply, id=ids, party=parties, answer=answers, option=st.sampled_from([None, 0, 1]), text=reasons),
)  # fmt: skip
OTHER_OPERATIONS = st.one_of(
    made(party.Add, name=st.just("Pharmacy"), groups=groups),
    made(party.Change, id=parties, groups=groups),
    made(entry.Log, text=st.just("x"), parties=groups, item=st.one_of(st.none(), ids)),
    made(entry.Correct, id=st.integers(1, 12), text=st.sampled_from(["a", "b"])),
    made(entry.Dismiss, signal=st.just("silence:parties:1"), until=days),
    made(meeting.Plan, title=st.just("m"), start=days, parties=groups,
         every=st.sampled_from(["", "FREQ=DAILY;COUNT=3"])),
    made(meeting.Hold, id=meetings, attendance=st.dictionaries(parties, st.integers(0, 3), max_size=1)),
    made(meeting.Cancel, id=meetings, reason=reasons, series=st.booleans()),
    made(meeting.Pin, id=meetings, item=ids),
    made(meeting.Skip, id=meetings, item=ids),
    made(rescheduling.Change, id=meetings, parties=groups),
    made(gate.Advance, id=st.integers(1, 2), reason=reasons),
    made(gate.Back, id=st.integers(1, 2), reason=reasons),
    made(initiative.Draft, title=st.just("i"), audience=groups),
)  # fmt: skip


class TwoOfficers(RuleBasedStateMachine):
    """Rob and Zoe at work on one store, each with a program of their own."""

    @initialize()
    def begin(self) -> None:
        """Found a hospital."""
        self.folder = Path(tempfile.mkdtemp())
        self.hospital = Hospital(self.folder / "hospital.store")
        self.desks: list[Workspace] = [self.hospital.workspace, self.hospital.open("zoe")]
        self.before = self.records()
        self.done: tuple[list[int], list[int]] = ([], [])
        """The commits of each that are not taken back."""

    def teardown(self) -> None:
        """Close, and leave nothing behind."""
        if hasattr(self, "hospital"):
            self.hospital.close()
            shutil.rmtree(self.folder)

    def records(self) -> dict[tuple[str, int], Record]:
        """Return every record there is, as Rob sees it."""
        desk = self.desks[0]
        desk.changes()
        return {(table, record.id): record for table, kind in RECORDS.items() for record in desk.find(kind)}

    def moves(self, after: dict[tuple[str, int], Record]) -> set[tuple[str, str]]:
        """Return the moves of all statuses and phases since the last look."""
        pairs = ((self.before[key], now) for key, now in after.items() if key in self.before)
        return {(status(old), status(new)) for old, new in pairs if old is not new and status(new)}

    @rule(officer=st.integers(0, 1), operation=OPERATIONS_ON_ITEMS)
    def work(self, officer: int, operation: Operation) -> None:
        """One of them decides something about an item."""
        self.act(officer, operation)

    @rule(officer=st.integers(0, 1), operation=OTHER_OPERATIONS)
    def look_after(self, officer: int, operation: Operation) -> None:
        """One of them looks after the rest; a few hours go by."""
        self.act(officer, operation)
        self.hospital.later(hours=7)

    def act(self, officer: int, operation: Operation) -> None:
        """Carry out an operation, or be refused."""
        number = self.desks[officer].engine.number
        try:
            done = self.desks[officer].run(operation)
        except StoreError as refusal:
            assert str(refusal) and "{" not in str(refusal)
            assert self.records() == self.before, "what is refused changes nothing"
            assert self.desks[0].engine.number >= number
            return
        self.done[officer].append(done.number)
        after = self.records()
        changed = {move for move in self.moves(after) if move[0] != move[1]}
        assert changed <= ARROWS.get(operation.act, set())
        entries = [after[key] for key in done.written if key[0] == "entries"]
        decisions = [e for e in entries if isinstance(e, Entry) and e.kind == "decision"]
        assert [e.act for e in decisions] == ([operation.act] if operation.act in DECISIONS else [])
        for key, old in self.before.items():
            assert key in after, "nothing vanishes but by undo"
            assert not isinstance(old, Entry) or after[key] is old or after[key] == old, "the log is append-only"
        self.before = after

    @precondition(lambda self: any(self.done))
    @rule(officer=st.integers(0, 1), ago=st.integers(0, 4))
    def take_back(self, officer: int, ago: int) -> None:
        """One of them takes back the last thing, or something earlier; or cannot."""
        officer = officer if self.done[officer] else 1 - officer
        done = self.done[officer]
        number = 0 if ago == 0 else done[-min(ago, len(done))]
        try:
            undone = self.desks[officer].undo(number)
        except StoreError:
            assert self.records() == self.before
            return
        self.done[officer].remove(undone.undoes)
        self.before = self.records()

    @invariant()
    def nothing_dangles(self) -> None:
        """Every record that is named is there."""
        there = set(self.before)
        for key, record in self.before.items():
            assert references(record) <= there, key

    @invariant()
    def every_item_is_consistent(self) -> None:
        """An end goes with being closed, a day with a ball, a side with a party."""
        for record in self.before.values():
            if isinstance(record, Item):
                assert (record.status == "closed") == (record.outcome is not None)
                assert (record.outcome == "duplicate") == (record.duplicate_of is not None)
                assert (record.ball is None) == (record.ball_since is None)
                assert record.status == "inbox" or record.owner or record.status == "closed"
                assert record.kind != "conflict" or {side.party for side in record.sides} == set(record.parties)

    @invariant()
    def both_see_the_same(self) -> None:
        """Indexes, caches and documents say the same on both desks."""
        zoe = self.desks[1]
        zoe.changes()
        assert {(t, r.id): r for t, kind in RECORDS.items() for r in zoe.find(kind)} == self.before
        for value in ("inbox", "open", "closed"):
            found = [r.id for r in self.before.values() if isinstance(r, Item) and r.status == value]
            assert list(zoe.ids(Item, status=value)) == sorted(found)
        for id in range(1, 7):
            held = [r.id for r in self.before.values() if isinstance(r, Item) and id in r.parties]
            assert list(zoe.ids(Item, parties=id)) == sorted(held)


def status(record: Any) -> str:
    """Return what moves along arrows: a status, a phase; "" where nothing does."""
    if isinstance(record, (Item, Meeting)):
        return record.status
    return record.phase if isinstance(record, Initiative) else ""


TestTwoOfficers = TwoOfficers.TestCase
TestTwoOfficers.settings = settings(
    max_examples=100, stateful_step_count=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
