"""From stored documents and lists of their numbers to records."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from store.engine.protocol import Stored
from store.records.record import Record
from store.sentence import N_, Corrupt, reference

R = TypeVar("R", bound=Record)


def decode(kind: type[R], stored: Stored) -> R:
    """Return the record of a stored document, with its number and revision."""
    try:
        record: R = _decoder(kind).decode(stored.doc)
    except msgspec.MsgspecError as error:
        raise Corrupt(
            N_("{ref} cannot be read: {problem}"), ref=reference(kind.table, stored.id), problem=str(error)
        ) from None
    msgspec.structs.force_setattr(record, "id", stored.id)
    msgspec.structs.force_setattr(record, "rev", stored.rev)
    return record


def in_all(lists: Iterable[Sequence[int]]) -> Sequence[int]:
    """Return the numbers that all of these ascending lists hold, at the cost of the shortest."""
    found, *others = sorted(lists, key=len)
    for other in others:
        if len(other) < _NOT_MUCH_LONGER * len(found):
            found = sorted(set(found).intersection(other))
        else:
            found = [id for id in found if _holds(other, id)]
    return found


def newest_in_all(streams: Iterable[Iterator[int]]) -> Iterator[int]:
    """Yield, descending, the numbers that all of these descending streams hold; none is read further than is taken."""
    first, *others = streams
    if not others:
        yield from first
        return
    rest = newest_in_all(others)
    other = next(rest, 0)
    for one in first:
        while other > one:
            other = next(rest, 0)
        if not other:
            return
        if other == one:
            yield one


_NOT_MUCH_LONGER = 16
"""A list so many times longer is gone through faster than a number each is looked for in it."""


def _holds(ascending: Sequence[int], id: int) -> bool:
    place = bisect_left(ascending, id)
    return place < len(ascending) and ascending[place] == id


@lru_cache(maxsize=16)
def _decoder(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
