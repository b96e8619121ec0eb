"""What an operation sees and touches while it is carried out: the records as they are, its own changes on top."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from store.engine.protocol import Engine, Transaction
from store.reading import decode, in_all
from store.records import RECORDS
from store.records.record import EPOCH, Record, under
from store.records.validity import check, encode
from store.sentence import N_, Conflict, Refused, reference

R = TypeVar("R", bound=Record)


class Ground(Protocol):
    """Where a draft reads and takes numbers."""

    def record(self, kind: type[R], id: int) -> R | None:
        """Return a record, None where there is none."""
        ...

    def next_id(self, table: str) -> int:
        """Return a number for a new record."""
        ...


class Writing:
    """The ground of a commit: the lock is held, and nothing changes but by this transaction."""

    def __init__(self, transaction: Transaction) -> None:
        """Read from `transaction`, and take its numbers."""
        self._transaction = transaction

    def record(self, kind: type[R], id: int) -> R | None:
        """Return a record as it is under the lock."""
        stored = self._transaction.get(kind.table, id)
        return None if stored is None else decode(kind, stored)

    def next_id(self, table: str) -> int:
        """Return a number that no record of the table ever had."""
        return self._transaction.next_id(table)


class Reader(Protocol):
    """Who has the records as they were last seen: the workspace."""

    def get(self, kind: type[R], id: int) -> R | None:
        """Return a record, None where there is none."""
        ...


class Rehearsal:
    """The ground of *may I?*: the records as they were last seen, and numbers that are given to nobody."""

    def __init__(self, engine: Engine, reader: Reader) -> None:
        """Nothing is written to `engine`."""
        self._engine = engine
        self._reader = reader
        self._next: dict[str, int] = {}

    def record(self, kind: type[R], id: int) -> R | None:
        """Return a record as last seen."""
        return self._reader.get(kind, id)

    def next_id(self, table: str) -> int:
        """Return a number that no record of the table has now."""
        number = self._next.get(table) or self._engine.next_id(table)
        self._next[table] = number + 1
        return number


class Draft:
    """The desk (`store.records.operation.Desk`) on which one commit takes shape."""

    def __init__(self, engine: Engine, ground: Ground, *, now: datetime, zone: str) -> None:
        """`ground` gives records and new numbers, `engine` the indexes."""
        self.user = engine.user
        self.now = now
        self.zone = zone
        self.documents: dict[tuple[str, int], bytes] = {}
        self.added: list[tuple[str, int]] = []
        self._records: dict[tuple[str, int], Record] = {}
        """Those laid on the desk, and those read."""
        self._laid: dict[tuple[str, str, Any], set[int]] = {}
        """(table, field, value) → what was laid on the desk under it; it may have left it since."""
        self._engine = engine
        self._ground = ground

    def get(self, kind: type[R], id: int, rev: int = 0) -> R:
        """Return a record. Refused where there is none; Conflict where `rev` is no longer its revision."""
        record = self._read(kind, id)
        if record is None:
            raise Refused(N_("There is no {ref}"), field="id", ref=reference(kind.table, id))
        if rev and record.rev != rev and (kind.table, id) not in self.documents:
            by = next((written.by for written in self._engine.history(kind.table, id)), "?")
            raise Conflict(table=kind.table, id=id, by=by, rev=record.rev)
        return record

    def find(self, kind: type[R], /, **values: Any) -> list[R]:
        """Return the records whose indexed fields have (of a list: hold) these values, by number."""
        kept = in_all(self._engine.find(kind.table, field, value) for field, value in values.items())
        field, value = next(iter(values.items()))
        records = (self.get(kind, id) for id in sorted({*kept, *self._laid.get((kind.table, field, value), ())}))
        return [record for record in records if all(value in under(record, field) for field, value in values.items())]

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
        self._records[key] = record
        for field in record.indexes:
            for value in under(record, field):
                self._laid.setdefault((record.table, field, value), set()).add(record.id)
        check(record, lambda table, id: self._read(RECORDS[table], id) is not None)
        self.documents[key] = encode(record)

    def _read(self, kind: type[R], id: int) -> R | None:
        record = self._records.get((kind.table, id))
        if record is None:
            record = self._ground.record(kind, id)
            if record is not None:
                self._records[kind.table, id] = record
        return record if isinstance(record, kind) else None
