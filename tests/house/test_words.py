"""Whatever the program says, it says in both languages."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import catalogue
import pytest
from babel.messages.catalog import Message

from store.sentence import counted, sentence
from tui.locale import Catalogue, read
from tui.text import say, set_language

LISTS_OF_WORDS = ("Mon Tue Wed Thu Fri Sat Sun", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


@pytest.fixture(scope="module")
def said() -> list[Message]:
    """What the code says."""
    return [message for message in catalogue.extracted() if message.id]


@pytest.fixture(scope="module")
def french() -> Catalogue:
    """What the program reads when it speaks French."""
    return read("fr")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def pairs(message: Message, french: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each form of a message with its translation; of a pair, the second form stands for the plural."""
    if isinstance(message.id, str):
        yield message.id, french.singular.get(message.id, "")
        return
    one, many = message.id
    forms = french.plurals.get(one, ["", ""])
    yield one, forms[0]
    yield many, forms[-1]


def test_everything_has_a_french_translation(said: list[Message], french: Catalogue) -> None:
    missing = [text for message in said for text, translated in pairs(message, french) if not translated]
    assert not missing, f"{len(missing)} to translate; `make words` lists them in the catalogue"


def test_a_translation_is_filled_with_the_same_values(said: list[Message], french: Catalogue) -> None:
    differ = [
        (text, translated)
        for message in said
        for text, translated in pairs(message, french)
        if translated and placeholders(text) != placeholders(translated)
    ]
    assert differ == []


def test_a_translation_is_as_well_formed_as_its_message(said: list[Message], french: Catalogue) -> None:
    """No blank is lost at either end, and a message of several lines keeps its number of lines."""
    differ = [
        (text, translated)
        for message in said
        for text, translated in pairs(message, french)
        if translated
        and (
            (text[:1].isspace(), text[-1:].isspace(), text.count("\n"))
            != (translated[:1].isspace(), translated[-1:].isspace(), translated.count("\n"))
        )
    ]
    assert differ == []


@pytest.mark.parametrize("words", LISTS_OF_WORDS)
def test_days_and_months_are_as_many_in_french(words: str, french: Catalogue) -> None:
    assert len(french.gettext(words).split()) == len(words.split())


def test_a_message_is_found_wherever_it_is_marked() -> None:
    source = """f"{_('weighs')} {rank}", _n("{n} day", "{n} " "days", n), _(name), N_("a " "b")"""
    assert {*catalogue.marked(source)} == {"weighs", ("{n} day", "{n} days"), "a b"}


def test_nothing_stands_in_the_catalogue_that_is_no_longer_said(said: list[Message]) -> None:
    stands = {message.id for message in catalogue.read("fr") if message.id}
    assert stands - {message.id for message in said} == set()
    assert not catalogue.read("fr").obsolete


def test_the_summary_of_an_operation_is_among_the_words(said: list[Message]) -> None:
    assert {summary for _, summary in catalogue.summaries()} <= {message.id for message in said}


def test_merging_adds_what_is_new_keeps_translations_and_drops_what_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    assert "0 gone" in catalogue.merge("fr")
    file = catalogue.path("fr")
    text = file.read_text("utf-8")
    ours = 'msgid "There is no {ref}"\nmsgstr ""'
    assert ours in text, "what is new is to be translated"
    translated = text.replace(ours, ours[:-1] + 'Il n’y a pas de {ref}"')
    file.write_text(translated + '\nmsgid "gone"\nmsgstr "évanoui"\n', "utf-8")
    assert "0 new, 1 gone" in catalogue.merge("fr")
    merged = file.read_text("utf-8")
    assert "Il n’y a pas de {ref}" in merged and "évanoui" not in merged
    catalogue.merge("fr")
    assert file.read_text("utf-8") == merged, "merging again changes nothing"
    assert Catalogue(merged).gettext("There is no {ref}") == "Il n’y a pas de {ref}"


def test_a_sentence_of_the_store_is_said_in_french() -> None:
    set_language("fr")
    try:
        assert say(sentence("There is no {ref}", ref="#4")) != "There is no #4"
        none, one, two = (say(counted("{n} promise overdue", "{n} promises overdue", n)) for n in (0, 1, 2))
    finally:
        set_language("en")
    assert none[1:] == one[1:] != two[1:], "in French, none is singular"
