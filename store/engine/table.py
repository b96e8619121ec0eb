"""TinyDB's tables and queries on an engine: writes are durable when they return, and atomic among processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from store.engine.journal import open_journal
from store.engine.protocol import Engine, Indexes
from store.engine.query import candidates
from store.engine.storage import EngineStorage, Rows

Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


def open_tinydb(path: Path | str, indexes: Indexes = {}) -> TinyDB:  # noqa: B006 - never changed
    """Return a TinyDB on the store in the directory `path`, made if need be; `indexes` answer `==`, `one_of`, `any`,
    and `&` and `|` of those. Raises Unreachable, Corrupt."""
    return EngineDB(open_journal(Path(path), indexes, create=True))


class EngineTable(Table):
    """A TinyDB table on an engine. A change made by anybody is seen by the next read."""

    def __init__(self, storage: EngineStorage, name: str, **options: Any) -> None:
        self._on = storage
        self._known = -1
        self._offered = 1
        super().__init__(storage, name, **options)

    @classmethod
    def on(cls, engine: Engine, name: str) -> EngineTable:
        """Return a table of an engine that somebody else keeps open."""
        return cls(EngineStorage(engine), name)

    # -- reading

    def search(self, cond: QueryLike) -> list[Document]:
        """Return all documents that the query finds, by number."""
        self._catch_up()
        known = self._query_cache.get(cond)
        if known is not None:
            return known[:]
        found = list(self._matching(cond))
        is_cacheable: Callable[[], bool] = getattr(cond, "is_cacheable", lambda: True)
        if is_cacheable():
            self._query_cache[cond] = found[:]
        return found

    def get(  # type: ignore[override]  # TinyDB's five overloads say no more than these three defaults
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Document | list[Document] | None:
        """Return the first document that the query finds, the one with this number, or those with these numbers."""
        self._catch_up()
        if doc_id is not None:
            return next(self._of([doc_id]), None)
        if doc_ids is not None:
            return list(self._of(sorted(set(doc_ids))))
        if cond is None:
            raise RuntimeError("You have to pass either cond or doc_id or doc_ids")
        return next(self._matching(cond), None)

    def __len__(self) -> int:
        self._catch_up()
        return len(self._on.engine.ids(self.name))

    def __iter__(self) -> Iterator[Document]:
        self._catch_up()
        return self._of()

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        self._catch_up()
        return {str(id): doc for id, doc in self._on.documents(self.name)}

    def _matching(self, cond: QueryLike) -> Iterator[Document]:
        pairs = self._on.documents(self.name, candidates(self._on.engine, self.name, cond))
        return (self.document_class(doc, id) for id, doc in pairs if cond(doc))

    def _of(self, ids: Iterable[int] | None = None) -> Iterator[Document]:
        return (self.document_class(doc, id) for id, doc in self._on.documents(self.name, ids))

    def _catch_up(self) -> None:
        self._on.engine.catch_up()
        if self._known != self._on.engine.number:
            self._known, self._offered = self._on.engine.number, 1
            self.clear_cache()

    # -- writing: TinyDB's own methods, each inside one turn

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; returns its number. Refused for what the store cannot keep."""
        with self._on.turn():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents, all or none; returns their numbers."""
        with self._on.turn():
            return super().insert_multiple(documents)

    def update(self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Update the documents that the query finds, or with these numbers, or all; returns their numbers."""
        with self._on.turn():
            return super().update(fields, cond, self._planned(cond, doc_ids))

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that the query finds, insert the document where it finds none."""
        with self._on.turn():
            return super().upsert(document, cond)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents that the query finds or with these numbers; returns their numbers."""
        with self._on.turn():
            return super().remove(cond, self._planned(cond, doc_ids))

    def _planned(self, cond: QueryLike | None, doc_ids: Iterable[int] | None) -> Iterable[int] | None:
        """Return the numbers to change where the engine's indexes tell them, under the lock."""
        if doc_ids is not None or cond is None or self._on.is_nested:
            return doc_ids
        ids = candidates(self._on.engine, self.name, cond)
        return None if ids is None else [document.doc_id for document in self._of(ids) if cond(document)]

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._on.turn() as turn:
            rows = Rows(turn, self.name)
            updater(rows)
            rows.lay_down()
        self.clear_cache()

    def _get_next_id(self) -> int:
        if self._on.is_in_turn:
            with self._on.turn() as turn:
                return turn.next_id(self.name)
        self._catch_up()
        number = max(self._offered, self._on.engine.next_id(self.name))
        self._offered = number + 1
        return number


class EngineDB(TinyDB):
    """TinyDB on an engine, which is closed with it."""

    table_class = EngineTable  # type: ignore[assignment]  # TinyDB infers its own classes, any subclass of Table serves
    default_storage_class = EngineStorage  # type: ignore[assignment]  # likewise

    def __init__(self, engine: Engine) -> None:
        """Give the engine's tables TinyDB's methods."""
        self._on = EngineStorage(engine)
        super().__init__(storage=lambda: self._on)

    def tables(self) -> set[str]:
        """Return the names of all tables."""
        self._on.engine.catch_up()
        return set(self._on.engine.tables())

    def drop_tables(self) -> None:
        """Remove all tables, as one commit; numbers begin at 1 again."""
        with self._on.turn() as turn:
            for name in self.tables():
                turn.begin_anew(name, exists=False)
        self._tables.clear()

    def drop_table(self, name: str) -> None:
        """Remove a table; its numbers begin at 1 again."""
        self._tables.pop(name, None)
        with self._on.turn() as turn:
            if name in self.tables():
                turn.begin_anew(name, exists=False)
