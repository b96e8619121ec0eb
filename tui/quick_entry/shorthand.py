"""Words of which a digit or a mark is a part: `b4 fri`, `2mrw`, `w/ nur`; read as what they stand for."""

from __future__ import annotations

from tui.quick_entry.tokens import MARK, NUMBER, WORD, Token, as_word, where
from tui.quick_entry.words import bits

MEANT = {
    ("b", "4"): "before", ("2", "mrw"): "tomorrow", ("2", "moro"): "tomorrow", ("2", "morrow"): "tomorrow",
    ("2", "nite"): "tonight", ("2", "night"): "tonight", ("2", "day"): "today",
    ("w", "/"): "with",
}  # fmt: skip
_WITHOUT = ("w", "/", "o")
_LETTERS = {"n": "and", "r": "are"}
_CUT = frozenset(("sem", "wk", "wks", "min", "mins", "hr", "hrs"))
"""Units that are cut short: the full stop after them is theirs where a sentence goes on."""
_NEXT = frozenset(("pro", "proc"))
OPENS_SHORTHAND = frozenset(("b", "2", "w", "av", "n", "r")) | _CUT | _NEXT
_ARTICLES = frozenset(("le", "la"))
IN_SHORTHAND = OPENS_SHORTHAND | _ARTICLES
"""The words with which one begins, or that stand by themselves amid one. Not what is glued to its first (`mrw`, the
`o` of `w/o`): that is never taken for a word by itself."""
_DAY = bits("weekday|offset|feast|noon")
_PERIODS = frozenset(("week", "month"))
_NOT_WITH = frozenset(("o", "out", "e", "end", "k", "kend"))
"""What makes another word of `w/`."""


def spelled_out(tokens: list[Token], line: str) -> list[Token]:
    """Return the tokens of a line with each shorthand as one word; `B4` is a room or a paper where no time follows."""
    for i in reversed(where(tokens, OPENS_SHORTHAND)):
        if tokens[i].glued:
            continue
        if tokens[i].text in _NEXT:
            _next(tokens, i)
        if i + 1 == len(tokens):
            continue
        if tokens[i].text == "av":
            _before_a_day(tokens, i)
        elif tokens[i].text in _LETTERS:
            _between_two(tokens, i, line)
        if not tokens[i + 1].glued:
            continue
        if tokens[i].text in _CUT:
            _with_its_stop(tokens, i, line)
            continue
        if _is_without(tokens, i):
            tokens[i : i + 3] = [as_word(tokens[i], tokens[i + 2], "without")]
            continue
        word = MEANT.get((tokens[i].text, tokens[i + 1].text))
        follows = tokens[i + 2] if i + 2 < len(tokens) else None
        glued = follows is not None and follows.glued and follows.kind in (WORD, NUMBER)
        if word is None or (glued and (word != "with" or (follows is not None and follows.text in _NOT_WITH))):
            continue
        if word == "before" and (follows is None or not follows.senses or _is_room(tokens, i, follows)):
            continue
        tokens[i : i + 2] = [as_word(tokens[i], tokens[i + 1], word)]
    return tokens


def _with_its_stop(tokens: list[Token], i: int, line: str) -> None:
    """Let the full stop after a unit be part of it where no new sentence begins (`3 plaintes cette sem. sur …`)."""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if tokens[i + 1].text != "." or after is None or after.glued or line[after.start : after.start + 1].isupper():
        return
    tokens[i : i + 2] = [as_word(tokens[i], tokens[i + 1], tokens[i].text)]


def _next(tokens: list[Token], i: int) -> None:
    """Let `pro` be *prochain* right behind a weekday or a unit (`jeu pro`, `sem. pro`); else it is somebody's trade."""
    k = i - 2 if i > 1 and tokens[i - 1].text == "." and tokens[i - 1].glued else i - 1
    if k >= 0 and ("weekday" in tokens[k].senses or tokens[k].senses.get("unit") in _PERIODS):
        tokens[i] = as_word(tokens[i], tokens[i], "prochain")


def _before_a_day(tokens: list[Token], i: int) -> None:
    """Let `av` be *avant* where a day follows (`av mercredi`, `av. le 15`); else it is somebody's avenue."""
    end = i + 1 + (tokens[i + 1].text == "." and tokens[i + 1].glued)
    j = end + (end < len(tokens) and tokens[end].text in _ARTICLES)
    if j == len(tokens) or tokens[j].glued:
        return
    numbered = tokens[j].kind == NUMBER and (j > end or (j + 1 < len(tokens) and tokens[j + 1].text == "/"))
    if not numbered and not tokens[j].senses.bits & _DAY:
        return
    tokens[i:end] = [as_word(tokens[i], tokens[end - 1], "avant")]


def _between_two(tokens: list[Token], i: int, line: str) -> None:
    """Let a small `n` between two words be *and* (`mon n wed`, `nur n pha`), an `r` *are* (`nurses r tired`); one
    behind a room is its letter."""
    before, after = tokens[i - 1] if i else None, tokens[i + 1]
    if before is None or MARK in (before.kind, after.kind) or "room" in before.senses:
        return
    if after.glued or line[tokens[i].start] != tokens[i].text:
        return
    tokens[i] = as_word(tokens[i], tokens[i], _LETTERS[tokens[i].text])


def _is_without(tokens: list[Token], i: int) -> bool:
    """Does `w/o` stand at token `i`?"""
    three = tokens[i : i + 3]
    whole = i + 3 >= len(tokens) or not tokens[i + 3].glued
    return whole and tuple(token.text for token in three) == _WITHOUT and three[1].glued and three[2].glued


def _is_room(tokens: list[Token], i: int, follows: Token) -> bool:
    """Does `B4` number a room? Before a feast it hardly does (`swing room b4 xmas`)."""
    return i > 0 and "room" in tokens[i - 1].senses and "feast" not in follows.senses
