"""The gate and the green lights are what one finds by reading every answer, one after the other."""

from __future__ import annotations

from typing import NamedTuple

from hospital import GREEN, IT, LEA, MAX, NURSING, TOOL, Hospital, a_hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entry, Item
from store.records import consulting, entry, gate, item, mediation, settlement, triage
from store.records.gate import LightState
from store.views.board.approvals import approvals
from store.views.board.whole import gate_of

HEADS = {NURSING: LEA, IT: MAX}
ANSWERS = st.sampled_from(["yes", "yes", "reserve", "no"])


class Said(NamedTuple):
    """An answer, and what it should have been noted as."""

    who: int
    is_second: bool
    """To the second approval, which asks the groups too."""
    answer: entry.Answer
    rather: entry.Answer | None


SAID = st.builds(
    Said, st.sampled_from([LEA, MAX, NURSING, IT]), st.booleans(), ANSWERS, st.one_of(st.none(), st.none(), ANSWERS)
)
RAISED = st.tuples(
    st.sampled_from(["obstacle", "conflict", "request"]), st.sampled_from(["undecided", "open", "declined", "settled"])
)


@settings(max_examples=25, deadline=None)
@given(st.lists(SAID, max_size=7), st.lists(RAISED, max_size=2), st.booleans())
def test_the_gate_and_each_light(said: list[Said], raised: list[tuple[item.ItemKind, str]], is_closed: bool) -> None:
    with a_hospital() as hospital:
        second = hospital.make(
            item.Capture(
                title="Once more", kind="approval", opened=True, parties=(LEA, MAX, NURSING, IT), initiative=TOOL
            )
        )
        for one in said:
            approval = second if one.is_second or one.who in HEADS else GREEN
            number = hospital.make(mediation.Reply(id=approval, party=one.who, answer=one.answer, text="two beds"))
            if one.rather is not None and one.rather != one.answer:
                hospital.do(entry.Correct(id=number, answer=one.rather))
        for kind, state in raised:
            id = hospital.make(
                item.Capture(title=kind, kind=kind, opened=state in ("open", "settled"), initiative=TOOL)
            )
            if state == "declined":
                hospital.do(triage.Decline(id=id, reason="x"))
            elif state == "settled":
                hospital.do(settlement.Settle(id=id, outcome="moot", resolution="x"))
        if is_closed:
            hospital.do(settlement.Settle(id=second, outcome="moot"))

        lights = {group: plainly(hospital, group) for group in HEADS}
        in_the_way = sum(state in ("undecided", "open") and kind != "request" for kind, state in raised)
        told = gate_of(hospital.workspace, hospital.tool)
        assert {row.group: row.state for row in approvals(hospital.workspace, hospital.tool)} == lights
        assert len(told.reasons) == sum(light != "yes" for light in lights.values()) + in_the_way
        assert told.open == (hospital.workspace.may(gate.Advance(id=TOOL)) is None) == (not told.reasons)
        for group, light in lights.items():
            refusal = hospital.workspace.may(consulting.Condition(id=TOOL, party=group))
            assert (refusal is None) == (light == "reserve")


def plainly(hospital: Hospital, group: int) -> LightState:
    """Return what the head of a group said last on any approval, or else the group; GREEN asks both heads."""
    asking = {one.id for one in hospital.all(Item) if one.kind == "approval" and one.initiative == TOOL}
    entries = [one for one in hospital.all(Entry) if one.kind == "answer" and one.item in asking]
    for voice in (HEADS[group], group):
        last: LightState | None = None
        for one in entries:
            if one.parties == (voice,) and one.corrects is None:
                instead = [other for other in entries if other.corrects == one.id]
                last = (instead or [one])[0].answer
        if last:
            return last
    return "waiting"
