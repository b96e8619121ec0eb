"""Who is hit by what, when: the demands of all initiatives together on each group, week by week."""

from __future__ import annotations

from store.views.key import Key
from tui.actions import EVERYWHERE
from tui.keymap import bindings
from tui.listings.saturation import SaturationListing
from tui.pieces import Parts
from tui.screens import record_page
from tui.screens.list_screen import ListScreen
from tui.sheets.saturation import saturation_parts


class SaturationScreen(ListScreen):
    """A line a group and week, with what is asked of it; Enter opens the group."""

    place = "saturation"
    BINDINGS = bindings(EVERYWHERE)

    def parts(self, key: Key) -> Parts:
        """What is asked of the group in that week, by day."""
        assert isinstance(self.listing, SaturationListing)
        week = self.listing.week(key)
        return saturation_parts(self.desk.workspace, week) if week else ()

    def open_line(self, key: Key) -> None:
        """Open the group."""
        self.app.push_screen(record_page(Key(key.table, key.id)))
