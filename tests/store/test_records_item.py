"""Items: captured, changed, and what may not be stored of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hospital import BADGES, BEDS, IT, LEA, NURSING, ROTA, STEERING, TOOL, Hospital

from store import Item, Operation
from store.records import item, mediation, triage
from store.records.item import Side


def test_what_is_captured_lies_in_the_inbox(hospital: Hospital) -> None:
    captured = hospital.get(Item, hospital.make(item.Capture(title=" Oxygen runs low ", source=NURSING, priority=1)))
    assert (captured.title, captured.status, captured.owner, captured.outcome) == ("Oxygen runs low", "inbox", "", None)
    assert (captured.source, captured.priority, captured.kind) == (NURSING, 1, "task")


def test_what_leaves_nothing_to_triage_is_open_and_mine(hospital: Hospital) -> None:
    captured = hospital.get(Item, hospital.make(item.Capture(title="Roster", opened=True, ball=NURSING)))
    assert (captured.status, captured.owner) == ("open", "rob")
    assert (captured.ball, captured.ball_since) == (NURSING, hospital.now)
    assert hospital.get(Item, hospital.make(item.Capture(title="Hers", opened=True, owner="zoe"))).owner == "zoe"


def test_a_mail_keeps_the_time_when_it_came(hospital: Hospital) -> None:
    came = datetime(2026, 11, 12, 8, tzinfo=UTC)
    captured = hospital.get(Item, hospital.make(item.Capture(title="Re: beds", created_at=came, uid="<a@b>")))
    assert (captured.created_at, captured.uid) == (came, "<a@b>")
    assert hospital.all(Item, uid="<a@b>") == [captured]


def test_a_conflict_has_a_side_for_each_of_its_parties(hospital: Hospital) -> None:
    assert hospital.get(Item, ROTA).sides == (Side(NURSING), Side(IT))
    hospital.do(item.Change(id=ROTA, parties=(NURSING, IT, LEA)))
    assert hospital.get(Item, ROTA).sides == (Side(NURSING), Side(IT), Side(LEA))


def test_a_side_that_has_said_nothing_can_be_taken_off(hospital: Hospital) -> None:
    hospital.do(item.Change(id=ROTA, parties=(NURSING, LEA)))
    changed = hospital.get(Item, ROTA)
    assert (changed.parties, changed.sides) == ((NURSING, LEA), (Side(NURSING), Side(LEA)))


def test_a_side_that_has_its_say_cannot_be_taken_off(hospital: Hospital) -> None:
    hospital.do(mediation.TakeSide(id=ROTA, party=IT, rank=3))
    hospital.refuses(item.Change(id=ROTA, parties=(NURSING, LEA)), field="parties", says="IT has a say in #3")
    hospital.do(mediation.TakeSide(id=ROTA, party=IT, rank=None))
    hospital.do(item.Change(id=ROTA, parties=(NURSING, LEA)))


def test_the_fields_of_an_item_are_changed_and_cleared(hospital: Hospital) -> None:
    hospital.do(
        item.Change(
            id=BEDS, text="ward 4", due="2026-11-20T22:00:00Z", after=(BADGES,), meeting=STEERING, initiative=TOOL,
            cause="resources", review="2026-12-01", tags=("ward",),
        )
    )  # fmt: skip
    hospital.do(item.Change(id=BEDS, meeting=None, after=()))
    changed = hospital.get(Item, BEDS)
    assert (changed.due, changed.meeting, changed.after, changed.cause) == (
        "2026-11-20T22:00:00Z", None, (), "resources",
    )  # fmt: skip
    assert changed.status == "inbox", "changing a field decides nothing"


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (item.Capture(title=" "), "title", "in a few words"),
        (item.Capture(title="x", due="tomorrow"), "due", "“tomorrow” is not a date"),
        (item.Capture(title="x", due="2026-11-20T22:00"), "due", "is not a date"),
        (item.Capture(title="x", due="2026-02-30"), "due", "is not a date"),
        (item.Capture(title="x", due="0026-02-20"), "due", "is not a date"),
        (item.Capture(title="x", priority=4), "priority", "<= 3"),
        (item.Capture(title="x", level=0), "level", ">= 1"),
        (item.Capture(title="x", kind="gift"), "kind", "Invalid enum value 'gift'"),  # type: ignore[arg-type]
        (item.Capture(title="x", parties=(NURSING, 99)), "parties", "there is no p99"),
        (item.Capture(title="x", after=(99,)), "after", "there is no #99"),
        (item.Change(id=BEDS, title=""), "title", "in a few words"),
        (item.Change(id=BEDS), "", "Nothing to change"),
        (item.Change(id=BEDS, title="Beds for Friday"), "", "Nothing to change"),
        (item.Change(id=BEDS, review="2026-11-20T22:00:00Z"), "review", "is not a date"),
        (item.Change(id=BEDS, after=(BEDS,)), "after", "#1 would wait for itself"),
        (item.Change(id=BEDS, meeting=99), "meeting", "there is no m99"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_nothing_waits_for_itself_however_far_around(hospital: Hospital) -> None:
    third = hospital.make(item.Capture(title="Third", after=(BEDS,)))
    fourth = hospital.make(item.Capture(title="Fourth", after=(third,)))
    hospital.refuses(item.Change(id=BEDS, after=(fourth,)), field="after", says="#1 would wait for itself")
    hospital.do(item.Change(id=fourth, after=(third, BADGES)))


def test_an_item_that_became_a_conflict_has_sides(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, parties=(NURSING, IT)))
    assert hospital.get(Item, BEDS).sides == ()
    hospital.do(triage.Classify(id=BEDS, kind="conflict", cause="priorities"))
    assert hospital.get(Item, BEDS).sides == (Side(NURSING), Side(IT))
