"""The snapshot: every live document's last line, then the lines by which documents are found without reading them.

For a table one line of numbers and offsets, each written with the same width so that it is searched as it stands;
for an indexed field one line of posting lists; last the line of contents, which says where those lines are.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

import msgspec
from msgspec import Raw, Struct

from store.engine.files import write_whole
from store.engine.index import Base, Index, Scalar
from store.engine.lines import CHUNK, FORMAT, HEADER, Header, damaged, number, numbers, seal, unseal, write_header

S = TypeVar("S", bound=Struct)
Span = tuple[int, int]
"""Where a line is: its offset, its length with its newline."""


class Contents(Struct, frozen=True):
    """The snapshot's last line."""

    tables: dict[str, Span]
    fields: dict[str, dict[str, Span]]


class Numbers(Struct, frozen=True):
    """A table's line: `ids` ascending, `at` the offset of each one's line, `next` the number the next document gets."""

    x: str
    next: int
    ids: Raw
    at: Raw


class Postings(Struct, frozen=True):
    """A field's line: each value with the ascending numbers of the documents under it."""

    x: str
    f: str
    v: list[tuple[Scalar, Raw]]


class Column:
    """A JSON list of numbers, all written with the same width: read one by one as it stands, never parsed whole."""

    def __init__(self, text: bytes) -> None:
        comma = text.find(b",")
        self._text = text
        self._step = comma if comma > 0 else max(len(text) - 1, 1)
        self._length = 0 if text == b"[]" else (len(text) - 1) // self._step

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, place: int) -> int:
        start = 1 + place * self._step
        return number(self._text[start : start + self._step - 1])

    def all(self) -> list[int]:
        """Return the numbers as a list."""
        return numbers(self._text)

    def place(self, sought: int) -> int:
        """Return where a number stands in the ascending column, -1 where it does not."""
        # numbers are given in order and seldom go: nearly always it stands as far from the first as it is greater
        guess = sought - self[0] if self._length else -1
        if 0 <= guess < self._length and self[guess] == sought:
            return guess
        place = bisect_left(self, sought)
        return place if place < self._length and self[place] == sought else -1


def read_span(fd: int, span: Span, kind: type[S]) -> S:
    """Return the line of a known place. Corrupt where it is damaged."""
    at, length = span
    is_inside = at >= HEADER and 0 < length <= os.fstat(fd).st_size - at
    line = unseal(os.pread(fd, length, at)[:-1], kind) if is_inside else None
    if line is None:
        raise damaged(at)
    return line


def read_index(fd: int, span: Span) -> Base:
    """Return the posting lists of a field. Corrupt where they are damaged."""
    return dict(read_span(fd, span, Postings).v)


class Writer:
    """Writes a snapshot, and last of all its header: without that there is none."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._parts: list[bytes] = []
        self._written = HEADER
        self._at = HEADER
        self._sum = 0
        self._contents = Contents({}, {})

    def add(self, line: bytes) -> Span:
        """Write a line; returns where it is."""
        span = (self._at, len(line))
        self._parts.append(line)
        self._at += len(line)
        if self._at - self._written > CHUNK:
            self._flush()
        return span

    def add_table(self, name: str, next_id: int, ids: Sequence[int], offsets: Sequence[int]) -> None:
        """Write a table's line."""
        body = b'{"x":%b,"next":%d,"ids":%b,"at":%b}'
        line = seal(body % (msgspec.json.encode(name), next_id, _column(ids), _column(offsets)))
        self._contents.tables[name] = self.add(line)

    def add_index(self, name: str, field: str, index: Index) -> None:
        """Write a field's line."""
        line = seal(msgspec.json.encode({"x": name, "f": field, "v": index.postings()}))
        self._contents.fields.setdefault(name, {})[field] = self.add(line)

    def finish(self, store: str, number: int, tip: str, history: int) -> None:
        """Write the contents and the header: this is `store` up to commit `number`, whose last line has the checksum
        `tip`, after so many bytes of history."""
        at, length = self.add(seal(msgspec.json.encode(self._contents)))
        self._flush()
        header = Header(FORMAT, store, number, tip, at, at + length, f"{self._sum:08x}", history)
        write_whole(self._fd, write_header(header), 0)

    def _flush(self) -> None:
        data = b"".join(self._parts)
        self._parts.clear()
        write_whole(self._fd, data, self._written)
        self._sum = crc32(data, self._sum)
        self._written += len(data)


def _column(numbers: Sequence[int]) -> bytes:
    if not numbers:
        return b"[]"
    width = len(str(max(numbers)))
    return b"[" + (b"%%%dd," % width * len(numbers) % tuple(numbers))[:-1] + b"]"


def check_sum(fd: int, start: int, end: int) -> str:
    """Return the CRC-32 of a part of a file, as the header writes it; nothing where the file ends before."""
    if end > os.fstat(fd).st_size:
        return ""
    total = 0
    for at in range(start, end, CHUNK):
        total = crc32(os.pread(fd, min(CHUNK, end - at), at), total)
    return f"{total:08x}"
