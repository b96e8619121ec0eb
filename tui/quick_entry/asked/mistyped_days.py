"""Words of the calendar that were nearly typed (`tomrrow`, `vendrdi`, `decmber`): asked about, never silently lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import Problem, Repair
from tui.quick_entry.folding import fold
from tui.quick_entry.orders.typos import NO_SUCH_WORD
from tui.quick_entry.tokens import WORD
from tui.quick_entry.wordset import Sieve, any_of

SHORTEST = 6
"""Letters from which a word that nobody knows is one of the calendar's with a typo, and not another word."""
_WORDS = (
    "today|tomorrow|tonight|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend"
    "|january|february|august|september|october|november|december|demain|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi"
    "|samedi|dimanche|janvier|février|juillet|septembre|octobre|novembre|décembre"
)
_OTHERS = any_of(
    "domain|remain|detain|sundry|sundae|levrier|octobres|mardis|jeudis|lundis|mondain|augusta|auguste|jandis"
)
"""Words of every day that come as near."""


def mistyped_days(clause: Clause) -> list[Problem]:
    """Return a question for each unknown word of a clause that is one letter away from one of the calendar; not while
    that one is being typed."""
    near = _near().passed(clause.texts)
    asked: list[Problem] = []
    for i in clause.where(near) if near else ():
        token, word = clause.tokens[i], _meant(clause.each[i])
        if token.kind != WORD or token.senses or clause.taken[i]:
            continue
        if token.end == len(clause.line) and fold(word).startswith(token.text):
            continue
        said = clause.line[token.start : token.end]
        way = Repair("{word}", {"word": word}, word)
        asked.append(Problem(NO_SUCH_WORD, {"word": said}, (token.start, token.end), (way,)))
    return asked


@cache
def _near() -> Sieve:
    """Return what finds the words of a line that are a letter away from one of the calendar."""
    return Sieve(lambda word: len(word) >= SHORTEST and _meant(word))


@lru_cache(maxsize=1024)
def _meant(text: str) -> str:
    """Return the word of the calendar that is one letter away from a folded one: a letter wrong, missing, too many or
    swapped with the next; "" where there is none."""
    if text in _OTHERS:
        return ""
    near = _shortened()
    words = (word for shorter in (text, *_without_one(text)) for word in near.get(shorter, ()))
    return next((word for word in words if _is_a_letter_away(text, _plain(word))), "")


@cache
def _shortened() -> dict[str, list[str]]:
    """Return the words by what is left of each without one of its letters, and by all of them: only words that come to
    the same so can be a letter apart."""
    known: dict[str, list[str]] = {}
    for word in _WORDS.split("|"):
        for shorter in {_plain(word), *_without_one(_plain(word))}:
            known.setdefault(shorter, []).append(word)
    return known


def _plain(word: str) -> str:
    return fold(word).replace("'", "")


def _without_one(text: str) -> Iterator[str]:
    return (text[:i] + text[i + 1 :] for i in range(len(text)))


def _is_a_letter_away(text: str, word: str) -> bool:
    """Are two words that come to the same without a letter one letter apart, or have two neighbours exchanged?"""
    if len(text) != len(word):
        return True
    apart = [i for i in range(len(word)) if text[i] != word[i]]
    first = apart[0] if apart else 0
    return len(apart) == 1 or (len(apart) == 2 and text[first : first + 2] == word[first : first + 2][::-1])
