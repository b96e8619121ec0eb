"""The phases of an initiative: forward through its gate, or one back; wherever an initiative is under the cursor."""

from __future__ import annotations

from store import Initiative
from store.records.gate import Advance, Back
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import words
from tui.labels import label
from tui.pieces import Part
from tui.screens.desk_screen import DeskScreen
from tui.text import _, say


class Phases(DeskScreen):
    """Screens about initiatives."""

    def initiative_here(self) -> Initiative | None:
        """Return the initiative that the next key is about; says so where there is none."""
        record = self.record()
        if isinstance(record, Initiative):
            return record
        self.notice(_("There is nothing under the cursor"), "warn")
        return None

    def action_initiative_advance(self) -> None:
        """Take it to its next phase."""
        self.talk(self._advance())

    def _advance(self) -> Dialogue:
        initiative = self.initiative_here()
        if initiative is None:
            return
        advance = Advance(id=initiative.id, rev=initiative.rev)
        refusal = self.desk.workspace.may(advance)
        if refusal is not None and refusal.field == "reason":
            ask = Ask(_("Go ahead all the same, because"), hint=say(refusal.sentence))
            # the line under the question is too short for several reasons
            self.foresee([Part(_("The gate is closed"), [*map(say, refusal.sentence.values["reasons"])])])
            try:
                reason = yield from until(ask, words)
            finally:
                self.foresee(None)
            advance = Advance(id=initiative.id, rev=initiative.rev, reason=reason)
        self.do(advance)

    def action_initiative_back(self) -> None:
        """Take it one phase back."""
        self.talk(self._back())

    def _back(self) -> Dialogue:
        initiative = self.initiative_here()
        if initiative is None:
            return
        phase = label("initiative.phase", initiative.phase)
        reason = yield from until(Ask(_("Back from “{phase}” because").format(phase=phase)), words)
        self.do(Back(id=initiative.id, rev=initiative.rev, reason=reason))
