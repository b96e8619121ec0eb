"""The bridge between two parties: everything that names both."""

from __future__ import annotations

from store import Party
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.listings.bridge import BridgeListing
from tui.listings.bridge_why import BridgeWhyListing
from tui.pieces import Parts
from tui.screens import page
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.sheets.bridge import bridge_parts
from tui.text import _


class BridgeScreen(Mediating, Settling, Triage, ListScreen):
    """The numbers stand in the pane beside the two parties, what is between them below these."""

    place = "bridge"
    BINDINGS = bindings((*ACTIONS["bridge"], *EVERYWHERE))

    def __init__(self, a: int, b: int) -> None:
        """`a` and `b` are the numbers of the parties."""
        self._page = BridgeListing(a, b)
        super().__init__(self._page)

    def parts(self, key: Key) -> Parts:
        """The sheet of the line; of the two parties, what stands between them."""
        found = self._page.bridge
        if key.table != Party.table or found is None:
            return super().parts(key)
        return bridge_parts(self.desk.workspace, self._page.pair, found, self.desk.today)

    def action_record_why(self) -> None:
        """Show the records behind the numbers."""
        self.app.push_screen(page("why", BridgeWhyListing(*self._page.pair)))

    def action_entry_log(self) -> None:
        """Log an exchange of the two."""
        self.foot.open_entry(f"{_('call')} {self.head().strip()}: ")

    def head(self) -> str:
        """A line begun here names both."""
        return "".join(f"@{party.code} " for party in self.desk.workspace.some(Party, self._page.pair))
