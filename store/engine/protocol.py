"""What an engine is: the only thing that knows how documents are kept.

An engine keeps JSON documents by table and number, one journal of commits, and indexes over declared fields. Numbers
of commits are contiguous; a document's revision is the number of the commit that last wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol

from msgspec import Raw, Struct

Indexes = Mapping[str, Sequence[str]]
"""Table → the fields to index. A list field is indexed by each of its elements; a document that lacks the field is
under no value."""


class Stored(Struct, frozen=True):
    """A document as it is kept: its number, its revision, its JSON."""

    id: int
    rev: int
    doc: bytes


class Written(Struct, frozen=True):
    """One document's write in one commit: a line of the journal."""

    commit: int
    at: datetime
    by: str
    operation: str
    """The operation's name; with `undo` for one that takes another back."""
    undoes: int
    """The commit that this one takes back; 0 for none."""
    table: str
    id: int
    doc: Raw | None
    """None: the document is no more."""


class Commit(Struct, frozen=True):
    """A commit just applied: what it touched and who made it; the store's only announcement."""

    number: int
    by: str
    operation: str
    touched: tuple[tuple[str, int], ...]
    """(table, id) of each document it wrote. Nothing: everything may have changed (a backup was put back)."""


class Transaction(Protocol):
    """The writer's turn: the lock is held, the engine has caught up. Leave it by `with`; nothing is written unless
    `commit` is called."""

    def get(self, table: str, id: int) -> Stored | None:
        """Return the document as it is under the lock, or as this transaction has put it."""
        ...

    def ids(self, table: str) -> list[int]:
        """Return the numbers of the table's documents, ascending, with what this transaction has put."""
        ...

    def next_id(self, table: str) -> int:
        """Return a number that no document of the table ever had."""
        ...

    def put(self, table: str, id: int, doc: bytes | None) -> None:
        """Lay down a document's new JSON (None: remove it). Refused where the store cannot keep it."""
        ...

    def begin_anew(self, table: str, *, exists: bool) -> None:
        """Empty a table, so that its numbers begin at 1 again. With `exists` it remains in the list of tables."""
        ...

    def expect(self, table: str, id: int, rev: int) -> None:
        """Raise Conflict unless the document's revision is `rev` (0: it does not exist)."""
        ...

    def commit(self, operation: str = "", undoes: int = 0) -> int:
        """Write all that was put as one commit, durable when this returns; returns its number."""
        ...

    def __enter__(self) -> Transaction: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Here(Struct, frozen=True):
    """A colleague who is in the workspace now."""

    login: str
    where: str
    """What they look at, in their program's codes (`inbox`, `items:12`)."""
    since: datetime


class Presence(Protocol):
    """The register of who is here; never part of the journal."""

    def tell(self, where: str) -> None:
        """Enter this process, or what it looks at now, in the register."""
        ...

    def beat(self) -> None:
        """Say that this process is still there (every ten seconds or so)."""
        ...

    def others(self) -> list[Here]:
        """Return the other sessions that are there."""
        ...

    def leave(self) -> None:
        """Strike this process off."""
        ...


class Engine(Protocol):
    """Where the documents are. All methods may be called from any thread of the process."""

    user: str
    """The name of the real uid: the author of this process's commits."""
    clock: Callable[[], datetime]
    """What says when a commit is made. Author and clock are the process's own; only the demo tells of other days."""

    @property
    def number(self) -> int:
        """The last commit applied."""
        ...

    def catch_up(self) -> None:
        """Apply what was committed; the next `refresh` still tells it."""
        ...

    def refresh(self) -> list[Commit]:
        """Apply what other processes (and this one) have committed since the last call; returns those commits."""
        ...

    def get(self, table: str, id: int) -> Stored | None:
        """Return one document, None where there is none."""
        ...

    def ids(self, table: str) -> Sequence[int]:
        """Return the numbers of the table's live documents, ascending. Not to be changed."""
        ...

    def docs(self, table: str, ids: Iterable[int] | None = None) -> Iterator[Stored]:
        """Yield the table's documents as they are now, ascending; or those of these numbers, in their order, without
        those that are gone. Faster than one by one."""
        ...

    def next_id(self, table: str) -> int:
        """Return the number after the highest that a document of the table ever had."""
        ...

    def tables(self) -> list[str]:
        """Return the names of the tables that were written to and not dropped, sorted."""
        ...

    def find(self, table: str, field: str, value: object) -> Sequence[int]:
        """Return, ascending, the numbers whose indexed `field` is (or, of a list, holds) `value`. KeyError where the
        field is not indexed."""
        ...

    def newest(self, table: str, field: str, value: object) -> Iterator[int]:
        """Yield those same numbers, descending; the first of them cost little, however many there are."""
        ...

    def is_indexed(self, table: str, field: str) -> bool:
        """Return whether `find` knows the field."""
        ...

    def values(self, table: str, field: str) -> list[object]:
        """Return the values that an indexed field takes, each once, sorted: for ranges (`due` up to today)."""
        ...

    def begin(self, on_wait: Callable[[str], None] | None = None) -> Transaction:
        """Take the writer's turn. Waits for it; `on_wait(login)` is told once, after two seconds, who holds it."""
        ...

    def history(self, table: str = "", id: int = 0) -> Iterator[Written]:
        """Yield writes, newest first: of one document, of a table, or of all."""
        ...

    def last_author(self, table: str, id: int) -> tuple[str, int]:
        """Return who wrote a document last, and in which commit; nobody in commit 0 where it never was."""
        ...

    def presence(self) -> Presence:
        """Return the register of who is here."""
        ...

    def compact(self) -> None:
        """Move commits that the live documents no longer need into the history."""
        ...

    def close(self) -> None:
        """Let go of the files; the engine is of no use after this."""
        ...
