"""The names that a line may use: parties by code, name or alias, logins, tags, places; found folded, by prefix."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from tui.quick_entry.folding import fold
from tui.quick_entry.wordset import Sieve, any_of

if TYPE_CHECKING:
    from tui.quick_entry.people.abbreviated import Abbreviated
    from tui.quick_entry.people.nearness import Nearness

SHORT = 4
"""Letters of an alias that people type as they do a code (`RH`)."""
SHORTEST = 3
"""Letters from which part of a person's name tells who it is."""
TITLES = any_of("dr|dre|docteur|doctor|mr|mrs|ms|m|mme|mlle|me|madame|monsieur|prof|sister|soeur")
"""What stands before a person's name, and is none."""


_WORDS = any_of(
    "si|ou|au|du|de|la|le|ma|ta|sa|ca|me|te|se|it|is|in|on|at|to|as|or|of|am|pm|so|if|no|my|us|we|up|pr|id|ce|cs|sc|par"
)
"""Words of every day that initials would come to."""
_LETTERS = re.compile(r"[\W\d_]")
_PIECES = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")

_MOST = 3
"""Whom a text may mean that names nobody."""
_REMEMBERED = 5000
"""Words of lines for which it is remembered whether they may be somebody."""


class Known(Struct, frozen=True, gc=False):
    """A party as quick entry knows it."""

    id: int
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    is_person: bool = False


class Numbered(Struct, frozen=True, gc=False):
    """A record that lines may name by its number: `#12`, its title, its kind, whom it is about, the measures of an
    initiative, the options of a conflict."""

    ref: str
    title: str
    kind: str = ""
    parties: tuple[int, ...] = ()
    measures: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


class Numbers(Protocol):
    """The records that lines may name."""

    @property
    def version(self) -> Hashable:
        """Another one after each change of what is told of them."""
        ...

    def get(self, ref: str) -> Numbered | None:
        """Return the record of a number (`#12`, `m7`), None where there is none."""
        ...

    def like(self, text: str, limit: int = 8) -> list[Numbered]:
        """Return the records whose number begins so (`#1`, `m`) or whose title holds the text, the likeliest first."""
        ...

    def initiatives(self, limit: int = 8) -> list[Numbered]:
        """Return the initiatives that are alive, with their measures, those that run first."""
        ...

    def meetings(self, text: str, limit: int = 3) -> list[Numbered]:
        """Return the meetings to come in whose title all the words are, the last made first."""
        ...


class Names:
    """What is known, built once and passed to each parse; looking a name up takes a few bisections."""

    def __init__(
        self,
        parties: Iterable[Known] = (),
        logins: Iterable[str] = (),
        tags: Iterable[str] = (),
        places: Iterable[str] = (),
        numbers: Numbers | None = None,
    ) -> None:
        """Earlier parties win where two have the same code or name. Without `numbers`, any number may be a record's."""
        self.numbers = numbers
        self.parties = {party.id: party for party in parties}
        self.logins = frozenset(logins)
        self.tags = tuple(sorted(set(tags)))
        self.places = {fold(place): place for place in places}
        self._codes: dict[str, Known] = {}
        self._names: dict[str, Known] = {}
        for party in self.parties.values():
            self._codes.setdefault(fold(party.code), party)
            for alias in party.aliases:
                if len(alias) <= SHORT:
                    self._codes.setdefault(fold(alias), party)
            for name in (party.name, *party.aliases):
                self._names.setdefault(fold(name), party)
                if "'" in name or "’" in name:
                    self._names.setdefault(fold(name).replace("'", "").replace("’", ""), party)
        for initials, party in _initials(self.parties.values()).items():
            self._codes.setdefault(initials, party)
        self._codes.pop("", None)
        self._names.pop("", None)
        self._people = _called(self.parties.values())
        entries = {**self._names, **self._codes}
        self._sorted = sorted(entries)
        self._entries = entries
        self._openings = dict.fromkeys((*TITLES, *self._people), 1)
        for name in entries:
            tokens = len(_PIECES.findall(name))
            for word in _openings(name):
                self._openings[word] = max(tokens, self._openings.get(word, 0))
        self._nearness: Nearness | None = None
        self._typos: Nearness | None = None

    @cached_property
    def abbreviated(self) -> Abbreviated:
        """What people make of the names of groups."""
        from tui.quick_entry.people.abbreviated import Abbreviated  # with the first line

        return Abbreviated(self.parties.values())

    @cached_property
    def days(self) -> frozenset[str]:
        """The first and family names that are words of time too (`tom`)."""
        from tui.quick_entry.words import lexicon

        return frozenset(name for name in self._people if name in lexicon().words)

    @cached_property
    def begin(self) -> Callable[[str], bool]:
        """May a name begin with this folded word, or a title with it? Most words of a line are nobody's; what is found
        of a word is remembered, as lines have the same words at each key."""
        openings, short = self._openings, self.abbreviated
        return lru_cache(_REMEMBERED)(lambda word: word in openings or short.reach(word) > 0)

    @cached_property
    def may_be(self) -> Callable[[str], bool]:
        """May this folded word be somebody, or the beginning of their name, in whatever manner they are called?
        Remembered too."""
        begin, short, logins = self.begin, self.abbreviated, self.logins
        return lru_cache(_REMEMBERED)(
            lambda word: begin(word) or short.may(word) or word in short.initials or word in logins
        )

    @cached_property
    def among(self) -> Callable[[frozenset[str]], frozenset[str]]:
        """Return those of the folded words of a line that may be somebody; most words are known to be nobody's."""
        return Sieve(self.may_be).passed

    def reach(self, word: str) -> int:
        """Return how many tokens the longest code, name or alias has that begins with this folded word, at least 1 for
        a person's first or family name, or a title; 0 where nobody is called so."""
        return self._openings.get(word, 0)

    def code(self, word: str) -> Known | None:
        """Return the party whose code this is."""
        return self._codes.get(fold(word))

    def exact(self, text: str) -> Known | None:
        """Return the party whose code, name or alias this is, accents and capitals aside."""
        folded = fold(text if "  " not in text else " ".join(text.split()))
        return self._codes.get(folded) or self._names.get(folded)

    def person(self, word: str) -> Known | None:
        """Return the only person whose first name or family name this folded word is."""
        return self._people.get(word)

    @cached_property
    def group(self) -> Callable[[str], Known | None]:
        """Return the only group that this folded word means: its name, one or many, a part of it, of the same stem.
        Remembered too."""
        short = self.abbreviated
        return lru_cache(_REMEMBERED)(lambda word: short.noun(word) or short.hinted(word) or short.weakly(word))

    @cached_property
    def only(self) -> Callable[[str], Known | None]:
        """Return the only party whose code, name or alias begins with this folded text. Remembered too."""
        return lru_cache(_REMEMBERED)(lambda text: _alone(self.starting(text, limit=2)))

    def longer(self, text: str) -> Known | None:
        """Return the only party whose code, name or alias begins so, or the only group that it means."""
        return self.begun(fold(text))

    def begun(self, word: str) -> Known | None:
        """Return the same of a folded word."""
        return self.only(word) or self.group(word)

    def party(self, text: str) -> Known | None:
        """Return the party of this code, name or alias, or the only one that begins so; a colleague's login is none."""
        known = self.exact(text)
        return known if known is not None or text in self.logins else self.only(fold(text))

    def starting(self, text: str, limit: int = 8) -> list[Known]:
        """Return the parties whose code, name or alias begins so, in the order of those words."""
        folded = fold(text)
        found: dict[int, Known] = {}
        for i in range(bisect_left(self._sorted, folded), len(self._sorted)):
            if not folded or not self._sorted[i].startswith(folded) or len(found) == limit:
                break
            party = self._entries[self._sorted[i]]
            found.setdefault(party.id, party)
        return list(found.values())

    def near(self, text: str) -> tuple[Known, ...]:
        """Return who may be meant by a text that names nobody: those that begin so, or one typo away."""
        return self._near(fold(text))

    @cached_property
    def _near(self) -> Callable[[str], tuple[Known, ...]]:
        return lru_cache(_REMEMBERED)(self._search)

    def _search(self, folded: str) -> tuple[Known, ...]:
        begun = self.starting(folded, _MOST)
        if begun:
            return tuple(begun)
        if self._nearness is None:
            from tui.quick_entry.people.nearness import Nearness  # most lines name nobody wrongly

            self._nearness = Nearness(self._sorted)
        found = {party.id: party for name in self._nearness.near(folded) for party in [self._entries[name]]}
        return tuple(found.values())[:_MOST]

    def mistyped(self, word: str, *, people: bool = True) -> list[Known]:
        """Return whom a folded word means but for one letter: by a name of one word, a part of a name, and of `people`
        by a first or family name."""
        if self._typos is None:
            from tui.quick_entry.people.nearness import Nearness

            self._typos = Nearness([*self.abbreviated.words(), *self._people])
        from tui.quick_entry.people.abbreviated import singular

        found = [self._people.get(near) or self.abbreviated.hinted(near) for near in self._typos.near(singular(word))]
        return list({one.id: one for one in found if one is not None and (people or not one.is_person)}.values())

    def prepare(self) -> None:
        """Do now, off the path of keys, what the first misspelt name would wait for: some 40 ms with 2,000 names."""
        self.near("???")


def _alone(parties: list[Known]) -> Known | None:
    return parties[0] if len(parties) == 1 else None


def _openings(name: str) -> set[str]:
    """Return the first word of a folded name as the tokens of a line write it, apostrophes and all."""
    word = _LETTERS.split(name, maxsplit=1)[0]
    return {word, f"{word}'", name.partition(" ")[0].replace("'", "")}


def _initials(parties: Iterable[Known]) -> dict[str, Known]:
    """Return the groups that are the only ones with these initials: `dg` is the Direction générale."""
    bearers: dict[str, list[Known]] = {}
    for party in parties:
        words = [word for word in _LETTERS.split(fold(party.name)) if len(word) > SHORTEST]
        if len(words) > 1 and not party.is_person:
            bearers.setdefault("".join(word[0] for word in words), []).append(party)
    return {word: known[0] for word, known in bearers.items() if len(known) == 1 and word not in _WORDS}


def _called(parties: Iterable[Known]) -> dict[str, Known]:
    """Return who is meant by a first or a family name alone: those who share it with nobody."""
    bearers: dict[str, dict[int, Known]] = {}
    for party in parties:
        words = [word for word in fold(party.name).replace(".", " ").split() if word not in TITLES]
        for word in {words[0], words[-1]} if words and party.is_person else ():
            if len(word) >= SHORTEST:
                bearers.setdefault(word, {})[party.id] = party
    return {word: next(iter(known.values())) for word, known in bearers.items() if len(known) == 1}


NOBODY = Names()
