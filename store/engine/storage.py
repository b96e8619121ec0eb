"""An engine as TinyDB's storage: all documents at once, or a table's rows inside the writer's turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from threading import local
from typing import Any

import msgspec
from tinydb.storages import Storage

from store.engine import codec
from store.engine.protocol import Engine, Transaction
from store.sentence import Conflict


class EngineStorage(Storage):
    """An engine as TinyDB's storage, and the turn that a thread's nested writes share."""

    def __init__(self, engine: Engine) -> None:
        """The engine is closed with the storage."""
        self.engine = engine
        self._thread = local()
        self._read = -1

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all documents by table and number (as text), None where there is no table."""
        self.engine.catch_up()
        self._read = self.engine.number
        tables = self.engine.tables()
        return {table: {str(id): doc for id, doc in self.documents(table)} for table in tables} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Commit what differs between `data` and the store. What others have changed since `read` stays as they left
        it; Conflict where `data` changes the same document otherwise."""
        with self.turn() as turn:
            for table in self.engine.tables():
                if table not in data:
                    turn.begin_anew(table, exists=False)
            for table, documents in data.items():
                self._write_table(turn, table, {int(id): dict(doc) for id, doc in documents.items()})

    def documents(self, table: str, ids: Iterable[int] | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield (number, document) of a table, ascending; or those of these numbers, in their order."""
        return ((stored.id, msgspec.json.decode(stored.doc)) for stored in self.engine.docs(table, ids))

    def close(self) -> None:
        """Let go of the store."""
        self.engine.close()

    @property
    def is_in_turn(self) -> bool:
        """Whether this thread is writing."""
        return getattr(self._thread, "depth", 0) > 0

    @property
    def is_nested(self) -> bool:
        """Whether this thread is writing inside another write, whose changes no index knows yet."""
        return getattr(self._thread, "depth", 0) > 1

    @contextmanager
    def turn(self) -> Iterator[Transaction]:
        """Give this thread the writer's turn, committed at the end; a turn within a turn joins it."""
        self._thread.depth = getattr(self._thread, "depth", 0) + 1
        try:
            if self._thread.depth > 1:
                yield self._thread.turn
                return
            with self.engine.begin() as turn:
                self._thread.turn = turn
                yield turn
                turn.commit()
        finally:
            self._thread.depth -= 1

    def _write_table(self, turn: Transaction, table: str, documents: dict[int, dict[str, Any]]) -> None:
        if not documents and table not in self.engine.tables():
            turn.begin_anew(table, exists=True)
        for id in set(turn.ids(table)) - documents.keys():
            if not self._is_newer(turn, table, id):
                turn.put(table, id, None)
        for id, document in documents.items():
            stored, doc = turn.get(table, id), codec.encode(document)
            if stored is not None and stored.doc == doc:
                continue
            if stored is not None and self._is_newer(turn, table, id):
                by, rev = self.engine.last_author(table, id)
                raise Conflict(table=table, id=id, by=by, rev=rev)
            turn.put(table, id, doc)

    def _is_newer(self, turn: Transaction, table: str, id: int) -> bool:
        stored = turn.get(table, id)
        return stored is not None and 0 <= self._read < stored.rev


class Rows(MutableMapping[int, dict[str, Any]]):
    """A table inside a turn, as TinyDB's updaters see it: documents are decoded when looked at."""

    def __init__(self, turn: Transaction, table: str) -> None:
        self._turn, self._table = turn, table
        self._ids = dict.fromkeys(turn.ids(table))
        self._seen: dict[int, dict[str, Any]] = {}
        self._before: dict[int, bytes] = {}

    def __getitem__(self, id: int) -> dict[str, Any]:
        if id not in self._ids:
            raise KeyError(id)
        if id not in self._seen:
            stored = self._turn.get(self._table, id)
            if stored is None:
                raise KeyError(id)
            self._before[id] = stored.doc
            self._seen[id] = msgspec.json.decode(stored.doc)
        return self._seen[id]

    def __setitem__(self, id: int, document: dict[str, Any]) -> None:
        self._ids[id] = None
        self._seen[id] = document

    def __delitem__(self, id: int) -> None:
        del self._ids[id]
        self._seen.pop(id, None)
        self._turn.put(self._table, id, None)

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def clear(self) -> None:
        """Empty the table; its numbers begin at 1 again."""
        self._ids.clear()
        self._seen.clear()
        self._turn.begin_anew(self._table, exists=True)

    def lay_down(self) -> None:
        """Put every document that is not as it was."""
        for id, document in self._seen.items():
            doc = codec.encode(document)
            if doc != self._before.get(id):
                self._turn.put(self._table, id, doc)
