"""Named points on two scales, that one walks in with the arrows. It draws the lines on the screen and nothing else."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from store.sentence import N_
from tui.columns import fit
from tui.pieces import Piece
from tui.widgets.roles import RoleWidget

SCALE = 5
"""Both axes go from 1 to 5."""
MARGIN = 4
"""Cells left of the plot, for its scale."""


class Point(NamedTuple):
    """A thing on the plot."""

    key: Hashable
    x: int
    y: int
    """From 1 to 5 each."""
    name: str
    role: str = ""


class Plot(RoleWidget, can_focus=True):
    """Five by five fields; the points of a field stand in it line by line, and a cursor stands on one of them."""

    DEFAULT_CSS = """
    Plot { height: 1fr; background: $background; color: $foreground; }
    """

    BINDINGS = [
        Binding("right,l", "walk(1, 0)", N_("To the right"), show=False, id="plot.right"),
        Binding("left", "walk(-1, 0)", N_("To the left"), show=False, id="plot.left"),
        Binding("up,k", "walk(0, 1)", N_("Up"), show=False, id="plot.up"),
        Binding("down,j", "walk(0, -1)", N_("Down"), show=False, id="plot.down"),
        Binding("enter", "open", N_("Open"), show=False, id="plot.open"),
    ]

    class Moved(Message):
        """The cursor stands on another point."""

    class Opened(Message):
        """Enter was pressed on a point."""

        def __init__(self, key: Hashable) -> None:
            """`key` is its own."""
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        """No point yet."""
        super().__init__()
        self.current: Hashable | None = None
        """The key under the cursor."""
        self._points: Sequence[Point] = ()

    def show(self, points: Sequence[Point]) -> None:
        """Show these points; the cursor stays with its own, else it goes to the first."""
        self._points = points
        if self.current not in [point.key for point in points]:
            self.current = points[0].key if points else None
            self.post_message(self.Moved())
        self.refresh()

    def action_walk(self, right: int, up: int) -> None:
        """Go to the nearest point in that direction: within the field first, then field by field."""
        here = next((point for point in self._points if point.key == self.current), None)
        if here is None:
            return
        beside = self._beside(here, -up) if up else None
        found = beside or self._nearest(here, right, up)
        if found is not None:
            self.current = found.key
            self.post_message(self.Moved())
            self.refresh()

    def action_open(self) -> None:
        """Open the point under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def render_line(self, y: int) -> Strip:
        """Draw one line: of a row of fields, of the rules between them, or the scale below."""
        height = self._height
        row, line = divmod(y, height + self._ruled)
        if row >= SCALE or (row == SCALE - 1 and line == height):
            scale_at = SCALE * height + (SCALE - 1) * self._ruled
            return self.strip(self._scale() if y == scale_at else (), self.size.width)
        if line == height:
            rule = " " * MARGIN + "·".join(["┄" * self._width] * SCALE)
            return self.strip([Piece(rule, "dim")], self.size.width)
        level = SCALE - row
        drawn = [Piece(f"{level:>2} │" if line == height // 2 else "   │", "dim")]
        for column in range(1, SCALE + 1):
            drawn += [*self._cell(self._field(column, level), line), Piece("│", "dim")]
        return self.strip(drawn, self.size.width)

    @property
    def _ruled(self) -> bool:
        """Whether there is room for rules between the rows."""
        return self.size.height > 5 * SCALE

    @property
    def _height(self) -> int:
        """The lines of a field."""
        return max(1, (self.size.height - 1 - (SCALE - 1) * self._ruled) // SCALE)

    @property
    def _width(self) -> int:
        return max(4, (self.size.width - MARGIN) // SCALE - 1)

    def _scale(self) -> list[Piece]:
        marks = " ".join(f"{level:^{self._width}}" for level in range(1, SCALE + 1))
        return [Piece(" " * MARGIN + marks, "dim")]

    def _cell(self, field: Sequence[Point], line: int) -> list[Piece]:
        """Draw one line of a field: so many names side by side as there are too many for its height."""
        a_line = -(-len(field) // self._height)
        named = field[line * a_line : (line + 1) * a_line]
        if not named:
            return [Piece(" " * self._width)]
        room = self._width // len(named)
        pieces = [
            Piece(fit(f"›{p.name}" if p.key == self.current else f" {p.name}", room), self._role(p)) for p in named
        ]
        return [*pieces, Piece(" " * (self._width - room * len(named)))]

    def _role(self, point: Point) -> str:
        return "cursor" if point.key == self.current else point.role

    def _field(self, x: int, y: int) -> list[Point]:
        return [point for point in self._points if (point.x, point.y) == (x, y)]

    def _beside(self, here: Point, step: int) -> Point | None:
        """Return the point above or below in the same field."""
        field = self._field(here.x, here.y)
        place = field.index(here) + step
        return field[place] if 0 <= place < len(field) else None

    def _nearest(self, here: Point, right: int, up: int) -> Point | None:
        """Return the nearest point of another field on that side, those straight ahead first."""

        def far(point: Point) -> tuple[int, int]:
            ahead, aside = (
                (point.x - here.x) * right + (point.y - here.y) * up,
                abs((point.x - here.x) * up + (point.y - here.y) * right),
            )
            return ahead + 2 * aside, ahead

        ahead = [p for p in self._points if (p.x - here.x) * right + (p.y - here.y) * up > 0]
        nearest = min(ahead, key=far, default=None)
        if nearest is None:
            return None
        field = self._field(nearest.x, nearest.y)
        return field[-1] if up > 0 else nearest
