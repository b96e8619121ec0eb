"""Shorthand and idioms are found key by key as they are in the whole line."""

import random

from tui.quick_entry.idioms import IN_IDIOMS, hushed
from tui.quick_entry.shorthand import IN_SHORTHAND, spelled_out
from tui.quick_entry.spelling import spelled
from tui.quick_entry.tokens import Token, tokenize

LINE = (
    "call the lab about labels on fri 418 555-0123 (418) w/ w/o b4 B4 av av. mon n wed sem. min. 3 wk pro 5e 5W 3D 1st "
    "thing now and then for now pour jour 2mrw q 8 h aux 8h au dimanche room 4 l' instant - // , ROOM CLOSED"
)
PIECES = LINE.split()


def whole(line: str) -> list[Token]:
    """Return the tokens of a line that is read at once."""
    return hushed(spelled_out(tokenize(line), line), line, in_capitals=line.isupper())


def told(tokens: list[Token]) -> list[tuple[int, int, str, str]]:
    return [(token.start, token.end, token.text, token.kind) for token in tokens]


def test_each_key_says_what_the_line_says_as_a_whole() -> None:
    chance = random.Random(3)
    words = sorted({*PIECES, *IN_IDIOMS, *IN_SHORTHAND})
    for _ in range(300):
        typed = " ".join(
            chance.choice(PIECES if chance.random() < 0.6 else words) for _ in range(chance.randint(2, 12))
        )
        line = typed.upper() if chance.random() < 0.1 else typed
        for end in range(1, len(line) + 1):
            assert told(spelled(line[:end])) == told(whole(line[:end])), line[:end]


def test_what_is_quoted_is_read_at_once() -> None:
    line = 'call "b4 fri" w/ nur'
    assert told(spelled(line)) == told(whole(line))
