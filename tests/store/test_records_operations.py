"""What is true of every operation: it says what it does, it is taken back whole, it notices a colleague's change."""

from __future__ import annotations

from typing import Any

import pytest
from hospital import (
    BADGES,
    BEDS,
    CALLED,
    GREEN,
    IT,
    LEA,
    MAX,
    NURSING,
    ROTA,
    ROUND,
    STEERING,
    TOOL,
    WORD,
    WRONG,
    Hospital,
)  # fmt: skip
from msgspec.structs import replace

from store import OPERATIONS, RECORDS, Operation, Refused, reference
from store.records import (
    adjusting,
    consulting,
    entry,
    gate,
    initiative,
    involving,
    item,
    mediation,
    meeting,
    occurrence,
    party,
    proceedings,
    rescheduling,
    settlement,
    shifting,
    term,
    triage,
)  # fmt: skip
from store.records.validity import hints, referring_fields

QUESTION, ANA, PHARMACY = 6, 5, 6
"""What the hospital has besides: an item, a person and her group."""

EXAMPLES: dict[str, Operation] = {
    "party.add": party.Add(name="Laboratory"),
    "party.change": party.Change(id=NURSING, size=41),
    "item.capture": item.Capture(title="Oxygen runs low", parties=(NURSING,), tags=("urgent",)),
    "item.change": item.Change(id=BEDS, due="2026-11-20"),
    "item.accept": triage.Accept(id=BEDS),
    "item.give": triage.Give(id=BEDS, to="zoe"),
    "item.wait": triage.Wait(id=BEDS, on=NURSING),
    "item.classify": triage.Classify(id=BEDS, kind="request"),
    "item.decline": triage.Decline(id=BEDS, reason="not ours"),
    "item.duplicate": triage.Duplicate(id=BEDS, of=BADGES),
    "item.snooze": triage.Sleep(id=BEDS, day="2026-11-20"),
    "item.wake": triage.Wake(id=GREEN),
    "item.log": triage.LogOnly(id=BEDS),
    "item.settle": settlement.Settle(id=BADGES, outcome="done"),
    "item.reopen": settlement.Reopen(id=WRONG, reason="they called again"),
    "item.side": mediation.TakeSide(id=ROTA, party=NURSING, position="no double nights"),
    "item.option": mediation.Propose(id=ROTA, text="three teams"),
    "item.answer": mediation.Reply(id=GREEN, party=LEA, answer="yes"),
    "entry.log": entry.Log(text="Asked again", parties=(NURSING,)),
    "entry.correct": entry.Correct(id=CALLED, text="Worried about weekends"),
    "signal.dismiss": entry.Dismiss(signal=f"silence:parties:{NURSING}", until="2026-12-01"),
    "meeting.plan": meeting.Plan(title="Training", start="2026-12-01T09:00", kind="training"),
    "meeting.move": meeting.Move(id=STEERING, start="2026-11-28T10:00"),
    "meeting.change": rescheduling.Change(id=STEERING, parties=(LEA, NURSING)),
    "meeting.shift": occurrence.Shift(id=ROUND, occurrence="2026-11-24T14:00", start="2026-11-25T09:00"),
    "meeting.leave_out": occurrence.LeaveOut(id=ROUND, occurrence="2026-11-24T14:00", reason="strike"),
    "meeting.hold": meeting.Hold(id=ROUND, attendance={NURSING: 3}),
    "meeting.cancel": meeting.Cancel(id=ROUND, reason="flood"),
    "meeting.pin": meeting.Pin(id=STEERING, item=ROTA),
    "meeting.skip": meeting.Skip(id=STEERING, item=ROTA),
    "meeting.arrange": proceedings.Arrange(id=STEERING, pinned=(ROTA, BADGES)),
    "meeting.arise": proceedings.Arise(id=STEERING, title="Send the roster", owner="zoe", due="2026-11-30"),
    "meeting.attend": meeting.Attend(id=STEERING, party=NURSING, number=2),
    "initiative.draft": initiative.Draft(title="New badges"),
    "initiative.change": initiative.Change(id=TOOL, fallback="paper for a week"),
    "initiative.advance": gate.Advance(id=TOOL, reason="the board insists"),
    "initiative.back": gate.Back(id=TOOL, reason="audience was wrong"),
    "initiative.measure": initiative.Gauge(id=TOOL, measure="Errors", base=20, target=2),
    "initiative.read": initiative.Read(id=TOOL, measure="Trained", value=40),
    "initiative.affect": involving.Affect(id=TOOL, party=NURSING, text="rotas are seen a month ahead"),
    "initiative.enlist": involving.Enlist(id=TOOL, login="zoe", role="training"),
    "initiative.ask": consulting.Ask(id=TOOL, due="2026-12-01"),
    "initiative.condition": consulting.Condition(id=TOOL, party=MAX),
    "initiative.shift": shifting.Shift(id=TOOL, days=5, reason="flu"),
    "initiative.adjust": adjusting.Adjust(id=TOOL, title="Train on the ward", measure="Trained"),
    "initiative.resistance": adjusting.Resist(
        id=TOOL, party=NURSING, about="desire", text="no say any more", tactic="t"
    ),
    "item.respond": adjusting.Respond(id=QUESTION, text="In the drawer"),
    "term.define": term.Define(term="triage", plain="sorting by urgency"),
    "term.change": term.Change(id=WORD, plain="only when needed"),
}
"""One of each, as the hospital stands with one item asleep."""

CREATE = {"party.add", "item.capture", "meeting.plan", "initiative.draft", "term.define", "entry.log", "signal.dismiss"}
ADDING = {
    "entry.correct", "meeting.arise", "initiative.ask", "initiative.condition", "initiative.adjust",
    "initiative.resistance",
}  # fmt: skip
"""They add to a record without writing it."""
DECIDE = {
    "item.accept", "item.give", "item.wait", "item.decline", "item.duplicate", "item.snooze", "item.wake",
    "item.settle", "item.reopen", "meeting.arise", "meeting.cancel", "meeting.leave_out", "initiative.advance",
    "initiative.back", "initiative.shift", "initiative.adjust", "item.respond", "signal.dismiss",
}  # fmt: skip
"""Decisions: each leaves one entry that says so."""
REVISED = sorted(act for act, kind in OPERATIONS.items() if "rev" in kind.__struct_fields__)

TAGGED: dict[str, Any] = {
    "party": party.Change, "item": item.Change, "meeting": rescheduling.Change, "initiative": initiative.Change,
    "term": term.Change,
}  # fmt: skip


@pytest.fixture
def hospital(hospital: Hospital) -> Hospital:
    """One of its items sleeps, somebody asks, Max has a condition, and the pharmacy's head has not been asked."""
    hospital.do(
        triage.Sleep(id=GREEN, day="2026-12-24"),
        item.Capture(title="Where is the badge?", kind="request", source=NURSING, opened=True),
        mediation.Reply(id=GREEN, party=MAX, answer="reserve", text="if it is tested"),
        party.Add(name="Ana Cyr", kind="person"),
        party.Add(name="Pharmacy", head=ANA),
        initiative.Change(id=TOOL, audience=(NURSING, IT, PHARMACY)),
    )
    return hospital


def test_every_operation_has_its_example_here() -> None:
    assert set(EXAMPLES) == set(OPERATIONS)
    assert all(act == example.act for act, example in EXAMPLES.items())


@pytest.mark.parametrize("act", OPERATIONS)
def test_an_operation_says_in_a_line_what_it_does(act: str) -> None:
    kind = OPERATIONS[act]
    line = kind.summary()
    assert 10 < len(line) <= 90 and line[0].isupper() and not line.endswith(".")
    assert kind.__doc__ and kind.__doc__.splitlines()[0].endswith("."), "one sentence, in one line"
    assert sum(other.summary() == line for other in OPERATIONS.values()) == 1
    assert kind.apply.__doc__ and kind.apply.__doc__.startswith("Refuses"), "what it refuses is written beside it"


@pytest.mark.parametrize("act", OPERATIONS)
def test_what_may_be_done_is_done_and_taken_back_byte_for_byte(hospital: Hospital, act: str) -> None:
    before = hospital.documents()
    assert hospital.workspace.may(EXAMPLES[act]) is None
    assert hospital.documents() == before, "asking changes nothing"
    done = hospital.do(EXAMPLES[act])
    assert (done.operation, done.number) == (act, hospital.workspace.engine.number)
    changed = {key for key, doc in hospital.documents().items() if before.get(key) != doc}
    assert changed == set(done.written), "it wrote what it says it wrote, each of it anew"
    undone = hospital.undo()
    assert hospital.documents() == before
    assert (undone.operation, undone.undoes) == (act, done.number)
    assert set(undone.written) == set(done.written)


@pytest.mark.parametrize("act", OPERATIONS)
def test_what_an_operation_makes_comes_first_with_its_author_and_time(hospital: Hospital, act: str) -> None:
    before = hospital.documents()
    written = hospital.do(EXAMPLES[act]).written
    made = [key for key in written if key not in before]
    assert list(written[: len(made)]) == made
    for table, id in made:
        record = hospital.get(RECORDS[table], id)
        assert (record.created_by, record.created_at) == ("rob", hospital.now)
    if act in CREATE:
        assert len(written) == 1 and written[0] not in before
    else:
        assert set(written) - set(made) or act in ("item.answer", "initiative.read", *ADDING)


@pytest.mark.parametrize("act", REVISED)
def test_a_colleagues_change_is_noticed_and_named(hospital: Hospital, act: str) -> None:
    example: Any = EXAMPLES[act]
    thing = act.partition(".")[0]
    table = {"party": "parties", "term": "terms"}.get(thing, f"{thing}s")
    rev = hospital.get(RECORDS[table], example.id).rev
    hospital.workspace.run(replace(example, rev=rev))
    hospital.undo()
    zoe = hospital.open("zoe")
    zoe.run(TAGGED[thing](id=example.id, tags=("zoe",)))
    met = hospital.conflicts(replace(example, rev=rev))
    assert (met.by, met.table, met.id, met.rev) == ("zoe", table, example.id, zoe.engine.number)
    assert f"zoe changed {reference(table, example.id)}" in str(met)
    hospital.do(replace(example, rev=met.rev))


@pytest.mark.parametrize("act", sorted(set(OPERATIONS) - CREATE))
def test_what_is_not_there_cannot_be_changed(hospital: Hospital, act: str) -> None:
    example: Any = EXAMPLES[act]
    assert "There is no" in hospital.refuses(replace(example, id=99), field="id")


@pytest.mark.parametrize("act", OPERATIONS)
def test_a_decision_leaves_one_entry_that_says_so(hospital: Hospital, act: str) -> None:
    done = hospital.do(EXAMPLES[act])
    entries = [hospital.get(RECORDS[table], id) for table, id in done.written if table == "entries"]
    decisions = [made for made in entries if getattr(made, "kind", "") == "decision"]
    assert [getattr(made, "act", "") for made in decisions] == ([act] if act in DECIDE else [])
    assert all(getattr(made, "by", "") == "rob" for made in entries)


@pytest.mark.parametrize("act", OPERATIONS)
def test_the_past_of_a_record_tells_the_operation_and_what_it_changed(hospital: Hospital, act: str) -> None:
    before = hospital.documents()
    done = hospital.do(EXAMPLES[act])
    for table, id in done.written:
        record = hospital.get(RECORDS[table], id)
        newest = next(hospital.workspace.history(record))
        assert (newest.number, newest.by, newest.operation, newest.undoes) == (done.number, "rob", act, 0)
        assert newest.steps and all(step.before != step.after for step in newest.steps)
        if (table, id) not in before:
            assert all(step.before is None for step in newest.steps)


@pytest.mark.parametrize("act", OPERATIONS)
def test_an_operation_that_names_what_is_not_there_is_refused(hospital: Hospital, act: str) -> None:
    """Every field that names a record is checked, wherever it stands."""
    example = EXAMPLES[act]
    for field, _table in referring_fields(type(example)):  # type: ignore[arg-type]  # an operation has fields as well
        hint = str(hints(type(example))[field])
        if "Serves" in hint:
            continue  # an interest that is not on the sheet is refused before
        wrong = (99,) if "tuple" in hint else {99: 1} if "dict" in hint else 99
        with pytest.raises(Refused, match="here is no"):
            hospital.workspace.run(replace(example, **{field: wrong}))
