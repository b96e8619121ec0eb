"""Quick entry: the line where everything is typed, under it what Enter saves, above it what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui import actions
from tui.keymap import bindings
from tui.pieces import Piece, pieces
from tui.text import plain
from tui.widgets.entry_line import EntryLine
from tui.widgets.entry_reader import Reader
from tui.widgets.rows import Rows, apart, in_rows

if TYPE_CHECKING:
    from tui.quick_entry import Draft
    from tui.quick_entry.shown.completing import Completion

MOST_CHIPS, MOST_TOLD, MOST_OFFERED = 3, 4, 5
"""Rows of chips, of doubts, of names to complete with."""


class QuickEntry(Widget):
    """Lies over the foot of the screen, and over as much above it as it needs: what is under it never moves."""

    DEFAULT_CSS = """
    QuickEntry { layer: line; dock: bottom; height: auto; layout: vertical; }
    """

    BINDINGS = bindings((actions.CHEATS, actions.LEAVE_LINE))

    @dataclass
    class Changed(Message):
        """The line, or what it is understood as, is another."""

        text: str
        draft: Draft

    @dataclass
    class Submitted(Message):
        """Enter was pressed on a line that is not empty."""

        text: str
        draft: Draft

    @dataclass
    class Left(Message):
        """The line was left without saving; its text is a draft worth keeping."""

        text: str

    class CheatsWanted(Message):
        """The officer asks what can be said in a line."""

    def __init__(self, reader: Reader, *, id: str | None = None) -> None:
        """`reader` understands what is typed, and says what Enter would save."""
        super().__init__(id=id)
        self.line = EntryLine(reader)
        self._reader = reader
        self._above = Rows()
        self._chips = Rows(least=1)
        self._chips_of: Draft | None = None
        self._told_of: tuple[Draft, int, int] | None = None

    def compose(self) -> ComposeResult:
        """What is doubtful, the line, its chips."""
        yield self._above
        yield self.line
        yield self._chips

    def on_mount(self) -> None:
        """Say what the keys act on as the cursor moves."""
        self.watch(self.line, "selection", self._tell_above, init=False)

    def on_resize(self) -> None:
        """Put everything in rows of the new width."""
        self._chips_of = self._told_of = None
        self._tell()

    def start(self, text: str = "") -> None:
        """Begin with this text: the head that the record under the cursor gives, or a draft. Whoever opens the line
        moves the focus to it."""
        self.line.start(text)
        self._tell()

    def action_line_leave(self) -> None:
        """Leave; nothing typed is lost."""
        self.post_message(self.Left(self.line.value))

    def action_line_help(self) -> None:
        """Show what can be said."""
        self.post_message(self.CheatsWanted())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the line is understood as now."""
        event.stop()
        self._tell()
        self.post_message(self.Changed(self.line.value, self.line.draft))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the line over as it is understood."""
        event.stop()
        if self.line.value.strip():
            self.post_message(self.Submitted(self.line.value, self.line.draft))

    def _tell(self) -> None:
        draft, width = self.line.draft, self.size.width - 2
        if draft is not self._chips_of and width > 0:
            self._chips_of = draft
            self._chips.say(in_rows(self._reader.chips(draft), width, MOST_CHIPS))
        self._tell_above()

    def _tell_above(self) -> None:
        line, width = self.line, self.size.width - 2
        offered, number = line.offered
        told_of = line.draft, line.cursor_position, number
        if told_of == self._told_of or width <= 0:
            return
        self._told_of = told_of
        told = self._reader.told(line.draft, line.choices, line.doubtful, line.suggested)
        rows = [row for said in told for row in apart(pieces(said), width)]
        self._above.say([*rows[:MOST_TOLD], *_list(offered, number)])


def _list(offered: Sequence[Completion], number: int) -> list[list[Piece]]:
    """Return the names one may complete with, the one that stands in the line marked."""
    top = max(0, min(number - MOST_OFFERED + 1, len(offered) - MOST_OFFERED))
    shown = enumerate(offered[top : top + MOST_OFFERED], top)
    return [
        [Piece("› " if place == number else "  "), Piece(one.text, "accent"), Piece(f"  {plain(one.shown)}", "dim")]
        for place, one in shown
    ]
