"""One commit: several operations done together or not at all, each judged as things stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hospital import BEDS, IT, NURSING, ROTA, Hospital

from store import (
    Conflict,
    Item,
    Operation,
    Refused,
)
from store.draft import Draft
from store.records import item, party, settlement, triage


def test_operations_of_one_commit_are_done_together_or_not_at_all(hospital: Hospital) -> None:
    hospital.refuses(triage.Accept(id=BEDS), settlement.Settle(id=ROTA, outcome="agreed"), field="reason")
    assert hospital.get(Item, BEDS).status == "inbox"
    done = hospital.do(triage.Accept(id=BEDS), settlement.Settle(id=BEDS, outcome="done"))
    assert done.operation == "item.accept"
    assert hospital.get(Item, BEDS).status == "closed"
    hospital.undo()
    assert hospital.get(Item, BEDS).status == "inbox", "taken back together"


def test_a_commit_bears_the_name_it_was_given(hospital: Hospital) -> None:
    workspace = hospital.workspace
    assert workspace.run(triage.Accept(id=BEDS), label="import").operation == "import"
    assert hospital.undo().operation == "import"


def test_an_operation_may_name_what_those_before_it_have_added(hospital: Hospital) -> None:
    def build(draft: Draft) -> list[Operation]:
        return [party.Add(name="Pharmacy"), item.Capture(title="Oxygen", parties=(5,)), triage.Accept(id=6)]

    done = hospital.workspace.run_each(build, label="import")
    hospital.workspace.changes()
    assert done.written[:3] == (("parties", 5), ("items", 6), ("entries", 4))
    assert hospital.get(Item, 6).parties == (5,)


def test_within_a_commit_records_are_found_by_what_they_have_become(hospital: Hospital) -> None:
    def build(draft: Draft) -> Iterator[Operation]:
        yield triage.Give(id=ROTA, to="zoe", reason="hers")
        yield item.Capture(title="Oxygen", owner="zoe", opened=True, parties=(IT,))
        assert [kept.id for kept in draft.find(Item, owner="zoe")] == [ROTA, 6]
        assert [kept.id for kept in draft.find(Item, owner="zoe", parties=NURSING)] == [ROTA]
        yield triage.Give(id=ROTA, to="ana", reason="hers after all")
        assert [kept.id for kept in draft.find(Item, owner="zoe")] == [6]
        assert [kept.id for kept in draft.find(Item, status="open", kind="conflict")] == [ROTA], "as it is kept"

    hospital.workspace.run_each(build, label="import")


def test_a_second_operation_on_a_record_goes_on_from_the_first(hospital: Hospital) -> None:
    rev = hospital.get(Item, BEDS).rev
    hospital.do(triage.Accept(id=BEDS, rev=rev), triage.Give(id=BEDS, rev=rev, to="zoe"))
    assert hospital.get(Item, BEDS).owner == "zoe"


def test_what_may_be_done_is_judged_as_things_stand(hospital: Hospital) -> None:
    workspace = hospital.workspace
    assert workspace.may(triage.Accept(id=BEDS)) is None
    hospital.open("zoe").run(triage.Accept(id=BEDS))
    workspace.changes()
    assert isinstance(workspace.may(triage.Accept(id=BEDS)), Refused)
    assert isinstance(workspace.may(triage.Give(id=BEDS, to="x", rev=1)), Conflict)
    assert workspace.may(item.Capture(title="x"), item.Capture(title="y")) is None
    assert len(workspace.ids(Item)) == 5


def test_run_judges_by_what_is_there_even_if_it_was_not_heard_of(hospital: Hospital) -> None:
    hospital.open("zoe").run(triage.Accept(id=BEDS))
    with pytest.raises(Refused, match="#1 has left the inbox already"):
        hospital.workspace.run(triage.Accept(id=BEDS))
