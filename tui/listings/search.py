"""What a search has found, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.records import RECORDS, Entry, Item, Record
from store.sentence import N_
from store.views.key import Key, codes
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.labels import label, shown_reference, title
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n


class Hit:
    """One record found, as people read it."""

    def __init__(self, workspace: Workspace, record: Record) -> None:
        """Name it."""
        self.reference = shown_reference(record)
        self.title = title(record)
        self.what = label("item.kind", record.kind) if isinstance(record, Item) else label("record", record.table)
        parties = record.parties if isinstance(record, (Item, Entry)) else ()
        self.parties = " ".join(codes(workspace, parties))
        self.closed = isinstance(record, Item) and record.status == "closed"


class SearchListing(Listing):
    """Records of all kinds."""

    name = "search"
    title = N_("Search")
    empty = N_("Type a few words: all records are looked through as you type.\n\n/  begins")

    def columns(self) -> Sequence[Column]:
        """Number, kind, title, with whom."""
        return (
            Column(_("No."), 9),
            Column(_("What"), 11),
            Column(_("Title"), least=24, weight=3),
            Column(_("With"), least=8, weight=1, priority=1),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Nothing before something is looked for."""
        return []

    def row(self, workspace: Workspace, key: Key, today: date) -> Hit | None:
        """One record."""
        record = workspace.get(RECORDS[key.table], key.id)
        return Hit(workspace, record) if record else None

    def cells(self, row: Hit | None, today: date) -> Row:
        """What is closed is dim."""
        if row is None:
            return GONE
        return Row(
            (row.reference, row.what, row.title, row.parties), ("dim", "dim", "dim" if row.closed else "", "dim")
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many."""
        return [_n("{n} found", "{n} found", len(keys(lines)))]
