"""From text to the value of a field, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from store import Workspace
from tui.arguments import Misread
from tui.arguments.moments import Clock, time_said
from tui.arguments.references import number_named
from tui.arguments.shapes import EXAMPLES, Shape, form, parts_of, required
from tui.text import _

_PART = re.compile(r'(?:[^,"]|"[^"]*")+')
_YES, _NO = frozenset(["yes", "oui", "y", "o", "true", "1"]), frozenset(["no", "non", "n", "false", "0"])
_NUMBERS: dict[type, Callable[[str], float]] = {int: int, float: lambda text: float(text.replace(",", "."))}


class Values:
    """Reads the values that are typed for fields: knows the records they name and the day it is."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        """`clock` says when and where *tomorrow* is."""
        self._workspace = workspace
        self._clock = clock

    def read(self, field: str, shape: Shape, texts: Sequence[str]) -> Any:
        """Return the value of a field that was given once or, a list or dict, several times. Misread says what to
        write instead."""
        if texts[-1] == "":
            return self._cleared(field, shape)
        if shape.base is tuple:
            return [value for text in texts for value in self._list(field, shape.inner[0], text)]
        if shape.base is dict:
            return dict(pair for text in texts for pair in self._pairs(field, shape.inner, text))
        if len(texts) > 1:
            raise wrong(field, _("it is given twice"))
        return self._one(field, shape, texts[0])

    def _cleared(self, field: str, shape: Shape) -> Any:
        if shape.empty is msgspec.UNSET:
            raise wrong(field, _("it cannot be empty"))
        return shape.empty

    def _pairs(self, field: str, shapes: Sequence[Shape], text: str) -> list[tuple[Any, Any]]:
        if text.startswith("{"):
            return [
                (self._from_json(field, shapes[0], key), self._from_json(field, shapes[1], value))
                for key, value in _json(field, text).items()
            ]
        pairs = [part.partition(":") for part in _split(text)]
        if not all(colon for _key, colon, _value in pairs):
            raise wrong(field, _("write two values with a colon between, such as nur:12"))
        return [
            (self._one(field, shapes[0], key.strip()), self._one(field, shapes[1], value.strip()))
            for key, _colon, value in pairs
        ]

    def _list(self, field: str, shape: Shape, text: str) -> list[Any]:
        if text.startswith("["):
            return [self._from_json(field, shape, part) for part in _json(field, text)]
        if text.startswith("{") and shape.is_struct:
            return [self._from_json(field, shape, _json(field, text))]
        return [self._one(field, shape, part) for part in _split(text)]

    def _one(self, field: str, shape: Shape, text: str) -> Any:
        if shape.ref in ("day", "moment", "local") or shape.base is datetime:
            return self._time(field, shape, text)
        if shape.ref == "login":
            return text.removeprefix("@")
        if shape.ref:
            return self._reference(field, shape.ref, text)
        if shape.choices:
            return _choice(field, shape, text)
        if shape.base in _NUMBERS:
            return _number(field, shape, text)
        if shape.base is bool:
            return _truth(field, text)
        if shape.base is str:
            return text
        parts = parts_of(shape.base)
        return _whole(field, shape, dict(zip(parts, self._parts(field, tuple(parts.values()), text), strict=False)))

    def _parts(self, field: str, shapes: Sequence[Shape], text: str) -> list[Any]:
        """Return the values of `first:second:…`; the last takes what is left, and the last ones may be missing."""
        parts = text.split(":", len(shapes) - 1)
        return [self._one(field, shape, part.strip()) for shape, part in zip(shapes, parts, strict=False)]

    def _from_json(self, field: str, shape: Shape, value: Any) -> Any:
        if isinstance(value, str):
            return self._one(field, shape, value)
        if not isinstance(value, dict) or not shape.is_struct:
            return value
        known = parts_of(shape.base)
        if not value.keys() <= known.keys():
            raise wrong(field, _("a part has one of these names: {names}").format(names=", ".join(known)))
        read = {name: self._from_json(field, known[name], part) for name, part in value.items()}
        return _whole(field, shape, read)

    def _reference(self, field: str, table: str, text: str) -> int:
        number = number_named(self._workspace, table, text, field)
        if number is None:
            problem = _("“{text}” is not a number; write {example}")
            raise wrong(field, problem.format(text=text, example=EXAMPLES[table]))
        return number

    def _time(self, field: str, shape: Shape, text: str) -> str | datetime:
        said = time_said(shape.ref or "instant", text, self._clock)
        if said is None:
            raise wrong(
                field, _("“{text}” is not a date; write 2026-11-27, 2026-11-27T14:00 or “fri 2pm”").format(text=text)
            )
        return said


def wrong(field: str, problem: str) -> Misread:
    """Return the mistake of a field, to be raised."""
    return Misread(_("{field}: {problem}").format(field=field, problem=problem))


def _split(text: str) -> list[str]:
    """Return the parts of a list: commas separate, except between double quotes, which are taken off."""
    parts = text.split(",") if text.count('"') % 2 else [part.replace('"', "") for part in _PART.findall(text)]
    return [part.strip() for part in parts if part.strip()]


def _json(field: str, text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise wrong(field, _("this is not JSON: {problem}").format(problem=error)) from None


def _whole(field: str, shape: Shape, parts: dict[str, Any]) -> dict[str, Any]:
    if any(name not in parts for name in required(shape.base)):
        raise wrong(field, _("write it like {example}").format(example=form(field, shape)))
    return parts


def _choice(field: str, shape: Shape, text: str) -> str:
    wanted = text.casefold()
    found = [choice for choice in shape.choices if choice.startswith(wanted)]
    if wanted in shape.choices:
        return wanted
    if len(found) == 1:
        return found[0]
    raise wrong(field, _("choose one of {choices}").format(choices=", ".join(shape.choices)))


def _number(field: str, shape: Shape, text: str) -> float:
    least, most = shape.least, shape.most
    try:
        number: float = _NUMBERS[shape.base](text)
    except ValueError:
        if most is not None:
            raise wrong(field, _("a number from {least} to {most}").format(least=least, most=most)) from None
        raise wrong(field, _("“{text}” is not a number").format(text=text)) from None
    if (least is not None and number < least) or (most is not None and number > most):
        if most is None:
            raise wrong(field, _("a number from {least} up").format(least=least))
        raise wrong(field, _("a number from {least} to {most}").format(least=least, most=most))
    return number


def _truth(field: str, text: str) -> bool:
    if text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    raise wrong(field, _("write yes or no"))
