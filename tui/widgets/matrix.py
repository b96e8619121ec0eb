"""The matrix of a conflict: options down, sides across, a cursor on one cell. Signs say what colours say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from store.sentence import N_
from tui.columns import fit
from tui.pieces import Piece
from tui.text import cells
from tui.widgets.roles import RoleWidget

MARGIN, NUMBER, RANK, GAP = 2, 3, 8, 1
"""Cells of the cursor's margin, an option's number, what is known of it, and between columns."""
LEAST_TEXT, LEAST_CELL, MOST_CELL = 18, 7, 16
"""Cells of an option's words at least, and of an answer at least and at most."""


class OptionRow(NamedTuple):
    """One option: its number, its words, what each side says, what is known of it."""

    number: int
    text: str
    cells: Sequence[Piece]
    known: str
    role: str = ""


class MatrixGrid(RoleWidget, can_focus=True):
    """Shows options and answers; arrows move, Space asks for another answer, Enter for what is behind one."""

    DEFAULT_CSS = """
    MatrixGrid { height: 3; background: $background; color: $foreground; }
    """
    BINDINGS = [
        Binding("down,j", "move(1, 0)", N_("Next"), show=False, id="matrix.down"),
        Binding("up,k", "move(-1, 0)", N_("Previous"), show=False, id="matrix.up"),
        Binding("right", "move(0, 1)", N_("Next side"), show=False, id="matrix.right"),
        Binding("left", "move(0, -1)", N_("Previous side"), show=False, id="matrix.left"),
        Binding("space", "cycle", N_("Not asked, yes, yes if…, no"), show=False, id="matrix.cycle"),
        Binding("enter", "open", N_("What is behind"), show=False, id="matrix.open"),
    ]

    class Moved(Message):
        """The cursor stands on another cell."""

    class Cycled(Message):
        """Another answer is wanted in the cell under the cursor."""

    class Opened(Message):
        """What is behind the cell under the cursor is wanted."""

    def __init__(self) -> None:
        """An empty matrix."""
        super().__init__()
        self.line, self.column = 0, 0
        """Where the cursor stands: the place of the option, and of the side."""
        self._sides: Sequence[tuple[str, str]] = ()
        self._titles = ("", "")
        self._rows: Sequence[OptionRow] = ()

    def show(self, sides: Sequence[tuple[str, str]], rows: Sequence[OptionRow], titles: tuple[str, str]) -> None:
        """Show these options. `sides`: their names, shown where all fit, and their codes; `titles` stand over the
        options' words and over what is known of them."""
        self._sides, self._rows, self._titles = sides, rows, titles
        self.line = max(0, min(self.line, len(rows) - 1))
        self.column = max(0, min(self.column, len(sides) - 1))
        self.styles.height = min(len(rows) + 1, max(3, self.screen.size.height // 2 - 1))
        self.refresh()

    def action_move(self, lines: int, columns: int) -> None:
        """Move the cursor, as far as there is anything."""
        line = max(0, min(len(self._rows) - 1, self.line + lines))
        column = max(0, min(len(self._sides) - 1, self.column + columns))
        if (line, column) != (self.line, self.column):
            self.line, self.column = line, column
            self.refresh()
            self.post_message(self.Moved())

    def action_cycle(self) -> None:
        """Ask for the next answer."""
        if self._sides:
            self.post_message(self.Cycled())

    def action_open(self) -> None:
        """Ask for what is behind."""
        self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was clicked."""
        first, count, width, text = self._columns()
        column = first + (event.x - MARGIN - NUMBER - GAP - text) // (width + GAP)
        line = self._top() + event.y - 1
        if event.y > 0 and line < len(self._rows) and first <= column < first + count:
            self.action_move(line - self.line, column - self.column)

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        """Draw the heads, or one option."""
        first, count, width, text = self._columns()
        if y == 0:
            fits = all(cells(called) < width for called, _code in self._sides)
            sides = [called if fits else code for called, code in self._sides[first : first + count]]
            heads = [Piece(" " + fit(side, width), "titles") for side in sides]
            lead = Piece(" " * (MARGIN + NUMBER) + fit(self._titles[0], text + GAP), "titles")
            return self.strip([lead, *heads, Piece(fit(self._titles[1], self.size.width), "titles")], self.size.width)
        place = self._top() + y - 1
        if place >= len(self._rows):
            return self.strip((), self.size.width)
        row, is_here = self._rows[place], place == self.line
        pieces = [
            Piece("› " if is_here else "  ", "accent"),
            Piece(fit(f"{row.number}", NUMBER - 1, right=True) + " ", "dim"),
            Piece(fit(row.text, text) + " ", row.role),
        ]
        for column in range(first, first + count):
            pieces += self._cell(row.cells[column], width, is_here and column == self.column)
        return self.strip([*pieces, Piece(row.known, row.role)], self.size.width)

    def _cell(self, cell: Piece, width: int, is_here: bool) -> list[Piece]:
        if not is_here:
            return [Piece(" " + fit(cell.text, width - 1) + " ", cell.role)]
        # between brackets, so that it is found without colours
        return [Piece(f"[{fit(cell.text, width - 2)}]", "cursor" if self.has_focus else "resting cursor"), Piece(" ")]

    def _columns(self) -> tuple[int, int, int, int]:
        """Return the first side shown and how many, the cells of each, and those of an option's words."""
        room = self.size.width - MARGIN - NUMBER - RANK - 1
        sides = max(1, len(self._sides))
        count = max(1, min(sides, (room - LEAST_TEXT) // (LEAST_CELL + GAP)))
        width = max(LEAST_CELL, min(MOST_CELL, (room - room // 3) // count - GAP))
        first = max(0, min(self.column - count // 2, len(self._sides) - count))
        return first, count if self._sides else 0, width, room - count * (width + GAP)

    def _top(self) -> int:
        page = max(1, self.size.height - 1)
        return max(0, min(self.line - page // 2, len(self._rows) - page))
