"""Whom a line is about, named amid its words: who is surely meant is a party, who may be meant is offered."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.tui.any_line import corpus
from tui.quick_entry import Choices, Draft, Known, Names, parse
from tui.quick_entry.asked.questions import readings
from tui.quick_entry.clause import Clause
from tui.quick_entry.people.sightings import whose_words
from tui.quick_entry.spelling import spelled
from tui.quick_entry.tokens import Token

NOW = datetime(2026, 11, 18, 10, 0)
SITE = Names(
    [
        Known(1, "arc", "Architects", ("Architectes",)),
        Known(2, "ent", "General contractor", ("Entrepreneur général", "entrepreneurs")),
        Known(3, "ele", "Electricians", ("Électriciens",)),
        Known(4, "str", "Structural engineers", ("Ingénieurs structure",)),
        Known(5, "own", "Owner", ("Maître d'ouvrage", "client")),
        Known(6, "city", "City permits", ("Ville", "Permis")),
        Known(7, "res", "Residents", ("Résidents", "Riverains")),
        Known(8, "fac", "Facilities", ("Services techniques",)),
        Known(9, "it", "IT", ("Informatique",)),
        Known(10, "com", "Steering committee", ("Comité technique",)),
        Known(11, "lab", "Laboratory", ("Laboratoire",)),
        Known(50, "lav", "Marc Lavoie", (), True),
        Known(51, "ben", "Nadia Benali", (), True),
    ],
    logins=["ana"],
)


def about(draft: Draft) -> tuple[list[str], list[str]]:
    """Say whose line it is, the source with an arrow, and who is only offered."""
    source = [f"{SITE.parties[draft.source].code} >"] if isinstance(draft.source, int) else []
    parties = [SITE.parties[one].code if isinstance(one, int) else f"{one}?" for one in draft.parties]
    offered = [one.read for one in readings(draft, Choices(), "en") if one.span.offers]
    return source + parties + [f"@{one}" for one in draft.people], offered


@pytest.mark.parametrize(
    ("line", "parties", "offered"),
    [
        # by code, by name, in whatever number, behind articles and prepositions
        ("conf call gc/arch/owner re budget", ["ent", "arc", "own"], []),
        ("the owner approved the lobby tile", ["own"], []),
        ("les riverains se plaignent du bruit", ["res"], []),
        ("le client valide l'option 2 pour le hall", ["own"], []),
        ("demander aux structures une note de calcul", ["str"], []),
        ("rdv de chantier avec l'architecte et l'entrepreneur général", ["arc", "ent"], []),
        ("we met with the architects and the owner about the brick", ["arc", "own"], []),
        ("point hebdo it fac", ["fac", "it"], []),
        # each word of a name cut short
        ("à valider avec serv tech", ["fac"], []),
        ("comité tech reporté", ["com"], []),
        ("steering cttee wants the slides", ["com"], []),
        # a word of every day, a part of a name, a word of the same stem: offered
        ("lab coats are missing", [], ["@lab"]),
        ("badge readers down, it to fix", [], ["@it"]),
        ("electrical room locked", [], ["@ele"]),
        ("the badge reader is down, it still beeps", [], []),
        ("30 res units painted", [], ["@res"]),
        # whom a call is with is told: others are offered
        ("called own: ent will fix the rail", ["own"], ["@ent"]),
        # who says or asks something of whom
        ("ent demande à l'it accès au serveur", ["ent >", "it"], []),
        ("rfi 214 arc -> ent, door schedule", ["arc >", "ent"], []),
        ("dire aux électriciens que le mur bouge, info de l'architecte", ["arc >", "ele"], []),
        ("demande de la ville : plan de circulation", ["city"], []),
        # by themselves between marks, or where a name would stand; who is left out is nobody
        ("vérif extincteurs le 1er lundi du mois, riverains", ["res"], []),
        ("informatique, laboratoire : wifi coupé", ["it", "lab"], []),
        ("walk with services techniques w/o the owner fri 9am", ["fac"], []),
        ("réunion ent sans le client mardi 9h", ["ent"], []),
        ("dire à safety que c'est réglé", [], []),
        # a colleague is the one who does it, or only talked of
        ("could ana follow up with the owner", ["own", "@ana"], []),
        ("ana says the hoist is back", [], ["@ana"]),
    ],
)
def test_everybody_known_who_is_named_is_noticed(line: str, parties: list[str], offered: list[str]) -> None:
    assert about(parse(line, now=NOW, names=SITE)) == (parties, offered)


def test_who_is_offered_is_taken_and_the_title_keeps_the_name() -> None:
    line = "called own: ent will fix the rail"
    before = parse(line, now=NOW, names=SITE)
    place = next((span.start, span.end) for span in before.spans if span.offers)
    after = parse(line, now=NOW, names=SITE, choices=Choices().with_reading(place, 0))
    assert about(after) == (["own", "ent"], [])
    assert after.title == before.title == "ent will fix the rail"


def test_who_was_taken_is_a_mere_word_again_when_the_user_says_so() -> None:
    line = "prévenir la ville"
    assert about(parse(line, now=NOW, names=SITE)) == (["city"], [])
    mere = Choices().with_literal((line.index("ville"), len(line)))
    assert about(parse(line, now=NOW, names=SITE, choices=mere)) == ([], [])


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("site meeting with ent and all the trades mon 7am", "site meeting with ent and all the trades"),
        ("lavoie est remonté contre la ville", "lavoie est remonté contre la ville"),
        ("arc late w/ rcp lvl 2", "arc late w/ rcp lvl 2"),
    ],
)
def test_no_words_are_torn_from_those_whom_nobody_knows(line: str, title: str) -> None:
    assert parse(line, now=NOW, names=SITE).title == title


TEAM = Names(
    [Known(1, "own", "Owner"), Known(2, "lav", "Marc Lavoie", (), True), Known(3, "ben", "Nadia Benali", (), True),
     Known(4, "sch", "Tom Schultz", (), True), Known(5, "sec", "Site safety", ("Sécurité chantier",))],
    logins=["marc"],
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "words", "ways"),
    [
        ("marc passe voir ben mardi 9h", "marc", ["@lav", "@marc"]),
        ("mtg w/ nadia tom 9am", "tom", ["@sch"]),
        ("call with ownr fri 9am", "ownr", []),
        ("walk with benaly fri 9am", "benaly", ["@ben"]),
    ],
)
def test_whose_name_it_is_is_asked_where_it_may_be_two_or_is_mistyped(line: str, words: str, ways: list[str]) -> None:
    asked = parse(line, now=NOW, names=TEAM).problems
    assert [line[slice(*problem.span)] for problem in asked] == ([words] if ways else [])
    assert [way.text for problem in asked for way in problem.repairs] == ways


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("tom owes me the shop drawings, swore the 27th", ["sch"]),
        ("tom thinks the crane permit is late", ["sch"]),
        ("tom n nadia disagree on the sequence", ["sch", "ben"]),
        ("chase tom re hoist cert", ["sch"]),
        ("nudge tom abt the crane, no reply", ["sch"]),
        ("ring nadia tom am re doors", ["ben"]),
        ("ring tom am re doors", []),
        ("crew back tom", []),
    ],
)
def test_a_name_that_is_a_day_too_is_somebody_before_what_only_people_do(line: str, parties: list[str]) -> None:
    codes = {party.id: party.code for party in TEAM.parties.values()}
    assert [codes[one] for one in parse(line, now=NOW, names=TEAM).parties if isinstance(one, int)] == parties


def test_a_login_behind_its_sign_is_the_colleague() -> None:
    assert parse("call @marc tomorrow", now=NOW, names=TEAM).people == ("marc",)


@pytest.mark.parametrize(
    "line", ["safety runs the talk", "tell safety the rail is up", "sécu dit non", "appeler la sécu"]
)
def test_a_word_that_many_names_have_is_a_name_where_somebody_acts(line: str) -> None:
    assert parse(line, now=NOW, names=TEAM).parties == (5,)


def test_a_word_that_many_names_have_is_a_word_before_a_noun() -> None:
    draft = parse("safety glasses missing on level 3", now=NOW, names=TEAM)
    assert not draft.parties
    assert not any(span.offers for span in draft.spans)


def is_whose(line: str, token: Token) -> bool:
    """Is it written with an apostrophe that its text lacks, before an s?"""
    written = line[token.start : token.end]
    return token.text.endswith("s") and len(written) - len(token.text) == 1 and ("'" in written or "’" in written)


def test_each_word_with_an_apostrophe_and_an_s_says_whose_something_is() -> None:
    owned = 0
    written = [
        "LE LAB'S TEST",
        "nadia’s",
        "'nadia's'",
        "l'équipe's, puis",
        "o'brians x",
        "x's5",
        "x_y's",
        "nadia's 3 hrs. off",
    ]
    without = ["3 hrs. off", "l'as", "monday's", "its'", "nadias", "the nurses’ room"]
    for line in [*corpus(), *written, *without]:
        tokens = spelled(line)
        whose = [i for i, token in enumerate(tokens) if is_whose(line, token)]
        assert whose_words(Clause(line, tokens, bytearray(len(tokens)))) == whose, line
        owned += len(whose)
    assert owned > 10


def test_a_unit_with_its_full_stop_is_nobody() -> None:
    names = Names([Known(1, "hr", "Human resources"), Known(2, "ben", "Nadia Benali", (), True)])
    assert parse("nadia's report took some hrs. of work", now=NOW, names=names).parties == (2,)
