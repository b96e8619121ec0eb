"""Opened from a record, the line begins with what an officer would say of it next; what is typed after it is right."""

from __future__ import annotations

import pytest
from robot import Desk

from store import Entry, Initiative, Item, Meeting, Party, when
from store.records import gate
from store.records.entry import Log
from store.records.initiative import Draft as NewInitiative
from store.records.initiative import Gauge
from store.records.item import Capture
from store.records.meeting import Plan
from store.records.party import Add
from tui.quick_entry import parse
from tui.quick_entry.heads import head
from tui.quick_entry.operations import save, shortfall
from tui.quick_entry.people.known import names_of

NUR, IT = 1, 2


@pytest.fixture
def ward(desk: Desk) -> Desk:
    desk.do(Add(name="Nursing", code="nur"))
    desk.do(Add(name="Informatics", code="it"))
    return desk


def opened(desk: Desk, record: object, lang: str = "en") -> str:
    desk.workspace.changes()
    return head(desk.workspace, record, lang)  # type: ignore[arg-type]  # any record


def typed(desk: Desk, line: str) -> None:
    """Save a line that lacks nothing."""
    workspace = desk.workspace
    draft = parse(line, now=when.wall(desk.now, workspace.zone), tz=workspace.zone, names=names_of(workspace))
    assert shortfall(draft, desk.now, workspace.zone) is None, line
    save(workspace, draft)


def test_a_mediation_is_led_from_question_to_question_by_its_head(ward: Desk) -> None:
    id = ward.do(Capture(title="Nights", kind="conflict", parties=(NUR, IT), opened=True))
    words = {"position #1 nur: ": "no more", "position #1 it: ": "as is", "interest #1 nur: ": "rest",
             "interest #1 it: ": "calm", "option #1: ": "share", "answer #1 1 nur ": "yes", "answer #1 1 it ":
             "yes if from march", "agreed #1: ": "shared from march"}  # fmt: skip
    for begun, rest in words.items():
        assert opened(ward, ward.get(Item, id)) == begun
        typed(ward, begun + rest)
    assert ward.get(Item, id).outcome == "agreed"
    assert opened(ward, ward.get(Item, id)) == "reopen #1: "
    assert opened(ward, ward.get(Item, id), "fr") == "rouvrir #1: "


def test_green_lights_and_read_backs_are_asked_of_who_has_not_answered(ward: Desk) -> None:
    id = ward.do(Capture(title="Consent", kind="approval", parties=(NUR, IT), opened=True))
    assert opened(ward, ward.get(Item, id), "fr") == "réponse #1 nur "
    typed(ward, "réponse #1 nur oui")
    assert opened(ward, ward.get(Item, id)) == "answer #1 it "
    typed(ward, "answer #1 it yes")
    assert opened(ward, ward.get(Item, id)) == "granted #1 "
    relay = ward.do(Capture(title="Cutover", kind="relay", source=IT, parties=(NUR,), opened=True))
    assert opened(ward, ward.get(Item, relay)) == "answer #2 nur "


def test_each_kind_of_record_has_its_head_and_what_follows_it_is_saved(ward: Desk) -> None:
    ward.do(Capture(title="Badges", source=NUR))
    ward.do(Capture(title="Readers", opened=True))
    ward.do(Capture(title="Accounts", kind="request", opened=True, ball=IT))
    ward.do(Plan(title="Weekly", start="2026-11-18T08:00", parties=(NUR,)))
    ward.do(Plan(title="Training", start="2026-12-03", kind="training", parties=(NUR,)))
    ward.do(NewInitiative(title="Consent", audience=(NUR,)))
    ward.do(Gauge(id=1, measure="Adoption"))
    entry = ward.do(Log(kind="note", text="Twenty came"))
    heads = [
        (ward.get(Party, NUR), "call nur: ", "appel nur: ", "worried"),
        (ward.get(Item, 1), "note #1: ", "note #1: ", "they wait"),
        (ward.get(Item, 2), "done #2: ", "fait #2: ", "fitted"),
        (ward.get(Item, 3), "call it #3: ", "appel it #3: ", "not yet"),
        (ward.get(Meeting, 1), "held m1 ", "tenue m1 ", "nur 14: signed"),
        (ward.get(Meeting, 2), "task m2: ", "tâche m2: ", "print the guide"),
        (ward.get(Initiative, 1), "task i1: ", "tâche i1: ", "find a fallback"),
        (ward.get(Entry, entry), f"correct e{entry}: ", f"corriger e{entry}: ", "twelve came"),
    ]
    for record, english, french, rest in heads:
        assert (opened(ward, record), opened(ward, record, "fr")) == (english, french)
        typed(ward, english + rest)
    assert (ward.get(Item, 4).meeting, ward.get(Item, 5).initiative) == (2, 1)
    assert opened(ward, ward.get(Meeting, 1)) == "note m1: ", "the minutes"


def test_an_initiative_that_runs_is_read(ward: Desk) -> None:
    ward.do(NewInitiative(title="Consent", audience=(NUR,)))
    ward.do(Gauge(id=1, measure="Adoption"))
    ward.do(gate.Advance(id=1))
    assert opened(ward, ward.get(Initiative, 1)) == "approval i1: "
    ward.do(gate.Advance(id=1, reason="pilot"))
    ward.do(gate.Advance(id=1, reason="pilot"))
    assert opened(ward, ward.get(Initiative, 1), "fr") == "mesure i1 Adoption "
    typed(ward, "mesure i1 Adoption 62")
    assert ward.all(Entry)[-1].score == 62


def test_a_line_is_read_anew_once_a_colleague_has_made_what_it_names(ward: Desk) -> None:
    workspace = ward.workspace
    names = names_of(workspace)

    def problems() -> int:
        return len(parse("answer #1 nur yes", now=when.wall(ward.now, workspace.zone), names=names).problems)

    assert problems()
    ward.do(Capture(title="Consent", kind="approval", parties=(NUR, IT), opened=True))
    workspace.changes()
    assert not problems()
