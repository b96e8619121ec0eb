"""Why a conflict stands where it does: the records behind each reason, and behind each number of its matrix."""

from __future__ import annotations

from store.views.key import Key
from tui.listings.conflict_why import ConflictWhyListing
from tui.screens.list_screen import ListScreen
from tui.screens.why import WhyScreen


class ConflictWhyScreen(WhyScreen):
    """What is behind can be dealt with on the spot."""

    def __init__(self, key: Key) -> None:
        """`key` is the conflict's line."""
        ListScreen.__init__(self, ConflictWhyListing(key.id))
