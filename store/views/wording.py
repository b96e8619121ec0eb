"""A wording put in the place of a term, so that the sentence around it stays one.

The article before the term goes where the wording brings its own (`l'indisponibilité` → `le temps sur papier`), and
what French melts is melted: `de` and `à` with `le` and `les`; `de`, `que`, `le` and `la` before a vowel. English says
`an` before one. A term that begins a sentence leaves its capital to the wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from store.views.search import fold

_ARTICLE = re.compile(r"(?:\b(?:the|an?|le|la|les|une?|des)\s+|\bl['’])\Z", re.IGNORECASE)
_MELTED = re.compile(r"\b(?P<word>du|des|aux?)\s+\Z", re.IGNORECASE)
_OF_OR_TO = re.compile(r"\b(?P<word>de|à)\s+\Z|\b(?P<short>d|qu)['’]\Z", re.IGNORECASE)
_ELIDED = re.compile(r"\b(?P<short>d|qu|l)['’]\Z|\b(?P<long>de|que|le|la)\s+\Z", re.IGNORECASE)
_A = re.compile(r"\b(?P<a>a)n?\s+\Z", re.IGNORECASE)
_OWN = re.compile(r"(?:the|an?|les?|la|une?|des)\s|l['’]", re.IGNORECASE)
_PARTS = {"du": "de", "des": "de", "au": "à", "aux": "à"}
_WHOLE = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_VOWELS = frozenset("aeiou")
_SMALL = 12
"""Characters before a term among which its small words stand."""


class Put(NamedTuple):
    """Words to be put in the place of characters [start, end) of a text."""

    start: int
    end: int
    words: str


def put(text: str, start: int, end: int, wording: str) -> Put:
    """Return how a wording takes the place of the term at [start, end) of a text, with the small words before it."""
    beyond = max(0, start - _SMALL)
    before, fitted = (_with_article if _OWN.match(wording) else _bare)(text[beyond:start], wording)
    begins = beyond + len(before)
    first = text[begins:end]
    if first[:1].isupper() and (not first[:2].isupper() or _begins(text[:begins])):
        fitted = fitted[:1].upper() + fitted[1:]
    return Put(begins, end, fitted)


def reworded(text: str, puts: Iterable[Put]) -> str:
    """Return a text with all these put in; they do not overlap."""
    for one in sorted(puts, reverse=True):
        text = text[: one.start] + one.words + text[one.end :]
    return text


def _with_article(before: str, wording: str) -> tuple[str, str]:
    """Return what stays of what stood before the term, and the wording, whose article replaces the term's."""
    if melted := _MELTED.search(before):
        return before[: melted.start()], _melted(_PARTS[melted["word"].lower()], wording)
    if article := _ARTICLE.search(before):
        before = before[: article.start()]
    if word := _OF_OR_TO.search(before):
        return before[: word.start()], _melted(word["word"] or f"{word['short']}e", wording)
    return before, wording


def _melted(word: str, wording: str) -> str:
    article, _, rest = wording.partition(" ")
    whole = _WHOLE.get((word.lower(), article))
    return f"{whole} {rest}" if whole else f"{word} {wording}"


def _bare(before: str, wording: str) -> tuple[str, str]:
    """As `_with_article`, of a wording without an article."""
    initial = fold(wording[:1])
    if found := _A.search(before):
        return before[: found.start()], f"{found['a']}{'n' if initial in _VOWELS else ''} {wording}"
    found = _ELIDED.search(before)
    if found is None:
        return before, wording
    if initial in _VOWELS and wording[1:2].isalpha():
        return before[: found.start()], f"{(found['short'] or found['long'][:-1])}’{wording}"
    return before[: found.start()], f"{found['long'] or found['short'] + 'e'} {wording}"


def _begins(before: str) -> bool:
    before = before.rstrip(" ")
    return not before or before[-1] in ".!?\n⏎"  # the last: a line's end, where a text is typed on one line
