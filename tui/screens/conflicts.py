"""The open conflicts: where each stands, and the question that comes next."""

from __future__ import annotations

from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage


class ConflictsScreen(Mediating, Settling, Triage, ListScreen):
    """Sides, options, answers, and how it ends."""

    place = "conflicts"
    BINDINGS = bindings((*ACTIONS["conflicts"], *EVERYWHERE))

    def head(self) -> str:
        """A line begun here is a conflict's."""
        return ""
