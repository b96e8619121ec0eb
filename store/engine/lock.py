"""The writer's lock: flock(2) on the store's directory, waited for in line, and who holds it meanwhile."""

from __future__ import annotations

import fcntl
import os
import pwd
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Timer, get_ident

from store.engine import files

PATIENCE = 2.0
"""Seconds after which a waiting user is told for whom they wait."""


class WriterLock:
    """Held by one thread of one process at a time, for the store whose directory is open at `directory`."""

    def __init__(self, directory: int) -> None:
        self._directory = directory
        self._threads = Lock()
        self._owner = 0
        self._process = os.getpid()

    def acquire(self, on_wait: Callable[[str], None] | None = None) -> None:
        """Wait for the lock. `on_wait(login)` is called once, from a thread of its own, if that takes two seconds.

        RuntimeError where this thread holds it already.
        """
        if self._process != os.getpid():
            self._leave_parent()
        if self._owner == get_ident():
            raise RuntimeError("this thread already has the writer's turn")
        if not self._at_once():
            self._in_line(on_wait)
        self._owner = get_ident()

    @property
    def is_ours(self) -> bool:
        """Whether this process took it: what a forked child was born with is its parent's."""
        return self._owner != 0 and self._process == os.getpid()

    def release(self) -> None:
        """Let the next in line have it. In a forked child, nothing: the lock remains its parent's."""
        if not self.is_ours:
            return
        self._owner = 0
        fcntl.flock(self._directory, fcntl.LOCK_UN)
        self._threads.release()

    def _leave_parent(self) -> None:
        """In a forked child: a lock on what the parent has opened would be the parent's as well."""
        own = os.open(".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=self._directory)
        os.dup2(own, self._directory, inheritable=False)
        os.close(own)
        self._threads, self._owner, self._process = Lock(), 0, os.getpid()

    def _at_once(self) -> bool:
        if not self._threads.acquire(blocking=False):
            return False
        try:
            fcntl.flock(self._directory, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._threads.release()
            return False
        return True

    def _in_line(self, on_wait: Callable[[str], None] | None) -> None:
        told = Timer(PATIENCE, lambda: on_wait and on_wait(holder(self._directory)))
        told.daemon = True
        if on_wait:
            told.start()
        try:
            self._threads.acquire()
            try:
                # blocking, because the kernel then serves the waiting in turn
                fcntl.flock(self._directory, fcntl.LOCK_EX)
            except BaseException:
                self._threads.release()
                raise
        finally:
            told.cancel()


def login(uid: int | None = None) -> str:
    """Return the name of a user, of the process's real user where none is given: never what `$USER` claims."""
    uid = os.getuid() if uid is None else uid
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid{uid}"


def holder(directory: int, locks: Path = Path("/proc/locks")) -> str:
    """Return the login of the process that holds the directory's lock, empty where the system does not tell."""
    inode = str(os.fstat(directory).st_ino)
    try:
        table = locks.read_text(encoding="ascii")
    except OSError:
        return ""
    for row in table.splitlines():
        fields = row.split()
        # "1: FLOCK ADVISORY WRITE pid major:minor:inode start end"; those who wait have an arrow as second field
        if fields[1] == "FLOCK" and fields[5].rpartition(":")[2] == inode:
            return _owner(directory, fields[4])
    return ""


def _owner(directory: int, pid: str) -> str:
    try:
        return login(Path("/proc", pid).stat().st_uid)
    except OSError:
        return _present(directory, pid)


def _present(directory: int, pid: str) -> str:
    """Where processes of others are hidden (hidepid), the process may still have said that it is here."""
    try:
        with files.closing(files.open_inner("here", directory)) as here:
            names = [name for name in os.listdir(here) if name.endswith(f".{pid}")]  # noqa: PTH208 - of a descriptor
            return login(os.stat(names[0], dir_fd=here, follow_symlinks=False).st_uid) if names else ""
    except OSError:
        return ""
