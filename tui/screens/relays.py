"""The relays: what is on its way from one party to others, and who has read it back."""

from __future__ import annotations

from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.screens.list_screen import ListScreen
from tui.screens.relaying import Relaying
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.text import _


class RelaysScreen(Relaying, Settling, Triage, ListScreen):
    """Relays by state; read-backs by one key."""

    place = "relays"
    BINDINGS = bindings((*ACTIONS["relays"], *EVERYWHERE))

    def action_item_capture(self) -> None:
        """Begin a relay."""
        self.foot.open_entry(_("relay") + " ")
