"""Which items speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from store import when
from store.records import Entry, Item
from store.records.party import folded
from store.views.work import parties_of, work
from store.workspace import Workspace

CANDIDATES = 60
"""Items that are named as what another may be a duplicate of."""
SHORTLIST = 200
"""Items that are compared word by word: those whose words are likest at a glance."""
MONTH = timedelta(days=31)
SHORT = 3
"""Words of fewer letters than this say nothing."""


class _Traits(NamedTuple):
    """What an item is compared by; thousands are kept."""

    words: str
    """Those of its title, each once."""
    parties: tuple[int, ...]
    is_duplicate: bool


def _traits(item: Item) -> _Traits:
    words = dict.fromkeys(word for word in folded(item.title).split("-") if len(word) >= SHORT)
    return _Traits(" ".join(words), parties_of(item), item.duplicate_of is not None)


def likest(workspace: Workspace, item: Item, today: date) -> list[Item]:
    """Return the items that this one may be a duplicate of, the likest first: among those not closed, and those closed
    within a month; those without any likeness follow, newest first."""
    own = _traits(item)
    compared = compared_by(workspace, today)
    others = {id: one for id, one in compared.items() if id != item.id and not one.is_duplicate}
    ranked = sorted(_shortlist(own, others), key=lambda id: (-_likeness(own, others[id]), -id))
    return [*workspace.some(Item, ranked[:CANDIDATES])]


def compared_by(workspace: Workspace, today: date) -> dict[int, _Traits]:
    """Return what items are compared by, whatever they are compared with; read once, then kept. Not before somebody
    asks: the titles of thousands are megabytes for each colleague, for a fifth of a second once."""
    return workspace.facts(Item, _traits, work(workspace).live | closed_lately(workspace, today))


def reports(workspace: Workspace, id: int) -> int:
    """Return how many reports an item stands for: itself, and its duplicates."""
    return 1 + len(workspace.ids(Item, duplicate_of=id))


def closed_lately(workspace: Workspace, today: date) -> frozenset[int]:
    """Return the closed items about which something was decided in the last month."""
    version = workspace.version(Entry, kind="decision"), today
    decided = workspace.remembered("decided lately", version, lambda: _decided_since(workspace, today - MONTH))
    return decided.intersection(workspace.ids(Item, status="closed"))


def _decided_since(workspace: Workspace, day: date) -> frozenset[int]:
    since = when.instant(f"{day.isoformat()}T00:00", workspace.zone)
    told = (workspace.fact(Entry, _decided, id) for id in reversed(workspace.ids(Entry, kind="decision")))
    lately = takewhile(lambda one: one[0] >= since, (one for one in told if one))
    return frozenset(item for _at, item in lately if item is not None)


def _decided(entry: Entry) -> tuple[datetime, int | None]:
    return entry.created_at, entry.item


def likeness(one: Item, other: Item) -> float:
    """Return how alike two items are, 0 to 1, and a little more for shared parties."""
    return _likeness(_traits(one), _traits(other))


def _shortlist(own: _Traits, others: dict[int, _Traits]) -> Iterable[int]:
    """Return the likest at a glance, and the newest, so that there always is something to choose from."""
    from rapidfuzz import fuzz, process

    words = {id: one.words for id, one in others.items()}
    found = process.extract(own.words, words, scorer=fuzz.token_set_ratio, limit=SHORTLIST, score_cutoff=1)
    return {*(id for _words, _score, id in found), *sorted(others)[-CANDIDATES:]}


def _likeness(one: _Traits, other: _Traits) -> float:
    """The mean of three views: all words of one in the other, the same letters in any order, the same words (Dice)."""
    from rapidfuzz import fuzz

    if not one.words or not other.words:
        alike = 0.0
    else:
        views = fuzz.token_set_ratio(one.words, other.words) + fuzz.token_sort_ratio(one.words, other.words)
        alike = (views / 100 + _in_common(one.words.split(), other.words.split())) / 3
    return alike + (0.1 if any(party in other.parties for party in one.parties) else 0.0)


def _in_common(one: list[str], other: list[str]) -> float:
    return 2 * len(set(one).intersection(other)) / (len(one) + len(other))
