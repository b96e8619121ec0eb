"""Shorthand and idioms are found key by key as they are in the whole line, read without any haste."""

import random
from collections.abc import Set

import pytest

from tui.quick_entry.idioms import IDIOMS, IN_IDIOMS, TELLS_IDIOM, hushed
from tui.quick_entry.shorthand import IN_SHORTHAND, MEANT, OPENS_SHORTHAND, spelled_out
from tui.quick_entry.spelling import spelled
from tui.quick_entry.tokens import Token, tokenize

LINE = (
    "call the lab about labels on fri 418 555-0123 (418) w/ w/o b4 B4 av av. mon n wed sem. min. 3 wk pro 5e 5W 3D 1st "
    "thing now and then for now pour jour 2mrw q 8 h aux 8h au dimanche room 4 l' instant - // , ROOM CLOSED"
)
PIECES = LINE.split()
PHRASES = [
    *(" ".join((first, *rest)) for first, idioms in IDIOMS.items() for rest in idioms),
    *("now mon 10am", "maintenant mardi", "3 wks now", "before we pour wed"),
    *("q 8 h", "q 8 hr", "aux 8 hrs", "aux 8h", "aux 8 heures"),
    *("au 5e", "du 3eme", "au 4ieme", "au 3e dimanche de mai", "4W", "7E", "2N", "9S", "3D", "5J", "1st thing"),
    *("555-0123", "555.0123", "418 555-0123", "(418) 555.0123", "418 labels 555-0123"),
    *(f"{first}{second} fri" for first, second in MEANT),
    *("room b4 fri", "room b4 xmas", "w/o", "w/out", "w/nur", "lunch w/ nur"),
    *(f"{unit}." for unit in ("sem", "wk", "wks", "min", "mins", "hr", "hrs")),
    *(
        "jeu pro",
        "sem. pro",
        "jeu proc",
        "sem. proc",
        "av mercredi",
        "av. mercredi",
        "av le 15",
        "av. la fin",
        "av 3/4",
    ),
    *("nurses n doctors", "mon n wed", "nurses r tired"),
]


def everywhere(tokens: list[Token], words: Set[str]) -> range:
    """Return where any of these words may stand, without a look at them."""
    return range(len(tokens))


def whole(line: str) -> list[Token]:
    """Return the tokens of a line that is read at once, with each of them tried for what begins or ends there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.quick_entry.shorthand.where", everywhere)
        patch.setattr("tui.quick_entry.idioms.where", everywhere)
        return hushed(spelled_out(tokenize(line), line), line, in_capitals=line.isupper())


def told(tokens: list[Token]) -> list[tuple[int, int, str, str]]:
    return [(token.start, token.end, token.text, token.kind) for token in tokens]


def check_each_key(line: str) -> None:
    for end in range(1, len(line) + 1):
        assert told(spelled(line[:end])) == told(whole(line[:end])), line[:end]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_between_plain_words_is_found_at_each_key(phrase: str) -> None:
    check_each_key(f"someone {phrase} someone else")
    check_each_key(f"{phrase} someone")
    check_each_key(f"SOMEONE {phrase.upper()} SOMEONE")


def test_each_word_that_tells_of_one_stands_in_some_phrase() -> None:
    said = {token.text for phrase in PHRASES for token in tokenize(phrase)}
    assert said >= {
        *TELLS_IDIOM,
        *OPENS_SHORTHAND,
        *(word for idioms in IDIOMS.values() for idiom in idioms for word in idiom),
    }
    assert {token.text for phrase in PHRASES for token in whole(phrase)} >= {
        *MEANT.values(),
        "prochain",
        "avant",
        "and",
        "are",
    }


def test_each_key_says_what_the_line_says_as_a_whole() -> None:
    chance = random.Random(3)
    words = sorted({*PIECES, *IN_IDIOMS, *IN_SHORTHAND})
    for _ in range(300):
        typed = " ".join(
            chance.choice(PIECES if chance.random() < 0.6 else words) for _ in range(chance.randint(2, 12))
        )
        check_each_key(typed.upper() if chance.random() < 0.1 else typed)


def test_what_is_quoted_is_read_at_once() -> None:
    line = 'call "b4 fri" w/ nur'
    assert told(spelled(line)) == told(whole(line))
