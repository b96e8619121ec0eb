"""The writer's turn: what one transaction sees and lays down, and how it becomes lines on the disk."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol

from store.engine import codec
from store.engine.lines import Puts
from store.engine.lock import WriterLock
from store.engine.protocol import Engine, Stored
from store.sentence import N_, Conflict, Refused


class Keeper(Engine, Protocol):
    """What a turn needs of the engine whose turn it is."""

    def write(self, puts: Puts, operation: str, undoes: int) -> int:
        """Write a commit; returns its number once it is durable."""
        ...

    def compact_when_due(self) -> None:
        """Compact if it is time."""
        ...


class Turn:
    """A transaction: the lock is held from its making until it is left by `with`."""

    def __init__(self, keeper: Keeper, lock: WriterLock) -> None:
        self._keeper = keeper
        self._lock = lock
        self._puts: dict[tuple[str, int], bytes | None] = {}
        self._next: dict[str, int] = {}
        self._has_written = False

    def get(self, table: str, id: int) -> Stored | None:
        """Return the document as it is under the lock, or as this transaction has put it."""
        if (table, id) in self._puts:
            doc = self._puts[table, id]
            return None if doc is None else Stored(id, self._keeper.number + 1, doc)
        return None if (table, 0) in self._puts else self._keeper.get(table, id)

    def ids(self, table: str) -> list[int]:
        """Return the numbers of the table's documents, ascending, with what this transaction has put."""
        put = {id: doc for (name, id), doc in self._puts.items() if name == table}
        kept = () if 0 in put else self._keeper.ids(table)
        if not put:
            return list(kept)
        return sorted({id for id in kept if id not in put} | {id for id, doc in put.items() if id and doc is not None})

    def next_id(self, table: str) -> int:
        """Return a number that no document of the table ever had."""
        number = self._next.get(table) or self._keeper.next_id(table)
        self._next[table] = number + 1
        return number

    def put(self, table: str, id: int, doc: bytes | None) -> None:
        """Lay down a document's new JSON (None: remove it). Refused where the store cannot keep it."""
        if not table or len(table) > 64 or not 1 <= id < codec.INTEGER:
            raise Refused(
                N_("{table} {id} is no place for a document: tables have names, documents numbers from 1"),
                table=table,
                id=id,
            )
        codec.check_text(table, "table")
        self._puts[table, id] = None if doc is None else codec.compact(doc)
        self._next[table] = max(self._next.get(table) or self._keeper.next_id(table), id + 1)

    def begin_anew(self, table: str, *, exists: bool) -> None:
        """Empty a table; its numbers begin at 1 again. With `exists` the empty table remains in the list of tables."""
        codec.check_text(table, "table")
        for place in [place for place in self._puts if place[0] == table]:
            del self._puts[place]
        self._puts[table, 0] = b"{}" if exists else None
        self._next[table] = 1

    def expect(self, table: str, id: int, rev: int) -> None:
        """Raise Conflict unless the document's stored revision is `rev` (0: it does not exist)."""
        stored = self._keeper.get(table, id)
        if (stored.rev if stored else 0) == rev:
            return
        by, number = self._keeper.last_author(table, id)
        raise Conflict(table=table, id=id, by=by, rev=number)

    def commit(self, operation: str = "", undoes: int = 0) -> int:
        """Write all that was put as one commit, durable when this returns; returns its number (the last commit's
        where nothing was put). RuntimeError where the turn is over, or the process that forked this one has it."""
        if not self._lock.is_ours:
            raise RuntimeError("this process has not the writer's turn")
        if not self._puts:
            return self._keeper.number
        number = self._keeper.write(self._puts, operation, undoes)
        self._puts, self._next, self._has_written = {}, {}, True
        return number

    def __enter__(self) -> Turn:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._has_written and kind is None and self._lock.is_ours:
                # only now: nothing is written any more to the journal that was read
                self._keeper.compact_when_due()
        finally:
            self._lock.release()
