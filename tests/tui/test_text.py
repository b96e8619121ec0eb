"""Our words in the reader's language; users' words printable, and nothing more."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from store.sentence import Refused, Sentence, Word, sentence
from tui import text
from tui.locale import Catalogue
from tui.text import _n, age, ago, cells, clock, day, language_of, plain, say, short_day

TODAY = date(2026, 11, 22)
FRENCH = """
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Mon Tue Wed Thu Fri Sat Sun"
msgstr "lun. mar. mer. jeu. ven. sam. dim."

msgid "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
msgstr "janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc."

# the first day of a month
msgid "1"
msgstr "1er"

msgid "{hour:02}:{minute:02}"
msgstr "{hour} h {minute:02}"

msgid "tomorrow"
msgstr "demain"

msgid "{n} day ago"
msgid_plural "{n} days ago"
msgstr[0] "il y a {n} jour"
msgstr[1] "il y a {n} jours"

msgid "#{id} is {status}"
msgstr "le nº {id} est {status}"

msgid "closed"
msgstr "clos"

msgid "{n} side is not heard"
msgstr "{n} partie n’a pas été entendue"

msgid "{n} sides are not heard"
msgstr "{n} parties n’ont pas été entendues"

#, fuzzy
msgid "today"
msgstr "à peu près aujourd’hui"

#~ msgid "yesterday"
#~ msgstr "jadis"
"""


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(text, "_spoken", Catalogue(FRENCH))
    yield


# ---- users' words


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b]0;owned\x07",
        "\x1b[2J",
        "\x9b31m",
        "\x7f",
        "\u202egpj.exe",
        "\u2066x\u2069",
        "a\u2028b\u2029c",
        "\U000e0041\U000e007f",
        "\ud800",
        "\x00",
        "\u200fabc",
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(hostile: str) -> None:
    shown = plain(hostile)
    assert "�" in shown
    assert not text.FORBIDDEN.search(shown)
    shown.encode()


@given(st.text())
def test_plain_is_printable_whatever_was_typed_and_plain_again_is_the_same(typed: str) -> None:
    shown = plain(typed)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in shown)
    assert plain(shown) == shown
    assert plain(typed, multiline=True).replace("\n", " ") == shown


def test_what_people_write_stays_as_it_is() -> None:
    for written in ("réunion à 14 h 30", "漢字", "👩‍👩‍👧 ❤️", "[b]not markup[/b]", "e\u0301", "50 % – “ok”"):
        assert plain(written) == written


def test_lines_become_spaces_unless_they_are_wanted() -> None:
    assert plain("a\r\nb\tc\rd") == "a b c d"
    assert plain("a\r\nb\tc\rd", multiline=True) == "a\nb c\nd"


@given(st.text("abc 漢字é…\u0301", max_size=30), st.integers(0, 12))
def test_a_text_is_cut_to_its_cells(written: str, width: int) -> None:
    shown = plain(written, width)
    assert cells(shown) <= width
    assert shown == written or shown.endswith("…") or width == 0


@given(st.text("abc 漢字é…\u0301🎉›✓┃", max_size=30))
def test_cells_are_counted_as_textual_counts_them(written: str) -> None:
    assert cells(written) == cell_len(written)


# ---- our words


def test_the_language_comes_from_the_environment() -> None:
    assert language_of({"LANG": "fr_CA.UTF-8"}) == "fr"
    assert language_of({"LANG": "fr_FR", "LC_ALL": "en_GB"}) == "en"
    assert language_of({"LC_MESSAGES": "fr", "LANG": "de_DE"}) == "fr"
    assert language_of({"LC_ALL": "", "LANG": "fr"}) == "fr"
    assert language_of({}) == "en"


def test_the_store_speaks_the_readers_language(french: None) -> None:
    assert say(sentence("#{id} is {status}", id=12, status=Word("closed"))) == "le nº 12 est clos"
    assert say(Refused("#{id} is {status}", id=3, status=sentence("closed")).sentence) == "le nº 3 est clos"


def test_nothing_is_one_in_french(french: None) -> None:
    def unheard(n: int) -> str:
        return say(Sentence("{n} side is not heard", {"n": n}, "{n} sides are not heard"))

    assert unheard(0) == "0 partie n’a pas été entendue"
    assert unheard(2) == "2 parties n’ont pas été entendues"
    assert _n("{n} day ago", "{n} days ago", 0) == "il y a 0 jour"


def test_what_users_wrote_in_a_sentence_is_made_plain() -> None:
    assert say(sentence("{who} says {what}", who="nora", what="\x1b[2J{who}")) == "nora says �[2J{who}"
    assert say(sentence("one of {names}", names=["a\x07", "b"])) == "one of a�, b"


def test_fuzzy_and_obsolete_messages_are_not_said(french: None) -> None:
    assert text._("today") == "today"
    assert text._("yesterday") == "yesterday"


messages = st.text(min_size=1).filter(lambda said: "\r" not in said)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(messages, messages, max_size=8),
    st.dictionaries(messages, st.tuples(messages, messages), max_size=5),
)
def test_a_catalogue_is_read_as_babel_writes_it(single: dict[str, str], plural: dict[str, tuple[str, str]]) -> None:
    catalog = Catalog("fr")
    for message, said in single.items():
        catalog.add(message, said)
    for message, forms in plural.items():
        if message not in single:
            catalog.add((message, message + "s"), forms)
    file = BytesIO()
    write_po(file, catalog, width=40)
    read = Catalogue(file.getvalue().decode())
    assert read.singular == {
        message.id if isinstance(message.id, str) else message.id[0]: (
            message.string if isinstance(message.string, str) else message.string[0]
        )
        for message in catalog
        if message.id
    }
    for message, forms in plural.items():
        if message not in single:
            assert [read.ngettext(message, message + "s", n) for n in (0, 1, 2)] == [forms[0], forms[0], forms[1]]


# ---- days and times


def test_dates_in_english() -> None:
    assert day(TODAY) == "Sun 22 Nov 2026"
    assert [short_day(TODAY + timedelta(days), TODAY) for days in (-1, 0, 1, 2, 6, 7)] == [
        "yesterday",
        "today",
        "tomorrow",
        "Tue",
        "Sat",
        "29 Nov",
    ]
    assert short_day(date(2027, 1, 4), TODAY) == "4 Jan"
    assert short_day(date(2028, 1, 4), TODAY) == "4 Jan 2028"
    assert short_day(datetime(2026, 11, 22, 23, 59), TODAY) == "today"
    assert clock(datetime(2026, 11, 22, 14, 0)) == clock(time(14)) == "14:00"


def test_dates_in_french(french: None) -> None:
    assert day(TODAY) == "dim. 22 nov. 2026"
    assert day(date(2026, 12, 1)) == "mar. 1er déc. 2026"
    assert short_day(date(2026, 11, 23), TODAY) == "demain"
    assert short_day(date(2026, 12, 12), TODAY) == "12 déc."
    assert clock(time(9, 5)) == "9 h 05"


def test_how_long_ago() -> None:
    assert [ago(days) for days in (0, 1, 2, 21, 90, 400, 800)] == [
        "today",
        "yesterday",
        "2 days ago",
        "3 weeks ago",
        "2 months ago",
        "13 months ago",
        "2 years ago",
    ]
    assert [age(days) for days in (0, 20, 35, 100, 800)] == ["0 d", "20 d", "5 w", "3 mo", "2 y"]
