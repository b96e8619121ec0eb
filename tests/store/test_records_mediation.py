"""Mediation: sides, ways out, and what each party says of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hospital import BADGES, BEDS, GREEN, IT, LEA, NURSING, ROTA, WRONG, Hospital

from store import Entry, Item, Operation
from store.records import entry, item, mediation, triage
from store.records.answers import acceptable_options, latest_answers, not_yet_green
from store.records.item import Option, Serves, Side
from store.records.settlement import Reopen


def test_a_side_is_written_down_bit_by_bit(hospital: Hospital) -> None:
    hospital.do(mediation.TakeSide(id=ROTA, party=NURSING, position="no double nights"))
    hospital.do(mediation.TakeSide(id=ROTA, party=NURSING, interests=("sleep", "fairness"), rank=5))
    hospital.do(mediation.TakeSide(id=ROTA, party=LEA, position="ask me"))
    rota = hospital.get(Item, ROTA)
    assert rota.sides == (
        Side(NURSING, "no double nights", ("sleep", "fairness"), 5), Side(IT), Side(LEA, "ask me"),
    )  # fmt: skip
    assert rota.parties == (NURSING, IT, LEA), "whoever takes a side is a party"


def test_options_are_added_and_reworded(hospital: Hospital) -> None:
    hospital.do(mediation.TakeSide(id=ROTA, party=NURSING, interests=("sleep",)))
    hospital.do(mediation.Propose(id=ROTA, text=" three teams ", by=IT, serves=(Serves(NURSING, 0),)))
    hospital.do(mediation.Propose(id=ROTA, text="hire"))
    hospital.do(mediation.Propose(id=ROTA, text="four teams", number=1))
    assert hospital.get(Item, ROTA).options == (Option("four teams", IT, (Serves(NURSING, 0),)), Option("hire"))


def test_an_answer_is_an_entry(hospital: Hospital) -> None:
    hospital.do(mediation.Propose(id=ROTA, text="three teams"))
    said = hospital.get(
        Entry,
        hospital.make(
            mediation.Reply(id=ROTA, party=NURSING, answer="reserve", option=1, text="if paid", channel="call")
        ),
    )
    assert (said.kind, said.parties, said.item, said.option) == ("answer", (NURSING,), ROTA, 1)
    assert (said.answer, said.text, said.channel, said.at) == ("reserve", "if paid", "call", hospital.now)


def test_to_relays_and_approvals_one_answers_without_an_option(hospital: Hospital) -> None:
    for id, party in ((BADGES, NURSING), (GREEN, LEA)):
        said = hospital.get(Entry, hospital.make(mediation.Reply(id=id, party=party, answer="yes")))
        assert (said.option, said.answer) == (None, "yes")


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (mediation.TakeSide(id=BADGES, party=IT, position="x"), "id", "#2 is not a conflict"),
        (mediation.TakeSide(id=ROTA, party=99, position="x"), "id", "There is no p99"),
        (mediation.TakeSide(id=ROTA, party=IT, rank=6), "sides[1].rank", "<= 5"),
        (mediation.TakeSide(id=WRONG, party=IT, position="x"), "id", "#5 is closed"),
        (mediation.Propose(id=ROTA, text=" "), "text", "Say what the option is"),
        (mediation.Propose(id=ROTA, text="x", number=1), "number", "#3 has no option 1"),
        (mediation.Propose(id=ROTA, text="x", serves=(Serves(NURSING, 0),)), "serves", "name an interest"),
        (mediation.Propose(id=GREEN, text="x"), "id", "#4 is not a conflict"),
        (mediation.Reply(id=BEDS, party=NURSING, answer="yes"), "id", "#1 asks nobody for an answer"),
        (mediation.Reply(id=GREEN, party=NURSING, answer="yes"), "party", "Nursing is not a party of #4"),
        (mediation.Reply(id=GREEN, party=99, answer="yes"), "id", "There is no p99"),
        (mediation.Reply(id=GREEN, party=LEA, answer="yes", option=1), "option", "Only a conflict has options"),
        (mediation.Reply(id=ROTA, party=IT, answer="yes"), "option", "Say which option of #3"),
        (mediation.Reply(id=ROTA, party=IT, answer="yes", option=1), "option", "#3 has no option 1"),
        (mediation.Reply(id=ROTA, party=IT, answer="yes", option=-1), "option", "#3 has no option -1"),
        (mediation.Reply(id=GREEN, party=LEA, answer="reserve"), "text", "on what condition Lea Roy"),
        (mediation.Reply(id=WRONG, party=LEA, answer="yes"), "id", "#5 is closed"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_nobody_has_answered_tomorrow(hospital: Hospital) -> None:
    tomorrow = hospital.now + timedelta(days=1)
    hospital.refuses(
        mediation.Reply(id=GREEN, party=LEA, answer="yes", at=tomorrow), field="at", says="holds what has happened"
    )
    yesterday = hospital.now - timedelta(days=1)
    said = hospital.make(mediation.Reply(id=GREEN, party=LEA, answer="yes", at=yesterday))
    assert hospital.get(Entry, said).at == yesterday


def test_leave_as_is_can_be_answered_without_being_written(hospital: Hospital) -> None:
    hospital.do(mediation.Reply(id=ROTA, party=NURSING, answer="yes", option=0))
    hospital.do(mediation.Reply(id=ROTA, party=IT, answer="reserve", option=0, text="until spring"))
    rota = hospital.get(Item, ROTA)
    assert acceptable_options(rota, latest_answers(hospital.all(Entry, item=ROTA))) == [0]


def test_what_was_said_last_counts_and_a_rectified_answer_keeps_its_place(hospital: Hospital) -> None:
    from store.records.entry import Correct

    first = hospital.make(mediation.Reply(id=GREEN, party=LEA, answer="yes"))
    hospital.do(mediation.Reply(id=GREEN, party=LEA, answer="no"))
    green = hospital.get(Item, GREEN)
    hospital.do(Correct(id=first, text="she said it on the telephone"))
    said = latest_answers(hospital.all(Entry, item=GREEN))
    assert said[LEA, 0].answer == "no", "rectifying what was said before changes nothing of what was said after"
    assert not_yet_green(green, said) == [LEA, 4]


def test_a_rectified_answer_counts_as_rectified_however_often(hospital: Hospital) -> None:
    from store.records.entry import Correct

    said = hospital.make(mediation.Reply(id=GREEN, party=LEA, answer="no"))
    for answer in ("yes", "no", "yes"):
        said = hospital.make(Correct(id=said, answer=answer))  # type: ignore[arg-type]  # a code from a loop
    assert latest_answers(hospital.all(Entry, item=GREEN))[LEA, 0].id == said


def test_a_conflict_taken_up_again_keeps_its_sheet(hospital: Hospital) -> None:
    hospital.do(mediation.Propose(id=ROTA, text="three teams"))
    hospital.do(triage.Duplicate(id=ROTA, of=BEDS))
    hospital.refuses(mediation.Propose(id=ROTA, text="x"), field="id", says="#3 is closed")
    hospital.do(Reopen(id=ROTA, reason="it is not"))
    assert hospital.get(Item, ROTA).options == (Option("three teams"),)
    hospital.do(item.Change(id=ROTA, criteria=("law",)))


def test_what_an_option_serves_follows_its_interest(hospital: Hospital) -> None:
    """Interests are put in another order, reworded, taken off: the options go with them."""
    hospital.do(mediation.TakeSide(id=ROTA, party=NURSING, interests=("sleep", "pay", "notice")))
    hospital.do(mediation.Propose(id=ROTA, text="three teams", serves=(Serves(NURSING, 0), Serves(NURSING, 1))))

    def served(*interests: str) -> list[str]:
        hospital.do(mediation.TakeSide(id=ROTA, party=NURSING, interests=interests))
        item = hospital.get(Item, ROTA)
        return [interests[one.interest] for one in item.options[0].serves]

    assert served("notice", "sleep", "pay") == ["sleep", "pay"], "in another order"
    assert served("notice", "eight hours of sleep", "pay") == ["eight hours of sleep", "pay"], "reworded in its place"
    assert served("notice", "eight hours of sleep") == ["eight hours of sleep"], "one is no interest any more"
    assert served("notice") == []


def test_an_answer_put_right_to_yes_if_says_on_what_condition(hospital: Hospital) -> None:
    hospital.do(mediation.Propose(id=ROTA, text="three teams"))
    said = hospital.make(mediation.Reply(id=ROTA, party=NURSING, option=1, answer="yes"))
    hospital.refuses(entry.Correct(id=said, answer="reserve"), field="text", says="on what condition")
    hospital.do(entry.Correct(id=said, answer="reserve", text="paid as overtime"))
