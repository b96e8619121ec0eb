"""The pairs of parties that have open business and owe each other a word."""

from __future__ import annotations

from store import Party
from store.views.bridge import bridge
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.listings.bridge_why import BridgeWhyListing
from tui.pieces import Parts
from tui.screens import page
from tui.screens.list_screen import ListScreen
from tui.sheets.bridge import bridge_parts
from tui.text import _


class BridgesScreen(ListScreen):
    """The longest silent first; Enter shows everything between the two."""

    place = "bridges"
    BINDINGS = bindings((*ACTIONS["bridges"], *EVERYWHERE))

    def parts(self, key: Key) -> Parts:
        """What stands between the two."""
        pair = (key.id, int(key.what))
        one, other = (self.desk.workspace.get(Party, id) for id in pair)
        if one is None or other is None:
            return ()
        return bridge_parts(
            self.desk.workspace, pair, bridge(self.desk.workspace, one, other, self.desk.today), self.desk.today
        )

    def open_line(self, key: Key) -> None:
        """Show everything between the two."""
        self.app.push_screen(page("bridge", key.id, int(key.what)))

    def action_party_bridge(self) -> None:
        """Show everything between the two under the cursor."""
        if (here := self._pair()) is not None:
            self.open_line(here)

    def action_record_why(self) -> None:
        """Show the records behind its numbers."""
        if (here := self._pair()) is not None:
            self.app.push_screen(page("why", BridgeWhyListing(here.id, int(here.what))))

    def _pair(self) -> Key | None:
        here = self.here()
        if here is None:
            self.notice(_("There is nothing under the cursor"), "warn")
        return here
