"""The bridge between two parties as a list: everything that names both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.records import Entry, Item, Meeting, Party
from store.sentence import N_
from store.views.bridge import Bridge, bridge
from store.views.key import Key, names
from store.workspace import Workspace
from tui.listings.listing import Line
from tui.listings.records import RecordsListing, section
from tui.text import _, plain


class BridgeListing(RecordsListing):
    """The two parties, what is open between them, what they said."""

    name = "bridge"
    title = N_("Bridge")
    empty = N_("No longer there")

    def __init__(self, a: int, b: int) -> None:
        """`a` and `b` are the numbers of the parties."""
        super().__init__()
        self.pair = (a, b)
        self.bridge: Bridge | None = None

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Section by section; the newest exchange first."""
        one, other = (workspace.get(Party, id) for id in self.pair)
        self.bridge = bridge(workspace, one, other, today) if one and other else None
        if self.bridge is None:
            return []
        found = self.bridge
        return [
            *(Key(Party.table, id) for id in self.pair),
            *section(_("Open between them"), Item.table, found.open),
            *section(_("Meetings"), Meeting.table, found.meetings),
            *section(_("What happened"), Entry.table, reversed(found.entries)),
            *section(_("Closed"), Item.table, reversed(found.closed)),
        ]

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """Between whom."""
        return of_the_two(workspace, self.pair)


def of_the_two(workspace: Workspace, pair: tuple[int, int]) -> Sequence[str]:
    """Return between whom a bridge is."""
    return [" – ".join(plain(one, 30) for one in names(workspace, pair))]
