"""The initiatives: phase, gate, what comes next."""

from __future__ import annotations

from store import Initiative
from store.records.gate import Advance, Back
from store.records.initiative import Draft
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import words
from tui.keymap import bindings
from tui.labels import label
from tui.screens.list_screen import ListScreen
from tui.text import _, say


class InitiativesScreen(ListScreen):
    """The changes under way."""

    place = "initiatives"
    BINDINGS = bindings((*ACTIONS["initiatives"], *EVERYWHERE))

    def action_initiative_draft(self) -> None:
        """Draft one."""
        self.talk(self._draft())

    def _draft(self) -> Dialogue:
        title = yield from until(Ask(_("What is to change?"), hint=_("Its name; e adds the rest")), words)
        goal = yield Ask(_("To what end?"))
        self.do(Draft(title=title, goal=goal))

    def action_initiative_advance(self) -> None:
        """Take it to its next phase."""
        self.talk(self._advance())

    def _advance(self) -> Dialogue:
        initiative = self._initiative()
        if initiative is None:
            return
        advance = Advance(id=initiative.id, rev=initiative.rev)
        refusal = self.desk.workspace.may(advance)
        if refusal is not None and refusal.field == "reason":
            ask = Ask(_("Go ahead all the same, because"), hint=say(refusal.sentence))
            reason = yield from until(ask, words)
            advance = Advance(id=initiative.id, rev=initiative.rev, reason=reason)
        self.do(advance)

    def action_initiative_back(self) -> None:
        """Take it one phase back."""
        self.talk(self._back())

    def _back(self) -> Dialogue:
        initiative = self._initiative()
        if initiative is None:
            return
        phase = label("initiative.phase", initiative.phase)
        reason = yield from until(Ask(_("Back from “{phase}” because").format(phase=phase)), words)
        self.do(Back(id=initiative.id, rev=initiative.rev, reason=reason))

    def _initiative(self) -> Initiative | None:
        record = self.record()
        if isinstance(record, Initiative):
            return record
        self.notice(_("There is nothing under the cursor"), "warn")
        return None
