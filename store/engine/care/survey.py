"""All that can be known of a store whatever has happened to its bytes: its documents, its commits, its past."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from store.engine import files
from store.engine.care.run import Documents, Run
from store.engine.care.scan import Address, Commit, Loss, commits, pieces
from store.engine.files import HISTORY, JOURNAL
from store.engine.history import Mended
from store.engine.lines import HEADER, Header, parse, read_header, unseal
from store.engine.snapshot import Column, Contents, Numbers, Postings, check_sum
from store.sentence import Corrupt, Sentence, Unreachable


@dataclass
class Snapshot:
    """What the journal's first part still says."""

    documents: Documents = field(default_factory=Documents)
    numbers: dict[str, Numbers] = field(default_factory=dict)
    postings: list[Postings] = field(default_factory=list)
    contents: Contents | None = None
    end: int = HEADER
    """Where its last line ends."""
    damaged: list[int] = field(default_factory=list)
    """Where its bytes are not what was written."""


class Survey:
    """A store as its bytes are. Close it by `with`."""

    def __init__(self, directory: int) -> None:
        """Read the journal and, as far as the journal speaks of it, the history, in the open `directory`."""
        self.planted: list[str] = []
        """Files that are not plain ones with one name."""
        self.newer: Sentence | None = None
        """What is to be said where a later program wrote the journal."""
        self.header: Header | None = None
        self.journal = self._open(directory, JOURNAL)
        self.history_file = self._open(directory, HISTORY)
        self.snapshot = Snapshot()
        self.past = Documents()
        """The documents as the history has left them."""
        self.is_sound = False
        """Whether the snapshot's bytes are what was written."""
        if self.journal >= 0:
            self._read_first_line()
            self._read_snapshot()
        self.history = self._read_history()
        self.documents, self.doubtful, self.lost = self._base()
        """The documents; those of which a later version may be lost; those of which nothing is left."""
        self.commits = Run(self.journal, self.snapshot.end, size(self.journal), first=self.seq + 1)
        self.commits.read(self.documents)

    def __enter__(self) -> Survey:
        return self

    def __exit__(self, *_: object) -> None:
        for fd in (self.journal, self.history_file):
            if fd >= 0:
                os.close(fd)

    @cached_property
    def seq(self) -> int:
        """The last commit before the journal's own."""
        if self.header:
            return self.header.seq
        return self._first_commit - 1 if self._first_commit else self.history.number

    @property
    def number(self) -> int:
        """The last commit of which anything is known."""
        return max(self.commits.number, self.seq, *(place.rev for place in self.documents.places.values()))

    @property
    def past_is_whole(self) -> bool:
        """Whether the history says all that happened up to the snapshot."""
        return self.history.number == self.seq and not self.history.losses and self.past_fits

    @property
    def past_fits(self) -> bool:
        """Whether the history leads to what the journal goes on from, as far as it goes."""
        if self.header is None or self.history.number < self.seq:
            return True
        return self.seq == self.history.number and self.history.tip in (self.header.tip, "")

    def later(self, loss: Loss) -> Iterator[Commit | Loss]:
        """Yield what the journal has after a loss."""
        events = commits(self.journal, loss.end, size(self.journal), loss.last)
        return (event for event in events if not isinstance(event, Mended))

    def _open(self, directory: int, name: str) -> int:
        try:
            return files.open_file(directory, name, os.O_RDONLY)
        except FileNotFoundError:
            return -1
        except Unreachable:
            self.planted.append(name)
            return -1

    def _read_first_line(self) -> None:
        try:
            self.header, _ = read_header(self.journal)
        except Corrupt:
            return
        except Unreachable as error:
            self.newer = error.sentence

    def _read_snapshot(self) -> None:
        if self.header:
            self.is_sound = check_sum(self.journal, HEADER, self.header.end) == self.header.sum
        kept, first = self.snapshot, 0
        for at, text, is_sound in pieces(self.journal, HEADER if self.header else 0, self._limit()):
            document = parse(text) if is_sound else None
            if document and self.header and document.s > self.header.seq:
                first = at
                break
            if not is_sound:
                kept.damaged.append(at)
                continue
            kept.end = at + len(text) + 1
            if document:
                kept.documents.lay(self.journal, (at, text, document))
            elif line := unseal(text, Contents):
                kept.contents = line
                break
            else:
                self._take_index(text)
        if self.header and (self.is_sound or (kept.contents is None and self.header.end == first)):
            kept.end = self.header.end
        for table, numbers in kept.numbers.items():
            kept.documents.next[table] = numbers.next

    def _limit(self) -> int:
        """Return where the snapshot ends at the latest: damage may have moved it."""
        return self.header.end if self.header and self.is_sound else size(self.journal)

    def _take_index(self, text: bytes) -> None:
        if postings := unseal(text, Postings):
            self.snapshot.postings.append(postings)
        elif numbers := unseal(text, Numbers):
            self.snapshot.numbers[numbers.x] = numbers

    def _read_history(self) -> Run:
        end = size(self.history_file)
        run = Run(self.history_file, 0, min(self.header.history, end) if self.header else end)
        first = 0 if self.header else self._first_commit
        run.read(self.past, most=first - 1 if first else None)
        return run

    @cached_property
    def _first_commit(self) -> int:
        """The number of the first sound line behind the snapshot, 0 where there is none."""
        behind = pieces(self.journal, self.snapshot.end, size(self.journal))
        found = (parse(text) for _, text, is_sound in behind if is_sound)
        return next((line.s for line in found if line), 0)

    def _base(self) -> tuple[Documents, set[Address], set[Address]]:
        """Return the documents before the journal's own commits, the doubtful and the lost ones."""
        kept = self.snapshot.documents
        if self.is_sound:
            return kept.copy(), set(), set()
        if self.past_is_whole:
            return self.past, set(), set()
        return self._pieced_together()

    def _pieced_together(self) -> tuple[Documents, set[Address], set[Address]]:
        found, past = self.snapshot.documents, self.past
        listed = {table: set(Column(bytes(line.ids)).all()) for table, line in self.snapshot.numbers.items()}
        contents, doubtful = self.snapshot.contents, set()
        for (table, id), place in past.places.items():
            is_gone = contents is not None and table not in contents.tables
            if is_gone or (table, id) in found.places or id not in listed.get(table, {id}):
                continue
            found.places[table, id] = place
            doubtful.add((table, id))
        for table, number in past.next.items():
            found.next[table] = max(found.next.get(table, 1), number)
        lost = {(table, id) for table, ids in listed.items() for id in ids} - found.places.keys()
        return found, doubtful, lost


def size(fd: int) -> int:
    """Return the length of an open file, 0 where there is none."""
    return os.fstat(fd).st_size if fd >= 0 else 0
