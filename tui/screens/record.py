"""One record on the whole screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding

from store import Commit
from store.sentence import N_
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.labels import label, shown_reference
from tui.screens.agenda import Meetings
from tui.screens.mediating import Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.sheets import sheet
from tui.widgets.pane import Pane


class ReadingPane(Pane, can_focus=True):
    """A pane that has the keys."""

    BINDINGS = [
        Binding("down,j,pagedown,space", "turn(1)", N_("Read on"), show=False, id="sheet.on"),
        Binding("up,k,pageup", "turn(-1)", N_("Read back"), show=False, id="sheet.back"),
    ]

    def action_turn(self, pages: int) -> None:
        """Turn by a page."""
        self.turn(pages)


class RecordScreen(Meetings, Mediating, Settling, Triage):
    """The sheet of a record, and what can be done with it."""

    place = "record"
    BINDINGS = bindings((*ACTIONS["record"], *EVERYWHERE))

    def __init__(self, key: Key) -> None:
        """`key` is the line that was opened."""
        super().__init__()
        self.key = key
        self.pane = ReadingPane(id="sheet")

    def compose(self) -> ComposeResult:
        """Title, sheet, foot."""
        yield self.bar
        yield self.pane
        yield self.foot

    def here(self) -> Key | None:
        """The record."""
        return self.key

    def take_keys(self) -> None:
        """The sheet has the keys."""
        self.set_focus(self.pane)

    def load(self) -> None:
        """Show the record as it is now."""
        record = self.record()
        name = label("record", self.key.table).capitalize()
        self.bar.show(name, [shown_reference(record)] if record else [])
        self.pane.show(sheet(self.desk.workspace, self.key, self.desk.today))

    def changed(self, commits: list[Commit]) -> None:
        """Whatever changed may be told on the sheet: show it again."""
        self.load()

    def action_pane_on(self) -> None:
        """Read on."""
        self.pane.turn(1)

    def action_pane_back(self) -> None:
        """Read back."""
        self.pane.turn(-1)
