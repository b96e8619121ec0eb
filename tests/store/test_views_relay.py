"""Relays: to send, sent, unclear, acknowledged, as the read-backs tell."""

from __future__ import annotations

from hospital import BADGES, IT, LEA, NURSING, Hospital

from store import Item
from store.records import entry, item, mediation, settlement, triage
from store.views import relay
from store.views.key import Key


def state(hospital: Hospital, id: int = BADGES) -> str:
    return relay.state(hospital.workspace, hospital.get(Item, id))


def test_a_relay_on_its_way(hospital: Hospital) -> None:
    id = hospital.make(item.Capture(title="Water off", kind="relay", source=IT, parties=(NURSING, LEA)))
    assert state(hospital, id) == "to_send"
    hospital.do(triage.Accept(id=id))
    assert state(hospital, id) == "sent"
    hospital.do(mediation.Reply(id=id, party=NURSING, answer="yes"))
    assert state(hospital, id) == "sent", "one has not read it back"
    said = hospital.make(mediation.Reply(id=id, party=LEA, answer="reserve", text="which ward?"))
    assert state(hospital, id) == "unclear"
    hospital.do(entry.Correct(id=said, answer="yes"))
    assert state(hospital, id) == "acknowledged"
    hospital.do(mediation.Reply(id=id, party=NURSING, answer="no", text="not at noon"))
    assert state(hospital, id) == "unclear", "disputed"


def test_without_recipients_it_is_still_to_send(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BADGES, parties=()))
    assert state(hospital) == "to_send"


def test_what_is_unclear_comes_first_what_is_settled_not_at_all(hospital: Hospital) -> None:
    made = [
        hospital.make(item.Capture(title=title, kind="relay", parties=(IT,), opened=title != "to send"))
        for title in ("acknowledged", "unclear", "to send", "closed")
    ]
    hospital.do(
        mediation.Reply(id=made[0], party=IT, answer="yes"),
        mediation.Reply(id=made[1], party=IT, answer="no", text="x"),
        settlement.Settle(id=made[3], outcome="done"),
    )
    keys = relay.keys(hospital.workspace, hospital.today)
    hospital.workspace.changes()
    assert [key.id for key in keys] == [made[1], made[2], BADGES, made[0]]


def test_a_line_tells_how_many_have_read_it_back(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BADGES, parties=(NURSING, LEA)))
    hospital.do(mediation.Reply(id=BADGES, party=LEA, answer="yes"))
    row = relay.row(hospital.workspace, Key("items", BADGES), hospital.today)
    assert row == relay.RelayRow(BADGES, "New badge rules", "IT", ("Nursing", "Lea Roy"), "sent", 1, 8)
    assert relay.row(hospital.workspace, Key("items", 99), hospital.today) is None
