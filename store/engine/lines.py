"""The journal's lines: one JSON object each, its checksum first. See docs/store-format.md.

`c` is the CRC-32 of what follows it up to the end of the line, so a line is checked before it is parsed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import tee
from sys import intern
from typing import Annotated, TypeVar
from zlib import crc32

import msgspec
from msgspec import Meta, Raw, Struct

from store.engine.codec import DOCUMENT, INTEGER
from store.engine.files import JOURNAL
from store.sentence import N_, Corrupt, Unreachable

FORMAT = 1
"""The number of the format written; a higher one is refused."""
HEADER = 256
"""Bytes of the header line, newline included: fixed, so that it can be written last."""
LINE = DOCUMENT + 4096
"""No line of a document is longer."""
CHUNK = 1 << 20
_PAGE = 4096
BLANK = b"\n" * (16 << 10)
"""Room that is written ahead of the commits: the disk confirms a write faster where the file does not grow by it."""
BEGINNING = b'{"c":"'
"""How every line begins; inside a document the quotes are escaped."""
_SUM = len(b'{"c":"01234567",')

Puts = Mapping[tuple[str, int], bytes | None]
"""What is to be written: by table and number, JSON (None: the document is no more)."""
L = TypeVar("L", bound=Struct)
Number = Annotated[int, Meta(ge=0, le=INTEGER - 1)]


class Line(Struct, frozen=True):
    """One document's write in one commit."""

    s: Number
    m: Number
    at: datetime
    by: str
    t: str
    i: Number
    d: Raw
    o: str = ""
    u: int = 0

    @property
    def doc(self) -> bytes | None:
        """The document's JSON; None where it was removed."""
        return None if (doc := bytes(self.d)) == b"null" else doc


class Whole(Struct, frozen=True):
    """A commit all of whose lines are there."""

    number: int
    by: str
    operation: str
    writes: list[tuple[str, int, int]]
    """(table, number, offset) of each line; at 0 the document, or of number 0 the table, is no more."""
    last: tuple[int, bytes]
    """Offset and bytes of its last line, newline included."""


class Header(Struct, frozen=True):
    """The first line: which store this is and what its snapshot holds."""

    format: int
    store: str
    """32 hexadecimal digits, the same for the store's whole life."""
    seq: Number
    """The last commit inside the snapshot."""
    tip: str
    """The checksum of that commit's last line."""
    contents: Number
    """Where the line of contents begins."""
    end: Number
    """Where the snapshot ends and the commits begin."""
    sum: str
    """CRC-32 of the bytes between header and commits."""
    history: Number
    """How many bytes of the history precede this journal."""


class _Format(Struct):
    format: int = 0


_line = msgspec.json.Decoder(Line)
_number = msgspec.json.Decoder(Number)
_numbers = msgspec.json.Decoder(list[Number])


def seal(body: bytes) -> bytes:
    """Return a line (checksum, newline) of a JSON object's text."""
    return b'{"c":"%08x",%b\n' % (crc32(body[1:]), body[1:])


def checksum(line: bytes) -> str:
    """Return the checksum a whole line claims."""
    return line[6:14].decode("ascii", "replace")


def intact(line: bytes) -> bool:
    """Return whether a line (without its newline) is what was written."""
    return line[:6] == BEGINNING and line[14:_SUM] == b'",' and line[6:14] == b"%08x" % crc32(line[_SUM:])


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


def number(text: bytes) -> int:
    """Return a JSON number. Corrupt where it is none, or below zero or beyond 64 bits."""
    try:
        return _number.decode(text)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise damaged_snapshot() from error


def numbers(text: bytes | Raw) -> list[int]:
    """Return a JSON list of numbers. Corrupt where it is none."""
    try:
        return _numbers.decode(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise damaged_snapshot() from error


def write_header(header: Header) -> bytes:
    """Return the header, filled up with blanks to its fixed length."""
    body = msgspec.json.encode(header)
    return seal(body[:-1] + b" " * (HEADER - len(body) - _SUM) + b"}")


def read_header(fd: int) -> tuple[Header, bytes]:
    """Return what a journal's first line says, and that line. Corrupt where it is damaged, Unreachable where a newer
    program wrote it."""
    first = os.pread(fd, LINE, 0)
    first = first[: first.find(b"\n") + 1]
    told = unseal(first[:-1], _Format)
    if told is not None and told.format > FORMAT:
        raise Unreachable(
            N_("{name} was written by a newer Passerelle (format {format}): update the program"),
            name=JOURNAL,
            format=told.format,
        )
    header = unseal(first[:-1], Header)
    if header is None or len(first) != HEADER:
        raise Corrupt(N_("The journal's first line is damaged: `passerelle check` explains"))
    return header, first


def write_commit(
    number: int, at: datetime, by: str, operation: str, undoes: int, puts: Puts, start: int
) -> tuple[list[bytes], Whole]:
    """Return the lines of a commit, which are to stand at the offset `start`, and what they will be to a reader."""
    moment = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    told = b'"at":"%b","by":%b,' % (moment.encode(), msgspec.json.encode(by))
    if operation:
        told += b'"o":%b,' % msgspec.json.encode(operation)
    if undoes:
        told += b'"u":%d,' % undoes
    texts, writes, place, more = [], [], start, len(puts)
    for (table, id), doc in puts.items():
        more -= 1
        text = seal(b'{"s":%d,"m":%d,%b%b%b}' % (number, more, told, address(table, id), doc or b"null"))
        texts.append(text)
        writes.append((table, id, 0 if doc is None else place))
        place += len(text)
    return texts, Whole(number, by, operation, writes, (place - len(text), text))


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


def lines_at(fd: int, offsets: Iterable[int]) -> Iterator[bytes]:
    """Yield the line (with its newline) at each offset; reads ahead where the offsets follow one another."""
    window, begins = b"", 0
    for at in offsets:
        place = at - begins
        follows = 0 <= place <= len(window)
        stop = window.find(b"\n", place) if follows else -1
        # the longer they have followed, the further is read ahead
        size = min(4 * len(window), CHUNK) if follows and window else _PAGE
        while stop < 0 and size <= 2 * LINE:
            window, begins, place = os.pread(fd, size, at), at, 0
            stop = window.find(b"\n")
            size *= 2
        yield window[place : stop + 1]


def is_blank(fd: int, start: int, end: int) -> bool:
    """Return whether the bytes [start, end) are nothing but room for commits."""
    while end - start > len(BLANK):
        if os.pread(fd, len(BLANK), start) != BLANK:
            return False
        start += len(BLANK)
    return BLANK.startswith(os.pread(fd, end - start, start))


def documents_at(fd: int, places: Iterable[tuple[int, int]]) -> Iterator[Line]:
    """Yield the line of each (document's number, offset). Corrupt where another stands there."""
    numbered, placed = tee(places)
    for (id, at), text in zip(numbered, lines_at(fd, (at for _, at in placed)), strict=True):
        line = parse(text[:-1])
        if line is None or line.i != id:
            raise damaged(at)
        yield line


def damaged(at: int) -> Corrupt:
    """Return the error to raise for a line that is not what was written."""
    return Corrupt(N_("The journal is damaged at byte {at}: `passerelle check` explains"), at=at)


def damaged_snapshot() -> Corrupt:
    """Return the error to raise for a snapshot that does not hold together."""
    return Corrupt(N_("The journal's snapshot is damaged: `passerelle check` explains"))


def commits(lines: Iterable[tuple[int, bytes]], number: int) -> Iterator[Whole]:
    """Yield the whole commits after `number` from (offset, line without newline); stop where one is not whole."""
    writes: list[tuple[str, int, int]] = []
    more = 0
    for offset, text in lines:
        line = parse(text)
        if line is None or line.s != number + 1 or (writes and line.m != more - 1):
            return
        writes.append((intern(line.t), line.i, 0 if line.doc is None else offset))
        more = line.m
        if more == 0:
            yield Whole(line.s, line.by, line.o, writes, (offset, text + b"\n"))
            number, writes = line.s, []
