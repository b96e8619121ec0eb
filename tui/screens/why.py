"""Why: the records behind each reason and number of a party, a conflict, a relay, a bridge or a board."""

from __future__ import annotations

from collections.abc import Sequence

from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.listings.listing import Line, Listing, keys
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage


class WhyScreen(Mediating, Settling, Triage, ListScreen):
    """What is behind can be dealt with on the spot."""

    place = "why"
    BINDINGS = bindings((*ACTIONS["why"], *EVERYWHERE))

    def __init__(self, listing: Listing, about: str = "") -> None:
        """`listing` has the records; the cursor begins on the first that is there for what it is opened `about`."""
        super().__init__(listing)
        self._about_first = about

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Begin at what it is opened about."""
        super().show_lines(lines)
        about, self._about_first = self._about_first, ""
        for key in keys(lines):
            if about and key.what == about:
                self.list.select(key)
                return
