"""Secondary indexes: for a field, the documents by the value that it has (of a list or object: holds).

An index is the snapshot's posting lists, decoded when asked for, under what has changed since. A document that lacks
the field is under no value; values are compared as Python compares them (1, 1.0 and true are one).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from typing import Any

import msgspec
from msgspec import UNSET, Raw

from store.engine.lines import damaged, documents_at, numbers

Scalar = str | int | float | bool | None
Terms = tuple[object, ...]
"""The values under which one document stands in one index."""
Base = Mapping[object, Raw | list[int]]

KEPT = 64
HELD = 8_000
"""Lists, and numbers in them, kept ready for the next time they are asked for; decoding costs microseconds, keeping all
megabytes."""
_FEW = 64
_BLOCK = 2048
"""Bytes of a list that are decoded at a time where it is read from its end."""


class TermsOf:
    """Reads the indexed fields of a document and nothing else of it."""

    def __init__(self, fields: Sequence[str]) -> None:
        names = [f"f{number}" for number in range(len(fields))]
        kind = msgspec.defstruct(
            "Indexed", [(name, Any, UNSET) for name in names], rename=dict(zip(names, fields, strict=True))
        )
        self._decoder = msgspec.json.Decoder(kind)

    def __call__(self, doc: bytes, at: int) -> list[Terms]:
        """Return, field by field, the values under which the document stands whose line is at `at`. Corrupt where it is
        no document."""
        try:
            return [terms(value) for value in msgspec.structs.astuple(self._decoder.decode(doc))]
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise damaged(at) from error


def terms(value: object) -> Terms:
    """Return the values under which a field's value is found."""
    if value is UNSET:
        return ()
    if isinstance(value, (list, dict)):
        return tuple(dict.fromkeys(part for part in value if not isinstance(part, (list, dict))))
    return (value,)


def merged(ids: list[int], changed: Collection[int], belongs: Callable[[int], bool]) -> list[int]:
    """Return ascending `ids` as they are after the documents `changed`, each of which now belongs or does not."""
    if len(changed) > _FEW:
        gone = set(changed)
        return sorted([id for id in ids if id not in gone] + [id for id in gone if belongs(id)])
    result = list(ids)
    for id in changed:
        place = bisect_left(result, id)
        there = place < len(result) and result[place] == id
        if belongs(id) and not there:
            result.insert(place, id)
        elif there and not belongs(id):
            del result[place]
    return result


class Index:
    """One field's index. Built on `read`, which gives the snapshot's posting lists when they are first wanted."""

    def __init__(self, read: Callable[[], Base]) -> None:
        self._read = read
        self._base: Base | None = None
        self._now: dict[int, Terms] = {}
        self._since: dict[object, list[int]] = {}
        """Who came under a value since the snapshot; some have left it again."""
        self._log: list[int] = []
        self._found: dict[object, tuple[list[int], int]] = {}
        """What was asked for, and how much of the log it knows."""
        self._held = 0
        self._witness: dict[object, int] = {}
        """For a value, a document that had it when last looked."""

    def load(self) -> Base:
        """Return the snapshot's posting lists by value, read at the first call."""
        if self._base is None:
            self._base = self._read()
        return self._base

    def change(self, id: int, values: Terms) -> None:
        """Take note that a document now stands under `values` (under none: it is no more)."""
        before = self._now.get(id, ())
        self._now[id] = values
        self._log.append(id)
        for value in values:
            if value not in before:
                self._since.setdefault(value, []).append(id)

    def find(self, value: object) -> list[int]:
        """Return, ascending, the documents under a value. The caller must not change the list."""
        ids, known = self._found.get(value, (None, 0))
        if ids is None:
            ids = self._build(value)
        elif known < len(self._log):
            ids = merged(ids, set(self._log[known:]), lambda id: value in self._now[id])
        self._keep(value, ids)
        return ids

    def newest(self, value: object) -> Iterator[int]:
        """Yield the documents under a value, descending; of the snapshot's list no more is decoded than is taken.

        What changes while they are taken, by another thread, is left out only where it no longer stands there.
        """
        kept = self.load().get(value, [])
        base = _backwards(bytes(kept)) if isinstance(kept, Raw) else reversed(kept)
        if not self._now:
            return base
        came, stands = self._came(value), (value,)
        there = (id for id in base if id not in came and value in self._now.get(id, stands))
        return merge(sorted(came, reverse=True), there, reverse=True)

    def values(self) -> list[object]:
        """Return the values under which there is a document, sorted: null, numbers, texts."""
        return sorted((value for value in {**self.load(), **self._since} if self._is_taken(value)), key=_rank)

    def postings(self) -> list[tuple[object, Raw | list[int]]]:
        """Return each value and its documents, for the next snapshot."""
        if not self._log:
            return list(self.load().items())
        found = ((value, self._build(value)) for value in {**self.load(), **self._since})
        # as text, which takes a tenth of the room
        return [(value, Raw(msgspec.json.encode(ids))) for value, ids in found if ids]

    def _keep(self, value: object, ids: list[int]) -> None:
        if len(ids) > HELD:
            self._found.pop(value, None)
            return
        if value not in self._found:
            self._held += len(ids)
        if len(self._found) >= KEPT or self._held > HELD:
            self._found.clear()
            self._held = len(ids)
        self._found[value] = (ids, len(self._log))

    def _build(self, value: object) -> list[int]:
        kept = self.load().get(value, [])
        ids = numbers(kept) if isinstance(kept, Raw) else kept
        if not self._now:
            return ids
        return sorted([*self._came(value), *(id for id in ids if id not in self._now)])

    def _came(self, value: object) -> set[int]:
        """Return the documents written since the snapshot that stand under a value."""
        return {id for id in self._since.get(value, ()) if value in self._now[id]}

    def _is_taken(self, value: object) -> bool:
        witness = self._witness.get(value, 0)
        if not witness or (witness in self._now and value not in self._now[witness]):
            witness = self._witness[value] = next(iter(self._build(value)), 0)
        return bool(witness)


def computed(fd: int, ids: Sequence[int], offsets: Sequence[int], fields: Sequence[str]) -> dict[str, Base]:
    """Return the posting lists of each field, from the documents `ids` (ascending) whose lines are at `offsets`."""
    terms_of = TermsOf(fields)
    documents = documents_at(fd, zip(ids, offsets, strict=True))
    found = [(line.i, terms_of(bytes(line.d), at)) for line, at in zip(documents, offsets, strict=True)]
    return {field: _gather((id, values[column]) for id, values in found) for column, field in enumerate(fields)}


def _backwards(text: bytes) -> Iterator[int]:
    """Yield the numbers of a JSON list, the last first."""
    end = len(text) - 1
    while end > 1:
        start = text.find(b",", end - _BLOCK, end) + 1 if end > _BLOCK else 1
        yield from reversed(numbers(b"[%b]" % text[start:end]))
        end = start - 1


def _gather(documents: Iterable[tuple[int, Terms]]) -> Base:
    """Return the posting lists of documents given in ascending order."""
    base: dict[object, Raw | list[int]] = {}
    for id, values in documents:
        for value in values:
            base.setdefault(value, []).append(id)  # type: ignore[union-attr]  # only lists are put in here
    return base


def _rank(value: object) -> tuple[int, Any]:
    if value is None:
        return 0, 0
    return (2, value) if isinstance(value, str) else (1, value)
