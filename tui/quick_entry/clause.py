"""One clause of a line, read mark by mark: what was taken, by which role, and what is left for the title."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from tui.quick_entry.dates import Hit
from tui.quick_entry.draft import SUGGESTED, Span
from tui.quick_entry.keys import Keyed
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.marks import AGAINST, AMONG, VERSUS, WITH
from tui.quick_entry.people.parties import Mention
from tui.quick_entry.tokens import NUMBER, OPAQUE, Token, opaque
from tui.quick_entry.wordset import any_of

_DANGLING = any_of(
    "for|pour|pr|on|le|la|at|a|au|by|de|du|from|to|until|in|en|the|des|d'|l'|w|with|avec|vers|this|ce|cet|cette"
    "|then|puis|ensuite|now|maintenant|desormais|dorenavant"
)
_BY_THEN = any_of("by|before|until|till|til")
"""They lead their date themselves: what stands before them is a word of what is done (`heat on by mon`)."""
_TOWARDS = any_of("to|for|with|w|from|fr|by|a|au|aux|pour|pr|avec|vers|de|du|par|chez")
"""Prepositions that go with the party named after them."""
CONNECTIVES = _DANGLING | _TOWARDS | WITH | VERSUS | AMONG | AGAINST | {"and", "et"}
"""Words that go with a party or a date, and leave the title with it."""
_EDGES = " \t\n,;:–—"
_ENDING = ".?!…([-/"
"""After these no mark is wanted where something was taken."""


class Clause(Struct, gc=False):
    """What has been understood so far. `taken[i]`: token `i` is no part of the title."""

    line: str
    tokens: list[Token]
    taken: bytearray
    verb: Verb | None = None
    body_start: int = 0
    """The index after the head: nothing before it is a date."""
    said: int | None = None
    """Of a call: the character from which on it is told what was said."""
    source: Mention | None = None
    parties: list[Mention] = []
    people: list[str] = []
    tags: list[str] = []
    links: list[str] = []
    priority: int | None = None
    tone: int | None = None
    place: str = ""
    zone: str = ""
    keyed: list[Keyed] = []
    hits: list[Hit] = []
    spans: list[Span] = []
    each: list[str] = []
    """The word of each token."""
    texts: frozenset[str] = frozenset()
    """The words of the clause, in no order: most rules can tell from them that they have nothing to say."""
    somebody: list[int] = []
    """The tokens that may be somebody known, or begin their name."""
    colons: list[int] = []
    """The tokens that are a colon: what a key or a head stands before."""
    ends: list[int] = []
    """The characters at which its tokens end."""
    roles: list[str] = []
    """As what each token was understood, empty where as nothing: by what it is lit, but for what is only offered."""

    def __post_init__(self) -> None:
        """Note the words, the colons and the ends; the tokens stay the same."""
        self.each = [token.text for token in self.tokens]
        self.texts = frozenset(self.each)
        self.colons = _places(self.each, ":") if ":" in self.texts else []
        self.ends = [token.end for token in self.tokens]
        self.roles = [""] * len(self.tokens)

    def leave_out(self, first: int, last: int) -> None:
        """Take tokens [first, last) out of the title."""
        self.taken[first:last] = b"\x01" * (last - first)

    def take(self, first: int, last: int, role: str, confidence: int = 3) -> None:
        """Take tokens [first, last) out of the title and light them as `role`."""
        self.taken[first:last] = b"\x01" * (last - first)
        self.light(first, last, role, confidence)

    def light(self, first: int, last: int, role: str, confidence: int = 3) -> None:
        """Light tokens [first, last) without taking them out of the title."""
        self.spans.append(Span(self.tokens[first].start, self.ends[last - 1], role, confidence))
        if confidence > SUGGESTED:
            self.roles[first:last] = [role] * (last - first)

    def take_time(self, first: int, last: int, role: str, confidence: int) -> None:
        """Take tokens [first, last), and a preposition that would be left hanging before them."""
        self.take(first, last, role, confidence)
        if self.each[first] not in _BY_THEN:
            self._take_before(first, _DANGLING)

    def led(self, first: int, words: frozenset[str]) -> int:
        """Return the token at which words begin that go with what stands at token `first` (`x 30 min`, `~2h`)."""
        while first > self.body_start and not self.taken[first - 1] and self.each[first - 1] in words:
            first -= 1
        return first

    def _take_before(self, first: int, hanging: frozenset[str]) -> None:
        """Take the prepositions that would be left hanging before token `first`; the `w` of `2w` is none."""
        before = first - 1
        while before >= self.body_start and not self.taken[before] and self.tokens[before].text in hanging:
            if before and self.tokens[before].glued and self.tokens[before - 1].kind in (NUMBER, OPAQUE):
                break
            self.taken[before] = 1
            before -= 1

    def name(self, mentions: list[Mention]) -> None:
        """Take those who are mentioned for the parties of the line."""
        for one in mentions:
            self.parties.append(one)
            self.take(one.first, one.last, "party" if one.known else "unknown")
            self._take_before(one.first, _TOWARDS)

    def where(self, words: frozenset[str]) -> list[int]:
        """Return the tokens that are one of these words: mostly none, which is seen without a look at each."""
        found = self.texts & words
        if not found:
            return []
        if len(found) > 1:
            return [i for i, word in enumerate(self.each) if word in found]
        (word,) = found
        return _places(self.each, word)

    def untaken(self, first: int) -> int:
        """Return the index of the first token from `first` on that nothing has taken; the tokens' number if none is."""
        i = self.taken.find(0, first)
        return i if i >= 0 else len(self.tokens)

    def taken_from(self, first: int) -> int:
        """Return the index of the first token from `first` on that is taken; the tokens' number if none is."""
        i = self.taken.find(1, first)
        return i if i >= 0 else len(self.tokens)

    def at(self, start: int) -> int:
        """Return the index of the first token that ends after a character."""
        return bisect_right(self.ends, start)

    def unread(self) -> list[Token]:
        """Return the tokens after the head, for the dates: what was taken otherwise is a wall between them."""
        unread, head = self.tokens[self.body_start :], self.body_start
        i = self.taken.find(1, head)
        while i >= 0:
            unread[i - head] = opaque(unread[i - head], "")
            i = self.taken.find(1, i + 1)
        return unread

    def title(self) -> str:
        """Return the words that nothing has taken, as they were typed; a mark beside what was taken stays."""
        if 1 not in self.taken:
            return _unescaped(self.line[self.tokens[0].start : self.tokens[-1].end]) if self.tokens else ""
        text = mark = ""
        for start, end in self._kept():
            bare = self.line[start:end].strip(_EDGES)
            if bare in ("", "-"):
                mark = mark or self._mark(start, end)
                continue
            first = self.line.index(bare, start)
            last = first + len(bare)
            if start < first and not mark:
                mark = self._mark(start, first)
            joint = "" if not text or text[-1] in _ENDING or bare[0] in _ENDING else mark
            text += bare if bare[0] in ".?!…" else f"{joint} {bare}"
            mark = self._mark(last, end) if last < end else ""
        return _unescaped(text.strip(_EDGES).removesuffix(" -").removeprefix("- ").removeprefix(". "))

    def _kept(self) -> list[tuple[int, int]]:
        """Return the characters of each run of tokens that nothing has taken."""
        kept = []
        first = self.taken.find(0)
        while first >= 0:
            last = self.taken_from(first)
            kept.append((self.tokens[first].start, self.ends[last - 1]))
            first = self.taken.find(0, last)
        return kept

    def _mark(self, start: int, end: int) -> str:
        """Return the first mark among these characters, with the blank before it that dashes and French have."""
        bare = self.line[start:end].strip()
        if not bare:
            return ""
        spaced = bare[0] in "–—-" or (bare[0] in ":;" and not self.line[self.line.index(bare, start) - 1].strip())
        return f" {bare[0]}" if spaced else bare[0]

    def words(self, without: frozenset[str]) -> str:
        """Return the words of the clause, but for those that are lit as one of these roles."""
        left_out = {(span.start, span.end) for span in self.spans if span.role in without}
        out = [any(start <= token.start < end for start, end in left_out) for token in self.tokens]
        for i in range(len(out) - 1, 0, -1):
            hangs = self.taken[i - 1] and self.tokens[i - 1].text in _DANGLING
            out[i - 1] = out[i - 1] or bool(out[i] and hangs)
        kept = [
            "" if gone else self.line[token.start : token.end] for token, gone in zip(self.tokens, out, strict=True)
        ]
        text = "".join((" " if not token.glued else "") + word for token, word in zip(self.tokens, kept, strict=True))
        return _unescaped(" ".join(text.split()).strip(_EDGES))


def _places(words: list[str], word: str) -> list[int]:
    """Return where a word stands among others, once at least."""
    places = [words.index(word)]
    for _ in range(1, words.count(word)):
        places.append(words.index(word, places[-1] + 1))
    return places


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return " ".join(word[1:] if word.startswith("\\") and len(word) > 1 else word for word in text.split(" "))
