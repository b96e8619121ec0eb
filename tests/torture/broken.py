"""Engines that somebody has broken, for the tests to find out. Only ever in a process of their own."""

from __future__ import annotations

import fcntl
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from interpose import replace

Mutant = Callable[[], None]


def no_fdatasync() -> None:
    """A commit is acknowledged before it is on the disk."""
    replace(os, "fdatasync", lambda fd: None)


def no_directory_sync() -> None:
    """A name is taken for durable because its file is."""
    sync = os.fsync
    replace(os, "fsync", lambda fd: None if stat.S_ISDIR(os.fstat(fd).st_mode) else sync(fd))


def rename_before_sync() -> None:
    """A new journal takes the old one's place before its bytes are on the disk."""
    sync, rename = os.fsync, os.rename
    waiting: list[int] = []

    def put_off(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            sync(fd)
        else:
            waiting.append(os.dup(fd))

    def first(*names: Any, **directories: Any) -> None:
        rename(*names, **directories)
        while waiting:
            fd = waiting.pop()
            sync(fd)
            os.close(fd)

    replace(os, "fsync", put_off)
    replace(os, "rename", first)


def no_checksum() -> None:
    """Whatever a line or a snapshot holds, its checksum fits."""
    import zlib

    replace(zlib, "crc32", lambda data, value=0: 0)


def truncate_after_failed_sync() -> None:
    """A commit that the disk did not confirm is taken back, though somebody may have read it."""
    write, sync = os.pwrite, os.fdatasync
    last: dict[int, int] = {}

    def noted(fd: int, data: bytes, at: int) -> int:
        last[fd] = at
        return write(fd, data, at)

    def taken_back(fd: int) -> None:
        try:
            sync(fd)
        except OSError:
            os.ftruncate(fd, last[fd])
            raise

    replace(os, "pwrite", noted)
    replace(os, "fdatasync", taken_back)


def no_lock() -> None:
    """Nobody waits for anybody."""
    replace(fcntl, "flock", lambda fd, operation: None)


def short_write_taken_for_whole() -> None:
    """Nobody looks how much the disk took."""
    write = os.pwrite

    def careless(fd: int, data: bytes, at: int) -> int:
        write(fd, data, at)
        return len(data)

    replace(os, "pwrite", careless)


def sync_error_ignored() -> None:
    """What the disk did not confirm is acknowledged."""
    sync = os.fdatasync

    def careless(fd: int) -> None:
        with suppress(OSError):
            sync(fd)

    replace(os, "fdatasync", careless)


def unconfirmed_forgotten() -> None:
    """After a sync that failed the engine goes on as if nothing had been."""
    journal = sys.modules["store.engine.journal"].Journal
    begin = journal.begin

    def anew(self: Any, *arguments: Any) -> Any:
        self._broken = ""
        return begin(self, *arguments)

    journal.begin = anew


def errors_as_they_come() -> None:
    """The system's errors reach whoever calls, in the system's words."""
    sys.modules["store.engine.files"].reaching.__exit__ = lambda self, kind, error, trace: None
