"""The stretches of a line in which a date can stand: nothing that is said of time reaches across a plain word.

At each key all stretches but the last are those of the key before, and so is the last while a plain word is typed: what
was found in them is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.quick_entry.dates.plain import as_any_other
from tui.quick_entry.tokens import Token
from tui.quick_entry.words import PLAIN, lexicon

_WIDE = 1
"""Plain words in a row that part two stretches, and that belong to both: rules look at what stands beside them."""


def stretches(tokens: list[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the stretches of a line that hold more than plain words, each with the plain words at its ends."""
    phrases = lexicon().phrases
    first, plain, telling = 0, 0, False
    for i, token in enumerate(tokens):
        if token.senses is PLAIN:
            plain += 1
            continue
        if plain >= _WIDE:
            if telling:
                yield tuple(tokens[first : i - plain + _WIDE])
            first, telling = i - _WIDE, False
        plain = 0
        telling = telling or bool(token.senses) or token.text in phrases
    if telling:
        last = len(tokens) - max(plain - _WIDE, 0) - 1
        yield (*tokens[first:last], as_any_other(tokens[last]))


def last_stretch(tokens: list[Token]) -> int:
    """Return the index of the plain word with which the last stretch of a line begins; 0 where it is the first."""
    i = len(tokens) - 1
    while i > 0 and tokens[i].senses is PLAIN:
        i -= 1
    while i > 0 and tokens[i].senses is not PLAIN:
        i -= 1
    return max(i, 0)
