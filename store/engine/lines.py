"""The journal's lines: one JSON object each, its checksum first. See docs/store-format.md.

`c` is the CRC-32 of what follows it up to the end of the line, so a line is checked before it is parsed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar
from zlib import crc32

import msgspec
from msgspec import Raw, Struct

from store.engine.codec import DOCUMENT

FORMAT = 1
"""The number of the format written; a higher one is refused."""
HEADER = 256
"""Bytes of the header line, newline included: fixed, so that it can be written last."""
LINE = DOCUMENT + 4096
"""No line of a document is longer."""
CHUNK = 1 << 20
_SUM = len(b'{"c":"01234567",')

L = TypeVar("L", bound=Struct)


class Line(Struct, frozen=True):
    """One document's write in one commit."""

    s: int
    m: int
    at: datetime
    by: str
    t: str
    i: int
    d: Raw
    o: str = ""
    u: int = 0

    @property
    def doc(self) -> bytes | None:
        """The document's JSON; None where it was removed."""
        return None if (doc := bytes(self.d)) == b"null" else doc


class Header(Struct, frozen=True):
    """The first line: which store this is and what its snapshot holds."""

    format: int
    store: str
    """32 hexadecimal digits, the same for the store's whole life."""
    seq: int
    """The last commit inside the snapshot."""
    tip: str
    """The checksum of that commit's last line."""
    contents: int
    """Where the line of contents begins."""
    end: int
    """Where the snapshot ends and the commits begin."""
    sum: str
    """CRC-32 of the bytes between header and commits."""
    history: int
    """How many bytes of the history precede this journal."""


_line = msgspec.json.Decoder(Line)


def seal(body: bytes) -> bytes:
    """Return a line (checksum, newline) of a JSON object's text."""
    return b'{"c":"%08x",%b\n' % (crc32(body[1:]), body[1:])


def checksum(line: bytes) -> str:
    """Return the checksum a whole line claims."""
    return line[6:14].decode("ascii", "replace")


def intact(line: bytes) -> bool:
    """Return whether a line (without its newline) is what was written."""
    return line[:6] == b'{"c":"' and line[14:_SUM] == b'",' and line[6:14] == b"%08x" % crc32(line[_SUM:])


def parse(line: bytes) -> Line | None:
    """Return a document's line, None where it is damaged."""
    if not intact(line):
        return None
    try:
        return _line.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def unseal(line: bytes, kind: type[L]) -> L | None:
    """Return any other kind of line, None where it is damaged."""
    if not intact(line):
        return None
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def write_header(header: Header) -> bytes:
    """Return the header, filled up with blanks to its fixed length."""
    body = msgspec.json.encode(header)
    return seal(body[:-1] + b" " * (HEADER - len(body) - _SUM) + b"}")


def write_commit(
    number: int, at: datetime, by: str, operation: str, undoes: int, puts: Iterable[tuple[str, int, bytes | None]]
) -> Iterator[bytes]:
    """Yield the lines of a commit: (table, id, JSON or None) each."""
    moment = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    told = b'"at":"%b","by":%b,' % (moment.encode(), msgspec.json.encode(by))
    if operation:
        told += b'"o":%b,' % msgspec.json.encode(operation)
    if undoes:
        told += b'"u":%d,' % undoes
    puts = list(puts)
    for more, (table, id, doc) in zip(range(len(puts) - 1, -1, -1), puts, strict=True):
        where = address(table, id)
        yield seal(b'{"s":%d,"m":%d,%b%b%b}' % (number, more, told, where, b"null" if doc is None else doc))


def address(table: str, id: int | None = None) -> bytes:
    """Return the bytes by which a document's lines (a table's, where no id is given) are found in the journal."""
    name = b'"t":%b,"i":' % msgspec.json.encode(table)
    return name if id is None else name + b'%d,"d":' % id


def read_lines(fd: int, at: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield (offset, line without newline) of the whole lines in the bytes [at, end)."""
    rest = b""
    while len(rest) <= LINE and at + len(rest) < end:
        chunk = os.pread(fd, min(CHUNK, end - at - len(rest)), at + len(rest))
        if not chunk:
            return
        data = rest + chunk
        start = 0
        while (stop := data.find(b"\n", start)) >= 0:
            yield at + start, data[start:stop]
            start = stop + 1
        at += start
        rest = data[start:]


def commits(lines: Iterable[tuple[int, bytes]], number: int) -> Iterator[list[tuple[int, bytes, Line]]]:
    """Yield the whole commits after `number`, each a list of (offset, bytes, line); stop where one is not whole."""
    pending: list[tuple[int, bytes, Line]] = []
    for offset, text in lines:
        line = parse(text)
        if line is None or line.s != number + 1 or (pending and line.m != pending[-1][2].m - 1):
            return
        pending.append((offset, text, line))
        if line.m == 0:
            yield pending
            number += 1
            pending = []
