"""Which documents a TinyDB query can be about, by the engine's indexes.

TinyDB tells what a query asks only by the private `QueryInstance._hash`. A shape that is not known here, or a query
that has no hash, is answered by looking at every document; whoever asks tests each candidate with the query itself.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from typing import Any

from store.engine.protocol import Engine

_Ids = Set[int] | None


def candidates(engine: Engine, table: str, query: object) -> list[int] | None:
    """Return, ascending, numbers among which are all documents that the query finds; None where any may be."""
    found = _among(engine, table, getattr(query, "_hash", None))
    return None if found is None else sorted(found)


def _among(engine: Engine, table: str, shape: object) -> _Ids:
    match shape:
        case ("and", frozenset() as parts):
            known = [ids for part in parts if (ids := _among(engine, table, part)) is not None]
            return frozenset.intersection(*map(frozenset, known)) if known else None
        case ("or", frozenset() as parts):
            found = [_among(engine, table, part) for part in parts]
            return None if None in found else frozenset().union(*(ids for ids in found if ids is not None))
        case ("==", (str() as field,), value):
            return _under(engine, table, field, [value])
        case ("one_of", (str() as field,), tuple() as values):
            return _under(engine, table, field, values)
        case ("any", (str() as field,), tuple() as values):
            # a text is a sequence too: its single characters are in no index
            one_letter = any(isinstance(value, str) and len(value) == 1 for value in values)
            return None if one_letter else _under(engine, table, field, values)
    return None


def _under(engine: Engine, table: str, field: str, values: Collection[Any]) -> _Ids:
    scalar = all(value is None or isinstance(value, (str, int, float)) for value in values)
    if not scalar or not engine.is_indexed(table, field):
        return None
    return frozenset().union(*(engine.find(table, field, value) for value in values))
