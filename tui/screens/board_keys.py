"""The keys of an initiative's board: do what a line suggests, make what belongs in a panel, look behind a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store import Initiative, Item
from store.views.board.approvals import Approval, approvals
from store.views.key import Key
from tui.actions import BOARD_STEP
from tui.dialogs.dialogue import Dialogue
from tui.listings.behind import BehindListing
from tui.listings.board import BoardLine, PanelListing, Step
from tui.screens import page, record_page
from tui.screens.adjusting import Adjusting
from tui.screens.consulting import Consulting
from tui.screens.executing import Executing
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.planning import Planning
from tui.screens.reporting import Reporting
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.text import _


class BoardKeys(Reporting, Planning, Consulting, Executing, Adjusting, Mediating, Settling, Triage, ListScreen):
    """What the keys do, by the line under the cursor or by the panel that has them."""

    panels: Sequence[PanelListing]
    turned: int
    number: int
    """The initiative's."""

    @property
    def panel(self) -> PanelListing:
        """The panel that has the keys."""
        return self.panels[self.turned]

    def line_here(self) -> BoardLine | None:
        """Return the line under the cursor."""
        raise NotImplementedError

    def go_to_step(self) -> Step | None:
        """Stand on the first line that suggests something, in this panel or those after it; return what."""
        raise NotImplementedError

    # ---- what a line suggests

    def action_board_step(self) -> None:
        """Do what the line under the cursor suggests; else go to the next that suggests something, and say what."""
        line = self.line_here()
        step = line.step() if line else None
        if step:
            self.talk(self._doing(step))
        elif ahead := self.go_to_step():
            self.notice(_("{key} again: {what}").format(key=self.key_of(BOARD_STEP), what=ahead.says))
        else:
            self.notice(_("No line suggests anything: their own keys act on them"), "warn")

    def _doing(self, step: Step) -> Dialogue:
        dialogue: Callable[[object], Dialogue] = getattr(self, f"step_{step.name}")
        return dialogue(step.about)

    def step_close(self, _about: object) -> Dialogue:
        """Close the initiative."""
        self.action_initiative_advance()
        yield from ()

    def open_line(self, key: Key) -> None:
        """Open the record; of what is computed about the initiative, do what is suggested."""
        if key.table != Initiative.table:
            self.app.push_screen(record_page(key))
        elif (line := self.line_here()) and line.step():
            self.action_board_step()
        elif line and line.behind():
            self.action_record_why()
        else:
            self.action_record_edit()

    def here_or_initiative(self) -> Key:
        """Return what the cursor stands on, the initiative where that is nothing."""
        return self.here() or Key(Initiative.table, self.number)

    def action_record_why(self) -> None:
        """Show the records behind the line's numbers."""
        line = self.line_here()
        keys = line.behind() if line else ()
        if not keys:
            self.notice(_("No record stands behind this line but itself: Enter opens it"), "warn")
            return
        self.app.push_screen(page("why", BehindListing(keys)))

    def action_record_edit(self) -> None:
        """Edit the record under the cursor; on an empty panel, the initiative."""
        self.app.push_screen(page("form", self.here_or_initiative()))

    # ---- what belongs in a panel

    def action_board_new(self) -> None:
        """Make what belongs in the panel."""
        initiative = self.initiative_here()
        if initiative is not None:
            self.talk(getattr(self, f"_new_{self.panel.name}")(initiative))

    def _new_strategy(self, initiative: Initiative) -> Dialogue:
        self.foot.open_entry(f"{_('task')} i{initiative.id}: ")
        yield from ()

    def _new_heads(self, initiative: Initiative) -> Dialogue:
        yield from self.step_ask()

    def _new_execution(self, initiative: Initiative) -> Dialogue:
        self.foot.open_entry(f"{_('training')} i{initiative.id}: ")
        yield from ()

    def _new_problems(self, initiative: Initiative) -> Dialogue:
        yield from self.a_problem(initiative)

    def _new_monitoring(self, initiative: Initiative) -> Dialogue:
        here = self.here()
        kind, _blank, measure = here.what.partition(" ") if here else ("", "", "")
        if kind == "measure":
            yield from self.step_read(measure)
        elif here and kind == "pulse":
            yield from self.step_pulse(here.id)
        elif initiative.audience:
            yield from self.step_pulse((yield from self.a_group(_("Who says how they feel?"), initiative)))
        else:
            self.notice(_("Name the audience first: e edits it"), "warn")

    # ---- answers

    def action_item_answer(self) -> None:
        """Note what a head answers; answer a question for all who ask it."""
        here, record = self.here(), self.record()
        if here and here.what == "light":
            row = self._light(here.id)
            if row is not None:
                self.talk(self.step_answer(row))
        elif isinstance(record, Item) and record.kind == "request":
            self.talk(self.step_respond(record.id))
        else:
            super().action_item_answer()

    def action_party_checkin(self) -> None:
        """Plan a check-in with the head under the cursor."""
        here = self.here()
        row = self._light(here.id) if here and here.what == "light" else None
        if row is None:
            self.notice(_("Stand on a head of department first"), "warn")
        else:
            self.talk(self.step_checkin(row))

    def _light(self, group: int) -> Approval | None:
        initiative = self.initiative_here()
        rows = approvals(self.desk.workspace, initiative) if initiative else ()
        return next((row for row in rows if row.group == group), None)
