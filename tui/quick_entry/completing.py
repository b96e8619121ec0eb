"""What the name at the cursor may become: parties after @, tags and records after #, verbs at the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from store.sentence import Translate
from tui.quick_entry.chips import KINDS
from tui.quick_entry.folding import fold
from tui.quick_entry.names import Names
from tui.quick_entry.verbs import known_verbs

MOST = 8
_MARKED = re.compile(r"(?:^|(?<=[\s,>(/&]))([@#])([^\s,:;@#>]*)$")
_FIRST = re.compile(r"\s*([^\W\d_]{2,})$")
_BARE = re.compile(r"[\w.-]+")


class Completion(NamedTuple):
    """What to put in the place of characters [start, end), and what it stands for."""

    start: int
    end: int
    text: str
    shown: str


def names_at(line: str, cursor: int, names: Names) -> list[Completion]:
    """Return what the name before the cursor may become, the likeliest first."""
    marked = _MARKED.search(line[:cursor])
    if marked is None:
        return []
    found = _parties(marked[2], names) if marked[1] == "@" else _tags(marked[2], names)
    return [Completion(marked.start(1), cursor, *one) for one in found if one[0] != marked[0]][:MOST]


def verbs_at(line: str, cursor: int, translate: Translate = str) -> list[Completion]:
    """Return what the first word may become, with its kind."""
    first = _FIRST.fullmatch(line[:cursor])
    if first is None:
        return []
    begun = fold(first[1])
    verbs = [(word, verb) for word, verb in known_verbs() if word.startswith(begun) and word != begun]
    verbs.sort(key=lambda found: (found[1].stays, found[0]))
    return [
        Completion(first.start(1), cursor, word, translate(KINDS.get(verb.kind, ""))) for word, verb in verbs[:MOST]
    ]


def _parties(begun: str, names: Names) -> Iterator[tuple[str, str]]:
    some = names.starting(begun, MOST) if begun else [*names.parties.values()][:MOST]
    for party in some:
        name = party.code or party.name
        yield f"@{name}" if _BARE.fullmatch(name) else f'@"{name}"', party.name if party.code else ""
    yield from ((f"@{login}", "") for login in sorted(names.logins) if begun and login.startswith(begun))


def _tags(begun: str, names: Names) -> Iterator[tuple[str, str]]:
    if begun[:1].isdigit():
        return
    yield from ((f"#{tag}", "") for tag in names.tags if fold(tag).startswith(fold(begun)))
