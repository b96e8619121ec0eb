"""A screen that is read: a title and one pane of text, which has the keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding

from store.sentence import N_
from tui.screens.desk_screen import DeskScreen
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


class ReadingScreen(DeskScreen):
    """Subclasses say in `load` what is read."""

    def __init__(self) -> None:
        """An empty pane."""
        super().__init__()
        self.pane = ReadingPane(id="sheet")

    def compose(self) -> ComposeResult:
        """Title, text, foot."""
        yield self.bar
        yield self.pane
        yield self.foot

    def take_keys(self) -> None:
        """The text has the keys."""
        self.set_focus(self.pane)

    def action_pane_on(self) -> None:
        """Read on."""
        self.pane.turn(1)

    def action_pane_back(self) -> None:
        """Read back."""
        self.pane.turn(-1)
