"""Changing fields: what the `*.change` operations share."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from store.records.operation import Operation
from store.records.record import Record
from store.sentence import N_, Refused

R = TypeVar("R", bound=Record)


def given(operation: Operation, leave: frozenset[str] = frozenset({"id", "rev"})) -> dict[str, Any]:
    """Return the fields of an operation that were given a value (an empty one clears)."""
    values = {name: getattr(operation, name) for name in operation.__struct_fields__ if name not in leave}
    return {name: value for name, value in values.items() if value is not UNSET}


def changed(record: R, operation: Operation) -> R:
    """Return the record with the operation's given fields; Refused where that changes nothing."""
    values = {name: value for name, value in given(operation).items() if getattr(record, name) != value}
    if not values:
        raise Refused(N_("Nothing to change: give at least one field a new value"))
    return replace(record, **values)


def required(value: str, field: str, template: str, **values: Any) -> str:
    """Return a text that must be there, trimmed; Refused with `template` where it is empty."""
    text = value.strip()
    if not text:
        raise Refused(template, field=field, **values)
    return text
