"""A mediation: its six stages, and at each the question to ask next."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hospital import IT, LEA, NURSING, ROTA, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entry, Item
from store.records import entry, item, mediation
from store.records.answers import acceptable_options, latest_answers, not_yet_green
from store.records.party import Change as ChangeParty
from store.records.settlement import Settle
from store.views import conflict, open_conflicts
from store.views.key import Key
from store.views.urgency import needs


def standing(hospital: Hospital) -> tuple[str, str]:
    stage, question = conflict.standing(hospital.workspace, hospital.get(Item, ROTA))
    return stage, str(question)


def side(hospital: Hospital, party: int, **says: Any) -> None:
    hospital.do(mediation.TakeSide(id=ROTA, party=party, **says))


def reply(hospital: Hospital, party: int, option: int, answer: Any) -> None:
    hospital.do(mediation.Reply(id=ROTA, party=party, option=option, answer=answer, text="if"))


def test_the_story_of_a_mediation_from_the_first_call_to_the_handshake(hospital: Hospital) -> None:
    hospital.do(item.Change(id=ROTA, parties=(NURSING,)))
    assert standing(hospital) == ("listening", "Who is on the other side?")
    hospital.do(item.Change(id=ROTA, parties=(NURSING, IT)))
    assert standing(hospital) == ("listening", "What does Nursing want?")
    side(hospital, NURSING, position="no double nights")
    assert standing(hospital) == ("listening", "What does IT want?")
    side(hospital, IT, position="somebody at night")
    assert standing(hospital) == ("understanding", "Why does it matter to Nursing?")
    side(hospital, NURSING, interests=("sleep",))
    assert standing(hospital) == ("understanding", "Why does it matter to IT?")
    side(hospital, IT, interests=("the 3 a.m. backup",))
    assert standing(hospital) == ("inventing", "Which goal do they share: Nursing, IT?")
    hospital.do(item.Change(id=ROTA, goal="nobody alone at night"))
    assert standing(hospital) == ("inventing", "What would serve Nursing, IT alike?")
    hospital.do(mediation.Propose(id=ROTA, text="three teams"))
    assert standing(hospital) == ("sounding", "Sound out Nursing on option 1")
    reply(hospital, NURSING, 1, "yes")
    assert standing(hospital) == ("sounding", "Sound out IT on option 1")
    reply(hospital, IT, 1, "no")
    assert standing(hospital) == ("bargaining", "Only IT blocks option 1: on what condition would it do?")
    hospital.do(mediation.Propose(id=ROTA, text="a night shift on call"))
    assert standing(hospital) == ("sounding", "Sound out Nursing on option 2")
    reply(hospital, NURSING, 2, "no")
    reply(hospital, IT, 2, "no")
    assert standing(hospital)[1] == "Only IT blocks option 1: on what condition would it do?", "the least blocked one"
    reply(hospital, NURSING, 1, "no")
    assert standing(hospital) == ("bargaining", "Nursing, IT block option 1: what else could there be?")
    reply(hospital, NURSING, 2, "yes")
    reply(hospital, IT, 2, "reserve")
    assert standing(hospital) == ("ready", "Conclude on option 2?")
    hospital.do(Settle(id=ROTA, outcome="agreed"))


def test_leaving_as_is_is_never_the_conclusion_to_press_for(hospital: Hospital) -> None:
    for party in (NURSING, IT):
        side(hospital, party, position="x", interests=("y",))
        reply(hospital, party, 0, "yes")
    assert standing(hospital)[0] == "inventing"


def test_a_late_side_takes_the_mediation_back_to_listening(hospital: Hospital) -> None:
    for party in (NURSING, IT):
        side(hospital, party, position="x", interests=("y",))
    hospital.do(mediation.Propose(id=ROTA, text="three teams"))
    for party in (NURSING, IT):
        reply(hospital, party, 1, "yes")
    assert standing(hospital)[0] == "ready"
    side(hospital, LEA, rank=3)
    assert standing(hospital) == ("listening", "What does Lea Roy want?")


def test_who_needs_the_mediator_most_comes_first_with_the_reason_and_only_what_is_open(hospital: Hospital) -> None:
    old = hospital.make(
        item.Capture(title="Old", kind="conflict", opened=True, created_at=hospital.now - timedelta(days=40))
    )
    grave = hospital.make(item.Capture(title="Grave", kind="conflict", opened=True, level=3))
    hospital.do(item.Capture(title="In the inbox", kind="conflict"))
    mild = hospital.make(item.Capture(title="Mild", kind="conflict", opened=True, level=1))
    closed = hospital.make(item.Capture(title="Over", kind="conflict", opened=True, level=3))
    hospital.do(Settle(id=closed, outcome="moot"))
    assert [key.id for key in open_conflicts.keys(hospital.workspace, hospital.today)] == [grave, ROTA, old, mild]
    rows = [open_conflicts.row(hospital.workspace, Key("items", id), hospital.today) for id in (grave, ROTA, old, mild)]
    assert [str(row.why) for row in rows if row] == [
        "grave", "gravity 2 of 3; nothing has happened for 8 days", "nothing has happened for 40 days",
        "gravity 1 of 3",
    ]  # fmt: skip
    hospital.do(entry.Log(text="x", item=old, parties=(IT,)), item.Change(id=mild, due="2026-11-01"))
    assert [key.id for key in open_conflicts.keys(hospital.workspace, hospital.today)] == [grave, mild, ROTA, old]


def test_why_it_needs_the_mediator_is_told_again_whatever_it_hangs_on_has_changed(hospital: Hospital) -> None:
    def told() -> str:
        ours, theirs = (
            "; ".join(
                str(reason.said)
                for reason in needs(workspace, workspace.find(Item, kind="conflict")[0], hospital.today)
            )
            for workspace in (hospital.workspace, hospital.open("rob"))
        )
        assert ours == theirs, "as one who has just come reckons"
        return ours

    assert "souring" not in told()
    tones = [hospital.make(entry.Log(text="x", parties=(IT,), tone=tone)) for tone in (1, 1, -1, -1)]
    assert "the tone of IT is souring" in told(), "nothing of it was said about the conflict"
    hospital.do(ChangeParty(id=IT, name="Systems"))
    assert "the tone of Systems is souring" in told()
    for id in tones[2:]:
        hospital.do(entry.Correct(id=id, parties=(LEA,)))
    assert "souring" not in told()
    for _ in range(3):
        hospital.do(entry.Log(text="x", parties=(LEA,), item=ROTA))
    assert "Systems: hardly heard" in told(), "a member speaks for the group"
    hospital.do(ChangeParty(id=LEA, groups=(NURSING, IT)))
    assert "hardly heard" not in told()
    hospital.later(days=9)
    assert "nothing has happened for 9 days" in told()


def test_a_line_tells_sides_stage_question_age_and_ball(hospital: Hospital) -> None:
    row = open_conflicts.row(hospital.workspace, Key("items", ROTA), hospital.today)
    assert row is not None
    assert (row.title, row.sides, row.level, row.age, row.ball) == ("Night shift rota", ("Nursing", "IT"), 2, 8, "")
    assert (row.stage, str(row.question)) == ("listening", "What does Nursing want?")
    assert open_conflicts.row(hospital.workspace, Key("items", 99), hospital.today) is None


SAID = st.lists(
    st.tuples(
        st.sampled_from([NURSING, IT, LEA]),
        st.integers(0, 2),
        st.sampled_from(["yes", "reserve", "no"]),
        st.one_of(st.none(), st.integers(0, 9)),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(SAID)
def test_who_said_what_last_is_what_one_would_find_by_reading_the_log(
    said: list[tuple[int, int, Any, int | None]],
) -> None:
    """A plain reading: go through the log from its beginning, and cross out what was rectified."""
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        hospital.do(
            item.Change(id=ROTA, parties=(NURSING, IT, LEA)),
            mediation.Propose(id=ROTA, text="a"),
            mediation.Propose(id=ROTA, text="b"),
        )
        log: list[dict[str, Any]] = []
        for party, option, answer, rectifies in said:
            standing_ones = [line for line in log if line["id"]]
            if rectifies is not None and rectifies < len(standing_ones):
                line = standing_ones[rectifies]
                if line["answer"] == answer:
                    continue
                line["id"] = hospital.make(entry.Correct(id=line["id"], answer=answer))
                line["answer"] = answer
            else:
                id = hospital.make(mediation.Reply(id=ROTA, party=party, option=option, answer=answer, text="if"))
                log.append({"id": id, "party": party, "option": option, "answer": answer})
        plain = {(line["party"], line["option"]): line["answer"] for line in log}
        rota, found = hospital.get(Item, ROTA), latest_answers(hospital.all(Entry, item=ROTA))
        assert {key: kept.answer for key, kept in found.items()} == plain
        agreed = [n for n in range(3) if all(plain.get((p, n)) in ("yes", "reserve") for p in (NURSING, IT, LEA))]
        assert acceptable_options(rota, found) == agreed
        assert not_yet_green(rota, found) == [p for p in (NURSING, IT, LEA) if plain.get((p, 0)) != "yes"]
        hospital.close()
