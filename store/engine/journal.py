"""The journal engine: documents in a directory of plain JSON lines, safe for many processes at once.

Reading takes no lock. Writing takes its turn by flock, catches up, appends and waits for the disk before it answers.
Commits enter by one road, whoever wrote them: `State.apply`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from store import when
from store.engine import files, lines
from store.engine.append import Unconfirmed, append, not_saved
from store.engine.compaction import LEAST, compact, create_journal, is_due
from store.engine.files import HISTORY, JOURNAL
from store.engine.follower import Follower
from store.engine.history import damaged, written
from store.engine.lock import WriterLock, login
from store.engine.places import Table
from store.engine.presence import Presence
from store.engine.protocol import Commit, Indexes, Stored, Written
from store.engine.state import State
from store.engine.turn import Turn
from store.sentence import N_, Corrupt, Unreachable


def open_journal(path: Path, indexes: Indexes = {}, *, create: bool = False) -> Journal:  # noqa: B006 - never changed
    """Open the store in the directory `path`; with `create`, make it first where there is none.

    `indexes` are kept from now on, beside those that the store has already. Raises Unreachable, and Corrupt where the
    store's bytes do not hold together.
    """
    if create:
        files.make_directory(path)
    directory = files.open_directory(path)
    try:
        if create:
            _create(path, directory, indexes)
        return Journal(path, directory, indexes)
    except BaseException:
        os.close(directory)
        raise


def _create(path: Path, directory: int, indexes: Indexes) -> None:
    lock = WriterLock(directory)
    with files.reaching(path):
        lock.acquire()
        try:
            names = os.listdir(directory)
            if JOURNAL in names:
                return
            if HISTORY in names:
                raise Corrupt(N_("{path} has a history but no journal: put the journal back"), path=str(path))
            create_journal(directory, indexes)
        finally:
            lock.release()


class Journal:
    """An open store (`protocol.Engine`). One thread writes at a time; readers never wait for the lock or the disk."""

    def __init__(self, path: Path, directory: int, indexes: Indexes) -> None:
        """Made by `open_journal`."""
        self.path = path
        self.user = login()
        self.clock: Callable[[], datetime] = when.now
        with files.reaching(path):
            self._follower = Follower(path, directory, indexes)
        self._reading = files.Reading(path)
        self._presence = Presence(directory, self.user)
        self._broken = ""
        """Why nothing more may be written through this object: the disk did not confirm a write."""
        self._is_local = False
        """Whether the store is known to lie on a disk of this machine."""
        self._compact_at = 0
        """The length from which compaction is tried again."""

    # -- reading

    @property
    def number(self) -> int:
        """The last commit applied."""
        return self._follower.state.number

    def refresh(self) -> list[Commit]:
        """Apply what other processes (and this one) have committed since the last call; returns those commits.

        A commit that touches nothing says that everything may have changed.
        """
        with self._reading:
            self.catch_up()
            return self._follower.take_news()

    def catch_up(self) -> None:
        """Apply what was committed; the next `refresh` still tells it."""
        with self._reading:
            # during a turn of this process nobody else commits: what the turn has seen stays until it ends, even where
            # another store is put in the place of this one
            if not self._follower.lock.is_ours:
                self._follower.catch_up()

    def get(self, table: str, id: int) -> Stored | None:
        """Return one document, None where there is none."""
        with self._reading:
            return self._follower.state.get(table, id)

    def ids(self, table: str) -> Sequence[int]:
        """Return the numbers of the table's live documents, ascending. Not to be changed."""
        with self._reading:
            return kept.ids() if (kept := self._table(table)) else []

    def docs(self, table: str, ids: Iterable[int] | None = None) -> Iterator[Stored]:
        """Yield the table's documents as they are now, ascending; or those of these numbers, in their order, without
        those that are gone. Faster than one by one."""
        with self._reading:
            if (kept := self._table(table)) is None:
                return
            places = zip(*kept.places(), strict=True) if ids is None else kept.places_of(ids)
            fd = os.dup(self._follower.state.fd)
        with files.closing(fd), files.reaching(self.path):
            for line in lines.documents_at(fd, places):
                yield Stored(line.i, line.s, bytes(line.d))

    def tables(self) -> list[str]:
        """Return the names of the tables that were written to and not dropped, sorted."""
        with self._reading:
            return sorted(name for name, table in self._follower.state.tables.items() if table.exists)

    def find(self, table: str, field: str, value: object) -> Sequence[int]:
        """Return, ascending, the numbers whose indexed `field` is (or, of a list, holds) `value`. Not to be changed.
        KeyError where the field is not indexed."""
        with self._reading:
            return self._follower.state.tables[table].indexes[field].find(value)

    def newest(self, table: str, field: str, value: object) -> Iterator[int]:
        """Yield those same numbers, descending; the first of them cost little, however many there are."""
        with self._reading:
            return self._follower.state.tables[table].indexes[field].newest(value)

    def values(self, table: str, field: str) -> list[object]:
        """Return the values that an indexed field takes, each once, sorted (null, numbers, texts)."""
        with self._reading:
            return self._follower.state.tables[table].indexes[field].values()

    def is_indexed(self, table: str, field: str) -> bool:
        """Return whether `find` knows the field."""
        with self._reading:
            kept = self._table(table)
            return kept is not None and field in kept.indexes

    def next_id(self, table: str) -> int:
        """Return the number after the highest that a document of the table ever had."""
        with self._reading:
            return kept.next_id if (kept := self._table(table)) else 1

    def history(self, table: str = "", id: int = 0) -> Iterator[Written]:
        """Yield writes, newest first: of one document, of a table, or of all."""
        with self._reading:
            state = self._follower.state
            header, end, fd = state.header, state.end, os.dup(state.fd)
        with files.closing(fd), files.reaching(self.path):
            yield from written(fd, header.end, end, table, id)
        if not header.history:
            return
        with files.reaching(self.path):
            try:
                fd = files.open_file(self._follower.directory, HISTORY, os.O_RDONLY)
            except FileNotFoundError as error:
                raise damaged(0) from error
            with files.closing(fd):
                yield from written(fd, 0, header.history, table, id)

    def last_author(self, table: str, id: int) -> tuple[str, int]:
        """Return who wrote a document last, and in which commit; nobody in commit 0 where it never was."""
        with self._reading:
            line = self._follower.state.line(table, id)
        if line is not None:
            return line.by, line.s
        return next(((write.by, write.commit) for write in self.history(table, id)), ("", 0))

    def presence(self) -> Presence:
        """Return the register of who is here."""
        return self._presence

    def close(self) -> None:
        """Let go of the files; the engine is of no use after this."""
        with self._reading:
            self._presence.leave()
            self._follower.close()

    def _table(self, name: str) -> Table | None:
        return self._follower.state.tables.get(name)

    # -- writing

    def begin(self, on_wait: Callable[[str], None] | None = None) -> Turn:
        """Take the writer's turn. Waits for it; `on_wait(login)` is told once, after two seconds, who holds it.

        Raises Unreachable where the store cannot be written, Corrupt where it must not be.
        """
        self._check_writable()
        while True:
            lock = self._follower.lock
            with files.reaching(self.path):
                lock.acquire(on_wait)
            try:
                with self._reading:
                    self._follower.catch_up()
                self._check_writable()
            except BaseException:
                lock.release()
                raise
            if lock is self._follower.lock:
                return Turn(self, lock)
            # the directory was replaced while we stood in line: the turn is to be had at the new one
            lock.release()

    def write(self, puts: lines.Puts, operation: str, undoes: int) -> int:
        """Write a commit, in the writer's turn; returns its number once it is durable."""
        state = self._follower.state
        number, end = state.number + 1, state.end
        texts, commit = lines.write_commit(number, self.clock(), self.user, operation, undoes, puts, end)
        try:
            self._prepare(state)
            append(state.fd, end, state.size, texts)
        except Unconfirmed as error:
            self._broken = str(error)
            self._check_writable()
        with self._reading:
            self._follower.take_in(commit)
        return number

    def compact(self) -> None:
        """Move commits that the live documents no longer need into the history."""
        with self.begin(), files.replacing(self.path):
            self._compact()

    def compact_when_due(self) -> None:
        """Compact if it is time, at the end of a turn. What was committed is safe already: a full disk, a planted file
        only put this off."""
        state = self._follower.state
        if state.end < self._compact_at or not is_due(state):
            return
        try:
            self._compact()
        except (OSError, Unreachable):
            self._compact_at = state.end + LEAST

    def _compact(self) -> None:
        compact(self._follower.directory, self._follower.state)
        self._compact_at = 0
        with self._reading:
            self._follower.change_over()
        self._follower.is_named = True

    def _prepare(self, state: State) -> None:
        """Make the journal's name durable before the first write to it (who put it there may have been killed), and
        keep aside what a crashed writer has left."""
        if self._follower.is_named and not state.is_torn:
            return
        try:
            if not self._follower.is_named:
                os.fsync(self._follower.directory)
                self._follower.is_named = True
            if state.is_torn:
                files.cut(self._follower.directory, state.fd, JOURNAL, state.end)
                state.size, state.is_torn = state.end, False
        except OSError as error:
            raise not_saved(error) from error

    def _check_writable(self) -> None:
        if self._broken:
            raise Unreachable(
                N_("The disk did not confirm the last write ({reason}): nothing more is written until you restart"),
                reason=self._broken,
            )
        if not self._is_local:
            files.check_local(self.path)
            self._is_local = True
        if self._follower.read_only:
            raise Unreachable(
                N_("You may read {path} but not write to it ({reason})"),
                path=str(self.path),
                reason=self._follower.read_only,
            )
