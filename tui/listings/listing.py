"""What a list is, apart from any screen: its lines, what each says, in which columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row, Section

Line = Key | Section


class Listing:
    """One list: `lines` gives its order, `row` the data of a line (for programs), `cells` what people see of it."""

    name: ClassVar[str]
    title: ClassVar[str]
    """English; a key of the catalogues."""
    empty: ClassVar[str]
    """What stands where nothing is: what to do first."""

    def columns(self) -> Sequence[Column]:
        """Return the columns, their titles in the reader's language."""
        raise NotImplementedError

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Return the lines from top to bottom; rules between them are `Section`s."""
        raise NotImplementedError

    def complete(self, workspace: Workspace, today: date) -> None:
        """Find out what `lines` and `row` tell only once it is known, for it takes long: the shell waits for it, a
        screen shows the list first and does this beside it."""

    def row(self, workspace: Workspace, key: Key, today: date) -> Any:
        """Return a line's data as a Struct, None where its record is gone."""
        raise NotImplementedError

    def cells(self, row: Any, today: date) -> Row:
        """Return what people see of a row."""
        raise NotImplementedError

    def told(self, rows: Sequence[Any]) -> Sequence[Any]:
        """Return what programs are given for these rows: Structs, in their order."""
        return rows

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """Return what the title line says about the whole list."""
        return ()


GONE = Row(("",), (), "dim")


def keys(lines: Sequence[Line]) -> list[Key]:
    """Return the lines that stand for something."""
    return [line for line in lines if isinstance(line, Key)]
