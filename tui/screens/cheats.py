"""What can be said in a line: examples, and what each of them comes to today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.actions import EVERYWHERE, ON_THE_LINE
from tui.keymap import bindings
from tui.pieces import Line, Part, Piece
from tui.screens.base_screen import WIDE
from tui.screens.desk_screen import DeskScreen
from tui.screens.help import key_line
from tui.screens.reading_screen import ReadingScreen
from tui.text import _

if TYPE_CHECKING:
    from tui.quick_entry.shown.cheatsheet import Row

BESIDE = 58
"""Cells for a line where what it comes to stands beside it."""


class CheatsScreen(ReadingScreen):
    """The cheat sheet of quick entry; the line that is being typed waits under it."""

    place = "cheats"
    BINDINGS = bindings(EVERYWHERE)

    def __init__(self, of: DeskScreen) -> None:
        """`of` is the screen whose line asks."""
        super().__init__()
        self.of = of

    def load(self) -> None:
        """Show the keys, then the examples."""
        self.bar.show(_("What can be said"), right=_("q goes back to the line"))
        keys = [key_line(self.key_of(action), _(action.line)) for action in ON_THE_LINE]
        wide = self.app.size.width >= WIDE
        examples = [Part(_(part.title), [*_rows(part.rows, wide)]) for part in self.desk.reader.cheat_sheet()]
        self.pane.show([*examples, Part(_("Keys"), keys)])


def _rows(rows: Iterable[Row], wide: bool) -> Iterator[Line]:
    """Yield each line with what it comes to: beside it where there is room, else under it."""
    for line, says in rows:
        if wide:
            yield [Piece(line + " " * max(2, BESIDE - cell_len(line)), "accent"), says]
        else:
            yield Piece(line, "accent")
            yield [Piece("    →  ", "dim"), says]
