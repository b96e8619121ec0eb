"""The sheet of any record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from store.records import RECORDS, Entry, Initiative, Item, Meeting, Party, Record, Term
from store.views.key import Key
from store.workspace import Workspace
from tui.labels import shown_reference, title
from tui.pieces import Part, Parts, Piece
from tui.sheets.entry import entry_parts
from tui.sheets.initiative import initiative_parts
from tui.sheets.item import item_parts
from tui.sheets.meeting import meeting_parts
from tui.sheets.party import party_parts
from tui.sheets.term import term_parts
from tui.text import _

_SHEETS: dict[type[Record], Callable[..., Parts]] = {
    Item: item_parts,
    Party: party_parts,
    Meeting: meeting_parts,
    Entry: entry_parts,
    Initiative: initiative_parts,
    Term: term_parts,
}


def sheet(workspace: Workspace, key: Key, today: date) -> Parts:
    """Return what is known of a record, title first; a line that says so where it is gone."""
    record = workspace.get(RECORDS[key.table], key.id)
    if record is None:
        return [Part("", [Piece(_("No longer there"), "dim")])]
    return [
        Part("", [[Piece(f"{shown_reference(record)}  ", "dim"), Piece(title(record), "accent")]]),
        *_SHEETS[type(record)](workspace, record, today),
    ]
