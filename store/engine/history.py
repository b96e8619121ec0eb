"""The past: the journal's commits and, before them, the history's, newest first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from store.engine import lines
from store.engine.lines import CHUNK
from store.engine.protocol import Written
from store.sentence import N_, Corrupt


class Mended(Struct, frozen=True, omit_defaults=True):
    """The line that a repair leaves at the end of the past: which commits it could not read."""

    mended: datetime
    by: str
    lost: list[tuple[int, int]]
    """First and last number of each gap."""
    c: str = ""
    """The line's checksum."""


def written(fd: int, start: int, end: int, table: str = "", id: int = 0) -> Iterator[Written]:
    """Yield the writes in the bytes [start, end) of a file, newest first: a document's, a table's, or all.

    Corrupt at a damaged line. One that no longer tells whose it was is only met where all are asked for.
    """
    size = os.fstat(fd).st_size
    if end > size or (start < end and os.pread(fd, 1, end - 1) != b"\n"):
        raise damaged(min(end - 1, size))
    pattern = lines.address(table, id or None) if table else b"\n"
    for at, text in _holding(fd, start, end, pattern):
        line = lines.parse(text)
        if line is None:
            if text.strip(b" ") and lines.unseal(text, Mended) is None:
                raise damaged(at)
            continue
        # a document may hold by itself what looks like an address
        if (not table or line.t == table) and (not id or line.i == id):
            yield Written(
                line.s, line.at, line.by, line.o, line.u, line.t, line.i, None if line.doc is None else line.d
            )


def damaged(at: int) -> Corrupt:
    """Return the error to raise for a past that is not what was written."""
    return Corrupt(N_("The store's past is damaged at byte {at}: `passerelle check` explains"), at=at)


def _holding(fd: int, start: int, end: int, pattern: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (offset, line) of each line that holds the pattern, last first."""
    while end > start:
        at, data = _last_lines(fd, start, end)
        stop = len(data)
        while (found := data.rfind(pattern, 0, stop)) >= 0:
            stop = data.rfind(b"\n", 0, found) + 1
            yield at + stop, data[stop : data.find(b"\n", found)]
        end = at


def _last_lines(fd: int, start: int, end: int) -> tuple[int, bytes]:
    """Return the whole lines at the end of the bytes [start, end), at least one, and where they begin."""
    size = CHUNK
    while True:
        at = max(start, end - size)
        data = os.pread(fd, end - at, at)
        if at == start:
            return at, data
        begins = data.find(b"\n", 0, len(data) - 1) + 1
        if begins:
            return at + begins, data[begins:]
        size *= 2
