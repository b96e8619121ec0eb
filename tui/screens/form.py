"""A record as a form: its fields, each changed by itself, as an operation that can be taken back."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from textual.app import ComposeResult

from store import OPERATIONS, Item, Record, when
from store.records import CHANGES
from store.views.key import Key
from tui.actions import EVERYWHERE
from tui.arguments.line import built
from tui.arguments.references import written
from tui.arguments.shapes import Shape, shapes
from tui.columns import Column, Row
from tui.dialogs.dialogue import Ask, Dialogue
from tui.keymap import bindings
from tui.labels import field_label, shown_reference, title
from tui.screens.desk_screen import DeskScreen
from tui.sheets.changes import value_text
from tui.text import _, day, plain
from tui.widgets.listing import Listing


class FormScreen(DeskScreen):
    """The fields of one record and their values; Enter changes one."""

    place = "form"
    BINDINGS = bindings(EVERYWHERE)

    def __init__(self, key: Key) -> None:
        """`key` is the record's line."""
        super().__init__()
        self.key = key
        self.list = Listing((Column(_("Field"), 25), Column(_("Value"))))

    def compose(self) -> ComposeResult:
        """Title, fields, foot."""
        yield self.bar
        yield self.list
        yield self.foot

    def here(self) -> Key | None:
        """The record."""
        return self.key

    def take_keys(self) -> None:
        """The fields have the keys."""
        self.set_focus(self.list)

    def load(self) -> None:
        """Show the fields as they are now."""
        record = self.record()
        if record is None:
            return
        self.bar.show(_("Edit"), [shown_reference(record), plain(title(record), 50)], _("Enter changes a field"))
        self.list.show(self._fields(), self._row)

    def _fields(self) -> list[str]:
        operation = CHANGES[self.key.table]
        return [field for field in operation.__struct_fields__ if field not in ("id", "rev")]

    def _row(self, field: Hashable) -> Row:
        record = self.record()
        value = _plain_value(getattr(record, str(field), None)) if record else None
        return Row((field_label(str(field)), value_text(self.desk.workspace, str(field), value)), ("dim", ""))

    def on_listing_opened(self, event: Listing.Opened) -> None:
        """Change a field."""
        self.talk(self._change(str(event.key)))

    def _change(self, field: str) -> Dialogue:
        record = self.record()
        if record is None:
            return
        name, workspace = CHANGES[self.key.table].act, self.desk.workspace
        given = self.desk.answers(f"{name} {record.id} {field}")
        before, problem, how = self._typed(record, field), "", _how(shapes(CHANGES[self.key.table])[field])
        aid = self.lens(record) if field in _TOLD and isinstance(record, Item) and record.kind == "relay" else None
        text = before
        while True:
            text = yield Ask(
                field_label(field), text, hint=problem or how, recalled=given, aid=None if problem else aid
            )
            if text == before.strip():
                return  # a text of several lines stands on one here: it is not to be saved so
            given.append(text)
            words = [f"id={record.id}", f"{field}={text}"]
            if "rev" in OPERATIONS[name].__struct_fields__:
                words.append(f"rev={record.rev}")
            operation, problem = built(self.desk.session, workspace, name, words)
            # the question has the field's name in the reader's language
            problem = problem.removeprefix(_("{field}: {problem}").format(field=field, problem=""))
            if operation is not None:
                self.do(operation)
                return

    def _typed(self, record: Record, field: str) -> str:
        """Return a field's value as it would be typed."""
        shape = shapes(CHANGES[self.key.table])[field]
        value = getattr(record, field)
        if value is None:
            return ""
        if isinstance(value, tuple):
            return ", ".join(_quoted(self._part(part, shape.inner[0].ref)) for part in value)
        if isinstance(value, dict):
            refs = [inner.ref for inner in shape.inner]
            pairs = (f"{self._part(k, refs[0])}:{self._part(v, refs[1])}" for k, v in value.items())
            return ", ".join(map(_quoted, pairs))
        return self._part(value, shape.ref)

    def _part(self, value: Any, ref: str) -> str:
        if isinstance(value, int) and ref:
            return written(self.desk.workspace, ref, value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if ref in ("day", "moment", "local") and when.is_day(value):
            return day(date.fromisoformat(value))
        return str(value).replace("\n", " ")


def _how(shape: Shape) -> str:
    """Return how a field of that shape is typed."""
    if shape.base is tuple:
        return _("Several with commas between; empty clears it")
    if shape.least is not None and shape.most is not None:
        return _("A number from {least} to {most}; empty clears it").format(least=shape.least, most=shape.most)
    if shape.choices:
        return _("One of {choices}").format(choices=", ".join(shape.choices))
    return _("Empty clears it")


def _quoted(text: str) -> str:
    """Return a part of a list as it is typed: what has a comma in it, in quotes."""
    return f'"{text}"' if "," in text else text


_TOLD = ("title", "text", "plain")
"""Fields of a relay that its recipients may read."""


def _plain_value(value: Any) -> Any:
    import msgspec

    return msgspec.to_builtins(value)
