"""The stretches of a line in which a date can stand: nothing that is said of time reaches across a plain word.

At each key all stretches but the last are those of the key before, and so is the last while a plain word is typed: what
was found in them is remembered.
"""

from __future__ import annotations

from tui.quick_entry.dates.plain import as_any_other
from tui.quick_entry.tokens import Token
from tui.quick_entry.words import PLAIN


def stretches(tokens: list[Token]) -> list[tuple[Token, ...]]:
    """Return the stretches of a line that hold more than plain words, each with the plain words at its ends."""
    found = []
    while tokens:
        first, last = last_stretch(tokens)
        tokens = tokens[:first]
        if last:
            found.append(last)
    return found[::-1]


def last_stretch(tokens: list[Token]) -> tuple[int, tuple[Token, ...]]:
    """Return the index after the plain word with which the last stretch of a line begins, and that stretch, empty where
    it tells nothing."""
    end = len(tokens)
    while end and tokens[end - 1].senses is PLAIN:
        end -= 1
    first, tells = end, False
    while first and (senses := tokens[first - 1].senses) is not PLAIN:
        first -= 1
        tells = tells or senses.tells
    if not tells:
        return first, ()
    before = first - 1 if first else 0
    # the plain words beside it belong to it: rules look at what stands there
    return first, (*tokens[before:end], *map(as_any_other, tokens[end : end + 1]))
