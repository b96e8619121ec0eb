"""Appending a commit so that it is on the disk when this returns, and leaving nothing half written when it is not."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator

from store.engine.lines import BLANK, CHUNK
from store.sentence import N_, Unreachable


class Unconfirmed(Exception):
    """The whole commit was written, but the disk did not confirm it: it may be there after a power cut or not."""


def append(fd: int, end: int, size: int, commit: Iterable[bytes]) -> None:
    """Write a commit's lines at `end`, where the journal's whole commits end, and wait for the disk.

    Only under the writer's lock; the file has `size` bytes, nothing but room from `end`. A write that the disk took
    only in part is taken back (Unreachable); a whole one never is, since a reader may have applied it (Unconfirmed).
    """
    try:
        _write(fd, end, _parts(commit, end, size))
    except OSError as error:
        raise not_saved(error) from error
    try:
        os.fdatasync(fd)
    except OSError as error:
        raise Unconfirmed(os.strerror(error.errno or 0)) from error


def not_saved(error: OSError) -> Unreachable:
    """Return what to say of a disk that takes no more."""
    reason = os.strerror(error.errno or 0)
    return Unreachable(
        N_("Nothing was saved: the disk took no more ({reason}). Make room, then try again"), reason=reason
    )


def _write(fd: int, end: int, parts: Iterable[bytes]) -> None:
    at = end
    for part in parts:
        try:
            written = os.pwrite(fd, part, at)
        except OSError as error:
            if os.pread(fd, len(part), at) == part:
                raise Unconfirmed(os.strerror(error.errno or 0)) from error
            _take_back(fd, end)
            raise
        # blank lines that found no room are not missed
        if written < len(part) and written <= len(part.rstrip(b"\n")):
            _take_back(fd, end)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        at += written


def _take_back(fd: int, end: int) -> None:
    if os.lseek(fd, 0, os.SEEK_END) > end:
        os.ftruncate(fd, end)


def _parts(commit: Iterable[bytes], end: int, size: int) -> Iterator[bytes]:
    """Yield a commit's lines in pieces of a megabyte or so: it is nothing yet without its last line. Where it outgrows
    the file of `size`, blank lines follow it."""
    lines: list[bytes] = []
    length = 0
    for line in commit:
        lines.append(line)
        length += len(line)
        if length > CHUNK:
            yield b"".join(lines)
            end, lines, length = end + length, [], 0
    if end + length > size:
        lines.append(BLANK[: -(end + length) % len(BLANK)])
    if lines:
        yield b"".join(lines)
