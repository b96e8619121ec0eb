"""The stretches of a line in which a date can stand: nothing that is said of time reaches across a plain word.

At each key all stretches but the last are those of the key before, and so is the last while a plain word is typed: what
was found in them is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from tui.quick_entry.dates.plain import as_any_other
from tui.quick_entry.tokens import Token
from tui.quick_entry.words import OPENING, PLAIN, SILENT

_LOOK = attrgetter("senses.look")
_STRETCH = re.compile(rf"{SILENT.look}*{OPENING.look}[^{PLAIN.look}]*")


def stretches(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Return the stretches of a line that hold more than plain words, each with the plain words at its ends."""
    looks = "".join(map(_LOOK, tokens))
    return [_between(tokens, *found.span()) for found in _STRETCH.finditer(looks)]


def last_stretch(tokens: Sequence[Token]) -> tuple[int, tuple[Token, ...]]:
    """Return the index after the plain word with which the last stretch of a line begins, and that stretch; nothing
    where it tells nothing."""
    looks = "".join(map(_LOOK, tokens)).rstrip(PLAIN.look)
    first = looks.rfind(PLAIN.look) + 1
    telling = looks.find(OPENING.look, first) >= 0
    return first, _between(tokens, first, len(looks)) if telling else ()


def _between(tokens: Sequence[Token], first: int, end: int) -> tuple[Token, ...]:
    """Return the tokens [first, end) with the plain words beside them: rules look at what stands there."""
    before = first - 1 if first else 0
    return (*tokens[before:end], as_any_other(tokens[end])) if end < len(tokens) else (*tokens[before:],)
