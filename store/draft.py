"""What an operation sees and touches while it is carried out: the records as they are, its own changes on top."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from store.engine.protocol import Engine, Stored
from store.reading import decode
from store.records.record import EPOCH, Record
from store.records.validity import check, encode
from store.sentence import N_, Conflict, Refused, reference

R = TypeVar("R", bound=Record)


class Ground(Protocol):
    """Where a draft reads and takes numbers: a transaction (the lock is held) or a rehearsal."""

    def get(self, table: str, id: int) -> Stored | None:
        """Return a document, None where there is none."""
        ...

    def next_id(self, table: str) -> int:
        """Return a number for a new document."""
        ...


class Rehearsal:
    """The ground of *may I?*: the engine as it was last seen, and numbers that are given to nobody."""

    def __init__(self, engine: Engine) -> None:
        """Read from `engine`; nothing is written to it."""
        self._engine = engine
        self._next: dict[str, int] = {}

    def get(self, table: str, id: int) -> Stored | None:
        """Return a document as last seen."""
        return self._engine.get(table, id)

    def next_id(self, table: str) -> int:
        """Return a number that no document of the table has now."""
        last = self._next.get(table) or max(self._engine.ids(table), default=0)
        self._next[table] = last + 1
        return last + 1


class Draft:
    """The desk (`store.records.operation.Desk`) on which one commit takes shape."""

    def __init__(self, engine: Engine, ground: Ground, *, now: datetime, zone: str) -> None:
        """`ground` gives documents and new numbers, `engine` the indexes."""
        self.user = engine.user
        self.now = now
        self.zone = zone
        self.records: dict[tuple[str, int], Record] = {}
        self.documents: dict[tuple[str, int], bytes] = {}
        self.added: list[tuple[str, int]] = []
        self._engine = engine
        self._ground = ground

    def get(self, kind: type[R], id: int, rev: int = 0) -> R:
        """Return a record. Refused where there is none; Conflict where `rev` is no longer its revision."""
        laid = self.records.get((kind.table, id))
        if isinstance(laid, kind):
            return laid
        stored = self._ground.get(kind.table, id)
        if stored is None:
            raise Refused(N_("There is no {ref}"), field="id", ref=reference(kind.table, id))
        if rev and stored.rev != rev:
            by = next((written.by for written in self._engine.history(kind.table, id)), "?")
            raise Conflict(table=kind.table, id=id, by=by, rev=stored.rev)
        return decode(kind, stored)

    def find(self, kind: type[R], /, **values: Any) -> list[R]:
        """Return the records whose indexed fields have (of a list: hold) these values, by number."""
        found: set[int] | None = None
        for field, value in values.items():
            ids = set(self._engine.find(kind.table, field, value))
            found = ids if found is None else found & ids
        laid = {id for table, id in self.records if table == kind.table}
        records = [self.get(kind, id) for id in sorted((found or set()) | laid)]
        return [record for record in records if all(_has(record, field, value) for field, value in values.items())]

    def add(self, record: R) -> R:
        """Lay down a new record with its number, author and time."""
        created_at = record.created_at if record.created_at != EPOCH else self.now
        numbered = replace(
            record, id=self._ground.next_id(record.table), rev=0, created_at=created_at, created_by=self.user
        )
        self.added.append((record.table, numbered.id))
        self.put(numbered)
        return numbered

    def put(self, record: Record) -> None:
        """Replace a record by this version. Refused where it may not be stored."""
        key = (record.table, record.id)
        self.records[key] = record
        check(record, self._exists)
        self.documents[key] = encode(record)

    def _exists(self, table: str, id: int) -> bool:
        return (table, id) in self.records or self._ground.get(table, id) is not None


def _has(record: Record, field: str, value: Any) -> bool:
    held = getattr(record, field)
    return value in held if isinstance(held, tuple) else held == value
