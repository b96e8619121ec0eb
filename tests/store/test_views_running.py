"""A meeting while it is held: its lines stay in their order, and what arises from it stands apart."""

from __future__ import annotations

from hospital import BADGES, GREEN, LEA, NURSING, ROTA, ROUND, Hospital

from store import Entry, Item, Meeting
from store.records import entry, meeting, settlement
from store.records.proceedings import Arise, Arrange
from store.views.key import Key
from store.views.minutes import minutes
from store.views.running import Running, running


def held(hospital: Hospital, before: tuple[Key, ...] = ()) -> Running:
    hospital.workspace.changes()
    return running(hospital.workspace, hospital.get(Meeting, ROUND), hospital.today, before)


def lines(hospital: Hospital, before: tuple[Key, ...] = ()) -> list[int]:
    return [key.id for key in held(hospital, before).lines if key.table == Item.table]


def test_what_was_talked_about_stays_though_it_is_settled(hospital: Hospital) -> None:
    before = held(hospital).lines
    assert lines(hospital) == [ROTA, GREEN, BADGES]
    hospital.do(entry.Log(kind="note", text="understood", item=BADGES, meeting=ROUND))
    hospital.do(settlement.Settle(id=BADGES, outcome="done"))
    assert lines(hospital, before) == [ROTA, GREEN, BADGES], "in the order in which it was shown"
    said = held(hospital).said[Key(Item.table, BADGES)]
    assert [one.text for one in said] == ["understood"]


def test_what_was_rectified_is_shown_as_it_is_now(hospital: Hospital) -> None:
    hospital.do(entry.Log(kind="note", text="agred", item=ROTA, meeting=ROUND))
    wrong = hospital.all(Entry, meeting=ROUND)[-1].id
    hospital.do(entry.Correct(id=wrong, text="agreed"))
    assert [one.text for one in held(hospital).said[Key(Item.table, ROTA)]] == ["agreed"]


def test_actions_and_parked_matters_are_no_lines_of_the_talk(hospital: Hospital) -> None:
    before = lines(hospital)
    hospital.do(Arise(id=ROUND, title="Send the roster", owner="zoe", ball=NURSING, due="2026-11-20"))
    hospital.do(Arise(id=ROUND, title="Parking", parked=True))
    hospital.do(entry.Log(kind="note", text="thanks", meeting=ROUND))
    hospital.do(entry.Log(kind="note", text="will call", meeting=ROUND, parties=(LEA,)))
    found = held(hospital)
    assert [key.id for key in found.lines if key.table == Item.table] == before
    action, parked = (hospital.get(Item, keys[0].id) for keys in (found.actions, found.parked))
    assert (action.title, action.owner, action.ball, action.status) == ("Send the roster", "zoe", NURSING, "open")
    assert (parked.title, parked.status, parked.owner) == ("Parking", "inbox", "")
    assert [hospital.get(Entry, key.id).text for key in found.remarks] == ["thanks"]
    assert Key("parties", LEA, "contact") in found.said, "what is said of one party is a line of its own"


def test_the_minutes_have_what_has_arisen(hospital: Hospital) -> None:
    hospital.later(days=7)
    hospital.do(Arise(id=ROUND, title="Send the roster", ball=NURSING))
    hospital.do(meeting.Hold(id=ROUND))
    hospital.workspace.changes()
    told = minutes(hospital.workspace, hospital.get(Meeting, ROUND))
    assert [action.title for action in told.actions] == ["Send the roster"]


def test_the_pack_is_put_in_order_and_what_is_refused_changes_nothing(hospital: Hospital) -> None:
    hospital.do(meeting.Pin(id=ROUND, item=BADGES), meeting.Skip(id=ROUND, item=ROTA))
    hospital.do(Arrange(id=ROUND, pinned=(ROTA, BADGES)))
    assert (hospital.get(Meeting, ROUND).pinned, hospital.get(Meeting, ROUND).skipped) == ((ROTA, BADGES), ())
    assert "in that order already" in hospital.refuses(Arrange(id=ROUND, pinned=(ROTA, BADGES)), field="pinned")
    hospital.refuses(Arise(id=ROUND, title=" "), field="title")
    hospital.do(meeting.Cancel(id=ROUND, reason="flood"))
    assert "cancelled" in hospital.refuses(Arise(id=ROUND, title="late"), field="id")
