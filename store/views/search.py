"""Search: the records that hold all words of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

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
    """Return the records that hold every word of `text` in what people read of them: parties first, entries last."""
    words = fold(text).split()
    if not words:
        return []
    keys: list[Key] = []
    for record, read in _read(workspace):
        folded = fold(read)
        if all(word in folded for word in words):
            keys.append(Key(record.table, record.id))
            if len(keys) == FOUND_AT_MOST:
                break
    return keys


def _read(workspace: Workspace) -> Iterator[tuple[Record, str]]:
    for party in workspace.find(Party):
        yield party, f"{party.code} {party.name} {' '.join(party.aliases)} {party.role}"
    for initiative in workspace.find(Initiative):
        yield initiative, f"i{initiative.id} {initiative.title} {initiative.goal}"
    for term in workspace.find(Term):
        yield term, f"{term.term} {' '.join(term.aliases)} {term.plain}"
    for meeting in reversed(workspace.find(Meeting)):
        yield meeting, f"m{meeting.id} {meeting.title} {meeting.place} {' '.join(meeting.tags)}"
    for item in reversed(workspace.find(Item)):
        yield item, f"#{item.id} {item.title} {item.text} {' '.join(item.tags)}"
    for id in reversed(workspace.ids(Entry)[-ENTRIES_AT_MOST:]):
        entry = workspace.get(Entry, id)
        if entry is not None:
            yield entry, entry.text
