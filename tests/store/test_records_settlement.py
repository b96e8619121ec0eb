"""Settling: every kind ends in its own ways, and some ends have to be earned."""

from __future__ import annotations

import pytest
from hospital import BADGES, BEDS, GREEN, IT, LEA, MAX, NURSING, ROTA, TOOL, WRONG, Hospital

from store import Entry, Item, Operation
from store.records import entry, item, mediation, settlement, triage
from store.records.settlement import OUTCOMES, Settle


def answer(hospital: Hospital, id: int, party: int, said: str, option: int | None = None, text: str = "if") -> None:
    hospital.do(mediation.Reply(id=id, party=party, answer=said, option=option, text=text))  # type: ignore[arg-type]


def test_a_settled_item_is_closed_and_waits_on_nobody(hospital: Hospital) -> None:
    hospital.do(triage.Wait(id=BADGES, on=NURSING), triage.Sleep(id=BADGES, day="2026-12-01"))
    done = hospital.do(Settle(id=BADGES, outcome="done", resolution="all read it", review="2026-12-15"))
    closed = hospital.get(Item, BADGES)
    assert (closed.status, closed.outcome, closed.resolution, closed.review) == (
        "closed", "done", "all read it", "2026-12-15",
    )  # fmt: skip
    assert (closed.ball, closed.ball_since, closed.until) == (None, None, None)
    said = hospital.get(Entry, done.written[0][1])
    assert (said.act, said.text, said.item) == ("item.settle", "all read it", BADGES)


@pytest.mark.parametrize("kind", OUTCOMES)
def test_each_kind_ends_in_its_own_ways(hospital: Hospital, kind: item.ItemKind) -> None:
    id = hospital.make(item.Capture(title="x", kind=kind, opened=True))
    for outcome in ("done", "agreed", "arbitrated", "granted", "refused", "moot"):
        if outcome not in OUTCOMES[kind]:
            told = hospital.refuses(Settle(id=id, outcome=outcome), field="outcome", says=f"for #{id} it is one of")
            assert all(possible in told for possible in OUTCOMES[kind])
    hospital.do(Settle(id=id, outcome="moot", resolution="ward closed"))


def test_agreed_needs_an_option_that_every_side_accepts(hospital: Hospital) -> None:
    hospital.do(mediation.Propose(id=ROTA, text="three teams"))
    agreed = Settle(id=ROTA, outcome="agreed")
    hospital.refuses(agreed, field="reason", says="No option of #3 is acceptable to every side yet")
    answer(hospital, ROTA, NURSING, "yes", 1)
    hospital.refuses(agreed, field="reason")
    answer(hospital, ROTA, IT, "no", 1)
    hospital.refuses(agreed, field="reason")
    answer(hospital, ROTA, IT, "reserve", 1)
    hospital.do(agreed)
    assert hospital.get(Item, ROTA).outcome == "agreed"


def test_agreed_with_a_typed_reason_says_so_in_the_log(hospital: Hospital) -> None:
    done = hospital.do(Settle(id=ROTA, outcome="agreed", resolution="a pilot", reason="both heads shook hands"))
    assert hospital.get(Entry, done.written[0][1]).text == "a pilot · both heads shook hands"


def test_leaving_as_is_can_be_agreed(hospital: Hospital) -> None:
    answer(hospital, ROTA, NURSING, "yes", 0)
    answer(hospital, ROTA, IT, "yes", 0)
    hospital.do(Settle(id=ROTA, outcome="agreed"))


def test_arbitrated_needs_who_ruled_and_on_what_criteria(hospital: Hospital) -> None:
    hospital.refuses(Settle(id=ROTA, outcome="arbitrated"), field="ruler", says="Say who ruled on #3")
    ruled = Settle(id=ROTA, outcome="arbitrated", ruler="the director")
    hospital.refuses(ruled, field="criteria", says="Say on what criteria #3 was ruled")
    hospital.do(item.Change(id=ROTA, criteria=("labour law", "cost")))
    done = hospital.do(ruled)
    assert "the director" in hospital.get(Entry, done.written[0][1]).text
    hospital.undo()
    done = hospital.do(Settle(id=ROTA, outcome="arbitrated", ruler="the director", criteria=("cost",)))
    assert hospital.get(Entry, done.written[0][1]).text == "the director (cost)"
    assert hospital.get(Item, ROTA).criteria == ("cost",)


def test_granted_needs_the_yes_of_every_approver(hospital: Hospital) -> None:
    granted = Settle(id=GREEN, outcome="granted")
    hospital.refuses(granted, field="outcome", says="#4 still lacks the yes of Lea Roy, Max Tran")
    answer(hospital, GREEN, LEA, "yes")
    answer(hospital, GREEN, MAX, "reserve", text="after training")
    hospital.refuses(granted, field="outcome", says="#4 still lacks the yes of Max Tran")
    answer(hospital, GREEN, MAX, "yes")
    hospital.do(granted)


def test_nobody_grants_what_nobody_was_asked(hospital: Hospital) -> None:
    id = hospital.make(item.Capture(title="x", kind="approval", opened=True, initiative=TOOL))
    hospital.refuses(Settle(id=id, outcome="granted"), field="parties", says=f"#{id} has nobody to grant it")


@pytest.mark.parametrize(("kind", "outcome"), [("request", "refused"), ("approval", "refused"), ("obstacle", "done")])
def test_a_refusal_and_an_obstacle_say_how_they_ended(
    hospital: Hospital, kind: item.ItemKind, outcome: settlement.Settled
) -> None:
    id = hospital.make(item.Capture(title="x", kind=kind, opened=True))
    hospital.refuses(Settle(id=id, outcome=outcome), field="resolution", says=f"Say how #{id} ended")
    hospital.do(Settle(id=id, outcome=outcome, resolution="no money"))


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (Settle(id=BEDS, outcome="done"), "id", "#1 is still in the inbox"),
        (Settle(id=WRONG, outcome="done"), "id", "#5 is closed already"),
        (Settle(id=BADGES, outcome="done", review="someday"), "review", "is not a date"),
        (settlement.Reopen(id=BEDS, reason="x"), "id", "#1 is not closed"),
        (settlement.Reopen(id=WRONG, reason=" "), "reason", "Say why #5 is taken up again"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_what_is_taken_up_again_is_open_and_has_no_end(hospital: Hospital) -> None:
    done = hospital.do(settlement.Reopen(id=WRONG, reason="they called again"))
    reopened = hospital.get(Item, WRONG)
    assert (reopened.status, reopened.outcome, reopened.resolution, reopened.owner) == ("open", None, "", "rob")
    said = hospital.get(Entry, done.written[0][1])
    assert (said.act, said.text) == ("item.reopen", "they called again")


def test_a_duplicate_taken_up_again_stands_for_itself(hospital: Hospital) -> None:
    hospital.do(triage.Duplicate(id=BEDS, of=BADGES))
    hospital.do(settlement.Reopen(id=BEDS, reason="another ward"))
    assert hospital.get(Item, BEDS).duplicate_of is None


def test_an_answer_taken_back_no_longer_counts(hospital: Hospital) -> None:
    answer(hospital, GREEN, LEA, "yes")
    answer(hospital, GREEN, MAX, "yes")
    hospital.undo()
    hospital.refuses(Settle(id=GREEN, outcome="granted"), field="outcome", says="Max Tran")


def test_a_rectified_answer_decides(hospital: Hospital) -> None:
    answer(hospital, GREEN, LEA, "yes")
    said = hospital.make(mediation.Reply(id=GREEN, party=MAX, answer="yes"))
    hospital.do(entry.Correct(id=said, answer="no"))
    hospital.refuses(Settle(id=GREEN, outcome="granted"), field="outcome", says="Max Tran")
