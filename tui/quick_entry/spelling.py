"""The tokens of a line as its grammar reads them: shorthand spelled out, what is said in an idiom hushed.

At each key most of them are those of the key before: no shorthand and no idiom reaches across a plain word that is none
of theirs, so that what stands before the last such word is remembered.
"""

from __future__ import annotations

from functools import lru_cache

from tui.quick_entry.idioms import IN_IDIOMS, hushed
from tui.quick_entry.shorthand import IN_SHORTHAND, spelled_out
from tui.quick_entry.tokens import NUMBER, WORD, Token, is_quoting, tokenize, tokens_at
from tui.quick_entry.words import PLAIN

_REACHED = IN_IDIOMS | IN_SHORTHAND


def spelled(line: str) -> list[Token]:
    """Return the tokens of a line."""
    in_capitals = line.isupper()
    if is_quoting(line):
        return _as_read(tokenize(line), line, in_capitals)
    last = line.rfind(" ") + 1
    settled, waiting = _up_to(line[:last], in_capitals)
    return [*settled, *_as_read([*waiting, *tokens_at(line[last:], last)], line, in_capitals)]


@lru_cache(maxsize=64)
def _up_to(line: str, in_capitals: bool) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the tokens of whole words before the last one that nothing reaches across, as they are read, and those
    from it on, as they stand there: the same, at each key of the word that comes after them."""
    tokens = tokenize(line)
    for i in range(len(tokens) - 1, 0, -1):
        if _parts(tokens, i):
            return (*_as_read(tokens[: i + 1], line, in_capitals)[:-1],), (*tokens[i:],)
    return (), tuple(tokens)


def _parts(tokens: list[Token], i: int) -> bool:
    """Is token `i` a plain word by itself that is none of theirs? Not behind a number, which may be that of an area."""
    token = tokens[i]
    if token.senses is not PLAIN or token.kind != WORD or token.text in _REACHED or tokens[i - 1].kind == NUMBER:
        return False
    return not (token.glued or (i + 1 < len(tokens) and tokens[i + 1].glued))


def _as_read(tokens: list[Token], line: str, in_capitals: bool) -> list[Token]:
    return hushed(spelled_out(tokens, line), line, in_capitals=in_capitals)
