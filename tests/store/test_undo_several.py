"""Taking back the last n together: all of them or none, with the name of whoever changed one since."""

from __future__ import annotations

import pytest
from hospital import BEDS, NURSING, Hospital

from store import Conflict, Item, Party, Refused
from store.records import entry, item, meeting, party, settlement, triage


def test_the_last_three_go_back_as_if_nothing_had_been_done(hospital: Hospital) -> None:
    hospital.do(item.Capture(title="Oxygen runs low"))
    before = hospital.documents()
    hospital.do(triage.Accept(id=BEDS))
    hospital.do(triage.Wait(id=BEDS, on=NURSING))
    hospital.do(settlement.Settle(id=BEDS, outcome="done"))
    number = hospital.workspace.engine.number
    undone = hospital.workspace.undo_last(3)
    assert hospital.documents() == before
    assert [(done.undoes, done.operation) for done in undone] == [
        (number, "item.settle"), (number - 1, "item.wait"), (number - 2, "item.accept"),
    ]  # fmt: skip
    assert [done.number for done in undone] == [number + 1, number + 2, number + 3], "each told apart in the past"
    assert hospital.undo().operation == "item.capture", "and what came before can still be taken back"


def test_to_look_changes_nothing(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS))
    hospital.do(triage.Wait(id=BEDS, on=NURSING))
    before = hospital.documents()
    told = hospital.workspace.undo_last(2, only_look=True)
    assert [(done.operation, done.number) for done in told] == [("item.wait", 0), ("item.accept", 0)]
    assert hospital.documents() == before


def test_none_is_taken_back_where_a_colleague_changed_one_since(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS))
    hospital.open("zoe").run(item.Change(id=BEDS, priority=1))
    hospital.do(item.Capture(title="Oxygen runs low"))
    before = hospital.documents()
    with pytest.raises(Conflict, match="zoe changed #1"):
        hospital.workspace.undo_last(2)
    assert hospital.documents() == before
    assert [done.operation for done in hospital.workspace.undo_last(1)] == ["item.capture"]


def test_a_colleagues_change_in_between_stays_where_only_the_later_ones_go(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS))
    hospital.open("zoe").run(item.Change(id=BEDS, priority=1))
    hospital.do(item.Change(id=BEDS, title="Beds"))
    hospital.do(item.Change(id=BEDS, due="2026-12-01"))
    hospital.workspace.undo_last(2)
    kept = hospital.get(Item, BEDS)
    assert (kept.priority, kept.title, kept.due, kept.status) == (1, "Beds for Friday", None, "open")


def test_what_was_built_on_each_other_goes_together(hospital: Hospital) -> None:
    before = hospital.documents()
    made = hospital.make(party.Add(name="Pharmacy"))
    hospital.do(item.Change(id=BEDS, source=made))
    hospital.do(meeting.Plan(title="Crisis", start="2026-11-19T08:00", parties=(made,)))
    hospital.do(entry.Log(text="hello", parties=(made,)))
    assert len(hospital.workspace.undo_last(4)) == 4
    assert hospital.documents() == before


def test_what_a_colleague_has_built_on_stays_with_all_that_was_asked_for(hospital: Hospital) -> None:
    made = hospital.make(party.Add(name="Pharmacy"))
    hospital.do(item.Change(id=BEDS, priority=1))
    hospital.open("zoe").run(entry.Log(text="hello", parties=(made,)))
    before = hospital.documents()
    with pytest.raises(Refused, match=f"p{made} cannot vanish"):
        hospital.workspace.undo_last(2)
    assert hospital.documents() == before and hospital.get(Party, made).name == "Pharmacy"


def test_more_than_there_is_takes_nothing_back(hospital: Hospital) -> None:
    zoe = hospital.open("zoe")
    zoe.run(item.Capture(title="Hers"))
    with pytest.raises(Refused, match="only 1 can be"):
        zoe.undo_last(2)
    assert hospital.all(Item)[-1].title == "Hers"
