"""The records behind a number of a board."""

from __future__ import annotations

from collections.abc import Sequence

from store.views.key import Key
from tui.listings.behind import BehindListing
from tui.screens.list_screen import ListScreen
from tui.screens.why import WhyScreen


class BehindScreen(WhyScreen):
    """What is behind can be dealt with on the spot."""

    def __init__(self, behind: Sequence[Key]) -> None:
        """`behind` are the lines of the records."""
        ListScreen.__init__(self, BehindListing(behind))
