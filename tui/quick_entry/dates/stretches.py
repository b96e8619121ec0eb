"""The stretches of a line in which a date can stand: nothing that is said of time reaches across two plain words.

At each key all stretches but the last are those of the key before: what was found in them is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.quick_entry.tokens import OPAQUE, WORD, Token
from tui.quick_entry.words import lexicon

_WIDE = 2
"""Plain words in a row that part two stretches, and that belong to both: rules look at what stands beside them."""


def stretches(tokens: list[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the stretches of a line that hold more than plain words, each with the plain words at its ends."""
    parts = lexicon().parts
    first, plain, telling = 0, 0, False
    for i, token in enumerate(tokens):
        if not token.senses and (token.kind == WORD or token.kind == OPAQUE) and token.text not in parts:
            plain += 1
            continue
        if plain >= _WIDE:
            if telling:
                yield tuple(tokens[first : i - plain + _WIDE])
            first, telling = i - _WIDE, False
        plain = 0
        telling = telling or bool(token.senses)
    if telling:
        yield tuple(tokens[first : len(tokens) - max(plain - _WIDE, 0)])
