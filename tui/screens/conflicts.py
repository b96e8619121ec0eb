"""The open conflicts: where each stands, and the question that comes next."""

from __future__ import annotations

from store import Done
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.labels import label
from tui.pieces import Parts
from tui.screens.conflict_actions import ConflictActions
from tui.screens.list_screen import ListScreen
from tui.screens.settling import Settling
from tui.screens.triage import Triage


class ConflictsScreen(ConflictActions, Settling, Triage, ListScreen):
    """Sides, options, answers, and how it ends."""

    place = "conflicts"
    leads_to = ("matrix",)
    BINDINGS = bindings((*ACTIONS["conflicts"], *EVERYWHERE))

    def action_conflict_open(self) -> None:
        """Open a conflict."""
        self.foot.open_entry(f"{label('item.kind', 'conflict')} ")

    def told_whole(self, done: Done) -> str:
        """What was opened here is seen at once, whatever needs the mediator more."""
        for table, id in done.written:
            self.call_next(self.list.select, Key(table, id))
        return super().told_whole(done)

    def parts(self, key: Key) -> Parts:
        """The conflict's sheet, and one's private note about it."""
        return [*super().parts(key), *self.note_part(key)]
