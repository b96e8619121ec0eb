"""The drawer of what sleeps, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.records import Item
from store.sentence import N_
from store.views import inbox, snoozed
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.labels import label
from tui.listings.listing import GONE, Line, Listing, keys
from tui.sheets.snooze import until
from tui.text import _, _n


class SnoozedListing(Listing):
    """What sleeps, one line an item, with all that would wake it."""

    name = "snoozed"
    title = N_("Snoozed")
    empty = N_("Nothing sleeps.\n\nz  in the inbox lets an item sleep: until a day, a meeting or the next activity")

    def columns(self) -> Sequence[Column]:
        """Number, nature, title, from whom, until when or what."""
        return (
            Column(_("No."), 5, right=True),
            Column(_("Nature"), 9, priority=2),
            Column(_("Title"), least=24, weight=2),
            Column(_("From"), least=10, weight=1, priority=1),
            Column(_("Until"), least=28, weight=2),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """What wakes soonest first."""
        return inbox.drawer(workspace, today)

    def row(self, workspace: Workspace, key: Key, today: date) -> snoozed.SnoozedRow | None:
        """One item that sleeps."""
        item = workspace.get(Item, key.id)
        return snoozed.row(workspace, item) if item else None

    def cells(self, row: snoozed.SnoozedRow | None, today: date) -> Row:
        """The reason stands last: it is the longest."""
        if row is None:
            return GONE
        shown = (f"#{row.id}", label("item.kind", row.kind), row.title, row.source, until(row, today))
        return Row(shown, ("dim", "dim", "", "", "accent"))

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many."""
        count = len(keys(lines))
        return [_n("{n} snoozed", "{n} snoozed", count)] if count else []
