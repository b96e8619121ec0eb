"""The initiatives: phase, gate, what comes next."""

from __future__ import annotations

from store.records.initiative import Draft
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import words
from tui.keymap import bindings
from tui.screens import page
from tui.screens.list_screen import ListScreen
from tui.screens.phases import Phases
from tui.text import _


class InitiativesScreen(Phases, ListScreen):
    """The changes under way; Enter opens the board of one."""

    place = "initiatives"
    leads_to = ("board",)
    BINDINGS = bindings((*ACTIONS["initiatives"], *EVERYWHERE))

    def action_initiative_draft(self) -> None:
        """Draft one."""
        self.talk(self._draft())

    def action_initiative_busy(self) -> None:
        """Show what all of them together ask of each group, week by week."""
        self.app.push_screen(page("saturation"))

    def _draft(self) -> Dialogue:
        title = yield from until(Ask(_("What is to change?"), hint=_("Its name; e adds the rest")), words)
        goal = yield Ask(_("To what end?"))
        self.do(Draft(title=title, goal=goal))
