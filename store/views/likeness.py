"""Which items speak of the same thing."""

from __future__ import annotations

from functools import lru_cache

from store.records import Item
from store.records.party import folded
from store.workspace import Workspace

CANDIDATES = 60
SHORT = 3
"""Words of fewer letters than this say nothing."""


def likest(workspace: Workspace, item: Item) -> list[Item]:
    """Return the items that this one may be a duplicate of, the likest first: by words of the title that they share,
    then by parties; those without any likeness follow, newest first."""
    others = [*workspace.find(Item, status="open"), *workspace.find(Item, status="inbox")]
    others.sort(key=lambda other: (-likeness(item, other), -other.id))
    return [other for other in others if other.id != item.id][:CANDIDATES]


def likeness(one: Item, other: Item) -> float:
    """Return how alike two items are: the share of words in common (Dice, 0 to 1), and a little for shared parties."""
    a, b = _words(one.title), _words(other.title)
    shared = 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
    parties = {one.source, *one.parties} & {other.source, *other.parties} - {None}
    return shared + (0.1 if parties else 0.0)


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in folded(title).split("-") if len(word) >= SHORT)
