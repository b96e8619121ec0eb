"""Words of which a digit or a mark is a part: `b4 fri`, `2mrw`, `w/ nur`; read as what they stand for."""

from __future__ import annotations

from tui.quick_entry.tokens import MARK, NUMBER, TEXT, WORD, Token
from tui.quick_entry.words import PLAIN, bits, lexicon

_MEANT = {
    ("b", "4"): "before", ("2", "mrw"): "tomorrow", ("2", "moro"): "tomorrow", ("2", "morrow"): "tomorrow",
    ("2", "nite"): "tonight", ("2", "night"): "tonight", ("2", "day"): "today",
    ("w", "/"): "with",
}  # fmt: skip
_WITHOUT = ("w", "/", "o")
_LETTERS = {"n": "and", "r": "are"}
_CUT = frozenset(("sem", "wk", "wks", "min", "mins", "hr", "hrs"))
"""Units that are cut short: the full stop after them is theirs where a sentence goes on."""
_NEXT = frozenset(("pro", "proc"))
_FIRST = frozenset(("b", "2", "w", "av", "n", "r")) | _CUT | _NEXT
_DAY = bits("weekday|offset|feast|noon")
_PERIODS = frozenset(("week", "month"))
_NOT_WITH = frozenset(("o", "out", "e", "end", "k", "kend"))
"""What makes another word of `w/`."""


def spelled_out(tokens: list[Token], line: str = "") -> list[Token]:
    """Return the tokens of a line with each shorthand as one word; `B4` is a room or a paper where no time follows."""
    if _FIRST.isdisjoint(map(TEXT, tokens)):
        return tokens
    for i in range(len(tokens) - 1, -1, -1):
        if tokens[i].text not in _FIRST or tokens[i].glued:
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
            tokens[i : i + 3] = [Token(tokens[i].start, tokens[i + 2].end, "without", WORD, PLAIN, False)]
            continue
        word = _MEANT.get((tokens[i].text, tokens[i + 1].text))
        follows = tokens[i + 2] if i + 2 < len(tokens) else None
        glued = follows is not None and follows.glued and follows.kind in (WORD, NUMBER)
        if word is None or (glued and (word != "with" or (follows is not None and follows.text in _NOT_WITH))):
            continue
        if word == "before" and (follows is None or not follows.senses or _is_room(tokens, i, follows)):
            continue
        start, end = tokens[i].start, tokens[i + 1].end
        tokens[i : i + 2] = [Token(start, end, word, WORD, lexicon().looked_at.get(word, PLAIN), False)]
    return tokens


def _with_its_stop(tokens: list[Token], i: int, line: str) -> None:
    """Let the full stop after a unit be part of it where no new sentence begins (`3 plaintes cette sem. sur …`)."""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if tokens[i + 1].text != "." or after is None or after.glued or line[after.start : after.start + 1].isupper():
        return
    unit = tokens[i]
    tokens[i : i + 2] = [Token(unit.start, tokens[i + 1].end, unit.text, WORD, unit.senses, unit.glued)]


def _next(tokens: list[Token], i: int) -> None:
    """Let `pro` be *prochain* right behind a weekday or a unit (`jeu pro`, `sem. pro`); else it is somebody's trade."""
    k = i - 2 if i > 1 and tokens[i - 1].text == "." and tokens[i - 1].glued else i - 1
    if k >= 0 and ("weekday" in tokens[k].senses or tokens[k].senses.get("unit") in _PERIODS):
        pro = tokens[i]
        tokens[i] = Token(pro.start, pro.end, "prochain", WORD, lexicon().words["prochain"], False)


def _before_a_day(tokens: list[Token], i: int) -> None:
    """Let `av` be *avant* where a day follows (`av mercredi`, `av. le 15`); else it is somebody's avenue."""
    end = i + 1 + (tokens[i + 1].text == "." and tokens[i + 1].glued)
    j = end + (end < len(tokens) and tokens[end].text in ("le", "la"))
    if j == len(tokens) or tokens[j].glued:
        return
    numbered = tokens[j].kind == NUMBER and (j > end or (j + 1 < len(tokens) and tokens[j + 1].text == "/"))
    if not numbered and not tokens[j].senses.bits & _DAY:
        return
    word = Token(tokens[i].start, tokens[end - 1].end, "avant", WORD, lexicon().words["avant"], False)
    tokens[i:end] = [word]


def _between_two(tokens: list[Token], i: int, line: str) -> None:
    """Let a small `n` between two words be *and* (`mon n wed`, `nur n pha`), an `r` *are* (`nurses r tired`); one
    behind a room is its letter."""
    before, after = tokens[i - 1] if i else None, tokens[i + 1]
    if before is None or MARK in (before.kind, after.kind) or "room" in before.senses:
        return
    if after.glued or line[tokens[i].start] != tokens[i].text:
        return
    word = _LETTERS[tokens[i].text]
    tokens[i] = Token(tokens[i].start, tokens[i].end, word, WORD, lexicon().looked_at.get(word, PLAIN), False)


def _is_without(tokens: list[Token], i: int) -> bool:
    """Does `w/o` stand at token `i`?"""
    three = tokens[i : i + 3]
    whole = i + 3 >= len(tokens) or not tokens[i + 3].glued
    return whole and tuple(token.text for token in three) == _WITHOUT and three[1].glued and three[2].glued


def _is_room(tokens: list[Token], i: int, follows: Token) -> bool:
    """Does `B4` number a room? Before a feast it hardly does (`swing room b4 xmas`)."""
    return i > 0 and "room" in tokens[i - 1].senses and "feast" not in follows.senses
