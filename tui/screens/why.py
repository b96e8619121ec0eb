"""Why: the records behind each reason and number about a party."""

from __future__ import annotations

from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.listings.why import WhyListing
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage


class WhyScreen(Mediating, Settling, Triage, ListScreen):
    """What is behind can be dealt with on the spot."""

    place = "why"
    BINDINGS = bindings((*ACTIONS["why"], *EVERYWHERE))

    def __init__(self, party: int) -> None:
        """`party` is its number."""
        super().__init__(WhyListing(party))
