"""A line as tokens: its words, numbers and marks, folded, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import compress, count
from operator import attrgetter

from tui.quick_entry.folding import fold
from tui.quick_entry.words import PLAIN, SILENT, Opened, Senses, lexicon
from tui.quick_entry.wordset import any_of

WORD, NUMBER, MARK, OPAQUE = "word", "number", "mark", "opaque"

# no alternative can match what another one begins, so nothing is ever tried twice
_PIECE = re.compile(
    r"""(?P<opaque>https?://\S*|www\.\S*|"[^"\n]*"|«[^»\n]*»|“[^”\n]*”|\\\S+)"""
    r"""|(?P<number>\d+)|(?P<word>(?:[^\W\d_]|[\u0300-\u036f])+(?:['’][^\W\d_]+)*['’]?)|(?P<mark>\S)"""
)
_ELIDED = any_of("l|d|j|c|s|n|m|t|qu|jusqu|lorsqu|puisqu")


class Token:
    """A piece of the line. `text` is folded; `glued` says that no space stands before it. Not to be changed: the lines
    of several keys share it."""

    __slots__ = ("end", "glued", "kind", "senses", "start", "text")

    def __init__(self, start: int, end: int, text: str, kind: str, senses: Senses, glued: bool) -> None:
        """`start` and `end` are characters of the line; `senses` what the word may mean in a date."""
        self.start, self.end, self.text, self.kind, self.senses, self.glued = start, end, text, kind, senses, glued

    def __repr__(self) -> str:
        return f"{self.text}[{self.start}:{self.end}]"


TEXT, END = attrgetter("text"), attrgetter("end")


def where(tokens: list[Token], words: Set[str]) -> list[int]:
    """Return the indices of the tokens that are one of these words: mostly none, which is seen without a look at
    each."""
    texts = [token.text for token in tokens]
    return [] if words.isdisjoint(texts) else [*compress(count(), map(words.__contains__, texts))]


def tokenize(line: str) -> list[Token]:
    """Return the tokens of a line. Quoted text, `\\word` and addresses of the web and of mail are opaque."""
    return [*_pieces(line)] if is_quoting(line) else tokens_from(line, 0)


def is_quoting(line: str) -> bool:
    """Does a line hold the mark of a quote, which reaches over blanks?"""
    return '"' in line or "«" in line or "“" in line


def tokens_from(line: str, place: int) -> list[Token]:
    """Return the tokens of a line that quotes nothing from character `place` on, where a word begins."""
    tokens: list[Token] = []
    for text in line[place:].split(" "):
        tokens += tokens_at(text, place)
        place += len(text) + 1
    return tokens


@lru_cache(maxsize=2048)
def tokens_at(text: str, place: int) -> tuple[Token, ...]:
    """Return the tokens of a text that stands at `place` in the line. At each key the line has, but for one, the words
    of the key before."""
    pieces = _pieces(text)
    return tuple(
        [Token(one.start + place, one.end + place, one.text, one.kind, one.senses, one.glued) for one in pieces]
    )


@lru_cache(maxsize=2048)
def _pieces(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text by itself: people write the same words again and again."""
    words = lexicon().looked_at
    tokens: list[Token] = []
    if text.isalpha():
        _add_word(tokens, text, 0, False, words)
        return tuple(tokens)
    mails = _mails(text) if "@" in text else ()
    last = -1
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if start < last:
            continue
        kind = str(match.lastgroup)
        for first, after in mails:
            if first <= start < after:
                end, kind = after, OPAQUE
        glued = start == last
        last = end
        piece = text[start:end]
        if kind == WORD:
            _add_word(tokens, piece, start, glued, words)
        elif kind == NUMBER:
            tokens.append(Token(start, end, piece, NUMBER, _number(piece), glued))
        else:
            senses = words.get(piece, SILENT) if kind == MARK else PLAIN
            tokens.append(Token(start, end, piece, kind, senses, glued))
    return tuple(tokens)


@lru_cache(maxsize=2048)
def opaque(token: Token, text: str) -> Token:
    """Return what stands in the place of a token that no rule may look into."""
    return Token(token.start, token.end, text, OPAQUE, PLAIN, token.glued)


@lru_cache(maxsize=2048)
def as_word(first: Token, last: Token, word: str) -> Token:
    """Return the word that is meant with the tokens from one to another."""
    return Token(first.start, last.end, word, WORD, lexicon().looked_at.get(word, PLAIN), first.glued)


def _number(text: str) -> Senses:
    return Senses({"num": int(text)}) if len(text) <= 8 else SILENT


_RUN_TOGETHER = {
    "dici": ("d'", "ici"), "jusquau": ("jusqu'", "au"), "jusqua": ("jusqu'", "a"), "jusquen": ("jusqu'", "en"),
    "cest": ("c'", "est"), "quil": ("qu'", "il"), "quils": ("qu'", "ils"),
}  # fmt: skip
"""Words whose apostrophe is left out, as often as not, and what they are."""


def _add_word(tokens: list[Token], raw: str, start: int, glued: bool, words: dict[str, Senses]) -> None:
    text = fold(raw)
    if text in _RUN_TOGETHER and len(text) == len(raw):
        elided, rest = _RUN_TOGETHER[text]
        cut = start + len(elided) - 1
        tokens.append(Token(start, cut, elided, WORD, words.get(elided, PLAIN), glued))
        tokens.append(Token(cut, start + len(raw), rest, WORD, words.get(rest, PLAIN), True))
        return
    if "'" not in text and "’" not in text:
        tokens.append(Token(start, start + len(raw), text, WORD, words.get(text, PLAIN), glued))
        return
    text = text.replace("’", "'")
    if text.endswith("'"):
        _add_stem(tokens, text, start, start + len(raw), glued, words)
        return
    head, _, _ = text.partition("'")
    if head in _ELIDED:
        cut = start + len(head) + 1
        tokens.append(Token(start, cut, head + "'", WORD, words.get(head + "'", PLAIN), glued))
        _add_word(tokens, raw[len(head) + 1 :], cut, True, words)
        return
    owner = words.get(head, PLAIN) if text.endswith("'s") else PLAIN
    if "weekday" in owner:  # "monday's" is of one Monday
        tokens.append(Token(start, start + len(raw), head, WORD, owner, glued))
        return
    text = text.replace("'", "")
    tokens.append(Token(start, start + len(raw), text, WORD, words.get(text, PLAIN), glued))


def is_owner(token: Token) -> bool:
    """Is it the `monday's` of `before monday's meeting`?"""
    return token.end - token.start == len(token.text) + 2 and token.kind == WORD


def _add_stem(tokens: list[Token], text: str, start: int, end: int, glued: bool, words: dict[str, Senses]) -> None:
    """Add a word that ends with an apostrophe: an elision whose word is not typed yet, or a closing quote."""
    stem = text[:-1]
    if stem in _ELIDED or not stem:
        tokens.append(Token(start, end, text, WORD, words.get(text, PLAIN), glued))
        return
    tokens.append(Token(start, end - 1, stem.replace("'", ""), WORD, words.get(stem, PLAIN), glued))
    tokens.append(Token(end - 1, end, "'", MARK, SILENT, True))


def _mails(line: str) -> list[tuple[int, int]]:
    """Return the places of the words that hold an @ between two letters: mail addresses, not parties."""
    found: list[tuple[int, int]] = []
    at = line.find("@")
    while at >= 0:
        start = at
        if at == 0 or not line[at - 1].isalnum() or not line[at + 1 : at + 2].isalnum():
            at = line.find("@", at + 1)
            continue
        while start > 0 and not line[start - 1].isspace() and line[start - 1] not in ",;<>()":
            start -= 1
        end = at + 1
        while end < len(line) and not line[end].isspace() and line[end] not in ",;<>()":
            end += 1
        if start < at and end > at + 1 and "." in line[at:end] and line[start].isalnum():
            found.append((start, end))
        at = line.find("@", end)
    return found


def merged(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with each known phrase (`day after tomorrow`, `d'ici le`) as one."""
    source, phrases = [*tokens], lexicon().phrases
    result: list[Token] = []
    end = 0
    for i in where(source, phrases.keys()):
        found = _phrase(source, i, phrases[source[i].text]) if i >= end and source[i].kind == WORD else None
        if found is not None:
            result += (*source[end:i], found[0])
            end = found[1]
    return result + source[end:]


def _phrase(tokens: list[Token], i: int, opened: Opened) -> tuple[Token, int] | None:
    """Return the phrase that the word at token `i` opens, as one token, and the index after it."""
    second = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].text == "-")
    if second >= len(tokens):
        return None
    for words, senses in opened.get(tokens[second].text, ()):
        end = phrase_end(tokens, i + 1, words)
        if end:
            text = f"{tokens[i].text} {' '.join(words)}"
            return Token(tokens[i].start, tokens[end - 1].end, text, WORD, senses, tokens[i].glued), end
    return None


def phrase_end(tokens: list[Token], i: int, words: tuple[str, ...]) -> int:
    """Return the index after `words` from index `i`, hyphens between them allowed; 0 where they do not stand there."""
    for word in words:
        if i < len(tokens) and tokens[i].text == "-" and tokens[i].glued:
            i += 1
        if i >= len(tokens) or tokens[i].text != word or tokens[i].kind != WORD:
            return 0
        i += 1
    return i
