"""Appending a commit so that it is on the disk when this returns, and leaving nothing half written when it is not."""

from __future__ import annotations

import os

from store.engine import files
from store.engine.files import JOURNAL
from store.sentence import N_, Refused, Unreachable

MOST = 512 << 20
"""Bytes of one commit."""


class Unconfirmed(Exception):
    """The whole commit was written, but the disk did not confirm it: it may be there after a power cut or not."""


def append(directory: int, fd: int, end: int, commit: bytes) -> None:
    """Write a commit at `end`, where the journal's whole commits end, and wait for the disk.

    Only under the writer's lock. What a crashed writer left after `end` is kept aside first. A write that the disk
    took only in part is taken back (Unreachable); a whole one never is, since a reader may have applied it
    (Unconfirmed).
    """
    if len(commit) > MOST:
        raise Refused(
            N_("One commit of {size} MB is too much (at most {most}): do it in parts"),
            size=len(commit) >> 20,
            most=MOST >> 20,
        )
    try:
        files.cut(directory, fd, JOURNAL, end)
        written = os.pwrite(fd, commit, end)
    except OSError as error:
        raise _not_written(fd, end, commit, os.strerror(error.errno or 0)) from error
    if written < len(commit):
        raise _not_written(fd, end, commit, "No space left on device")
    try:
        os.fdatasync(fd)
    except OSError as error:
        raise Unconfirmed(os.strerror(error.errno or 0)) from error


def _not_written(fd: int, end: int, commit: bytes, reason: str) -> Unreachable:
    if end < os.fstat(fd).st_size < end + len(commit):
        os.ftruncate(fd, end)
    return Unreachable(
        N_("Nothing was saved: the disk took no more ({reason}). Make room, then try again"), reason=reason
    )
