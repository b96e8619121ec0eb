"""Appending a commit so that it is on the disk when this returns, and leaving nothing half written when it is not."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator

from store.engine import files
from store.engine.files import JOURNAL
from store.engine.lines import CHUNK
from store.sentence import N_, Unreachable


class Unconfirmed(Exception):
    """The whole commit was written, but the disk did not confirm it: it may be there after a power cut or not."""


def append(directory: int, fd: int, end: int, commit: Iterable[bytes]) -> None:
    """Write a commit's lines at `end`, where the journal's whole commits end, and wait for the disk.

    Only under the writer's lock. What a crashed writer left after `end` is kept aside first. A write that the disk
    took only in part is taken back (Unreachable); a whole one never is, since a reader may have applied it
    (Unconfirmed).
    """
    try:
        files.cut(directory, fd, JOURNAL, end)
        _write(fd, end, commit)
    except OSError as error:
        raise Unreachable(
            N_("Nothing was saved: the disk took no more ({reason}). Make room, then try again"),
            reason=os.strerror(error.errno or 0),
        ) from error
    try:
        os.fdatasync(fd)
    except OSError as error:
        raise Unconfirmed(os.strerror(error.errno or 0)) from error


def _write(fd: int, end: int, commit: Iterable[bytes]) -> None:
    at = end
    for part in _parts(commit):
        try:
            written = os.pwrite(fd, part, at)
            if written < len(part):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            size = os.fstat(fd).st_size
            if size >= at + len(part):
                raise Unconfirmed(os.strerror(error.errno or 0)) from error
            if size > end:
                os.ftruncate(fd, end)
            raise
        at += written


def _parts(commit: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a commit's lines in pieces of a megabyte or so: it is nothing yet without its last line."""
    lines: list[bytes] = []
    size = 0
    for line in commit:
        lines.append(line)
        size += len(line)
        if size > CHUNK:
            yield b"".join(lines)
            lines, size = [], 0
    if lines:
        yield b"".join(lines)
