"""What is noticed before, in and after a conflict: each from its threshold on, and nobody told who should not be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hospital import BEDS, IT, LEA, NURSING, ROTA, Hospital

from store.records import entry, item, mediation, settlement
from store.records.agreement import REVIEW_AFTER
from store.signals import Signal, find_signals


def told(hospital: Hospital, rule: str, login: str = "rob") -> list[Signal]:
    workspace = hospital.workspace if login == "rob" else hospital.open(login)
    workspace.changes()
    return [found for found in find_signals(workspace, hospital.today) if found.rule == rule]


# -- before there is a conflict


def test_what_weighs_differently_for_two_parties_is_proposed_as_a_conflict(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, parties=(NURSING, IT)), mediation.TakeSide(id=BEDS, party=NURSING, rank=5))
    hospital.do(mediation.TakeSide(id=BEDS, party=IT, rank=4))
    assert told(hospital, "clashing_priorities") == []
    hospital.do(mediation.TakeSide(id=BEDS, party=IT, rank=3))
    (signal,) = told(hospital, "clashing_priorities")
    assert (signal.id, signal.proposal.kind, signal.proposal.parties) == (BEDS, "conflict", (NURSING, IT))
    assert str(signal.sentence).startswith("#1 weighs 5 for Nursing and 3 for IT")
    hospital.do(mediation.TakeSide(id=BEDS, party=IT, rank=None))
    assert told(hospital, "clashing_priorities") == []


def test_in_a_conflict_it_asks_what_each_would_trade(hospital: Hospital) -> None:
    hospital.do(mediation.TakeSide(id=ROTA, party=NURSING, rank=5), mediation.TakeSide(id=ROTA, party=IT, rank=1))
    (signal,) = told(hospital, "clashing_priorities")
    assert signal.proposal.kind == "task" and "would trade" in str(signal.proposal.title)


def test_only_a_conflict_has_positions(hospital: Hospital) -> None:
    hospital.refuses(mediation.TakeSide(id=BEDS, party=IT, position="no"), field="id", says="is not a conflict")


def test_a_tone_sours_by_a_whole_step(hospital: Hospital) -> None:
    for tone in (1, 1, 1, 0):
        hospital.do(entry.Log(text="x", parties=(LEA,), tone=tone))
    assert told(hospital, "souring_tone") == [], "half a step is a bad day"
    hospital.do(entry.Log(text="x", parties=(LEA,), tone=-1), entry.Log(text="x", parties=(LEA,), tone=-1))
    (signal,) = told(hospital, "souring_tone")
    assert (signal.id, signal.since) == (LEA, hospital.today)


# -- in a conflict


def hear(hospital: Hospital, party: int, times: int) -> None:
    hospital.do(*(entry.Log(text="x", parties=(party,), item=ROTA) for _ in range(times)))


def test_a_side_heard_a_third_as_often_is_not_heard_and_only_its_mediator_is_told(hospital: Hospital) -> None:
    assert told(hospital, "side_not_heard") == [], "nobody was heard yet"
    hear(hospital, NURSING, 2)
    (signal,) = told(hospital, "side_not_heard")
    assert (signal.id, signal.other) == (ROTA, IT)
    assert str(signal.sentence) == "#3: IT was heard 0 times, Nursing 2 times: Night shift rota"
    hear(hospital, IT, 1)
    assert told(hospital, "side_not_heard") == []
    hear(hospital, LEA, 1)
    assert [one.other for one in told(hospital, "side_not_heard")] == [IT], "a word with a member is a word with them"
    assert told(hospital, "side_not_heard", "zoe") == [], "it is Rob's mediation"


@pytest.fixture
def ready(hospital: Hospital) -> Hospital:
    """Both sides accept option 1, IT on a condition; it serves Nursing."""
    hospital.do(
        mediation.TakeSide(id=ROTA, party=NURSING, position="no double nights", interests=("sleep",)),
        mediation.TakeSide(id=ROTA, party=IT, position="somebody at night", interests=("the backup",)),
        mediation.Propose(id=ROTA, text="three teams", serves=(item.Serves(NURSING, 0),)),
        mediation.Reply(id=ROTA, party=NURSING, option=1, answer="yes"),
        mediation.Reply(id=ROTA, party=IT, option=1, answer="reserve", text="paid as overtime"),
    )
    return hospital


def test_what_a_conclusion_would_leave_unserved_is_told_before_it(ready: Hospital) -> None:
    (signal,) = told(ready, "unserved_interest")
    assert str(signal.sentence) == "#3: option 1 leaves unserved what matters to IT: the backup"
    both = (item.Serves(NURSING, 0), item.Serves(IT, 0))
    ready.do(mediation.Propose(id=ROTA, number=1, text="three teams", serves=both))
    assert told(ready, "unserved_interest") == []


# -- after it


def test_an_agreement_drifts_when_its_condition_is_late(ready: Hospital) -> None:
    due = (ready.today + timedelta(days=5)).isoformat()
    ready.do(settlement.Settle(id=ROTA, outcome="agreed", owners=("zoe",), dues=(due,)))
    (task,) = ready.all(item.Item, follows=ROTA)
    assert (task.title, task.owner, task.due, task.parties) == ("paid as overtime", "zoe", due, (IT,))
    ready.later(days=5)
    assert told(ready, "drifting_agreement") == []
    ready.later(days=1)
    (signal,) = told(ready, "drifting_agreement")
    assert (signal.id, signal.severity) == (ROTA, 2)
    assert str(signal.sentence) == "#3, agreed: 1 condition overdue: Night shift rota"
    ready.do(settlement.Settle(id=task.id, outcome="done"))
    assert told(ready, "drifting_agreement") == []


def test_an_agreement_drifts_when_its_review_has_come_until_it_is_put_off_or_taken_up_again(ready: Hospital) -> None:
    ready.do(settlement.Settle(id=ROTA, outcome="agreed"))
    settled = ready.get(item.Item, ROTA)
    assert settled.review == (ready.today + timedelta(days=REVIEW_AFTER)).isoformat()
    ready.do(settlement.Settle(id=ready.all(item.Item, follows=ROTA)[0].id, outcome="done"))
    ready.later(days=REVIEW_AFTER - 1)
    assert told(ready, "drifting_agreement") == []
    ready.later(days=1)
    assert [one.severity for one in told(ready, "drifting_agreement")] == [1]
    ready.do(item.Change(id=ROTA, review=(ready.today + timedelta(days=9)).isoformat()))
    assert told(ready, "drifting_agreement") == []
    ready.later(days=9)
    assert len(told(ready, "drifting_agreement")) == 1
    ready.do(settlement.Reopen(id=ROTA, reason="it did not hold"))
    assert told(ready, "drifting_agreement") == []


def test_an_agreement_drifts_when_the_tone_falls_by_a_step(ready: Hospital) -> None:
    ready.do(entry.Log(text="x", parties=(NURSING,), tone=1))  # the mean so far is 0: there was a -1 before
    ready.do(settlement.Settle(id=ROTA, outcome="agreed"))
    ready.do(entry.Log(text="x", parties=(NURSING,), tone=0))
    assert told(ready, "drifting_agreement") == []
    ready.do(entry.Log(text="x", parties=(NURSING,), tone=-2))
    (signal,) = told(ready, "drifting_agreement")
    assert str(signal.sentence) == "#3, agreed: the tone of Nursing fell since: Night shift rota"
