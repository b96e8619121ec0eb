"""Duplicates: what speaks of the same thing comes first, and merging loses nothing."""

from __future__ import annotations

import pytest
from hospital import BADGES, BEDS, GREEN, IT, LEA, NURSING, WRONG, Hospital
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.opening import counted
from store import Entry, Item
from store.records import item, settlement, triage
from store.views import likeness
from store.views.inbox import row
from store.views.key import Key


def likest(hospital: Hospital, id: int) -> list[int]:
    hospital.workspace.changes()
    found = likeness.likest(hospital.workspace, hospital.get(Item, id), hospital.today)
    return [other.id for other in found]


def test_the_likest_item_comes_first(hospital: Hospital) -> None:
    again = hospital.make(item.Capture(title="BEDS for friday night", source=NURSING))
    hospital.do(item.Capture(title="beds"))
    found = likest(hospital, again)
    assert found[0] == BEDS
    assert again not in found
    assert {BADGES, GREEN} <= {*found}, "what is not alike can be chosen all the same"


def test_once_asked_only_what_is_offered_is_read(hospital: Hospital) -> None:
    for number in range(likeness.CANDIDATES * 3):
        hospital.do(item.Capture(title=f"Beds on ward {number}", opened=True))
    visitor, counting = counted(hospital.workspace)
    likeness.compared_by(visitor, hospital.today)
    counting.read.clear()
    found = likeness.likest(visitor, hospital.get(Item, BEDS), hospital.today)
    assert len(found) == likeness.CANDIDATES
    assert counting.read == {"items": likeness.CANDIDATES}


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("Printer on ward 3 jams", "Ward 3 printer is jammed again"),
        ("Pasword reset for nurses", "Nurses cannot reset their passwords"),
        ("Labels without unit number", "Blood bank labels came out without the unit number this morning"),
        ("Imprimante de bracelets en panne", "Les bracelets ne s'impriment plus (imprimante)"),
        ("Formation du jeudi annulée ?", "Annulation de la formation jeudi"),
        ("Mot de passe expiré", "MOTS DE PASSE EXPIRÉS dimanche"),
    ],
)
def test_other_words_letters_and_endings_for_the_same_thing(hospital: Hospital, one: str, same: str) -> None:
    others = ("Printer toner for the board", "Nurses' week", "Labels for parking", "Formation du lundi", "Mot du chef")
    hospital.do(*(item.Capture(title=title) for title in others))
    wanted = hospital.make(item.Capture(title=same))
    assert likest(hospital, hospital.make(item.Capture(title=one)))[0] == wanted


def test_between_equals_who_is_concerned_decides(hospital: Hospital) -> None:
    theirs = hospital.make(item.Capture(title="Doors stay locked", source=NURSING))
    hospital.do(item.Capture(title="Doors stay locked", source=IT))
    assert likest(hospital, hospital.make(item.Capture(title="Doors stay locked", source=NURSING)))[0] == theirs


def test_what_was_closed_within_a_month_is_among_them_and_what_was_before_is_not(hospital: Hospital) -> None:
    again = hospital.make(item.Capture(title="Wrong number"))
    assert likest(hospital, again)[0] == WRONG, "declined eight days ago"
    hospital.later(days=24)
    assert WRONG not in likest(hospital, again)


def test_a_duplicate_is_no_original(hospital: Hospital) -> None:
    again = hospital.make(item.Capture(title="Beds for Friday"))
    hospital.do(triage.Duplicate(id=again, of=BEDS))
    third = hospital.make(item.Capture(title="Beds for Friday"))
    found = likest(hospital, third)
    assert found[0] == BEDS and again not in found


def test_merging_keeps_both_texts_all_who_reported_it_and_how_often(hospital: Hospital) -> None:
    again = hospital.make(item.Capture(title="Friday", text="No bed on 4", source=IT, parties=(LEA, NURSING)))
    hospital.do(triage.Duplicate(id=again, of=BEDS))
    assert hospital.get(Item, BEDS).parties == (IT, LEA), "Nursing is its source already"
    assert hospital.get(Item, again).text == "No bed on 4"
    found = row(hospital.workspace, Key("items", BEDS), hospital.today)
    assert found is not None and found.reports == 2
    hospital.undo()
    assert hospital.get(Item, BEDS).parties == () and likeness.reports(hospital.workspace, BEDS) == 1


def test_duplicates_follow_when_their_original_turns_out_to_be_one(hospital: Hospital) -> None:
    again = hospital.make(item.Capture(title="Beds again"))
    hospital.do(triage.Duplicate(id=again, of=BEDS))
    first = hospital.make(item.Capture(title="Beds for the weekend"))
    hospital.do(triage.Duplicate(id=BEDS, of=first))
    assert {other.id for other in hospital.all(Item, duplicate_of=first)} == {BEDS, again}
    assert likeness.reports(hospital.workspace, first) == 3


def test_who_reports_a_relay_does_not_become_one_of_its_recipients(hospital: Hospital) -> None:
    asked = hospital.make(item.Capture(title="Which badges?", kind="request", source=LEA))
    hospital.do(triage.Duplicate(id=asked, of=BADGES))
    assert hospital.get(Item, BADGES).parties == (NURSING,)
    relayed = hospital.make(item.Capture(title="Badge rules", kind="relay", source=IT, parties=(LEA,)))
    hospital.do(triage.Duplicate(id=relayed, of=BADGES))
    assert hospital.get(Item, BADGES).parties == (NURSING, LEA), "the recipients of another relay do"


def test_closed_lately_reads_the_decisions_of_a_month_and_no_more(hospital: Hospital) -> None:
    hospital.do(settlement.Settle(id=BADGES, outcome="done"))
    hospital.workspace.changes()
    assert likeness.closed_lately(hospital.workspace, hospital.today) == {BADGES, WRONG}
    hospital.later(days=100)
    assert likeness.closed_lately(hospital.workspace, hospital.today) == set()
    assert hospital.workspace.ids(Entry, kind="decision"), "they are in the log all the same"


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways_and_none_is_liker_than_oneself(one: str, two: str) -> None:
    a, b = Item(title=one, parties=(1,)), Item(title=two, parties=(2,))
    assert likeness.likeness(a, b) == pytest.approx(likeness.likeness(b, a))
    assert likeness.likeness(a, b) <= likeness.likeness(a, a) + 1e-9
