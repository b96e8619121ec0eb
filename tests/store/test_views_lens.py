"""The jargon lens: what leaks to whom, how to say it to them, and how that takes its place in the sentence."""

from __future__ import annotations

import pytest
from hospital import IT, LEA, NURSING, Hospital

from store import Term
from store.records import party, term
from store.views.lens import groups_of, leaks, replacement
from store.views.wording import put, reworded


@pytest.fixture
def glossary(hospital: Hospital) -> Hospital:
    for word, plain, says in (("cutover", "when the old system stops", {NURSING: "the night we change over"}),
                              ("SSO", "one password for everything", {})):  # fmt: skip
        hospital.do(term.Define(term=word, plain=plain, group=IT, says=says))
    return hospital


def said(hospital: Hospital, text: str, source: int | None, *readers: int) -> list[tuple[str, tuple[int, ...], str]]:
    found = leaks(hospital.workspace, text, source, readers)
    return [(text[leak.start : leak.end], leak.readers, leak.wordings[0]) for leak in found]


def test_what_a_reader_does_not_share_leaks_with_a_wording(glossary: Hospital) -> None:
    text = "Cutover at two, then SSO"
    to_nursing = [
        ("Cutover", (NURSING,), "the night we change over"),
        ("SSO", (NURSING,), "one password for everything"),
    ]
    assert said(glossary, text, IT, NURSING) == to_nursing
    assert said(glossary, text, IT, NURSING, IT) == to_nursing, "its own words leak to nobody in Informatics"
    assert said(glossary, text, None, IT) == [] and said(glossary, text, IT) == []


def test_a_member_shares_the_words_of_its_groups_and_hears_what_is_said_to_them(glossary: Hospital) -> None:
    ward = glossary.make(party.Add(name="Ward 3", code="w3", groups=(NURSING,)))
    joan = glossary.make(party.Add(name="Joan", code="joan", kind="person", groups=(ward,)))
    assert groups_of(glossary.workspace, joan) == (joan, ward, NURSING)
    assert said(glossary, "cutovers", IT, joan) == [("cutovers", (joan,), "the night we change over")]
    glossary.do(party.Change(id=joan, groups=(ward, IT)))
    assert said(glossary, "cutovers", IT, joan) == []


def test_the_same_word_of_two_groups_is_meant_as_where_it_comes_from(glossary: Hospital) -> None:
    glossary.do(term.Define(term="PRN", plain="the network printer", group=IT))
    assert said(glossary, "PRN", IT, NURSING) == [("PRN", (NURSING,), "the network printer")]
    assert said(glossary, "PRN", NURSING, NURSING) == [] == said(glossary, "PRN", None, NURSING)
    assert [shown[0] for shown in said(glossary, "PRN", NURSING, IT)] == ["PRN"]


def test_everybodys_word_leaks_where_there_is_a_wording_of_its_own(glossary: Hospital) -> None:
    id = glossary.make(term.Define(term="shift", plain="a time of work", says={LEA: "the hours you work"}))
    assert glossary.get(Term, id).group is None
    assert said(glossary, "shifts", IT, NURSING, LEA) == [("shifts", (LEA,), "the hours you work")]


def test_who_reads_it_too_is_offered_other_wordings(glossary: Hospital) -> None:
    id = glossary.make(term.Define(term="EHR", plain="the chart", group=IT, says={LEA: "your chart"}))
    (leak,) = leaks(glossary.workspace, "an EHR", IT, (NURSING, LEA))
    assert (leak.term, leak.wordings) == (id, ("your chart", "the chart"))
    assert reworded("an EHR", [replacement("an EHR", leak, 1)]) == "the chart"


def test_a_leaks_wording_takes_its_place(glossary: Hospital) -> None:
    text = "Cutover Sunday; the cutover is short"
    found = leaks(glossary.workspace, text, IT, (NURSING,))
    clean = reworded(text, [replacement(text, leak) for leak in found])
    assert clean == "The night we change over Sunday; the night we change over is short"
    assert leaks(glossary.workspace, clean, IT, (NURSING,)) == []


@pytest.mark.parametrize(
    ("text", "word", "wording", "clean"),
    [
        ("pendant l'arrêt", "arrêt", "le temps sur papier", "pendant le temps sur papier"),
        ("lors de l'arrêt", "arrêt", "le temps sur papier", "lors du temps sur papier"),
        ("lors de la bascule", "bascule", "la nuit du changement", "lors de la nuit du changement"),
        ("suite au repli", "repli", "les anciens dossiers", "suite aux anciens dossiers"),
        ("hors d'une fenêtre", "fenêtre", "les heures permises", "hors des heures permises"),
        ("après qu'un arrêt", "arrêt", "la panne", "après que la panne"),
        ("durée d'arrêt", "arrêt", "travail sur papier", "durée de travail sur papier"),
        ("la panne", "panne", "arrêt", "l’arrêt"),
        ("Bascule dimanche", "Bascule", "la nuit du changement", "La nuit du changement dimanche"),
        ("L'arrêt dure", "arrêt", "la panne", "La panne dure"),
        ("a chart", "chart", "electronic file", "an electronic file"),
        ("an EHR", "EHR", "chart on a screen", "a chart on a screen"),
        ("the SSO", "SSO", "one password", "the one password"),
        ("SSO. EHR too", "EHR", "your chart", "SSO. Your chart too"),
    ],
)
def test_the_sentence_stays_one(text: str, word: str, wording: str, clean: str) -> None:
    start = text.rindex(word)
    assert reworded(text, [put(text, start, start + len(word), wording)]) == clean
