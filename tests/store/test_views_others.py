"""Initiatives, glossary, search, likeness: the smaller views."""

from __future__ import annotations

from hospital import GREEN, IT, LEA, MAX, NURSING, STEERING, TOOL, WORD, Hospital

from store.records import entry, gate, initiative, item, mediation, party, term
from store.views import glossary, search
from store.views import initiative as initiatives
from store.views.key import Key, codes, name, names


def test_initiatives_in_trouble_come_first_then_by_going_live_those_that_are_over_last(hospital: Hospital) -> None:
    soon = hospital.make(initiative.Draft(title="Soon", golive="2026-12-01"))
    someday = hospital.make(initiative.Draft(title="Someday"))
    over = hospital.make(initiative.Draft(title="Over", golive="2026-10-01"))
    for _ in range(4):
        hospital.do(gate.Advance(id=over, reason="x"))
    keys = initiatives.keys(hospital.workspace, hospital.today)
    assert [key.id for key in keys] == [TOOL, soon, someday, over], "its gate is closed, and its plan fragile"


def test_an_initiatives_line_tells_what_keeps_its_gate_closed(hospital: Hospital) -> None:
    def row() -> initiatives.InitiativeRow:
        hospital.workspace.changes()
        found = initiatives.row(hospital.workspace, Key("initiatives", TOOL), hospital.today)
        assert found is not None
        return found

    assert (row().audience, row().golive, row().open, row().phase) == (("Nursing", "IT"), "2026-12-15", 1, "consulting")
    assert [*map(str, row().blocked)] == [
        "Lea Roy (Nursing) has not answered", "Max Tran (IT) has not answered",
    ]  # fmt: skip
    for head in (LEA, MAX):
        hospital.do(mediation.Reply(id=GREEN, party=head, answer="yes"))
    obstacle = hospital.make(item.Capture(title="No room", kind="obstacle", initiative=TOOL))
    assert [*map(str, row().blocked)] == [f"obstacle #{obstacle} is open"], "also while it lies in the inbox"
    hospital.do(gate.Advance(id=TOOL, reason="all the same"))
    assert row().blocked == (), "there is no gate behind it"
    assert initiatives.row(hospital.workspace, Key("initiatives", 99), hospital.today) is None


def test_terms_are_found_by_all_that_is_told_of_them(hospital: Hospital) -> None:
    id = hospital.make(term.Define(term="Bascule", plain="le dernier arrêt", group=IT, says={NURSING: "la nuit"}))
    for wanted in ("bascul", "ARRET dernier", "nuit", "it bascule", ""):
        assert id in glossary.found(hospital.workspace, wanted), wanted
    assert glossary.found(hospital.workspace, "nursing bascule") == []
    assert glossary.found(hospital.workspace, "nurs") == [WORD]
    hospital.do(term.Change(id=id, plain="x"))
    assert glossary.found(hospital.workspace, "arret") == []


def test_terms_in_the_order_of_the_alphabet(hospital: Hospital) -> None:
    for word in ("triage", "ABG", "abc"):
        hospital.do(term.Define(term=word, plain="x", says={NURSING: "y"}))
    keys = glossary.keys(hospital.workspace, hospital.today)
    rows = [glossary.row(hospital.workspace, key, hospital.today) for key in keys]
    assert [row.term for row in rows if row] == ["abc", "ABG", "PRN", "triage"]
    assert rows[0] == glossary.TermRow(keys[0].id, "abc", "", "x", {"Nursing": "y"})
    assert glossary.row(hospital.workspace, Key("terms", WORD), hospital.today) == glossary.TermRow(
        WORD, "PRN", "Nursing", "as needed", {}
    )
    assert glossary.row(hospital.workspace, Key("terms", 99), hospital.today) is None


def found(hospital: Hospital, text: str) -> list[tuple[str, int]]:
    hospital.workspace.changes()
    return [(key.table, key.id) for key in search.found(hospital.workspace, text)]


def test_search_finds_what_holds_every_word(hospital: Hospital) -> None:
    assert found(hospital, "ROTA") == [("initiatives", TOOL), ("items", GREEN), ("items", 3)]
    assert found(hospital, "rota night") == [("items", 3)]
    assert found(hospital, "rota purple") == []
    assert found(hospital, "  ") == []
    assert found(hospital, "nur") == [("parties", NURSING), ("parties", LEA)], "a code, and Head nurse"
    assert found(hospital, "m2") == [("meetings", STEERING)]
    assert found(hospital, "as needed") == [("terms", WORD)]
    assert found(hospital, "worried nights") == [("entries", 3)]


def test_search_tells_parties_first_and_the_latest_entries_last(hospital: Hospital) -> None:
    hospital.do(
        entry.Log(text="oxygen", kind="note"), entry.Log(text="oxygen again", kind="note"),
        item.Capture(title="Oxygen runs low"), party.Add(name="Oxygen Ltd"),
    )  # fmt: skip
    assert found(hospital, "oxygen") == [("parties", 5), ("items", 6), ("entries", 5), ("entries", 4)]


def test_search_stops_at_its_limit(hospital: Hospital) -> None:
    hospital.do(*(item.Capture(title=f"Oxygen {n}") for n in range(search.FOUND_AT_MOST + 5)))
    assert len(found(hospital, "oxygen")) == search.FOUND_AT_MOST


def test_names_and_codes_of_those_who_are_there(hospital: Hospital) -> None:
    workspace = hospital.workspace
    assert names(workspace, (IT, NURSING)) == ("IT", "Nursing")
    assert codes(workspace, (IT, 99, NURSING)) == ("it", "nur")
    assert (name(workspace, None), name(workspace, 99), name(workspace, LEA)) == ("", "", "Lea Roy")
