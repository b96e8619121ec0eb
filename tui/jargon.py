"""What helps while words are typed: the jargon lens on a text that others will read, and the glossary on a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from store import Item, Term, Workspace
from store.views.key import name, names
from store.views.lens import Leak, leaks, replacement
from store.views.search import fold
from store.views.vocabulary import vocabulary, words_of
from tui.pieces import APART, Line, Piece
from tui.text import _, _n, colon, plain, quoted

SHORTEST = 3
"""Letters of a word that is offered to be defined."""
OFFERED = 8
"""Words that are named before one is typed."""


def told_of_leak(words: str, wordings: Iterable[tuple[Piece, str]], readers: str, left: int) -> Line:
    """Return a line about a word that not all share: the key of each wording, who does not, how many such words."""
    line: list[str | Piece] = [Piece(quoted(words), "warn")]
    for key, wording in wordings:
        line += [APART, key, f" {wording}"]
    line += [APART, Piece(_("not shared by {parties}").format(parties=readers), "dim")]
    return [*line, APART, Piece(_n("{n} such word", "{n} such words", left), "warn")] if left > 1 else line


class Lens:
    """The jargon lens on one line of text; an `Aid`."""

    def __init__(self, workspace: Workspace, item: Item, take: Piece) -> None:
        """`item` is the relay whose text it is, `take` the key that takes a wording."""
        self._workspace = workspace
        self._take = take
        self._leaks = lru_cache(maxsize=4)(lambda text: leaks(workspace, text, item.source, item.parties))

    def lit(self, text: str) -> Sequence[tuple[int, int]]:
        """The words that leak."""
        return [(leak.start, leak.end) for leak in self._leaks(text)]

    def told(self, text: str, cursor: int) -> Line:
        """The word that Tab would say plainly."""
        leak = self._nearest(text, cursor)
        if leak is None:
            return ""
        readers = ", ".join(names(self._workspace, leak.readers))
        words = text[leak.start : leak.end]
        return told_of_leak(words, [(self._take, leak.wordings[0])], readers, len(self._leaks(text)))

    def taken(self, text: str, cursor: int) -> tuple[str, int] | None:
        """The text with the wording in the word's place."""
        leak = self._nearest(text, cursor)
        if leak is None:
            return None
        start, end, words = replacement(text, leak)
        return text[:start] + words + text[end:], start + len(words)

    def _nearest(self, text: str, cursor: int) -> Leak | None:
        """Return the last leak that begins before the cursor, else the first behind it."""
        found: list[Leak] = self._leaks(text)
        before = [leak for leak in found if leak.start <= cursor]
        return before[-1] if before else next(iter(found), None)


class Glossary:
    """What a word means, while it is typed; Tab goes through the words of a text. An `Aid`."""

    def __init__(self, workspace: Workspace, text: str) -> None:
        """`text` is what is read on the screen."""
        self._workspace = workspace
        known = [text[place.start : place.end] for place in vocabulary(workspace).places(text)]
        others = (word for word in words_of(text) if len(word) >= SHORTEST and not word.isdecimal())
        found: dict[str, str] = {}
        for word in (*known, *others):
            found.setdefault(fold(word), word)
        self.words = tuple(found.values())
        self._typed, self._offered = "", ""

    def term(self, text: str) -> Term | None:
        """Return the term that a text is, in any of its forms."""
        ids = vocabulary(self._workspace).named(text)
        return self._workspace.get(Term, ids[0]) if ids else None

    def lit(self, text: str) -> Sequence[tuple[int, int]]:
        """Nothing: the line is one word."""
        return ()

    def told(self, text: str, cursor: int) -> Line:
        """What is known of the word; of its beginning, where no term is written so."""
        if not text.strip():
            return Piece(" · ".join(islice(self.words, OFFERED)), "dim")
        ids = vocabulary(self._workspace).beginning(text)
        terms = [term for id in ids[:OFFERED] if (term := self._workspace.get(Term, id))]
        if not terms:
            return Piece(_("Not in the glossary; Enter defines it"), "dim")
        meant = self.term(text)
        if meant is None and len(terms) > 1:
            return Piece(" · ".join(term.term for term in terms), "dim")
        return meaning(self._workspace, meant or terms[0])

    def taken(self, text: str, cursor: int) -> tuple[str, int] | None:
        """The next word of the text that begins as what was typed; once more, the one after it."""
        if text != self._offered:
            self._typed = text
        fitting = [word for word in self.words if fold(word).startswith(fold(self._typed))]
        if not fitting:
            return None
        at = fitting.index(text) + 1 if text in fitting and text == self._offered else 0
        self._offered = fitting[at % len(fitting)]
        return self._offered, len(self._offered)


def meaning(workspace: Workspace, term: Term) -> Line:
    """Return a term in a line: whose word it is, what it means, how to say it to whom."""
    whose = name(workspace, term.group)
    line: list[str | Piece] = [
        Piece(term.term, "accent"),
        Piece(f" ({whose})" if whose else "", "dim"),
        " – ",
        term.plain,
    ]
    for group, wording in term.says.items():
        line += [APART, Piece(colon(name(workspace, group)), "dim"), plain(wording)]
    return line
