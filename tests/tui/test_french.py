"""In French, our words fit the names put after them, and names stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.interop.to_md import escaped
from store.sentence import counted, sentence
from tui.locale import Catalogue, read
from tui.locale.french import fitted
from tui.text import say, set_language

NAMES = st.text(min_size=1, max_size=20) | st.sampled_from(
    ("Informatique", "Le bloc", "les usagers", "Hôpital", "aujourd’hui", "ils acceptent")
)
LETTERS_OF_THEIRS = st.text(st.characters(exclude_characters="{}"), max_size=12)


@pytest.fixture
def in_french() -> Iterator[None]:
    set_language("fr")
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("name", "of", "to", "that"),
    [
        ("Informatique", "d’Informatique", "à Informatique", "qu’Informatique"),
        ("Pharmacie", "de Pharmacie", "à Pharmacie", "que Pharmacie"),
        ("Étage 3", "d’Étage 3", "à Étage 3", "qu’Étage 3"),
        ("E\u0301tage 3", "d’E\u0301tage 3", "à E\u0301tage 3", "qu’E\u0301tage 3"),
        ("Hôpital de jour", "d’Hôpital de jour", "à Hôpital de jour", "qu’Hôpital de jour"),
        ("Hydro-Québec", "d’Hydro-Québec", "à Hydro-Québec", "qu’Hydro-Québec"),
        ("Yves Roy", "d’Yves Roy", "à Yves Roy", "qu’Yves Roy"),
        ("Yannick", "de Yannick", "à Yannick", "que Yannick"),
        ("Le bloc opératoire", "du bloc opératoire", "au bloc opératoire", "que Le bloc opératoire"),
        ("Les usagers", "des usagers", "aux usagers", "que Les usagers"),
        ("La pharmacie", "de La pharmacie", "à La pharmacie", "que La pharmacie"),
        ("L’accueil", "de L’accueil", "à L’accueil", "que L’accueil"),
    ],
)
def test_a_word_of_ours_fits_the_name_after_it(name: str, of: str, to: str, that: str) -> None:
    said = fitted("rien de {party}, sinon dire à {party} que {party} attend")
    assert said.format(party=name) == f"rien {of}, sinon dire {to} {that} attend"


@pytest.mark.parametrize(
    "name", ["Henri", "Hugo", "Le Goff", "Les 3 Brasseurs", "e40", "i3", "onze", "Ouimet", "Ionesco"]
)
def test_in_doubt_the_words_stay_as_they_are(name: str) -> None:
    assert fitted("de {who} à {who}").format(who=name) == f"de {name} à {name}"


def test_yesterday_today_and_tomorrow_take_no_article() -> None:
    said = fitted("le {day}, du {day}, au {day}")
    assert said.format(day="demain") == "demain, de demain, à demain"
    assert said.format(day="hier") == "hier, d’hier, à hier"
    assert said.format(day="23 nov.") == "le 23 nov., du 23 nov., au 23 nov."


def test_a_condition_may_begin_with_it() -> None:
    assert fitted("acceptable si {condition}").format(condition="il reste du monde") == "acceptable s’il reste du monde"
    assert fitted("acceptable si {condition}").format(condition="on reste") == "acceptable si on reste"


def test_sentences_of_the_store_are_fitted_and_so_are_those_within_them(in_french: None) -> None:
    silent = sentence("nothing from {party} for {days}", party="Urgence", days=counted("{n} day", "{n} days", 3))
    assert say(silent) == "rien d’Urgence depuis 3\N{NO-BREAK SPACE}jours"
    assert say(sentence("{party}: {reason}", party="Archives", reason=silent)).endswith(
        "rien d’Urgence depuis 3\xa0jours"
    )


def test_days_hours_and_figures_in_a_sentence_are_written_as_french_does(in_french: None) -> None:
    assert say(sentence("move m{id} to {day}", id=4, day=date(2026, 12, 1))) == "déplacer m4 au 1er déc. 2026"
    taken = say(sentence("Take stock with {head} on {at}", head="Ana", at=datetime(2026, 11, 23, 8, 5)))
    assert taken.replace("\xa0", " ") == "Faire le point avec Ana le 23 nov. 2026, 8 h 05"
    assert say(sentence("expected {value}", value=78.5)).endswith("78,5")


def test_a_blank_that_must_not_break_is_kept_in_a_report() -> None:
    assert escaped(" à  14\xa0h\n— dit-il\xa0: *oui* ") == "à 14\xa0h — dit-il\xa0: \\*oui\\*"


def test_english_is_filled_in_as_it_stands() -> None:
    assert type(Catalogue().gettext("le {day}")) is str
    assert Catalogue().gettext("de {party}").format(party="Urgence") == "de Urgence"


@given(NAMES, LETTERS_OF_THEIRS)
def test_what_a_name_says_is_never_changed(name: str, letters: str) -> None:
    """Only our word before it may change, and the article by which it begins."""
    said = fitted(letters + "rien de {name} ici").format(name=name)
    plain = f"{letters}rien de {name} ici"
    assert said.startswith(f"{letters}rien d") and said.endswith(" ici")
    kept = (
        name.split(" ", 1)[1]
        if said.startswith((f"{letters}rien du ", f"{letters}rien des ")) and said != plain
        else name
    )
    assert said.endswith(f"{kept} ici")


@pytest.mark.parametrize("name", ["Informatique", "Urgence"])
def test_no_sentence_of_the_catalogue_stumbles_over_a_name(name: str) -> None:
    sentences = [said for said in read("fr").singular.values() if "de {" in said or "que {" in said]
    assert len(sentences) > 20
    for said in sentences:
        told = said.format(**dict.fromkeys([field for _, field, _, _ in Formatter().parse(said) if field], name))
        assert f" de {name}" not in told and f" que {name}" not in told, said


@pytest.mark.parametrize("name", ["Pharmacie", "#12", "3 jours", "« Urgence »", "14 h"])
def test_before_a_consonant_a_digit_or_a_sign_a_sentence_stands_as_it_is(name: str) -> None:
    assert fitted("de {name} à {name} que {name}").format(name=name) == f"de {name} à {name} que {name}"
