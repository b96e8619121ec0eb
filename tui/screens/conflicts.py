"""The open conflicts: where each stands, and the question that comes next."""

from __future__ import annotations

from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.pieces import Parts
from tui.screens.conflict_actions import ConflictActions
from tui.screens.list_screen import ListScreen
from tui.screens.settling import Settling
from tui.screens.triage import Triage


class ConflictsScreen(ConflictActions, Settling, Triage, ListScreen):
    """Sides, options, answers, and how it ends."""

    place = "conflicts"
    BINDINGS = bindings((*ACTIONS["conflicts"], *EVERYWHERE))

    def head(self) -> str:
        """A line begun here is a conflict's."""
        return ""

    def parts(self, key: Key) -> Parts:
        """The conflict's sheet, and one's private note about it."""
        return [*super().parts(key), *self.note_part(key)]
