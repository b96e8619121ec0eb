"""The sheet of any record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module

from store.records import RECORDS, Entry, Initiative, Item, Meeting, Party, Term
from store.views.key import Key
from store.workspace import Workspace
from tui.labels import shown_reference, title
from tui.pieces import Line, Part, Parts, Piece, pieces
from tui.text import _

_SHEETS = {Item: "item", Party: "party", Meeting: "meeting", Entry: "entry", Initiative: "initiative", Term: "term"}
"""Record → its file here, and the first part of its function's name."""


def sheet(workspace: Workspace, key: Key, today: date, *, compact: bool = False) -> Parts:
    """Return what is known of a record, title first; a line that says so where it is gone. `compact`: its facts run
    on in one line, for a pane of a few lines."""
    record = workspace.get(RECORDS[key.table], key.id)
    if record is None:
        return [Part("", [Piece(_("No longer there"), "dim")])]
    name = _SHEETS[type(record)]
    make: Callable[..., Parts] = getattr(import_module(f"tui.sheets.{name}"), f"{name}_parts")
    facts, *others = make(workspace, record, today)
    called: Line = [Piece(f"{shown_reference(record)}  ", "dim"), Piece(title(record), "accent")]
    if compact:
        return [Part("", [called, _run_on(facts.lines)]), *others]
    return [Part("", [called]), facts, *others]


def _run_on(lines: Sequence[Line]) -> Line:
    joined: list[str | Piece] = []
    for line in lines:
        joined += [Piece(" · ", "dim")] if joined else []
        joined += pieces(line)
    return joined
