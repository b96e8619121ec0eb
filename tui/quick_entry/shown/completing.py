"""What the word at the cursor may become: parties after @, tags and records after #, verbs at the beginning, what an
order still lacks, explicit keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from store.sentence import Translate
from tui.quick_entry.folding import fold
from tui.quick_entry.kinds.verbs import TABLE
from tui.quick_entry.marks import WRITTEN_KEYS
from tui.quick_entry.orders import FORMS
from tui.quick_entry.orders.completing import fields_after
from tui.quick_entry.people.names import Names
from tui.quick_entry.shown.chips import label

MOST = 8
_MARKED = re.compile(r"(?:^|(?<=[\s,>(/&]))([@#])([^\s,:;@#>]*)$")
_NUMBER = re.compile(r"(?:^|(?<=\s))([mi]\d+)$")
_SEARCHED = re.compile(r"\[\[([^\]]*)$")
_FIRST = re.compile(r"\s*([^\W\d_]{2,})$")
_WORD = re.compile(r"[^\s@#]*$")
_BARE = re.compile(r"[\w.-]+")
_SHORTEST_KEY = 2

Found = Iterable[tuple[str, str]]
"""Texts, each with what it stands for."""


class Completion(NamedTuple):
    """What to put in the place of characters [start, end), and what it stands for."""

    start: int
    end: int
    text: str
    shown: str


def complete(line: str, cursor: int, names: Names, lang: str = "en", translate: Translate = str) -> list[Completion]:
    """Return what the word before the cursor may become, the likeliest first; the reader's language comes first."""
    return names_at(line, cursor, names, lang) or verbs_at(line, cursor, translate, lang)


def names_at(line: str, cursor: int, names: Names, lang: str = "en") -> list[Completion]:
    """Return what the word before the cursor may become where it is not the first: a name, a record, a field, a key."""
    before = line[:cursor]
    searched = _SEARCHED.search(before)
    if searched is not None:
        return _completions(searched.start(), cursor, before, _records(searched[1], names))
    marked = _MARKED.search(before)
    if marked is not None:
        found = _parties(marked[2], names) if marked[1] == "@" else _hashed(marked[2], names)
        return _completions(marked.start(1), cursor, before, found)
    number = _NUMBER.search(before)
    if number is not None:
        return _completions(number.start(1), cursor, before, _records(number[1], names))
    start = _WORD.search(before).start()  # type: ignore[union-attr]  # it matches nothing at all, too
    word = before[start:]
    return _completions(start, cursor, before, _following(before[:start], word, names, lang)) if start else []


def verbs_at(line: str, cursor: int, translate: Translate = str, lang: str = "en") -> list[Completion]:
    """Return what the first word may become, with its kind; the words of the reader's language first."""
    first = _FIRST.fullmatch(line[:cursor])
    if first is None:
        return []
    begun = fold(first[1])
    words = [(word, translate(label(kind))) for word, kind in _first_words(lang) if fold(word).startswith(begun)]
    return _completions(first.start(1), cursor, line[:cursor], words)


def _completions(start: int, cursor: int, before: str, found: Found) -> list[Completion]:
    others = ((text, shown) for text, shown in dict(found).items() if text != before[start:])
    return [Completion(start, cursor, text, shown) for text, shown in islice(others, MOST)]


def _following(before: str, word: str, names: Names, lang: str) -> Iterator[tuple[str, str]]:
    yield from fields_after(before, word, names, lang)
    if len(word) >= _SHORTEST_KEY:
        yield from ((key, "") for key in WRITTEN_KEYS if fold(key).startswith(fold(word)))


def _first_words(lang: str) -> Iterator[tuple[str, str]]:
    """Yield each first word with the kind it says: kinds before infinitives before orders, one's own language first."""
    for own in (True, False):
        for verb, en, fr in sorted(TABLE, key=lambda words: words.verb.stays):
            said = fr if (lang[:2] == "fr") is own else en
            yield from ((word, verb.kind) for word in said.split("|") if word)
        for form in FORMS:
            example = form.examples[(lang[:2] == "fr") is own]
            word = re.split(r"[ :]", example)[0]
            yield word, form.kind


def _parties(begun: str, names: Names) -> Iterator[tuple[str, str]]:
    some = names.starting(begun, MOST) or names.near(begun) if begun else [*names.parties.values()][:MOST]
    for party in some:
        name = party.code or party.name
        yield f"@{name}" if _BARE.fullmatch(name) else f'@"{name}"', party.name if party.code else ""
    yield from ((f"@{login}", "") for login in sorted(names.logins) if begun and login.startswith(begun))


def _hashed(begun: str, names: Names) -> Found:
    if begun[:1].isdigit() or not begun:
        return _records(f"#{begun}", names)
    tags = ((f"#{tag}", "") for tag in names.tags if fold(tag).startswith(fold(begun)))
    return chain(tags, _records(begun, names))


def _records(text: str, names: Names) -> Iterator[tuple[str, str]]:
    """Yield the records of a number or of words of their title; `[[` alone offers the latest items."""
    if names.numbers is not None:
        yield from ((record.ref, record.title) for record in names.numbers.like(text or "#", MOST))
