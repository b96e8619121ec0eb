"""Parties come in from address books and tables, each once, in whatever program they were written."""

import pytest
from interop_desk import bring, bring_text, carry_out, codes, counts, desk, item

from store import Party, Refused, Workspace
from store.interop import prepare

__all__ = ["desk"]


def party(workspace: Workspace, name: str) -> Party:
    return next(each for each in workspace.find(Party) if each.name == name)


def test_a_table_from_excel_in_french(desk: Workspace) -> None:
    # the desk knows Nursing under the same code: the row is that party
    prepared = bring(desk, "parties-excel-fr.csv")
    assert [known.title for known in prepared.known] == ["Soins infirmiers"]
    head = party(desk, "Dr. Élise Côté")
    assert (head.code, head.kind, head.role) == ("cote", "person", "Médecin-chef")
    assert head.contact == {"mail": "elise.cote@chu.example", "phone": "+1 514 555-0177"}
    assert set(codes(desk, head.groups)) == {"urg", "nur"}
    assert (party(desk, "Urgence").size, party(desk, "Urgence").cadence) == (45, 7)


def test_a_table_from_google_in_english_joins_first_and_last_names(desk: Workspace) -> None:
    prepared = bring(desk, "parties-google-en.csv")
    assert party(desk, "Lena Park").kind == "person"
    assert [known.title for known in prepared.known] == ["Omar Haddad"]
    assert "columns left out: Photo" in str(prepared.skipped[0])


def test_the_same_table_again_brings_nothing(desk: Workspace) -> None:
    bring(desk, "parties-excel-fr.csv", "parties-google-en.csv", "cards-icloud-fr.vcf", "card-outlook-21.vcf")
    before = counts(desk)
    names = ("parties-excel-fr.csv", "parties-google-en.csv", "cards-icloud-fr.vcf", "card-outlook-21.vcf")
    assert bring(desk, *names).operations == []
    assert counts(desk) == before


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("name,kind\nA,robot\n", "-, line 2, kind: “robot” is neither group"),
        ("name,size\nA,many\n", "-, line 2, size: “many” is no whole number above 0"),
        ("nom;groupes\nA;Inconnu\n", "-, line 2, groups: there is no group “Inconnu”|line 2: there is no group"),
        ("name,code\nA,12\n", "-, line 2: code: “12” will not do"),
        ("name,code\nA,x\n\n,y\n", "-, line 4, name: it is empty"),
        ("code;mail\nx;y\n", "line 1: no column is called name"),
    ],
)
def test_a_mistake_in_a_table_names_line_and_column_and_changes_nothing(
    desk: Workspace, table: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        bring_text(desk, table)
    assert counts(desk) == (3, 0, 0)


def test_groups_may_stand_below_their_members(desk: Workspace) -> None:
    bring_text(
        desk, "name\tkind\tcode\tgroups\nEve\tperson\teve\tteam\nTeam\tgroup\tteam\tdir\nDirection\tgroup\tdir\t\n"
    )
    assert codes(desk, party(desk, "Eve").groups) == ["team"]
    assert codes(desk, party(desk, "Team").groups) == ["dir"]


def test_icloud_cards(desk: Workspace) -> None:
    bring(desk, "cards-icloud-fr.vcf")
    # Marie Roy was known by name, Nursing by an alias
    assert counts(desk)[0] == 3
    bring_text(desk, "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Pharmacie\nUID:p\nEND:VCARD\n")
    assert party(desk, "Pharmacie").kind == "group"


def test_an_outlook_card_of_the_old_kind(desk: Workspace) -> None:
    bring_text(desk, "name,kind\nUrgence,group\n")
    bring(desk, "card-outlook-21.vcf")
    andre = party(desk, "André Lévesque")
    assert andre.contact == {"mail": "andre.levesque@chu.example", "phone": "(418) 555-0199"}
    assert codes(desk, andre.groups) == ["urgence"]


def test_a_mail_in_the_same_import_finds_the_party_that_the_table_brings(desk: Workspace) -> None:
    mail = b"From: x@new.example\nSubject: Hello\n\nOne two three\n"
    carry_out(desk, prepare(desk, [("-", mail), ("-", b"name,mail\nNewcomers,x@new.example\n")]))
    assert codes(desk, (item(desk, "Hello").source or 0,)) == ["newcomers"]
