"""The jargon lens: the words of a text that those who are to read it do not share, and how to say them to them.

A party shares the words of its own group, and of the groups that this belongs to. The same word may be two groups'
own: then it is meant as the group it comes from means it, and whoever has it with another meaning does not share it.
Everybody's words are shared, but by those for whom there is a wording of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.records import Party, Term
from store.views.vocabulary import vocabulary
from store.workspace import Workspace

if TYPE_CHECKING:
    from store.views.wording import Put


class Leak(NamedTuple):
    """Characters [start, end) of a text that are a term which some of its readers do not share."""

    start: int
    end: int
    term: int
    readers: tuple[int, ...]
    """Those who do not share it, in their order."""
    wordings: tuple[str, ...]
    """How to say it: to each of them for whom there is a wording, in their order, then its plain meaning."""


def leaks(workspace: Workspace, text: str, source: int | None, readers: Sequence[int]) -> list[Leak]:
    """Return what leaks of a text that comes from `source` (None: nobody knows) to these readers, in its order."""
    if not readers or not text:
        return []
    found: list[Leak] = []
    for start, end, ids in vocabulary(workspace).places(text):
        terms = [term for id in ids if (term := workspace.get(Term, id))]
        lost = _meant(workspace, terms, source)
        without = {reader: _not_shared(workspace, lost or terms, reader) for reader in readers}
        missing = {reader: term for reader, term in without.items() if term is not None}
        if missing:
            term = next(iter(missing.values()))
            found.append(Leak(start, end, term.id, tuple(missing), _wordings(workspace, term, missing)))
    return found


def replacement(text: str, leak: Leak, number: int = 0) -> Put:
    """Return how one of a leak's wordings takes its place in the text."""
    from store.views.wording import put

    return put(text, leak.start, leak.end, leak.wordings[number])


def groups_of(workspace: Workspace, party: int) -> tuple[int, ...]:
    """Return a party and the groups it belongs to, the nearest first; however they are nested."""
    found, at = [party], 0
    while at < len(found):
        record = workspace.get(Party, found[at])
        found += [group for group in (record.groups if record else ()) if group not in found]
        at += 1
    return tuple(found)


def said_to(workspace: Workspace, term: Term, reader: int) -> str:
    """Return the wording of a term for a reader: its own, or its nearest group's; "" where there is none."""
    return next((term.says[group] for group in groups_of(workspace, reader) if group in term.says), "")


def _meant(workspace: Workspace, terms: Iterable[Term], source: int | None) -> list[Term]:
    """Return those of several terms of the same word that are the source's own."""
    own = groups_of(workspace, source) if source else ()
    return [term for term in terms if term.group in own]


def _not_shared(workspace: Workspace, terms: Sequence[Term], reader: int) -> Term | None:
    """Return the first of the terms that a word may be if the reader shares none of them."""
    groups = groups_of(workspace, reader)
    if any(term.group in groups or (term.group is None and not said_to(workspace, term, reader)) for term in terms):
        return None
    return next(iter(terms), None)


def _wordings(workspace: Workspace, term: Term, readers: Iterable[int]) -> tuple[str, ...]:
    told = (said_to(workspace, term, reader) for reader in readers)
    return tuple(dict.fromkeys(filter(None, (*told, term.plain))))
