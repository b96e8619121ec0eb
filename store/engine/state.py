"""What a process knows of a journal file, read up to its last whole commit."""

from __future__ import annotations

import os
import time
from functools import partial

from store.engine import lines
from store.engine.index import Index, computed
from store.engine.lines import HEADER, Header, Line, Whole
from store.engine.places import Table
from store.engine.protocol import Commit, Indexes, Stored
from store.engine.snapshot import Contents, check_sum, read_index, read_span
from store.sentence import N_, Corrupt

RECENT = 16
"""Lines kept ready."""


class Replaced(Exception):
    """The file no longer goes on from what was read of it: it was cut or written over from outside."""


class State:
    """One journal file: its tables by name. Not for two threads at once."""

    def __init__(self, fd: int, indexes: Indexes, before: State | None = None) -> None:
        """Read the snapshot of the file open at `fd`, which then belongs to the state; `catch_up` goes on from there.

        `before` is what was known of the store: where the new file goes on from it (it was compacted), nothing is
        checked again.

        Raises Corrupt and, for a newer format, Unreachable.
        """
        self.fd = fd
        self.header, first = lines.read_header(fd)
        goes_on = before is not None and before.is_at(self.header)
        if not goes_on and check_sum(fd, HEADER, self.header.end) != self.header.sum:
            raise lines.damaged_snapshot()
        self.number, self.end, self.tip = self.header.seq, self.header.end, self.header.tip
        self.size, self.is_torn = self.end, False
        """The file's length when it was last looked at, and whether something but room then followed the commits."""
        self._anchor = (0, first)
        """The line applied last: its offset and its bytes."""
        self.indexes_are_kept = True
        """Whether the snapshot holds every index that is declared."""
        self.goes_on = goes_on
        """Whether nothing was missed between `before` and the snapshot."""
        self._recent: dict[int, Line] = {}
        """Lines read last, by offset: what is looked at is often changed next."""
        self.tables = self._open_tables(indexes)

    def is_at(self, header: Header) -> bool:
        """Return whether a snapshot holds exactly what this state knows."""
        return (header.store, header.seq, header.tip) == (self.header.store, self.number, self.tip)

    def catch_up(self) -> list[Commit]:
        """Apply the commits that were written since; returns them. Corrupt where whole commits follow a damaged one,
        Replaced where the file does not go on from here."""
        size = self.size = os.lseek(self.fd, 0, os.SEEK_END)
        self.is_torn = size < self.end or not lines.is_blank(self.fd, self.end, size)
        if not self.is_torn:
            return []
        at, line = self._anchor
        if os.pread(self.fd, len(line), at) != line:
            raise Replaced
        for pause in (0.005, 0.02, 0.05, 0):
            unread = lines.read_lines(self.fd, self.end, size)
            applied = [self.apply(commit) for commit in lines.commits(unread, self.number)]
            if applied or not self._is_damaged(size):
                return applied
            # a writer may be replacing a torn end at this moment; damage is still there a moment later
            time.sleep(pause)
        raise Corrupt(
            N_("The journal is damaged at byte {at}, after commit {number}: `passerelle check` explains"),
            at=self.end,
            number=self.number,
        )

    def apply(self, commit: Whole) -> Commit:
        """Take in the commit that follows; returns what is to be told of it."""
        for name, id, at in commit.writes:
            table = self.tables.get(name)
            # number 0 stands for the table itself, which begins anew
            if table is None or id == 0:
                fields = table.indexes if table else ()
                table = Table(self.fd, None, {field: Index(dict) for field in fields}, exists=at > 0)
                self.tables[name] = table
            if id:
                table.apply(id, at)
        at, text = self._anchor = commit.last
        self.number, self.end, self.tip = commit.number, at + len(text), lines.checksum(text)
        return Commit(commit.number, commit.by, commit.operation, tuple((name, id) for name, id, _ in commit.writes))

    def get(self, table: str, id: int) -> Stored | None:
        """Return a document, None where there is none."""
        line = self.line(table, id)
        return None if line is None else Stored(id, line.s, bytes(line.d))

    def line(self, table: str, id: int) -> Line | None:
        """Return a document's last line, None where there is no such document."""
        kept = self.tables.get(table)
        at = kept.offset(id) if kept else 0
        if not at:
            return None
        line = self._recent.get(at)
        if line is None:
            line = next(lines.documents_at(self.fd, [(id, at)]))
            if line.t != table:
                raise lines.damaged(at)
            if len(self._recent) >= RECENT:
                self._recent.clear()
            self._recent[at] = line
        return line

    def close(self) -> None:
        """Let go of the file."""
        os.close(self.fd)

    def _is_damaged(self, size: int) -> bool:
        """Return whether a line of a later commit follows the place where reading stopped."""
        for _, text in lines.read_lines(self.fd, self.end, size):
            # a damaged newline joins two lines
            for part in text.split(lines.BEGINNING)[1:]:
                line = lines.parse(lines.BEGINNING + part) or lines.parse(lines.BEGINNING + part[:-1])
                if line is not None and line.s > self.number + 1:
                    return True
        return False

    def _open_tables(self, declared: Indexes) -> dict[str, Table]:
        at = self.header.contents
        contents = read_span(self.fd, (at, self.header.end - at), Contents)
        tables = {}
        for name in contents.tables.keys() | contents.fields.keys() | declared.keys():
            span = contents.tables.get(name)
            spans = contents.fields.get(name, {})
            indexes = {field: Index(partial(read_index, self.fd, kept)) for field, kept in spans.items()}
            missing = [field for field in declared.get(name, ()) if field not in indexes]
            if missing:
                self.indexes_are_kept = False
                places = Table(self.fd, span, {}).places()
                found = computed(self.fd, *places, missing)
                indexes |= {field: Index(partial(dict, base)) for field, base in found.items()}
            tables[name] = Table(self.fd, span, indexes)
        return tables
