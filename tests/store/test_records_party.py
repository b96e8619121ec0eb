"""Parties: who we stand between."""

from __future__ import annotations

import pytest
from hospital import IT, LEA, NURSING, Hospital
from hypothesis import given
from hypothesis import strategies as st

from store import Operation, Party
from store.records import party
from store.records.party import folded


def test_a_party_is_added_with_all_that_is_known(hospital: Hospital) -> None:
    id = hospital.make(
        party.Add(
            name="  Marc Côté ", kind="person", groups=(NURSING, IT), role="Pharmacist", liaisons=("zoe",), influence=5,
            interest=2, needs=("quiet",), lang="fr", contact={"phone": "514 555-0134"}, aliases=("MC",),
        )
    )  # fmt: skip
    added = hospital.get(Party, id)
    assert (added.name, added.code, added.kind, added.groups) == ("Marc Côté", "marc", "person", (NURSING, IT))
    assert (added.influence, added.needs, added.contact) == (5, ("quiet",), {"phone": "514 555-0134"})
    assert added.active and added.created_by == "rob"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Pharmacy", "pharmacy"),
        ("Soins infirmiers", "soins"),
        ("Éducation", "education"),
        ("Nursing home", "nursing"),
        ("Dr Roy", "roy"),
        ("IT", "it2"),
        ("Nur", "nur2"),
        ("24/7", "24-7"),
        ("112", "p112"),
        ("救急", "x"),
    ],
)
def test_a_code_is_made_from_the_name(hospital: Hospital, name: str, code: str) -> None:
    assert hospital.get(Party, hospital.make(party.Add(name=name))).code == code


def test_parties_of_one_name_have_codes_of_their_own(hospital: Hospital) -> None:
    codes = [hospital.get(Party, hospital.make(party.Add(name="Ana Roy"))).code for _ in range(4)]
    assert codes == ["ana", "ana-roy", "ana2", "ana3"]


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (party.Add(name="  "), "name", "needs a name"),
        (party.Add(name="Lab", code="nur"), "code", "nur is already Nursing"),
        (party.Add(name="Lab", code="L’ab"), "code", "small letters"),
        (party.Add(name="Lab", code="12"), "code", "small letters"),
        (party.Add(name="Lab", size=-1), "size", ">= 0"),
        (party.Add(name="Lab", cadence=0), "cadence", ">= 1"),
        (party.Add(name="Lab", influence=6), "influence", "<= 5"),
        (party.Add(name="Lab", groups=(99,)), "groups", "there is no p99"),
        (party.Add(name="Lab", head=99), "head", "there is no p99"),
        (party.Change(id=NURSING, name=" "), "name", "needs a name"),
        (party.Change(id=NURSING, code="it"), "code", "it is already IT"),
        (party.Change(id=NURSING, code=""), "code", "small letters"),
        (party.Change(id=NURSING), "", "Nothing to change"),
        (party.Change(id=NURSING, cadence=7), "", "Nothing to change"),
        (party.Change(id=NURSING, groups=(NURSING,)), "groups", "Nursing cannot be a member of itself"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_no_group_contains_itself_however_far_around(hospital: Hospital) -> None:
    care = hospital.make(party.Add(name="Care", groups=(NURSING,)))
    ward = hospital.make(party.Add(name="Ward", groups=(care,)))
    hospital.refuses(party.Change(id=NURSING, groups=(ward,)), field="groups", says="member of itself")
    hospital.do(party.Change(id=ward, groups=(care, IT)))


def test_a_party_is_changed_field_by_field_and_cleared(hospital: Hospital) -> None:
    hospital.do(party.Change(id=LEA, code="lea", aliases=("Head",), cadence=3))
    hospital.do(party.Change(id=LEA, aliases=(), cadence=None, active=False))
    changed = hospital.get(Party, LEA)
    assert (changed.code, changed.aliases, changed.cadence, changed.active) == ("lea", (), None, False)
    assert changed.groups == (NURSING,), "what was not given stays"


def test_its_own_code_is_not_taken(hospital: Hospital) -> None:
    hospital.do(party.Change(id=NURSING, code="nur", name="Nursing care"))
    assert hospital.get(Party, NURSING).name == "Nursing care"


@given(st.text())
def test_a_folded_text_can_be_typed_and_stays_itself(text: str) -> None:
    code = folded(text)
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert folded(code) == code
    assert not code.startswith("-") and not code.endswith("-")
