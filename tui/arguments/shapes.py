"""What the field of an operation holds, read from its annotation: the ground of `do` and of its list."""

from __future__ import annotations

import types
import typing
from datetime import datetime
from typing import Any, Literal, NamedTuple

import msgspec

from store import Operation
from store.records.validity import hints, ref_of

EXAMPLES = {
    "parties": "nur", "items": "12", "entries": "e40", "meetings": "m7", "initiatives": "i3", "terms": "t5",
    "login": "LOGIN", "day": "DAY", "moment": "DAY[THOUR]", "local": "DAY[THOUR]",
}  # fmt: skip
"""What is written for a field that names something."""

_NAMES = {str: "TEXT", int: "NUMBER", float: "NUMBER", bool: "yes|no", datetime: "DAY[THOUR]"}


class Shape(NamedTuple):
    """A field's type, taken apart. A list's `inner` is what it holds, a dict's its keys and its values."""

    base: Any
    """str, int, float, bool, datetime, tuple, dict, Literal, or a Struct's class."""
    ref: str = ""
    """What it names: a table, `login`, or a shape of time."""
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    inner: tuple[Shape, ...] = ()
    empty: Any = ""
    """The value that clears it; UNSET where it cannot be cleared."""

    @property
    def is_struct(self) -> bool:
        """Whether it is a record within the record."""
        return isinstance(self.base, type) and issubclass(self.base, msgspec.Struct)


def shapes(kind: type[Operation]) -> dict[str, Shape]:
    """Return the fields of an operation, each with its shape."""
    return {name: shape_of(hint) for name, hint in hints(kind).items()}


def required(kind: type[msgspec.Struct]) -> list[str]:
    """Return the fields that an operation, or a record within a record, cannot do without."""
    return [field.name for field in msgspec.structs.fields(kind) if field.required]


def shape_of(hint: Any) -> Shape:
    """Return the shape of an annotated type."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        arms = [arm for arm in typing.get_args(hint) if arm not in (types.NoneType, msgspec.UnsetType)]
        inner = shape_of(arms[0])
        return inner._replace(empty=None) if types.NoneType in typing.get_args(hint) else inner
    if typing.get_origin(hint) is typing.Annotated:
        return _annotated(hint)
    if typing.get_origin(hint) is Literal:
        return Shape(Literal, choices=typing.get_args(hint), empty=msgspec.UNSET)
    if typing.get_origin(hint) is tuple:
        return Shape(tuple, inner=(shape_of(typing.get_args(hint)[0]),), empty=())
    if typing.get_origin(hint) is dict:
        return Shape(dict, inner=tuple(map(shape_of, typing.get_args(hint))), empty={})
    return Shape(hint, empty="" if hint is str else msgspec.UNSET)


def form(name: str, shape: Shape) -> str:
    """Return how a field is written: `parties=nur,…`, `kind=task|request|…`."""
    return f"{name}={_sample(shape)}"


def _sample(shape: Shape) -> str:
    if shape.ref:
        return EXAMPLES[shape.ref]
    if shape.choices:
        return "|".join(shape.choices)
    if shape.base is tuple:
        return f"{_sample(shape.inner[0])},…"
    if shape.base is dict:
        return ":".join(map(_sample, shape.inner)) + ",…"
    if shape.base in _NAMES:
        return _NAMES[shape.base] if shape.most is None else f"{shape.least}–{shape.most}"
    return ":".join(parts_of(shape.base))


def parts_of(struct: type[msgspec.Struct]) -> dict[str, Shape]:
    """Return the fields of a record within a record, as people write them."""
    inner = hints(struct)
    names = zip(struct.__struct_encode_fields__, struct.__struct_fields__, strict=True)
    return {written: shape_of(inner[name]) for written, name in names}


def _annotated(hint: Any) -> Shape:
    base, *_ = typing.get_args(hint)
    shape = shape_of(base)._replace(ref=ref_of(hint))
    for meta in hint.__metadata__:
        shape = shape._replace(least=getattr(meta, "ge", None), most=getattr(meta, "le", None))
    return shape
