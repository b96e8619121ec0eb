"""The tokens of a line as its grammar reads them: shorthand spelled out, what is said in an idiom hushed.

At each key most of them are those of the key before: no shorthand and no idiom reaches across a plain word that is none
of theirs, so that what stands before the last such word is remembered.
"""

from __future__ import annotations

from tui.quick_entry.idioms import IN_IDIOMS, TELLS_IDIOM, hushed
from tui.quick_entry.shorthand import IN_SHORTHAND, OPENS_SHORTHAND, spelled_out
from tui.quick_entry.tokens import NUMBER, WORD, Token, is_quoting, tokenize, tokens_at, tokens_from
from tui.quick_entry.words import PLAIN

_TELLING = OPENS_SHORTHAND | TELLS_IDIOM
_REACHED = IN_IDIOMS | IN_SHORTHAND
"""What may need the words before it. Some of what begins one does not (`av`, `b4`), and may wait all the same."""
_REMEMBERED = 64
_READ: dict[tuple[str, bool], tuple[tuple[Token, ...], tuple[Token, ...]]] = {}
"""What the first words of lines are, up to a blank."""


def spelled(line: str) -> list[Token]:
    """Return the tokens of a line."""
    in_capitals = line.isupper()
    if is_quoting(line):
        return _as_read(tokenize(line), line, in_capitals)
    last = line.rfind(" ") + 1
    settled, waiting = _up_to(line[:last], in_capitals)
    return [*settled, *_as_read([*waiting, *tokens_at(line[last:], last)], line, in_capitals)]


def _up_to(line: str, in_capitals: bool) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the tokens of whole words before the last one that nothing reaches across, as they are read, and those
    from it on, as they stand there: the same, at each key of the word that comes after them."""
    known = _READ.get((line, in_capitals))
    if known is None:
        if len(_READ) > _REMEMBERED:
            _READ.clear()
        known = _READ[line, in_capitals] = _with_last_word(line, in_capitals)
    return known


def _with_last_word(line: str, in_capitals: bool) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the tokens that are settled and those that wait, as `_up_to` does, of a line that ends in a blank: from
    what is known of it without its last word; if nothing is, from all of it."""
    place = line.rfind(" ", 0, -1) + 1
    before = _READ.get((line[:place], in_capitals))
    settled, waiting = before or ((), ())
    tokens = [*waiting, *tokens_from(line, place if before else 0)]
    for i in range(len(tokens) - 1, 0, -1):
        if _parts(tokens, i):
            return (*settled, *_as_read(tokens[: i + 1], line, in_capitals)[:-1]), (*tokens[i:],)
    return settled, (*tokens,)


def _parts(tokens: list[Token], i: int) -> bool:
    """Is token `i` a plain word by itself that is none of theirs? Not behind a number, which may be that of an area;
    nor what is glued to another, be it the rest of a shorthand (`2mrw`, `w/out`) that no set holds."""
    token = tokens[i]
    if token.senses is not PLAIN or token.kind != WORD or token.text in _REACHED or tokens[i - 1].kind == NUMBER:
        return False
    return not (token.glued or (i + 1 < len(tokens) and tokens[i + 1].glued))


def _as_read(tokens: list[Token], line: str, in_capitals: bool) -> list[Token]:
    if _TELLING.isdisjoint([token.text for token in tokens]):
        return tokens
    return hushed(spelled_out(tokens, line), line, in_capitals=in_capitals)
