"""Whether a record may be stored: its types and bounds, its times, and the records it names."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from store import when
from store.records.record import Record
from store.sentence import N_, Refused, reference

_SHAPES = ("day", "moment", "local")
_NO_RECORDS = (*_SHAPES, "login")


def encode(record: Record) -> bytes:
    """Return the record's document as strict JSON. Refused where a field is not of its type or out of its bounds."""
    fields: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(record, id=0, rev=0))
    for name in record.indexes:
        # a default is left out of the document, except where an index or a query is asked for it (`status` inbox)
        if isinstance(code := getattr(record, name), str) and code:
            fields[name] = code
    doc = msgspec.json.encode(fields)
    try:
        msgspec.json.decode(doc, type=type(record))
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at `$.")
        field = path.rstrip("`") or "?"
        raise Refused(N_("{field}: {problem}"), field=field, **{"problem": problem.replace("`", "")}) from None
    return doc


def check(record: Record, exists: Callable[[str, int], bool]) -> None:
    """Raise Refused where a time is not one, or a record that this one names does not exist."""
    for field, hint in hints(type(record)).items():
        for ref, value in _named(getattr(record, field), hint):
            if ref in _SHAPES:
                when.check(ref, value, field)
            elif ref != "login" and not exists(ref, value):
                raise Refused(N_("{field}: there is no {ref}"), field=field, **{"ref": reference(ref, value)})


def references(record: Record) -> set[tuple[str, int]]:
    """Return the (table, id) of every record that this one names, in whatever field."""
    named = (pair for field, hint in hints(type(record)).items() for pair in _named(getattr(record, field), hint))
    return {(ref, value) for ref, value in named if ref not in _NO_RECORDS}


def referring_fields(kind: type[Record]) -> list[tuple[str, str]]:
    """Return the fields of a kind of record that name other records, each with the table it points to."""
    pairs = {(field, ref) for field, hint in hints(kind).items() for ref in _refs(hint)}
    return sorted((field, ref) for field, ref in pairs if ref not in _NO_RECORDS)


def names_by_value(kind: type[Record], field: str) -> bool:
    """Return whether an index over a field finds the records that it names: not those that stand inside an object."""
    return not _holds_object(hints(kind)[field])


@lru_cache(maxsize=64)
def hints(kind: type[Any]) -> dict[str, Any]:
    """Return the fields of a record or operation with their types, annotations kept."""
    known = typing.get_type_hints(kind, include_extras=True)
    return {name: known[name] for name in kind.__struct_fields__}


def ref_of(hint: Any) -> str:
    """Return what an annotated type names (`parties`, `login`, `day` …), "" where it names nothing."""
    for meta in getattr(hint, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and meta.extra and "ref" in meta.extra:
            return str(meta.extra["ref"])
    return ""


def _named(value: Any, hint: Any) -> Iterator[tuple[str, Any]]:
    if value is None or value == "" or value is msgspec.UNSET:
        return
    ref = ref_of(hint)
    if ref:
        yield ref, value
        return
    if isinstance(value, msgspec.Struct):
        for field, inner in hints(type(value)).items():
            yield from _named(getattr(value, field), inner)
        return
    arms = typing.get_args(hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        for arm in arms:
            if ref_of(arm) or typing.get_origin(arm):
                yield from _named(value, arm)
    elif isinstance(value, tuple) and arms:
        for part in value:
            yield from _named(part, arms[0])
    elif isinstance(value, dict) and len(arms) == 2:
        for key, part in value.items():
            yield from _named(key, arms[0])
            yield from _named(part, arms[1])


def _holds_object(hint: Any) -> bool:
    return (isinstance(hint, type) and issubclass(hint, msgspec.Struct)) or any(
        map(_holds_object, typing.get_args(hint))
    )


def _refs(hint: Any) -> Iterator[str]:
    ref = ref_of(hint)
    if ref:
        yield ref
        return
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        for inner in hints(hint).values():
            yield from _refs(inner)
    for arm in typing.get_args(hint):
        yield from _refs(arm)
