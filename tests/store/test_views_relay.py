"""Relays: to send, sent, unclear, acknowledged, as the read-backs tell."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hospital import BADGES, IT, LEA, NURSING, Hospital

from store import Item
from store.records import entry, item, mediation, settlement, term, triage
from store.signals import find_signals
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
    assert row == relay.RelayRow(BADGES, "New badge rules", "IT", ("Nursing", "Lea Roy"), "sent", 1, 8, 0)
    assert relay.row(hospital.workspace, Key("items", 99), hospital.today) is None


def test_it_is_to_be_read_back_within_three_days_on_which_people_work(hospital: Hospital) -> None:
    """A relay of Tuesday 22 December is late on the 28th; on the 29th where Christmas is kept."""
    hospital.now = datetime(2026, 12, 22, 15, tzinfo=UTC)
    id = hospital.make(item.Capture(title="Water off", kind="relay", parties=(NURSING,), opened=True))
    late = {}
    for region in ("", "CA-QC"):
        hospital.workspace.region = region
        days = (date(2026, 12, day) for day in range(22, 32))
        late[region] = next(day for day in days if id in relay.unread(hospital.workspace, day))
    assert late == {"": date(2026, 12, 28), "CA-QC": date(2026, 12, 29)}


def test_what_waited_in_the_inbox_was_not_sent_then(hospital: Hospital) -> None:
    id = hospital.make(item.Capture(title="Water off", kind="relay", parties=(NURSING,)))
    hospital.later(days=10)
    hospital.do(triage.Accept(id=id))
    assert id not in relay.unread(hospital.workspace, hospital.today)
    hospital.later(days=10)
    assert relay.unread(hospital.workspace, hospital.today)[id] == (NURSING,)


def test_a_relay_leaks_until_it_is_said_in_plain_words(hospital: Hospital) -> None:
    hospital.do(term.Define(term="cutover", plain="the night of the change", group=IT))
    id = hospital.make(
        item.Capture(title="Cutover", text="no cutovers", kind="relay", source=IT, parties=(NURSING, LEA), opened=True)
    )
    assert leaking(hospital, id) == (2, [f"#{id} has 1 word not all share: Cutover"])
    row = relay.row(hospital.workspace, Key("items", id), hospital.today)
    assert row is not None and row.leaks == 1, "a word said twice is one word, as on its sheet"
    hospital.do(item.Change(id=id, plain="The night of the change"))
    assert leaking(hospital, id) == (0, [])
    hospital.do(item.Change(id=id, plain="The cutover"), mediation.Reply(id=id, party=NURSING, answer="yes"))
    assert leaking(hospital, id)[0] == len(leaking(hospital, id)[1]) == 1
    hospital.do(mediation.Reply(id=id, party=LEA, answer="yes"))
    assert leaking(hospital, id) == (1, []), "they have understood"


def leaking(hospital: Hospital, id: int) -> tuple[int, list[str]]:
    found = relay.leaks_of(hospital.workspace, hospital.get(Item, id))
    signals = find_signals(hospital.workspace, hospital.today)
    return len(found), [str(one.sentence) for one in signals if one.rule == "jargon_leak"]


def test_the_title_counts_the_four_states(hospital: Hospital) -> None:
    sent = [hospital.make(item.Capture(title="x", kind="relay", parties=(IT,), opened=True)) for _ in range(3)]
    hospital.do(mediation.Reply(id=sent[0], party=IT, answer="no"), item.Change(id=sent[1], parties=()))
    keys = relay.keys(hospital.workspace, hospital.today)
    told = relay.counts(hospital.workspace, keys)
    assert told == {"unclear": 1, "to_send": 1, "sent": 2, "acknowledged": 0}
