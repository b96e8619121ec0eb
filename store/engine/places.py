"""One table in memory: where the last line of each document is, and its indexes; never the documents."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import repeat

from store.engine.index import Index, TermsOf, merged
from store.engine.lines import damaged_snapshot, documents_at
from store.engine.snapshot import Column, Numbers, Span, read_span


class Table:
    """The snapshot's numbers and offsets, read when first wanted, under what has changed since."""

    def __init__(self, fd: int, span: Span | None, indexes: dict[str, Index], *, exists: bool = False) -> None:
        """`span` is where the snapshot's line of the table is; None: the snapshot has no such table."""
        self.exists = exists or span is not None
        self._fd, self._span = fd, span
        self._indexes = indexes
        self._unread: list[int] = []
        """Documents written since the indexes were last asked: they are read when somebody asks."""
        self._moved: dict[int, int] = {}
        """Offset of the last line of each document written since the snapshot; 0: it is no more."""
        self._highest = 0
        self._ids: list[int] | None = None
        self._stale: list[int] = []

    @cached_property
    def _packed(self) -> tuple[Column, Column, int]:
        if self._span is None:
            return Column(b"[]"), Column(b"[]"), 1
        line = read_span(self._fd, self._span, Numbers)
        return Column(bytes(line.ids)), Column(bytes(line.at)), line.next

    @cached_property
    def _terms(self) -> TermsOf:
        return TermsOf(list(self._indexes))

    @property
    def indexes(self) -> dict[str, Index]:
        """The indexes by field, up to date."""
        if self._unread:
            places = sorted((self._moved[id], id) for id in set(self._unread))
            for (at, id), doc in zip(places, self._docs(places), strict=True):
                for index, values in zip(self._indexes.values(), self._terms(doc, at), strict=True):
                    index.change(id, values)
            # not before: where the disk does not give them, they are read the next time
            self._unread = []
        return self._indexes

    @property
    def next_id(self) -> int:
        """The number after the highest that was ever given."""
        return max(self._packed[2], self._highest + 1)

    def offset(self, id: int) -> int:
        """Return where a document's line is, 0 where there is no such document."""
        moved = self._moved.get(id)
        if moved is not None:
            return moved
        ids, at, _ = self._packed
        place = ids.place(id)
        return 0 if place < 0 else at[place]

    def ids(self) -> list[int]:
        """Return the live documents' numbers, ascending. The caller must not change the list."""
        if self._ids is None:
            self._ids, self._stale = self._packed[0].all(), list(self._moved)
        if self._stale:
            self._ids, self._stale = merged(self._ids, set(self._stale), lambda id: self._moved[id] > 0), []
        return self._ids

    def places(self) -> tuple[array[int], array[int]]:
        """Return the live documents' numbers, ascending, and the offset of each one's line."""
        packed = self._packed
        ids, offsets = array("q", packed[0].all()), array("q", packed[1].all())
        if len(ids) != len(offsets):
            raise damaged_snapshot()
        came = []
        for id, at in sorted(self._moved.items()):
            place = bisect_left(ids, id)
            if place < len(ids) and ids[place] == id:
                offsets[place] = at
            elif at:
                came.append((id, at))
        if 0 in offsets or (came and ids and came[0][0] < ids[-1]):
            came = sorted([*((id, at) for id, at in zip(ids, offsets, strict=True) if at), *came])
            ids, offsets = array("q"), array("q")
        ids.extend(id for id, _ in came)
        offsets.extend(at for _, at in came)
        return ids, offsets

    def places_of(self, ids: Iterable[int]) -> list[tuple[int, int]]:
        """Return (number, offset of its line) of those of these documents that are live."""
        return [(id, at) for id in ids if (at := self.offset(id))]

    def apply(self, id: int, at: int) -> None:
        """Take in a document's write, whose line is at `at` (0: it is no more)."""
        self.exists = True
        self._moved[id] = at
        self._highest = max(self._highest, id)
        if self._ids is not None:
            self._stale.append(id)
        if self._indexes:
            self._unread.append(id)

    def _docs(self, places: list[tuple[int, int]]) -> Iterator[bytes]:
        """Yield the documents of ascending (offset, number); `{}` for those that are gone."""
        there = [(id, at) for at, id in places if at]
        yield from repeat(b"{}", len(places) - len(there))
        yield from (bytes(line.d) for line in documents_at(self._fd, there))
