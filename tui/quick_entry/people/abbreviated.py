"""Groups by what people make of their names: each word cut short (`serv tech`, `steering cttee`), one word of several
(`the contractor`), singular for plural, a word of the same stem (`pharmacist`, `infirmières`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui.quick_entry.folding import fold
from tui.quick_entry.wordset import any_of

if TYPE_CHECKING:
    from tui.quick_entry.people.names import Known

SHORTEST = 3
"""Letters that are enough of a word where the next word of the name follows."""
_ALONE = 4
"""Letters that are enough of the only word."""
SMALL = any_of("de|du|des|d|l|la|le|les|of|the|for|and|et|a|au|aux|en|pour")
"""Words between those of a name that count for nothing."""
_GENERAL = any_of(
    "site|general|generale|human|humaines|medical|medicale|technical|technique|techniques|service|services|team|equipe"
    "|group|groupe|department|departement|unit|unite|office|bureau|centre|center|house|maison|project|projet|chantier"
    "|work|works|travaux|health|sante|quality|qualite|new|nouveau|north|south|east|west|nord|sud|est|ouest|local|main"
    "|care|home|day|night|jour|nuit|safety|security|support|users|usagers|patients|public|publique|national|etage|floor"
    "|info|infos|form|comm|comme|entre|dire|direct|fourni|personne|person|mark|final|produit|sale|plan|trans|prod"
    "|resource|resources|ressource|ressources|comp|logi|market|financ|rest|cons|serv"
)
"""Words of names that are no name by themselves: they are said of everything."""
_WEAK = any_of("safety|security|secu|support|quality|qualite|info|infos|maintenance|admin|nights|days|works|travaux")
"""Of these, words that are one where a name would stand by itself (`safety runs it`, `soins, info`)."""
_ENDINGS = (
    "icians", "iennes", "iciens", "ician", "icien", "ienne", "ieres", "iques", "ists", "iens", "iers", "iere", "ures",
    "ical", "ique", "ist", "ien", "ier", "ing", "ure", "ery", "eon", "ies", "ie", "es", "y", "e",
)  # fmt: skip
"""Endings of words of the same stem, longer ones first."""
_STEM = 4
_VOWELS = frozenset("aeiouy")
_REMEMBERED = 5000
"""Words of lines for which it is remembered which names they begin."""
_WORD = re.compile(r"[^\W_]+")


def singular(word: str) -> str:
    """Return a folded word without the ending of many."""
    return word[:-1] if len(word) > SHORTEST + 1 and word[-1] in "sx" and word[-2] != "s" else word


def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    stems = (word[: -len(end)] for end in _ENDINGS if word.endswith(end))
    return next((stem for stem in stems if len(stem) >= _STEM), word)


def stands_for(short: str, word: str) -> bool:
    """Is a folded text a word cut short: its beginning, or its first letter and some of the others (`cttee`)?"""
    if len(short) < SHORTEST or short[0] != word[0]:
        return False
    if word.startswith(short) or singular(short) == singular(word):
        return True
    letters = iter(word)
    return len(short) < len(word) - 1 and not set(short[1:-2]) & set("aiou") and all(one in letters for one in short)


class _Opened(NamedTuple):
    """The names of several words that a word may begin, and how many words the longest has."""

    names: list[tuple[tuple[str, ...], Known]]
    reach: int


class Abbreviated:
    """Finds a group by what its name was made to."""

    def __init__(self, parties: Iterable[Known]) -> None:
        """Only groups: people are known by their names. `initials` are those of names and aliases, the first's."""
        self.initials: dict[str, Known] = {}
        self._several: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
        self._nouns: dict[str, set[Known]] = {}
        self._parts: dict[str, set[Known]] = {}
        self._akin: dict[str, set[Known]] = {}
        self._begun: dict[str, list[tuple[str, Known]]] = {}
        self._opened: dict[str, _Opened] = {}
        self._meant: dict[tuple[str, ...], tuple[Known, int] | None] = {}
        self._cut: dict[str, Known | None] = {}
        for party in parties:
            if not party.is_person:
                for name in (party.name, *party.aliases):
                    self._add(party, tuple(word for word in _WORD.findall(fold(name)) if word not in SMALL))

    def _add(self, party: Known, words: tuple[str, ...]) -> None:
        if not words or len(words[0]) < SHORTEST:
            return
        if len(words) > 1:
            self.initials.setdefault("".join(word[0] for word in words), party)
            self._several.setdefault(words[0][:SHORTEST], []).append((words, party))
        else:
            self._nouns.setdefault(singular(words[0]), set()).add(party)
        for word in {words[0], words[-1]} - _GENERAL:
            self._parts.setdefault(singular(word), set()).add(party)
            self._akin.setdefault(_stem(singular(word)), set()).add(party)
        if words[0] not in _GENERAL:
            self._begun.setdefault(words[0][:SHORTEST], []).append((words[0], party))

    def words(self) -> Iterable[str]:
        """Return the folded words by each of which alone a group is called."""
        return self._parts

    def reach(self, word: str) -> int:
        """Return how many words, small ones left out, the longest name of several has that may begin with this folded
        word; 0 where none does."""
        return self._opened_by(word).reach

    def _opened_by(self, word: str) -> _Opened:
        """Return the names of several words whose first one a folded word stands for; remembered, as lines have the
        same words again and again."""
        found = self._opened.get(word)
        if found is None:
            if len(self._opened) > _REMEMBERED:
                self._opened.clear()
            names = [one for one in self._several.get(word[:SHORTEST], ()) if stands_for(word, one[0][0])]
            found = self._opened[word] = _Opened(names, max((len(name) for name, _ in names), default=0))
        return found

    def may(self, word: str) -> bool:
        """May this folded word be a name by itself? Most are none."""
        return self.noun(word) is not None or self.hinted(word) is not None or self.weakly(word) is not None

    def of_several(self, words: tuple[str, ...]) -> tuple[Known, int] | None:
        """Return the only group whose name these folded words (small ones left out) cut short, and how many do;
        remembered too."""
        if words not in self._meant:
            if len(self._meant) > _REMEMBERED:
                self._meant.clear()
            self._meant[words] = self._of_several(words)
        return self._meant[words]

    def _of_several(self, words: tuple[str, ...]) -> tuple[Known, int] | None:
        found: dict[Known, int] = {}
        for name, party in self._opened_by(words[0]).names:
            if len(words) >= len(name) and all(map(stands_for, words[1:], name[1:])):
                found[party] = max(len(name), found.get(party, 0))
        return next(iter(found.items())) if len(found) == 1 else None

    def noun(self, word: str) -> Known | None:
        """Return the only group whose name a folded word is, but for its ending of one or many."""
        return _only(self._nouns.get(singular(word), ()))

    def hinted(self, word: str) -> Known | None:
        """Return the only group that a folded word may stand for: it is a part of the name, begins it, or is of the
        same stem."""
        if len(word) < _ALONE or word in _GENERAL:
            return None
        one = singular(word)
        begun = {party for name, party in self._begun.get(word[:SHORTEST], ()) if name.startswith(one)}
        part = _only(self._parts.get(one, ())) or _only(begun)
        return part or _only(self._akin.get(_stem(one), ())) or self._contracted(word)

    def _contracted(self, word: str) -> Known | None:
        """Return the only group whose name a folded word of consonants is cut to, its last letter kept (`mgmt`);
        remembered too."""
        if not _VOWELS.isdisjoint(word[:-1]):
            return None
        if word not in self._cut:
            if len(self._cut) > _REMEMBERED:
                self._cut.clear()
            names = (one for begun in self._begun.values() for one in begun if one[0][-1] == word[-1])
            self._cut[word] = _only({party for name, party in names if stands_for(word, name)})
        return self._cut[word]

    def weakly(self, word: str) -> Known | None:
        """Return the only group that a word of every name stands for, where it stands by itself: the last of its name,
        or its beginning."""
        if word not in _WEAK:
            return None
        last = _only({party for names in self._several.values() for name, party in names if name[-1] == word})
        return last or _only({party for name, party in self._begun.get(word[:SHORTEST], ()) if name.startswith(word)})


def _only(parties: Iterable[Known]) -> Known | None:
    found = [*parties]
    return found[0] if len(found) == 1 else None
