"""From `field=value` words to an operation: every field is read as its annotation says.

Lists are separated by commas (quote what holds one), a repeated field adds to its list, an empty value clears.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import msgspec

from store import OPERATIONS, Operation
from tui.arguments import Misread
from tui.arguments.shapes import form, required, shapes
from tui.arguments.values import Values, wrong
from tui.text import _


def operation_named(name: str) -> type[Operation]:
    """Return the operation of that name. Misread, with the nearest names, where there is none."""
    if name in OPERATIONS:
        return OPERATIONS[name]
    near = [act for act in OPERATIONS if name in act.split(".")] or get_close_matches(name, OPERATIONS, 3, 0.5)
    if near:
        said = _("There is no operation {name}; did you mean {near}?").format(name=name, near=", ".join(near))
    else:
        said = _("There is no operation {name}; “passerelle do --list” shows all").format(name=name)
    raise Misread(said)


def operation_of(kind: type[Operation], words: Sequence[str], values: Values) -> Operation:
    """Return the operation that `field=value` words describe. Misread names the field and the remedy."""
    known = shapes(kind)
    given = {
        field: values.read(field, known[field], texts) for field, texts in _by_field(kind, list(known), words).items()
    }
    missing = [form(field, known[field]) for field in required(kind) if field not in given]
    if missing:
        raise Misread(_("{operation} needs {fields}").format(operation=kind.act, fields=" ".join(missing)))
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        problem, _path, field = str(error).partition(" - at `$.")
        raise wrong(field.rstrip("`") or kind.act, problem) from None


def _by_field(kind: type[Operation], known: Sequence[str], words: Sequence[str]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    before = ""
    for word in words:
        field, equals, text = word.partition("=")
        if not equals and before:
            raise wrong(word, _("quote what holds blanks: {example}").format(example=_quoted(f"{before} {word}")))
        if not equals:
            raise wrong(word, _("write field=value, such as {example}").format(example=f"{known[0]}={word}"))
        if field not in known:
            near = get_close_matches(field, known, 1)
            raise wrong(field, _unknown(kind.act, known, near))
        # who was offered `name=` and typed it once more does not mean it as a part of the value
        given.setdefault(field, []).append(text.removeprefix(f"{field}=").strip())
        before = word
    return given


def _quoted(word: str) -> str:
    field, _equals, text = word.partition("=")
    return f'{field}="{text}"'


def _unknown(act: str, known: Sequence[str], near: Sequence[str]) -> str:
    if near:
        return _("{operation} has no such field; did you mean {near}?").format(operation=act, near=near[0])
    return _("{operation} has no such field; it has {fields}").format(operation=act, fields=", ".join(known))
