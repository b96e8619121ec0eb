"""The sheet of an entry."""

from __future__ import annotations

from datetime import date

from store.records import Entry, Item
from store.views.key import names
from store.workspace import Workspace
from tui.labels import label
from tui.pieces import Part, Parts
from tui.sheets.lines import facts, instant, item_line, text_part, what_happened
from tui.text import _


def entry_parts(workspace: Workspace, entry: Entry, today: date) -> Parts:
    """Return when, by whom, with whom, and all that was said."""
    known = facts(
        [
            (_("Nature"), what_happened(entry) if entry.score is not None else label("entry.kind", entry.kind), ""),
            (_("When"), instant(entry.at, workspace.zone, today), ""),
            (_("By"), entry.by, ""),
            (_("Channel"), label("entry.channel", entry.channel), ""),
            (_("With"), ", ".join(names(workspace, entry.parties)), ""),
            (_("Corrects"), f"e{entry.corrects}" if entry.corrects else "", ""),
        ]
    )
    parts = [Part("", known), *text_part(_("Text"), entry.text)]
    item = workspace.get(Item, entry.item) if entry.item else None
    if item is not None:
        parts.append(Part(_("About"), [item_line(item, today)]))
    return parts
