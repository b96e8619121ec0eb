"""The past of a record: who changed what, when, from what to what."""

from __future__ import annotations

from hospital import BEDS, CALLED, NURSING, Hospital

from store import Entry, Item
from store.history import Step
from store.records import item, triage


def test_the_past_is_told_newest_first(hospital: Hospital) -> None:
    founded = hospital.workspace.engine.number
    hospital.do(triage.Wait(id=BEDS, on=NURSING))
    first = hospital.now
    hospital.later(hours=1)
    zoe = hospital.open("zoe")
    zoe.run(item.Change(id=BEDS, title="Beds", tags=("ward",)))
    past = list(hospital.workspace.history(hospital.get(Item, BEDS)))
    assert [(r.number, r.by, r.operation, r.at) for r in past[:2]] == [
        (founded + 2, "zoe", "item.change", hospital.now),
        (founded + 1, "rob", "item.wait", first),
    ]
    assert past[0].steps == (Step("title", "Beds for Friday", "Beds"), Step("tags", None, ["ward"]))
    assert {(step.field, step.before, step.after) for step in past[1].steps} == {
        ("status", "inbox", "open"),
        ("owner", None, "rob"),
        ("ball", None, NURSING),
        ("ball_since", None, "2026-11-18T14:00:00Z"),
    }
    assert [(step.field, step.before) for step in past[2].steps if step.field == "title"] == [("title", None)]
    assert len(past) == 3


def test_who_made_it_and_when_stand_on_the_revision_not_among_its_fields(hospital: Hospital) -> None:
    (made,) = hospital.workspace.history(hospital.get(Entry, CALLED))
    assert made.by == "rob"
    assert not {step.field for step in made.steps} & {"created_at", "created_by", "id", "rev"}


def test_an_undo_is_part_of_the_past(hospital: Hospital) -> None:
    done = hospital.do(item.Change(id=BEDS, priority=1))
    hospital.undo()
    past = list(hospital.workspace.history(hospital.get(Item, BEDS)))
    assert [(r.operation, r.undoes) for r in past[:2]] == [("item.change", done.number), ("item.change", 0)]
    assert (past[0].steps, past[1].steps) == ((Step("priority", 1, None),), (Step("priority", None, 1),))


def test_the_past_of_what_is_gone_can_still_be_told(hospital: Hospital) -> None:
    id = hospital.make(item.Capture(title="Oxygen runs low"))
    gone = hospital.get(Item, id)
    hospital.undo()
    vanished, captured = hospital.workspace.history(gone)
    assert {step.after for step in vanished.steps} == {None}
    assert [step.before for step in vanished.steps] == [step.after for step in captured.steps]


def test_the_past_survives_compaction(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS))
    hospital.undo()
    before = list(hospital.workspace.history(hospital.get(Item, BEDS)))
    hospital.workspace.engine.compact()
    assert list(hospital.workspace.history(hospital.get(Item, BEDS))) == before
    hospital.do(triage.Accept(id=BEDS))
    hospital.workspace.engine.compact()
    assert hospital.undo().operation == "item.accept", "undo reaches beyond it"
    assert hospital.get(Item, BEDS).status == "inbox"
