"""The pane beside a list: what is known of the record under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from rich.cells import cell_len
from textual import events
from textual.strip import Strip
from textual.timer import Timer

from tui.pieces import Part, Parts, Piece, pieces, stacked
from tui.widgets.roles import RoleWidget
from tui.widgets.wrap import hang, wrap

PAUSE = 0.08
"""Seconds the cursor must rest on a record before the pane shows it."""
NARROWEST, GAP = 32, 3
"""Cells of a column, below which two are not put side by side; cells between them."""


class Pane(RoleWidget):
    """Shows parts of text, wrapped, from the top; `turn` scrolls. Nothing in it is ever parsed."""

    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; background: $background; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """An empty pane."""
        super().__init__(id=id)
        self._parts: Parts = ()
        self._lines: list[list[Piece]] | None = None
        self._top = 0
        self._soon: Timer | None = None

    def show(self, parts: Parts) -> None:
        """Show these parts now, from their top; the same parts again stay where they are."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        if parts == self._parts:
            return
        self._parts, self._lines, self._top = parts, None, 0
        self.refresh()

    def show_soon(self, make: Callable[[], Parts]) -> None:
        """Show what `make` gives once no other call has come for a moment: a cursor that runs draws nothing here."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, lambda: self.show(make()))

    def turn(self, pages: int) -> None:
        """Scroll by so many pages, keeping one line of the last."""
        last = max(0, len(self._wrapped()) - self.size.height)
        top = max(0, min(last, self._top + pages * max(1, self.size.height - 1)))
        if top != self._top:
            self._top = top
            self.refresh()

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._lines = None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn on."""
        self.turn(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn back."""
        self.turn(-1)

    def render_line(self, y: int) -> Strip:
        """Draw one line; the last one says that there is more."""
        lines = self._wrapped()
        place = self._top + y
        if y == self.size.height - 1 and place < len(lines) - 1:
            return self.strip([Piece("…", "dim")], self.size.width)
        return self.strip(lines[place] if place < len(lines) else (), self.size.width)

    def _wrapped(self) -> list[list[Piece]]:
        if self._lines is None:
            self._lines = []
            half = (self.size.width - GAP) // 2
            for part in self._parts if half >= NARROWEST else stacked(self._parts):
                if self._lines:
                    self._lines.append([])
                if part.beside is None:
                    self._lines += _told(part, self.size.width)
                else:
                    self._lines += _side_by_side(_told(part, half), _told(part.beside, half), half + GAP)
        return self._lines


def _told(part: Part, width: int) -> list[list[Piece]]:
    """Return a part in lines of `width` cells."""
    told = wrap([Piece(text, "heading") for text, _ in pieces(part.heading)], width) if part.heading else []
    return [*told, *(row for line in part.lines for row in hang(pieces(line), width))]


def _side_by_side(left: list[list[Piece]], right: list[list[Piece]], at: int) -> list[list[Piece]]:
    """Return two columns as lines, the right one beginning at a cell."""
    pairs = zip_longest(left, right, fillvalue=())
    return [[*one, Piece(" " * (at - sum(cell_len(piece.text) for piece in one))), *other] for one, other in pairs]
