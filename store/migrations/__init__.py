"""Records as earlier versions wrote them, brought to today's shape: pure functions, one file each, found by name.

A module `to_N_…` holds `migrate(table, document)`: it returns the document of shape N − 1 in shape N, and one that has
that shape already as it is. The store says which shape it has in the document `.workspace` 1, written with its first
commit; the first stores do not say: shape 1. A store of an earlier shape can be read as it is; who may write to it
brings it to today's, by one commit that nobody can take back, then compacts it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from typing import Any

import msgspec

from store.engine.protocol import Engine, Transaction
from store.sentence import N_, Unreachable

SHAPE = 2
"""The shape that is written."""
OPERATION = "migrate"
"""The name of the commit that brings a store to it."""
_PLACE = ".workspace", 1


class _Mark(msgspec.Struct):
    shape: int = 1


def shape_of(engine: Engine) -> int:
    """Return the shape of a store's records; of an empty store, today's."""
    stored = engine.get(*_PLACE)
    if stored is not None:
        return msgspec.json.decode(stored.doc, type=_Mark).shape
    return 1 if engine.number else SHAPE


def mark(transaction: Transaction) -> None:
    """Write down, with what else is laid, that the records have today's shape."""
    transaction.put(*_PLACE, msgspec.json.encode(_Mark(SHAPE)))


def bring_up(engine: Engine) -> None:
    """Bring a store of an earlier shape to today's; one that may not be written stays as it is. Unreachable where it is
    of a later one."""
    shape = shape_of(engine)
    if shape > SHAPE:
        raise Unreachable(
            N_("The records were written by a newer Passerelle (shape {shape}): update the program"), shape=shape
        )
    if shape < SHAPE:
        with suppress(Unreachable):
            _migrate(engine)


def _migrate(engine: Engine) -> None:
    with engine.begin() as transaction:
        if shape_of(engine) == SHAPE:
            return
        for table in engine.tables():
            for stored in engine.docs(table):
                document = migrated(table, stored.doc)
                if document != stored.doc:
                    transaction.put(table, stored.id, document)
        mark(transaction)
        transaction.commit(OPERATION)
    engine.compact()


def migrated(table: str, doc: bytes) -> bytes:
    """Return a document of any shape in today's; the same bytes where it has that already."""
    document: dict[str, Any] = msgspec.json.decode(doc)
    before = msgspec.json.encode(document)
    for migrate in _migrations():
        document = migrate(table, document)
    after = msgspec.json.encode(document)
    return doc if after == before else after


@lru_cache(maxsize=1)
def _migrations() -> list[Callable[[str, dict[str, Any]], dict[str, Any]]]:
    import pkgutil

    names = [module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith("to_")]
    names.sort(key=lambda name: int(name.split("_")[1]))
    return [import_module(f"{__name__}.{name}").migrate for name in names]
