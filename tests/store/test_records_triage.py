"""Triage: one decision about what lies in the inbox, and its entry in the log."""

from __future__ import annotations

import pytest
from hospital import BADGES, BEDS, IT, NURSING, ROUND, STEERING, WRONG, Hospital

from store import Entry, Item, Operation
from store.records import item, meeting, triage


def decision(hospital: Hospital, operation: Operation) -> Entry:
    """Carry out an operation and return the entry that it left."""
    entries = [id for table, id in hospital.do(operation).written if table == "entries"]
    assert len(entries) == 1
    return hospital.get(Entry, entries[0])


def test_accepting_opens_it_and_makes_it_mine(hospital: Hospital) -> None:
    hospital.do(triage.Sleep(id=BEDS, day="2026-11-30"))
    said = decision(hospital, triage.Accept(id=BEDS))
    accepted = hospital.get(Item, BEDS)
    assert (accepted.status, accepted.owner, accepted.until) == ("open", "rob", None)
    assert (said.kind, said.act, said.item, said.at, said.by) == (
        "decision", "item.accept", BEDS, hospital.now, "rob",
    )  # fmt: skip


def test_accepting_for_a_colleague(hospital: Hospital) -> None:
    hospital.do(triage.Accept(id=BEDS, owner="zoe"))
    assert hospital.get(Item, BEDS).owner == "zoe"


def test_giving_opens_it_and_says_to_whom_and_why(hospital: Hospital) -> None:
    said = decision(hospital, triage.Give(id=BEDS, to="zoe", reason="her ward"))
    assert (hospital.get(Item, BEDS).status, hospital.get(Item, BEDS).owner) == ("open", "zoe")
    assert said.text == "→ zoe: her ward"


def test_waiting_puts_the_ball_in_a_partys_court_and_back_in_ours(hospital: Hospital) -> None:
    hospital.do(triage.Wait(id=BEDS, on=NURSING, due="2026-11-20"))
    waiting = hospital.get(Item, BEDS)
    assert (waiting.status, waiting.owner, waiting.ball, waiting.ball_since, waiting.due) == (
        "open", "rob", NURSING, hospital.now, "2026-11-20",
    )  # fmt: skip
    hospital.later(days=1)
    hospital.do(triage.Wait(id=BEDS, on=IT))
    assert hospital.get(Item, BEDS).ball_since == hospital.now, "the days are counted anew"
    hospital.do(triage.Wait(id=BEDS))
    ours = hospital.get(Item, BEDS)
    assert (ours.ball, ours.ball_since, ours.due) == (None, None, "2026-11-20")


def test_saying_what_it_is_decides_nothing(hospital: Hospital) -> None:
    hospital.do(triage.Classify(id=BEDS, kind="obstacle", cause="material"))
    item = hospital.get(Item, BEDS)
    assert (item.kind, item.cause, item.status) == ("obstacle", "material", "inbox")
    hospital.do(triage.Classify(id=BEDS, kind="obstacle", cause="schedule"))
    assert hospital.get(Item, BEDS).cause == "schedule"


def test_declining_closes_it_with_the_reason(hospital: Hospital) -> None:
    said = decision(hospital, triage.Decline(id=BEDS, reason=" not ours "))
    declined = hospital.get(Item, BEDS)
    assert (declined.status, declined.outcome, declined.resolution) == ("closed", "declined", "not ours")
    assert said.text == "not ours"


def test_a_duplicate_names_its_original(hospital: Hospital) -> None:
    said = decision(hospital, triage.Duplicate(id=BEDS, of=BADGES))
    closed = hospital.get(Item, BEDS)
    assert (closed.status, closed.outcome, closed.duplicate_of, said.text) == ("closed", "duplicate", BADGES, "#2")


def test_sleeping_until_whatever_comes_first(hospital: Hospital) -> None:
    said = decision(hospital, triage.Sleep(id=BEDS, day="2026-11-20", meeting=STEERING, activity=True))
    until = hospital.get(Item, BEDS).until
    assert until is not None
    assert (until.since, until.day, until.meeting, until.activity) == (hospital.now, "2026-11-20", STEERING, True)
    assert (hospital.get(Item, BEDS).status, said.text) == ("inbox", "2026-11-20")


def test_sleeping_until_today_is_judged_by_the_day_it_is_here(hospital: Hospital) -> None:
    hospital.later(hours=12)  # nine in the evening: tomorrow in UTC
    hospital.do(triage.Sleep(id=BEDS, day="2026-11-18"))
    hospital.refuses(triage.Sleep(id=BEDS, day="2026-11-17"), field="day", says="17 Nov 2026 has passed")


def test_what_asks_for_nothing_goes_to_the_log_as_a_contact(hospital: Hospital) -> None:
    mail = hospital.make(
        item.Capture(title="Thanks", text="for the beds", source=NURSING, parties=(IT, NURSING), uid="<a@b>")
    )
    came = hospital.now
    hospital.later(days=2)
    said = decision(hospital, triage.LogOnly(id=mail))
    assert (said.kind, said.act, said.channel, said.parties) == ("contact", "item.log", "mail", (NURSING, IT))
    assert (said.text, said.at, said.item) == ("Thanks\nfor the beds", came, mail)
    assert (hospital.get(Item, mail).status, hospital.get(Item, mail).outcome) == ("closed", "done")


def test_what_comes_from_nobody_goes_to_the_log_as_a_note(hospital: Hospital) -> None:
    thought = hospital.make(item.Capture(title="A thought"))
    assert decision(hospital, triage.LogOnly(id=thought)).kind == "note"
    called = hospital.make(item.Capture(title="Called", source=IT))
    assert decision(hospital, triage.LogOnly(id=called, channel="call")).channel == "call"


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (triage.Accept(id=BADGES), "id", "#2 has left the inbox already"),
        (triage.Accept(id=WRONG), "id", "#5 has left the inbox already"),
        (triage.Give(id=BEDS, to=" "), "to", "Name the colleague to give #1 to"),
        (triage.Give(id=BADGES, to="rob"), "to", "#2 is rob's already"),
        (triage.Give(id=WRONG, to="zoe"), "id", "#5 is closed; reopen it first"),
        (triage.Wait(id=BADGES), "on", "The ball of #2 is there already"),
        (triage.Wait(id=BEDS, on=99), "ball", "there is no p99"),
        (triage.Wait(id=BEDS, on=IT, due="soon"), "due", "“soon” is not a date"),
        (triage.Wait(id=WRONG, on=IT), "id", "#5 is closed"),
        (triage.Classify(id=BEDS, kind="task"), "kind", "#1 is that already"),
        (triage.Classify(id=WRONG, kind="relay"), "id", "#5 is closed"),
        (triage.Decline(id=BEDS, reason=""), "reason", "Say why #1 is declined"),
        (triage.Decline(id=BADGES, reason="no"), "id", "#2 has left the inbox already"),
        (triage.Duplicate(id=BEDS, of=BEDS), "of", "#1 cannot be a duplicate of itself"),
        (triage.Duplicate(id=BEDS, of=99), "id", "There is no #99"),
        (triage.Duplicate(id=WRONG, of=BEDS), "id", "#5 is closed"),
        (triage.Sleep(id=BEDS), "day", "Say until when"),
        (triage.Sleep(id=BEDS, day="2026-11-17"), "day", "17 Nov 2026 has passed"),
        (triage.Sleep(id=BEDS, day="someday"), "day", "“someday” is not a date"),
        (triage.Sleep(id=WRONG, activity=True), "id", "#5 is closed"),
        (triage.LogOnly(id=BADGES), "id", "#2 has left the inbox already"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_a_duplicate_of_a_duplicate_is_refused_and_the_original_named(hospital: Hospital) -> None:
    hospital.do(triage.Duplicate(id=BADGES, of=BEDS))
    third = hospital.make(item.Capture(title="Beds!"))
    hospital.refuses(triage.Duplicate(id=third, of=BADGES), field="of", says="#2 is itself a duplicate of #1")


def test_nothing_sleeps_until_a_meeting_that_is_over(hospital: Hospital) -> None:
    hospital.do(meeting.Hold(id=ROUND))
    hospital.refuses(triage.Sleep(id=BEDS, meeting=ROUND), field="meeting", says="m1 is over")
