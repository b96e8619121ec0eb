"""The glossary's words in a text: whatever form they stand in, each in one pass, and nothing else."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hospital import IT, NURSING, Hospital
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.records import term
from store.views.search import fold
from store.views.vocabulary import LONGEST, Known, Vocabulary, vocabulary
from store.views.wordform import forms, stem

SAME = """
cutover cutovers | policy policies | analysis analyses | crisis crises | box boxes | class classes | process processes
status statuses | server servers | bus buses | EHR EHRs | VM VMs | partie parties | journal journaux | tableau tableaux
tuyau tuyaux | travail travaux | jeu jeux | menu menus | jalon jalons | clé clés | infirmier infirmière infirmières
ancien ancienne anciennes | formel formelles | directeur directrice | vendeur vendeuses | nerveux nerveuse
actif actives | public publiques | escalate escalates escalated escalating | deploy deployed deploying
plan planned planning | code coded coding | onboarding onboarded | bascule basculer basculé basculées basculons
bascule basculent basculait basculera | déployer déployé déployez | migrer migré migrons
"""


@pytest.mark.parametrize("group", re.split(r"[|\n]", SAME.strip()))
def test_a_word_is_known_in_each_of_its_forms(group: str) -> None:
    word, *others = group.split()
    assert [other for other in others if stem(fold(word)) not in forms(other)] == []


@pytest.mark.parametrize(
    ("term", "word"),
    [("router", "route"), ("server", "serve"), ("timer", "time"), ("planning", "plan"), ("dev", "devis"),
     ("str", "string"), ("classe", "clause"), ("GP", "gap")],
)  # fmt: skip
def test_a_word_is_not_taken_for_another(term: str, word: str) -> None:
    assert stem(fold(term)) not in forms(word)


GLOSSARY = ("cutover", "SSO", "single sign-on", "retour arrière", "retour", "gel des interfaces", "OR", "C.diff", "HL7")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cutovers on Sunday, SSO on Monday", ["Cutovers", "SSO"]),
        ("Single Sign-On, single sign on", ["Single Sign-On", "single sign on"]),
        ("un retour en arrière, des retours arrières", ["retour", "retours arrières"]),
        ("l'hl7 et les gels des interfaces", ["hl7", "gels des interfaces"]),
        ("single, sign-on. Retour. Arrière", ["Retour"]),
        ("the OR or the other ORs", ["OR", "ORs"]),
        ("C.diff again: c.diff", ["C.diff", "c.diff"]),
        ("undercutover sso_2", []),
        ("", []),
    ],
)
def test_terms_are_found_where_they_stand(text: str, found: list[str]) -> None:
    places = Vocabulary(Known(id, word) for id, word in enumerate(GLOSSARY, 1)).places(text)
    assert [text[place.start : place.end] for place in places] == found


PARTS = st.sampled_from(["plan", "plans", "planned", "a", "OR", "or", "go-live", "bascule", "basculé", "net", "nets"])
GAPS = st.sampled_from([" ", " ", "-", ", ", ". ", "'", "\n"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(PARTS, min_size=1, max_size=4).map(" ".join), max_size=12),
    st.lists(st.tuples(PARTS, GAPS), max_size=20).map(lambda parts: "".join(word + gap for word, gap in parts)),
)
def test_one_pass_finds_what_trying_every_term_at_every_word_does(terms: list[str], text: str) -> None:
    known = [Known(id, word) for id, word in enumerate(terms, 1)]
    places = [(place.start, place.end, sorted(place.terms)) for place in Vocabulary(known).places(text)]
    assert places == by_brute_force(known, text)


def by_brute_force(known: list[Known], text: str) -> list[tuple[int, int, list[int]]]:
    """Find terms as one would by hand: at each word, the longest of all that stand there."""
    words, found, at = [*re.finditer(r"\w+", text)], [], 0
    shy = {id for id, word in known if re.fullmatch("[A-Z]{2}", word)}
    while at < len(words):
        ends: dict[int, set[int]] = {}
        for id, word in known:
            parts = re.findall(r"\w+", word)
            here = words[at : at + len(parts)]
            if len(here) < len(parts) or not all(
                stem(fold(p)) in forms(w[0]) for p, w in zip(parts, here, strict=True)
            ):
                continue
            gaps = [text[a.end() : b.start()] for a, b in pairwise(here)]
            if not any(re.search(r"[,;:!?()\n]|\.\s", gap) for gap in gaps):
                ends.setdefault(len(parts), set()).add(id)
        longest = max((n for n, ids in ends.items() if words[at][0][:2].isupper() or not ids <= shy), default=0)
        if longest:
            found.append((words[at].start(), words[at + longest - 1].end(), sorted(ends[longest])))
        at += longest or 1
    return found


def test_the_longest_terms_are_cut_at_a_bound() -> None:
    endless = " ".join(["word"] * (LONGEST + 5))
    places = Vocabulary([Known(1, endless)]).places(endless)
    assert len(places[0].terms) == 1


def test_what_is_typed_is_looked_up_by_its_beginning_or_as_a_whole(hospital: Hospital) -> None:
    cutover = hospital.make(term.Define(term="cutover", plain="x", group=IT, aliases=("go-live night",)))
    window = hospital.make(term.Define(term="change window", plain="y", group=IT))
    found = vocabulary(hospital.workspace)
    assert found.beginning("cut") == [cutover] and found.beginning("WIN") == [window]
    assert found.beginning("nigh") == [cutover], "an alias, by any of its words"
    assert found.named("Cutovers") == (cutover,) and found.named("cutover's") == (cutover,)
    assert found.named("the cutover") == () and found.beginning(" ") == [] and found.beginning("zz") == []
    hospital.do(term.Change(id=window, term="slot"))
    assert vocabulary(hospital.workspace).beginning("win") == []
    assert vocabulary(hospital.workspace).beginning("slots") == [window]
    other = hospital.make(term.Define(term="cutover", plain="the end of a shift", group=NURSING))
    assert vocabulary(hospital.workspace).named("cutover") == (cutover, other)
