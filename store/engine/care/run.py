"""A run of commits, sound or not, and the documents as it leaves them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from store.engine import lines
from store.engine.care.scan import Address, Commit, Loss, Placed, commits
from store.engine.history import Mended


class Place(NamedTuple):
    """Where a document's last line is, without its newline."""

    fd: int
    at: int
    length: int
    rev: int


@dataclass
class Documents:
    """The live documents, by where their last lines are."""

    places: dict[Address, Place] = field(default_factory=dict)
    next: dict[str, int] = field(default_factory=dict)
    """The number that a table's next document gets; a table that is not here does not exist."""

    @property
    def count(self) -> int:
        """How many there are; tables whose name begins with a point are the program's own."""
        return sum(not table.startswith(".") for table, _ in self.places)

    def copy(self) -> Documents:
        """Return the same documents, to go on from."""
        return Documents(dict(self.places), dict(self.next))

    def lay(self, fd: int, placed: Placed) -> None:
        """Take in one document's write."""
        at, text, line = placed
        if line.i == 0:
            for address in [address for address in self.places if address[0] == line.t]:
                del self.places[address]
            self.next.pop(line.t, None)
            if line.doc is not None:
                self.next[line.t] = 1
            return
        self.next[line.t] = max(self.next.get(line.t, 1), line.i + 1)
        if line.doc is None:
            self.places.pop((line.t, line.i), None)
        else:
            self.places[line.t, line.i] = Place(fd, at, len(text), line.s)


@dataclass
class Run:
    """A stretch of commits, in a file from `start` to `end`."""

    fd: int = -1
    start: int = 0
    end: int = 0
    first: int = 1
    """The number with which it should begin."""
    number: int = 0
    """The last commit of which anything is sound."""
    tip: str = ""
    """The checksum of its last line."""
    upto: int = 0
    """Where what was read of it ends."""
    count: int = 0
    losses: list[Loss] = field(default_factory=list)
    mended: list[Mended] = field(default_factory=list)
    last: Placed | None = None
    """Its last sound line."""

    @property
    def tail(self) -> Loss | None:
        """What is left over at the end, if anything is."""
        return self.losses[-1] if self.losses and self.losses[-1].is_tail else None

    @property
    def whole_end(self) -> int:
        """Where its last sound line that counts ends."""
        return self.last[0] + len(self.last[1]) + 1 if self.last else self.start

    def read(self, documents: Documents, most: int | None = None) -> None:
        """Read it, laying its writes on `documents`; nothing beyond commit `most` where that is given."""
        self.number, self.upto = self.first - 1, self.start
        for event in commits(self.fd, self.start, self.end, self.number):
            if isinstance(event, Mended):
                self.mended.append(event)
                self.tip = event.c
                continue
            if most is not None and (event.number if isinstance(event, Commit) else event.first) > most:
                return
            self.upto = event.end
            if isinstance(event, Loss):
                self.losses.append(event)
            for placed in self.sound(event):
                documents.lay(self.fd, placed)
                self.last, self.number, self.tip = placed, placed[2].s, lines.checksum(placed[1])
            self.count += isinstance(event, Commit)
        self.upto = self.end

    @staticmethod
    def sound(event: Commit | Loss) -> list[Placed]:
        """Return the lines of an event that count: an unfinished commit's do not."""
        if isinstance(event, Commit):
            return event.lines
        return [] if event.is_tail else event.kept

    def new_losses(self) -> list[Loss]:
        """Return the losses, without the tail, that no earlier repair has told of."""
        return [loss for loss in self.losses if not (loss.is_tail or self.is_told(loss.first, loss.last))]

    def is_told(self, first: int, last: int) -> bool:
        """Return whether earlier repairs have told that these commits are lost."""
        for gap in sorted(gap for mended in self.mended for gap in mended.lost):
            if gap[0] <= first:
                first = max(first, gap[1] + 1)
        return first > last
