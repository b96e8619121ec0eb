"""A year of contacts with a party."""

from __future__ import annotations

from collections.abc import Sequence

from store import Entry, Party
from store.views.key import Key
from store.views.rhythm import contacts
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.listings.behind import BehindListing
from tui.pieces import Part
from tui.screens import page
from tui.screens.of_party import OfParty
from tui.sheets.year import first_day, year_parts
from tui.text import _


class YearScreen(OfParty):
    """Day by day, week beside week."""

    place = "year"
    BINDINGS = bindings((*ACTIONS["year"], *EVERYWHERE))

    def heading(self) -> str:
        """Its name."""
        return _("A year of contacts")

    def parts(self, party: Party) -> Sequence[Part]:
        """The picture of the year."""
        return year_parts(self.desk.workspace, party, self.desk.today)

    def action_record_why(self) -> None:
        """Show the contacts themselves, the latest first."""
        party = self.party
        if party is not None:
            found = contacts(self.desk.workspace, party, first_day(self.desk.today), self.desk.today)
            behind = [Key(Entry.table, id) for on in sorted(found, reverse=True) for id in found[on]]
            self.app.push_screen(page("why", BehindListing(behind)))
