"""Following the store's journal wherever it goes: onwards, into a new file after a compaction, back from a backup."""

from __future__ import annotations

import errno
import os
import time
from _thread import start_new_thread
from contextlib import suppress
from pathlib import Path

from store.engine import files
from store.engine.files import JOURNAL
from store.engine.lines import Whole
from store.engine.lock import WriterLock
from store.engine.protocol import Commit, Indexes
from store.engine.state import Replaced, State
from store.sentence import Corrupt

TICK, COARSE_TICK = 20_000_000, 3_000_000_000
"""Nanoseconds within which two changes of a directory may bear the same time; the same where only seconds are kept."""
MANY = 10_000
"""Commits that wait to be told; beyond, one tells that everything may have changed."""


class Follower:
    """The state of the journal that now stands in the store's directory. Not for two threads at once."""

    def __init__(self, path: Path, directory: int, indexes: Indexes) -> None:
        """`directory` is a descriptor of `path`; it then belongs to the follower."""
        self.path = path
        self.directory = directory
        self.lock = WriterLock(directory)
        """The writer's lock of that directory."""
        self.read_only = ""
        """Why the journal may be read but not written; empty where it may."""
        self._indexes = indexes
        self._place = os.fspath(path)
        self._journal = os.fspath(path / JOURNAL)
        self._directories = [directory]
        self._news: list[Commit] = []
        self._looked: tuple[int, int, int] | None = None
        """The directory and its time of change when the journal's name led to the file that is read."""
        self.state = self._open_state(None)
        try:
            self._read_on()
        except BaseException:
            self.state.close()
            raise
        self._news.clear()

    def catch_up(self) -> None:
        """Apply what was committed; `take_news` tells it. OSError where the journal cannot be reached."""
        if not self._is_there():
            self._follow_directory()
            self.change_over()
            return
        try:
            self._read_on()
        except Replaced:
            self._take(self._open_state(None))

    def change_over(self) -> None:
        """Go over to the file that now bears the journal's name, after all that the one before it holds."""
        with suppress(Replaced, Corrupt):
            self._read_on()
        self._take(self._open_state(self.state))

    def take_in(self, own: Whole) -> None:
        """Apply a commit that was just appended to the journal."""
        self._tell(self.state.apply(own))

    def take_news(self) -> list[Commit]:
        """Return the commits applied since the last call."""
        news, self._news = self._news, []
        return news

    def close(self) -> None:
        """Let go of the files."""
        self.state.close()
        for directory in self._directories:
            os.close(directory)
        self._directories.clear()

    def _is_there(self) -> bool:
        """Return whether the journal's name still leads to the file that is read. The directory tells of its last
        change; the journal itself is not asked when nothing changed, since to be asked for its times makes it slower
        to write."""
        directory = os.stat(self._place)  # noqa: PTH116 - on the way of every read
        looked = directory.st_ino, directory.st_dev, directory.st_mtime_ns
        if looked == self._looked:
            return True
        journal = os.lstat(self._journal)
        is_ours = (journal.st_ino, journal.st_dev) == self.identity
        tick = TICK if directory.st_mtime_ns % 1_000_000_000 else COARSE_TICK
        self._looked = looked if is_ours and time.time_ns() - directory.st_mtime_ns > tick else None
        return is_ours

    def _take(self, state: State) -> None:
        self.state, before = state, self.state
        # who closes a replaced file last waits while the disk frees it
        start_new_thread(before.close, ())
        self._read_on()
        if not state.goes_on:
            self._news = [Commit(state.number, "", "", ())]

    def _follow_directory(self) -> None:
        """Follow a directory put in the place of ours. The old one stays open: a writer may still be in it."""
        there, ours = self.path.stat(), os.fstat(self.directory)
        if (there.st_ino, there.st_dev) != (ours.st_ino, ours.st_dev):
            self.directory = files.open_directory(self.path)
            self._directories.append(self.directory)
            self.lock = WriterLock(self.directory)

    def _open_state(self, before: State | None) -> State:
        self.read_only = ""
        try:
            fd = files.open_file(self.directory, JOURNAL, os.O_RDWR)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise
            self.read_only = os.strerror(error.errno)
            fd = files.open_file(self.directory, JOURNAL, os.O_RDONLY)
        try:
            state = State(fd, self._indexes, before)
        except BaseException:
            os.close(fd)
            raise
        kept = os.fstat(fd)
        self.identity = kept.st_ino, kept.st_dev
        """Which file the state was read from."""
        self.is_named = False
        """Whether that file's name is known to survive a power cut."""
        return state

    def _read_on(self) -> None:
        """Apply commits until nothing follows: a damaged one shows only when it is the first."""
        while commits := self.state.catch_up():
            self._tell(*commits)

    def _tell(self, *commits: Commit) -> None:
        self._news += commits
        if len(self._news) > MANY:
            self._news = [Commit(self.state.number, "", "", ())]
