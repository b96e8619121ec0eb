"""Search: the records that hold all words of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice

from store.records import Entry, Initiative, Item, Meeting, Party, Record, Term
from store.views.key import Key
from store.workspace import Workspace

FOUND_AT_MOST = 200
ENTRIES_AT_MOST = 5000
"""The latest entries that are looked through."""


_SAME = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "œ": "oe", "æ": "ae"})


def fold(text: str) -> str:
    """Return a text as it is compared: capitals, accents, and the shapes of apostrophes and blanks aside."""
    text = text.casefold()
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", text.translate(_SAME))
    return "".join(character for character in bare if not unicodedata.combining(character))


def found(workspace: Workspace, text: str) -> list[Key]:
    """Return the records that hold every word of `text` in what people read of them: parties first, entries last.

    The first search reads all that is looked through; after that, only what has changed.
    """
    words = fold(text).split()
    if not words:
        return []
    hits = (
        Key(kind.table, id)
        for kind, texts in _texts(workspace)
        for id, read in texts.items()
        if all(word in read for word in words)
    )
    return [*islice(hits, FOUND_AT_MOST)]


def prepare(workspace: Workspace) -> None:
    """Read all that is looked through, so that the first search finds as fast as those after it; in a worker."""
    for _texts_of_a_kind in _texts(workspace):
        pass


def _texts(workspace: Workspace) -> Iterator[tuple[type[Record], dict[int, str]]]:
    """Yield each kind with the texts of its records, folded; what was made last comes first where it grows old."""
    yield Party, workspace.facts(Party, _party, workspace.ids(Party))
    yield Initiative, workspace.facts(Initiative, _initiative, workspace.ids(Initiative))
    yield Term, workspace.facts(Term, _term, workspace.ids(Term))
    yield Meeting, workspace.facts(Meeting, _meeting, reversed(workspace.ids(Meeting)))
    yield Item, workspace.facts(Item, _item, reversed(workspace.ids(Item)))
    yield Entry, workspace.facts(Entry, _entry, reversed(workspace.ids(Entry)[-ENTRIES_AT_MOST:]))


def _party(party: Party) -> str:
    return fold(f"{party.code} {party.name} {' '.join(party.aliases)} {party.role}")


def _initiative(initiative: Initiative) -> str:
    return fold(f"i{initiative.id} {initiative.title} {initiative.goal}")


def _term(term: Term) -> str:
    return fold(f"{term.term} {' '.join(term.aliases)} {term.plain}")


def _meeting(meeting: Meeting) -> str:
    return fold(f"m{meeting.id} {meeting.title} {meeting.place} {' '.join(meeting.tags)}")


def _item(item: Item) -> str:
    return fold(f"#{item.id} {item.title} {item.text} {' '.join(item.tags)}")


def _entry(entry: Entry) -> str:
    return fold(entry.text)
