"""The words of the glossary, found in a text in one pass: at each word, one look at how terms go on from there.

A term is found in any of its forms (`store.views.wordform`), each of its words in its own, with blanks, hyphens or
apostrophes between them, though never across a comma or the end of a sentence. Of several terms that begin at a word
the longest is found; what it covers is not looked at again. An abbreviation of two letters is found in capitals only:
`OR` is not `or`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from store.records import Term
from store.views.search import fold
from store.views.wordform import forms, stem
from store.workspace import Workspace

LONGEST = 12
"""Words of a term that are looked at; so a text costs at most so many looks a word."""
LISTED = 50
"""Terms that a beginning lists at most."""

_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[,;:!?()\[\]«»“”\"\n…]|\.\s")
_POSSESSIVE = re.compile(r"['’]s\b")


class Known(NamedTuple):
    """A term, as often as it has names."""

    id: int
    word: str
    """Its name or alias as it was written."""


class Place(NamedTuple):
    """Where a text has a word of the glossary: characters [start, end), and the terms it may be."""

    start: int
    end: int
    terms: tuple[int, ...]


class _Step:
    """A word on the way along terms: the words that go on from it, and the terms that end with it."""

    __slots__ = ("capitals", "on", "terms")

    def __init__(self) -> None:
        self.on: dict[str, _Step] = {}
        self.terms: tuple[int, ...] = ()
        self.capitals = False
        """Whether all terms that end here are abbreviations of two letters."""


class Vocabulary:
    """Terms, to be found in texts and by their beginnings."""

    def __init__(self, known: Iterable[Known]) -> None:
        """`known`: each term with each of its names."""
        self._first = _Step()
        beginnings: list[tuple[str, str, int]] = []
        for id, word in known:
            self._add(id, word)
            folded = fold(word)
            beginnings += [(folded[match.start() :], folded, id) for match in _WORD.finditer(folded)]
        self._beginnings = sorted(beginnings)

    def _add(self, id: int, word: str) -> None:
        step = self._first
        words = _WORD.findall(word)[:LONGEST]
        for part in words:
            step = step.on.setdefault(stem(fold(part)), _Step())
        if words and id not in step.terms:
            short = len(words) == 1 and len(words[0]) == 2 and words[0].isupper()
            step.capitals = short and (step.capitals or not step.terms)
            step.terms += (id,)

    def places(self, text: str) -> list[Place]:
        """Return where a text has words of the glossary, from its beginning to its end; none overlap."""
        words = [*_WORD.finditer(text)]
        found: list[Place] = []
        at = 0
        while at < len(words):
            count, terms = self._longest(text, words, at)
            if count:
                found.append(Place(words[at].start(), words[at + count - 1].end(), terms))
            at += count or 1
        return found

    def _longest(self, text: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, tuple[int, ...]]:
        """Return the longest term that begins at a word: how many words it has (0: there is none), which it may be."""
        best: tuple[int, tuple[int, ...]] = (0, ())
        steps = [self._first]
        for count, word in enumerate(islice(words, at, at + LONGEST), 1):
            if count > 1 and _apart(text, words[at + count - 2].end(), word.start()):
                break
            steps = [step.on[form] for step in steps for form in forms(word[0]) if form in step.on]
            if not steps:
                break
            ends = [step for step in steps if step.terms and not (step.capitals and _is_lower(word[0]))]
            if ends:
                best = count, tuple(dict.fromkeys(id for step in ends for id in step.terms))
        return best

    def named(self, text: str) -> tuple[int, ...]:
        """Return the terms that a text as a whole is a form of; none where it is no term, or more than one."""
        text = _POSSESSIVE.sub("", text.strip())
        found = self.places(text)
        return found[0].terms if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else ()

    def beginning(self, text: str) -> list[int]:
        """Return the terms that what was typed so far means: those it is a form of, then those one of whose words
        begins so, in the order of the alphabet."""
        wanted = fold(text.strip())
        if not wanted:
            return []
        found = dict.fromkeys(self.named(text))
        at = bisect_left(self._beginnings, (wanted,))
        for begun, _word, id in islice(self._beginnings, at, None):
            if not begun.startswith(wanted) or len(found) >= LISTED:
                break
            found[id] = None
        return [*found]


def vocabulary(workspace: Workspace) -> Vocabulary:
    """Return the vocabulary of a workspace's glossary; built again when a term has changed."""

    def gather() -> Vocabulary:
        names = workspace.facts(Term, _names, workspace.ids(Term))
        return Vocabulary(Known(id, word) for id, words in names.items() for word in words)

    return workspace.remembered("vocabulary", workspace.version(Term), gather)


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text as they stand there."""
    return (match[0] for match in _WORD.finditer(text))


def _names(term: Term) -> tuple[str, ...]:
    return (term.term, *term.aliases)


def _apart(text: str, start: int, end: int) -> bool:
    return _BREAK.search(text, start, end) is not None


def _is_lower(word: str) -> bool:
    return not word[:2].isupper()
