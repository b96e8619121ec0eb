"""The past of a record: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from store.engine.protocol import Engine, Stored, Written
from store.migrations import OPERATION, migrated
from store.reading import decode
from store.records.record import Record

R = TypeVar("R", bound=Record)


class Step(msgspec.Struct, frozen=True):
    """One field's change; None stands for *not there*."""

    field: str
    before: Any
    after: Any


class Revision(msgspec.Struct, frozen=True):
    """One commit's change to one record."""

    number: int
    at: datetime
    by: str
    operation: str
    steps: tuple[Step, ...]
    undoes: int = 0


_UNTOLD = frozenset({"created_at", "created_by"})


def revisions(engine: Engine, table: str, id: int) -> Iterator[Revision]:
    """Yield the revisions of one record, newest first."""
    after: Written | None = None
    for written in engine.history(table, id):
        if written.operation == OPERATION:
            continue
        if after is not None:
            yield _revision(after, written)
        after = written
    if after is not None:
        yield _revision(after, None)


def last_known(engine: Engine, kind: type[R], id: int) -> R | None:
    """Return a record as it was when it was last there."""
    for written in engine.history(kind.table, id):
        if written.doc is not None:
            return decode(kind, Stored(id, written.commit, migrated(kind.table, bytes(written.doc))))
    return None


def _revision(written: Written, before: Written | None) -> Revision:
    old, new = _fields(before), _fields(written)
    names = [name for name in {**old, **new} if name not in _UNTOLD and old.get(name) != new.get(name)]
    steps = tuple(Step(name, old.get(name), new.get(name)) for name in names)
    return Revision(written.commit, written.at, written.by, written.operation, steps, written.undoes)


def _fields(written: Written | None) -> dict[str, Any]:
    if written is None or written.doc is None:
        return {}
    fields: dict[str, Any] = msgspec.json.decode(migrated(written.table, bytes(written.doc)))
    return fields
