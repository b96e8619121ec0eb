"""Who is here: one small file for each running program, in the directory `here` of the store. Never in the journal.

Who somebody is says the file's owner, never its content; how recent it is says its time of change.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from store.engine import files
from store.engine.codec import UNPRINTABLE
from store.engine.lock import login
from store.engine.protocol import Here
from store.sentence import Unreachable

STALE = 30.0
"""Seconds without a beat after which a session is taken for gone."""
LONGEST = 80
"""Characters of `where` that are shown."""
_MOST = 1024


class _Told(Struct):
    where: str
    since: datetime


class Presence:
    """The register of who is here. Where the store may not be written, we are simply not in it."""

    def __init__(self, directory: int, user: str) -> None:
        """`directory` is a descriptor of the store's directory, `user` the login that names our file."""
        self._directory = directory
        self._user = user
        self._since = datetime.now(UTC)
        self._fd = -1
        self._here = -1
        self._process = os.getpid()

    def tell(self, where: str) -> None:
        """Enter this process, or what it looks at now, in the register."""
        self._leave_parent()
        told = msgspec.json.encode(_Told(where[:LONGEST], self._since))
        with suppress(OSError, Unreachable):
            if self._fd < 0:
                self._fd = self._make()
            os.ftruncate(self._fd, 0)
            files.write_whole(self._fd, told, 0)

    def beat(self) -> None:
        """Say that this process is still there (every ten seconds or so)."""
        self._leave_parent()
        if self._fd >= 0:
            with suppress(OSError):
                os.utime(self._fd)

    def others(self) -> list[Here]:
        """Return the sessions of other processes that are there, by login."""
        self._leave_parent()
        try:
            here = self._open()
            names = os.listdir(here)  # noqa: PTH208 - of a descriptor
        except (OSError, Unreachable):
            return []
        found = [self._read(here, name) for name in names if not self._is_ours(name)]
        return sorted((session for session in found if session), key=lambda session: (session.login, session.since))

    def leave(self) -> None:
        """Take this process out of the register."""
        self._leave_parent()
        if self._fd >= 0:
            with suppress(OSError):
                os.unlink(self._name, dir_fd=self._here)
        self._let_go()

    @property
    def _name(self) -> str:
        """Our file's: a program may have the store open more than once, each with a descriptor of its own."""
        return f"{self._user}.{self._directory}.{self._process}"

    def _is_ours(self, name: str) -> bool:
        return name.startswith(f"{self._user}.") and name.endswith(f".{self._process}")

    def _leave_parent(self) -> None:
        """In a forked child: the entry is the parent's, and remains; the child has none yet."""
        if self._process != os.getpid():
            self._let_go()
            self._process, self._since = os.getpid(), datetime.now(UTC)

    def _let_go(self) -> None:
        for fd in (self._fd, self._here):
            if fd >= 0:
                os.close(fd)
        self._fd = self._here = -1

    def _open(self) -> int:
        if self._here < 0:
            self._here = files.open_inner("here", self._directory)
        return self._here

    def _make(self) -> int:
        files.make_group_directory("here", self._directory)
        here = self._open()
        # left by a process that had our number before us
        with suppress(FileNotFoundError):
            os.unlink(self._name, dir_fd=here)
        return files.create_file(here, self._name)

    def _read(self, here: int, name: str) -> Here | None:
        """Return the session of a file, None where it is over or the file is not one of ours."""
        try:
            fd = files.open_file(here, name, os.O_RDONLY)
        except (OSError, Unreachable):
            return None
        try:
            with files.closing(fd):
                kept = os.fstat(fd)
                told = msgspec.json.decode(os.read(fd, _MOST), type=_Told)
        except (OSError, msgspec.MsgspecError, UnicodeError):
            return None
        if time.time() - kept.st_mtime > STALE or not _lives(name):
            self._sweep(here, name, kept.st_uid)
            return None
        if told.since.tzinfo is None:
            return None
        return Here(login(kept.st_uid), UNPRINTABLE.sub("�", told.where)[:LONGEST], told.since)

    def _sweep(self, here: int, name: str, owner: int) -> None:
        if owner == os.getuid() and not _lives(name):
            with suppress(OSError):
                os.unlink(name, dir_fd=here)


def _lives(name: str) -> bool:
    """Return whether the process named in a file's name may still be running."""
    number = name.rpartition(".")[2]
    if not number.isdecimal() or not 0 < int(number) < 1 << 31:
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
