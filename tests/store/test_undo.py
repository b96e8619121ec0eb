"""Taking back: again and again, byte for byte, never over a colleague's work, never leaving anything dangling."""

from __future__ import annotations

import pytest
from hospital import BADGES, BEDS, GREEN, IT, LEA, NURSING, ROTA, STEERING, TOOL, WORD, Hospital

from store import Conflict, Item, Meeting, Operation, Party, Refused, Workspace
from store.records import entry, initiative, item, mediation, meeting, party, settlement, term, triage


def refuses(workspace: Workspace, number: int = 0) -> str:
    workspace.changes()
    before = workspace.engine.number
    with pytest.raises(Refused) as refused:
        workspace.undo(number)
    assert workspace.engine.number == before
    return str(refused.value)


def test_again_and_again_back_to_the_beginning(hospital: Hospital) -> None:
    standing = [hospital.documents()]
    for operation in (
        triage.Accept(id=BEDS),
        triage.Give(id=BEDS, to="zoe"),
        triage.Wait(id=BEDS, on=NURSING),
        item.Capture(title="Oxygen runs low"),
        settlement.Settle(id=BEDS, outcome="done"),
    ):
        hospital.do(operation)
        standing.append(hospital.documents())
    while standing:
        assert hospital.documents() == standing.pop()
        if standing:
            hospital.undo()
    assert hospital.get(Item, BEDS).status == "inbox"


def test_what_was_done_after_an_undo_is_taken_back_first(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS))
    hospital.do(triage.Give(id=BEDS, to="zoe"))
    hospital.undo()
    hospital.do(triage.Wait(id=BEDS, on=IT))
    assert hospital.undo().operation == "item.wait"
    assert hospital.undo().operation == "item.accept"
    assert hospital.get(Item, BEDS).status == "inbox"


def test_only_what_i_have_done(hospital: Hospital) -> None:
    zoe = hospital.open("zoe")
    assert refuses(zoe) == "You have done nothing here that could be taken back"
    mine = hospital.do(triage.Accept(id=BEDS)).number
    assert refuses(zoe, mine) == f"Commit {mine} is not yours, or has been taken back already"
    zoe.run(item.Capture(title="Hers"))
    hospital.undo()
    assert hospital.get(Item, BEDS).status == "inbox", "her work stands in between, and stays"
    assert [kept.title for kept in hospital.all(Item)][-1] == "Hers"


def test_never_twice(hospital: Hospital) -> None:
    number = hospital.do(triage.Accept(id=BEDS)).number
    hospital.undo(number)
    assert refuses(hospital.workspace, number) == f"Commit {number} is not yours, or has been taken back already"
    assert "9999" in refuses(hospital.workspace, 9999)


def test_never_over_a_colleagues_change(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS))
    zoe = hospital.open("zoe")
    hers = zoe.run(item.Change(id=BEDS, priority=1)).number
    before = hospital.documents()
    with pytest.raises(Conflict, match="zoe changed #1 meanwhile") as met:
        hospital.workspace.undo()
    assert (met.value.by, met.value.table, met.value.id, met.value.rev) == ("zoe", "items", BEDS, hers)
    assert hospital.documents() == before
    zoe.undo()
    hospital.undo()
    assert hospital.get(Item, BEDS).status == "inbox", "once she has taken hers back, mine can be"


def test_an_earlier_commit_is_taken_back_if_nothing_came_over_it(hospital: Hospital) -> None:
    number = hospital.do(triage.Accept(id=BEDS)).number
    hospital.do(item.Capture(title="Oxygen runs low"))
    assert hospital.undo(number).undoes == number
    assert hospital.get(Item, BEDS).status == "inbox"
    assert hospital.undo().operation == "item.capture", "what came after it is still there to be taken back"


def test_an_earlier_commit_under_a_later_one_of_mine_is_left(hospital: Hospital) -> None:
    number = hospital.do(triage.Accept(id=BEDS)).number
    hospital.do(triage.Give(id=BEDS, to="zoe"))
    with pytest.raises(Conflict, match="rob changed #1"):
        hospital.workspace.undo(number)


def made_party(hospital: Hospital) -> int:
    return hospital.make(party.Add(name="Pharmacy"))


BUILT_ON_A_PARTY: dict[str, Operation] = {
    "a contact": entry.Log(text="hello", parties=(5,)),
    "an item's source": item.Change(id=BEDS, source=5),
    "an item's ball": triage.Wait(id=BADGES, on=5),
    "a side": mediation.TakeSide(id=ROTA, party=5, position="against"),
    "who proposed an option": mediation.Propose(id=ROTA, text="outsource", by=5),
    "a member": party.Change(id=LEA, groups=(5,)),
    "a head": party.Change(id=NURSING, head=5),
    "who came": meeting.Attend(id=STEERING, party=5, number=2),
    "an audience": initiative.Change(id=TOOL, audience=(5,)),
    "a wording": term.Change(id=WORD, says={5: "if need be"}),
    "whose word": term.Change(id=WORD, group=5),
}


@pytest.mark.parametrize("what", BUILT_ON_A_PARTY)
def test_a_party_others_have_built_on_does_not_vanish(hospital: Hospital, what: str) -> None:
    assert made_party(hospital) == 5
    made = hospital.workspace.engine.number
    hospital.open("zoe").run(BUILT_ON_A_PARTY[what])
    assert "p5 cannot vanish" in refuses(hospital.workspace, made)
    assert hospital.get(Party, 5).name == "Pharmacy"


BUILT_ON_A_MEETING: dict[str, Operation] = {
    "prepares it": item.Change(id=BEDS, meeting=3),
    "sleeps until it": triage.Sleep(id=BEDS, meeting=3),
    "minutes": entry.Log(text="we agreed", parties=(LEA,), meeting=3),
}


@pytest.mark.parametrize("what", BUILT_ON_A_MEETING)
def test_a_meeting_others_have_built_on_does_not_vanish(hospital: Hospital, what: str) -> None:
    assert hospital.make(meeting.Plan(title="Crisis", start="2026-11-19T08:00")) == 3
    made = hospital.workspace.engine.number
    hospital.open("zoe").run(BUILT_ON_A_MEETING[what])
    assert "m3 cannot vanish" in refuses(hospital.workspace, made)


BUILT_ON_AN_ITEM: dict[str, Operation] = {
    "waits for it": item.Change(id=BEDS, after=(6,)),
    "duplicates it": triage.Duplicate(id=BEDS, of=6),
    "comes in its place": item.Capture(title="New", supersedes=6),
    "is pinned": meeting.Pin(id=STEERING, item=6),
    "is skipped": meeting.Skip(id=STEERING, item=6),
    "was spoken of": entry.Log(text="still dry", parties=(LEA,), item=6),
}


@pytest.mark.parametrize("what", BUILT_ON_AN_ITEM)
def test_an_item_others_have_built_on_does_not_vanish(hospital: Hospital, what: str) -> None:
    assert hospital.make(item.Capture(title="Oxygen runs low", parties=(NURSING,))) == 6
    made = hospital.workspace.engine.number
    hospital.open("zoe").run(BUILT_ON_AN_ITEM[what])
    assert "#6 cannot vanish" in refuses(hospital.workspace, made)


def test_an_answer_that_was_rectified_does_not_vanish(hospital: Hospital) -> None:
    said = hospital.make(mediation.Reply(id=GREEN, party=LEA, answer="yes"))
    made = hospital.workspace.engine.number
    hospital.open("zoe").run(entry.Correct(id=said, answer="no"))
    assert f"e{said} cannot vanish" in refuses(hospital.workspace, made)


def test_what_was_made_together_vanishes_together(hospital: Hospital) -> None:
    before = hospital.documents()
    hospital.do(
        party.Add(name="Pharmacy"),
        item.Capture(title="Oxygen runs low", parties=(5,)),
        meeting.Plan(title="Crisis", start="2026-11-19T08:00", parties=(5,)),
        meeting.Pin(id=3, item=6),
    )
    hospital.undo()
    assert hospital.documents() == before


def test_what_needs_something_that_has_vanished_does_not_return(hospital: Hospital) -> None:
    planned = hospital.make(meeting.Plan(title="Crisis", start="2026-11-19T08:00"))
    made = hospital.workspace.engine.number
    hospital.do(item.Change(id=BEDS, meeting=planned))
    prepared = hospital.do(item.Change(id=BEDS, meeting=None)).number
    hospital.undo(made)
    assert "there is no m3" in refuses(hospital.workspace, prepared)
    assert hospital.get(Item, BEDS).meeting is None


def test_numbers_are_never_given_twice(hospital: Hospital) -> None:
    """`#6` on a sticky note never means something else one day."""
    first = hospital.make(item.Capture(title="Oxygen runs low"))
    hospital.undo()
    assert hospital.make(item.Capture(title="Beds again")) == first + 1
    held = hospital.do(meeting.Hold(id=1)).written
    hospital.undo()
    again = hospital.do(meeting.Hold(id=1)).written
    assert not set(held) & set(again) - {("meetings", 1)}
    assert hospital.get(Meeting, 1).status == "held"
