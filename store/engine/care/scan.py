"""What can be read of a file that may be damaged: sound lines, whole commits, and the stretches that are neither."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import Struct

from store.engine.history import Mended
from store.engine.lines import CHUNK, Line, intact, parse, unseal

Placed = tuple[int, bytes, Line]
"""A sound line of a document: its offset, its bytes without newline, what it says."""
Address = tuple[str, int]
SHORTEST = 80
"""Bytes below which nothing can have been a document's line."""
_BEGINNING = re.compile(rb'\{"c":"')
_NUMBER = re.compile(rb'"s":([0-9]{1,18}),')
_AUTHOR = re.compile(rb'"by":("[^"\\]{1,64}")')
_MOMENT = re.compile(rb'"at":("[0-9TZ:.-]{20,32}")')
_ADDRESS = re.compile(rb'"t":("[^"\\]{1,64}"),"i":([0-9]{1,18}),')
_LOOKED_AT = 1 << 20


class Commit(Struct, frozen=True):
    """A whole commit."""

    lines: list[Placed]

    @property
    def number(self) -> int:
        """Its number."""
        return self.lines[0][2].s

    @property
    def end(self) -> int:
        """Where it ends in its file."""
        at, text, _ = self.lines[-1]
        return at + len(text) + 1


class Loss(Struct, frozen=True):
    """Commits `first` to `last` cannot be read as a whole: what stands between `at` and `end` in their place."""

    at: int
    end: int
    first: int
    last: int
    kept: list[Placed]
    """Lines of the first of them that are sound by themselves."""
    authors: tuple[str, ...]
    """Who made them, as far as the damaged bytes still say."""
    since: datetime | None
    touched: frozenset[Address]
    """Documents they wrote, as far as the damaged bytes still say."""
    is_lost: bool
    """Whether something of them is missing; else only the bytes between sound lines are damaged."""
    is_tail: bool = False
    """Whether nothing sound of a later number follows: a commit being written, or left unfinished by a crash."""

    @property
    def numbers(self) -> str:
        """The numbers as people write them."""
        return span(self.first, self.last)


Event = Commit | Loss | Mended


def span(first: int, last: int) -> str:
    """Return numbers of commits as people write them: `5`, `4–6`."""
    return str(first) if first >= last else f"{first}–{last}"


def pieces(fd: int, start: int, end: int) -> Iterator[tuple[int, bytes, bool]]:
    """Yield (offset, bytes, whether it is a sound line) of all in [start, end) but blank lines. Sound lines come
    without their newline; two that a damaged newline has joined come apart."""
    for at, text in _split(fd, start, end):
        if text.endswith(b"\n") and intact(text[:-1]):
            yield at, text[:-1], True
        elif text.strip(b" \n"):
            yield from _apart(at, text)


def commits(fd: int, start: int, end: int, number: int) -> Iterator[Event]:
    """Yield what stands in the bytes [start, end) after commit `number`: whole commits, losses between them, and where
    the end is not whole, a loss that is the tail."""
    while True:
        for event in _whole(fd, start, end, number):
            if isinstance(event, Commit):
                number, start = event.number, event.end
            yield event
        later, loss = _stretch(fd, start, end, number)
        if later and loss and not loss.is_lost and _stands(fd, start, loss):
            # what was being written when it was first looked at is whole now
            continue
        if loss is not None:
            yield loss
        if later is None:
            return
        number, start = later[2].s - 1, later[0]


def _stands(fd: int, start: int, loss: Loss) -> bool:
    """Return whether a loss is nothing but whole lines, newlines included."""
    whole = b"".join(text + b"\n" for _, text, _ in loss.kept)
    return len(whole) == loss.end - start and os.pread(fd, len(whole), start) == whole


def _whole(fd: int, start: int, end: int, number: int) -> Iterator[Commit | Mended]:
    """Yield the whole commits after `number`; stop where one is not whole."""
    pending: list[Placed] = []
    for at, text in _split(fd, start, end):
        line = parse(text[:-1]) if text.endswith(b"\n") else None
        if line is None:
            if mended := unseal(text[:-1], Mended):
                yield mended
            elif text.strip(b" \n"):
                return
            continue
        if line.s != number + 1 or (pending and line.m != pending[-1][2].m - 1):
            return
        pending.append((at, text[:-1], line))
        if line.m == 0:
            yield Commit(pending)
            number, pending = line.s, []


def _stretch(fd: int, start: int, end: int, number: int) -> tuple[Placed | None, Loss | None]:
    """Return the first line that follows of a commit beyond the next, and what was lost before it or at the end."""
    kept: list[Placed] = []
    damaged: list[bytes] = []
    for at, text, is_sound in pieces(fd, start, end):
        line = parse(text) if is_sound else None
        if line is not None and line.s > number + 1:
            return (at, text, line), _loss(start, at, number, line.s, kept, b"".join(damaged))
        if line is not None and line.s == number + 1:
            kept.append((at, text, line))
        elif not is_sound or unseal(text, Mended) is None:
            damaged.append(text[:_LOOKED_AT])
    if not kept and not damaged:
        return None, None
    told = _loss(start, end, number, number + 2, kept, b"".join(damaged))
    return None, msgspec.structs.replace(told, is_tail=True)


def _loss(at: int, end: int, number: int, later: int, kept: list[Placed], damaged: bytes) -> Loss:
    told = {int(found) for found in _NUMBER.findall(damaged)}
    authors = [line.by for _, _, line in kept] + [_text(name) for name in _AUTHOR.findall(damaged)]
    whole = [line.m for _, _, line in kept] == list(range(len(kept) - 1, -1, -1)) and later == number + 2
    moments = [line.at for _, _, line in kept] + [when for text in _MOMENT.findall(damaged) if (when := _moment(text))]
    touched = {(_text(table), int(id)) for table, id in _ADDRESS.findall(damaged)}
    return Loss(
        at, end, number + 1, later if later in told else later - 1, kept, tuple(dict.fromkeys(filter(None, authors))),
        min(moments, default=None), frozenset(touched), not (kept and whole and len(damaged) < SHORTEST),
    )  # fmt: skip


def _text(raw: bytes) -> str:
    """Return a JSON text out of damaged bytes, empty where it is none."""
    try:
        return msgspec.json.decode(raw, type=str)
    except (msgspec.MsgspecError, UnicodeError):
        return ""


def _moment(raw: bytes) -> datetime | None:
    try:
        when = msgspec.json.decode(raw, type=datetime)
    except (msgspec.MsgspecError, UnicodeError):
        return None
    return when if when.tzinfo else None


def _split(fd: int, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield (offset, line with its newline); the last may have none."""
    rest, at = [b""], start
    read = start
    while read < end and (chunk := os.pread(fd, min(CHUNK, end - read), read)):
        read += len(chunk)
        head, newline, tail = chunk.rpartition(b"\n")
        if not newline:
            rest.append(chunk)
            continue
        for text in (b"".join(rest) + head).split(b"\n"):
            yield at, text + b"\n"
            at += len(text) + 1
        rest = [tail]
    if last := b"".join(rest):
        yield at, last


def _apart(offset: int, text: bytes) -> Iterator[tuple[int, bytes, bool]]:
    begins = [found.start() for found in _BEGINNING.finditer(text)]
    ends = [*(begin - 1 for begin in begins[1:]), len(text) - 1 if text.endswith(b"\n") else 0]
    done = 0
    for begin, end in zip(begins, ends, strict=False):
        if len(begins) > 1 and intact(text[begin:end]):
            if begin > done:
                yield offset + done, text[done:begin], False
            yield offset + begin, text[begin:end], True
            done = end
    if text[done:].strip(b" \n"):
        yield offset + done, text[done:], False
