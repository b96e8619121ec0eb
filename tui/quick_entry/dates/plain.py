"""Plain words: what rules see in a word that none of them names, and what stands for all those in which they see the
same."""

from __future__ import annotations

from functools import lru_cache

from tui.quick_entry.tokens import WORD, Token
from tui.quick_entry.words import PLAIN
from tui.quick_entry.wordset import NAMED

_SHORT_OF_PLURAL = 4


def is_infinitive(token: Token) -> bool:
    """Is it what is to be done (`avant le 15 envoyer …`)?"""
    return token.text.endswith(("er", "ir"))


def is_plural(token: Token) -> bool:
    """Is it what is counted (`1200 tests`)?"""
    return token.text.endswith("s") and len(token.text) > _SHORT_OF_PLURAL


def as_any_other(token: Token) -> Token:
    """Return what stands for a word that no rule names: the same, at nearly each key of it."""
    if token.senses is not PLAIN or token.kind != WORD or token.text in NAMED:
        return token
    return _word(token.start, token.glued, _as_seen(token))


def _as_seen(token: Token) -> str:
    """Return the shortest text in which rules see what they see in a word: its ending, whether it is long."""
    if is_infinitive(token):
        return "·er"
    return "·····s" if is_plural(token) else "·s" if token.text.endswith("s") else "·"


@lru_cache(maxsize=256)
def _word(start: int, glued: bool, text: str) -> Token:
    return Token(start, start + len(text), text, WORD, PLAIN, glued)
