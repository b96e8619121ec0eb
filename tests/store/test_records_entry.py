"""The log: what happened, as it happened; it is rectified, never rewritten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hospital import BADGES, BEDS, CALLED, GREEN, IT, LEA, NURSING, STEERING, TOOL, Hospital

from store import Entry, Operation
from store.records import entry, initiative, mediation, triage


def test_a_contact_is_logged_with_its_evidence(hospital: Hospital) -> None:
    logged = hospital.get(
        Entry,
        hospital.make(
            entry.Log(
                text="wants a date", parties=(NURSING, IT), channel="visit", tone=-2, item=BEDS, initiative=TOOL,
                meeting=STEERING, tags=("rota",),
            )
        ),
    )  # fmt: skip
    assert (logged.kind, logged.at, logged.by, logged.channel, logged.tone) == (
        "contact", hospital.now, "rob", "visit", -2,
    )  # fmt: skip
    assert (logged.parties, logged.item, logged.initiative, logged.meeting) == ((NURSING, IT), BEDS, TOOL, STEERING)


def test_yesterdays_call_is_logged_today(hospital: Hospital) -> None:
    yesterday = hospital.now - timedelta(days=1)
    logged = hospital.get(Entry, hospital.make(entry.Log(parties=(NURSING,), channel="call", at=yesterday)))
    assert (logged.at, logged.created_at, logged.text) == (yesterday, hospital.now, "")


def test_feedback_says_which_step_it_is_about(hospital: Hospital) -> None:
    said = hospital.make(entry.Log(kind="feedback", parties=(NURSING,), about="desire", score=2, initiative=TOOL))
    assert (hospital.get(Entry, said).about, hospital.get(Entry, said).score) == ("desire", 2)


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (entry.Log(text="x"), "parties", "Name the party"),
        (entry.Log(text="x", kind="feedback"), "parties", "Name the party"),
        (entry.Log(kind="note"), "text", "in a few words"),
        (entry.Log(kind="feedback", parties=(IT,)), "text", "in a few words"),
        (entry.Log(kind="feedback", parties=(IT,), score=6), "score", "from 1 to 5"),
        (entry.Log(text="x", kind="answer", parties=(IT,)), "kind", "item.answer"),
        (entry.Log(text="x", kind="reading"), "kind", "initiative.read"),
        (entry.Log(text="x", parties=(IT,), tone=3), "tone", "<= 2"),
        (entry.Log(text="x", parties=(99,)), "parties", "there is no p99"),
        (entry.Log(text="x", kind="note", item=99), "item", "there is no #99"),
        (entry.Correct(id=CALLED), "", "Nothing to change"),
        (entry.Correct(id=CALLED, text="Worried about nights"), "", "Nothing to change"),
        (entry.Correct(id=CALLED, parties=()), "parties", "Name the party"),
        (entry.Correct(id=CALLED, answer="yes"), "answer", "Only what a party said to an item"),
        (entry.Correct(id=CALLED, tone=-3), "tone", ">= -2"),
        (entry.Correct(id=2, text="x"), "id", "A decision is history"),
        (entry.Dismiss(signal="silence", until="2026-12-01"), "signal", "name its rule and subject"),
        (entry.Dismiss(signal="silence:parties:1", until="later"), "until", "is not a date"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_the_log_holds_nothing_that_is_still_to_come(hospital: Hospital) -> None:
    later = hospital.now + timedelta(minutes=1)
    hospital.refuses(entry.Log(text="x", parties=(IT,), at=later), field="at", says="what has happened")
    hospital.refuses(entry.Correct(id=CALLED, at=later), field="at", says="what has happened")
    hospital.refuses(initiative.Read(id=TOOL, measure="Trained", value=1, at=later), field="at")


def test_an_entry_is_rectified_by_a_later_one_that_stands_beside_it(hospital: Hospital) -> None:
    before = hospital.get(Entry, CALLED)
    hospital.later(hours=2)
    zoe = hospital.open("zoe")
    rectified = hospital.get(
        Entry, zoe.run(entry.Correct(id=CALLED, text="Worried about weekends", tone=0)).written[0][1]
    )
    assert hospital.get(Entry, CALLED) == before, "the log is never rewritten"
    assert (rectified.corrects, rectified.text, rectified.tone) == (CALLED, "Worried about weekends", 0)
    assert (rectified.at, rectified.by, rectified.parties) == (before.at, "rob", before.parties)
    assert (rectified.created_by, rectified.created_at) == ("zoe", hospital.now)


def test_an_entry_is_rectified_once_and_the_later_version_again(hospital: Hospital) -> None:
    later = hospital.make(entry.Correct(id=CALLED, text="a"))
    hospital.refuses(entry.Correct(id=CALLED, text="b"), field="id", says=f"e3 has already been rectified by e{later}")
    hospital.do(entry.Correct(id=later, text="b"))


def test_the_answer_of_an_answer_is_rectified(hospital: Hospital) -> None:
    said = hospital.make(mediation.Reply(id=GREEN, party=LEA, answer="yes"))
    rectified = hospital.get(Entry, hospital.make(entry.Correct(id=said, answer="no")))
    assert (rectified.kind, rectified.answer, rectified.item, rectified.option) == ("answer", "no", GREEN, None)


def test_a_note_of_the_log_only_can_be_rectified_a_decision_cannot(hospital: Hospital) -> None:
    noted = hospital.do(triage.LogOnly(id=BEDS)).written[0][1]
    hospital.do(entry.Correct(id=noted, channel="call"))
    decided = hospital.do(triage.Give(id=BADGES, to="zoe")).written[0][1]
    hospital.refuses(entry.Correct(id=decided, text="x"), field="id", says="A decision is history")


def test_a_decision_of_the_team_is_logged_and_can_be_rectified(hospital: Hospital) -> None:
    decided = hospital.make(entry.Log(kind="decision", text="we buy two"))
    hospital.do(entry.Correct(id=decided, text="we buy three"))


def test_a_signal_is_dismissed_until_a_day(hospital: Hospital) -> None:
    said = hospital.make(entry.Dismiss(signal="silence:parties:1", until="2026-12-01", reason="on holiday"))
    dismissed = hospital.get(Entry, said)
    assert (dismissed.kind, dismissed.act, dismissed.signal, dismissed.until, dismissed.text) == (
        "decision", "signal.dismiss", "silence:parties:1", "2026-12-01", "on holiday",
    )  # fmt: skip
    assert hospital.all(Entry, signal="silence:parties:1") == [dismissed]
