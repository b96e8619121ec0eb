"""Which items speak of the same thing."""

from __future__ import annotations

from typing import NamedTuple

from store.records import Item
from store.records.party import folded
from store.views.work import work
from store.workspace import Workspace

CANDIDATES = 60
SHORT = 3
"""Words of fewer letters than this say nothing."""


class _Traits(NamedTuple):
    """What an item is compared by; thousands are kept."""

    words: str
    """Those of its title, each between blanks, each once."""
    length: int
    parties: tuple[int, ...]


def _traits(item: Item) -> _Traits:
    words = dict.fromkeys(word for word in folded(item.title).split("-") if len(word) >= SHORT)
    return _Traits(f" {' '.join(words)} ", len(words), (*((item.source,) if item.source else ()), *item.parties))


def likest(workspace: Workspace, item: Item) -> list[Item]:
    """Return the items that this one may be a duplicate of, the likest first: by words of the title that they share,
    then by parties; those without any likeness follow, newest first."""
    own = _traits(item)
    others = workspace.facts(Item, _traits, work(workspace).live - {item.id})
    ranked = sorted(others, key=lambda id: (-_likeness(own, others[id]), -id))
    return [*workspace.some(Item, ranked[:CANDIDATES])]


def likeness(one: Item, other: Item) -> float:
    """Return how alike two items are: the share of words in common (Dice, 0 to 1), and a little for shared parties."""
    return _likeness(_traits(one), _traits(other))


def _likeness(one: _Traits, other: _Traits) -> float:
    common = sum(f" {word} " in other.words for word in one.words.split())
    shared = 2 * common / (one.length + other.length) if common else 0.0
    return shared + (0.1 if any(party in other.parties for party in one.parties) else 0.0)
