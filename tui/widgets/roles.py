"""Widgets that draw pieces of text in roles, line by line."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.pieces import Piece


class RoleWidget(Widget):
    """A widget that draws its own lines; the roles look the same in all of them, and themes decide how."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES = {"role--dim", "role--alert", "role--warn", "role--good", "role--accent"}

    DEFAULT_CSS = """
    RoleWidget {
        & > .role--dim { color: $text-muted; &:ansi { text-style: dim; } }
        & > .role--alert { color: $text-error; text-style: bold; }
        & > .role--warn { color: $text-warning; }
        & > .role--good { color: $text-success; }
        & > .role--accent { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """`id` is the widget's CSS id."""
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}

    def look(self, name: str) -> Style:
        """Return the style of a role, or of another part that the widget's class declares ("listing--cursor")."""
        if name not in self._looks:
            part = name if "--" in name else f"role--{name}"
            self._looks[name] = self.get_component_rich_style(part) if name else self.rich_style
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Take the new theme's colours."""
        super().notify_style_update()
        self._looks.clear()

    def strip(self, line: Iterable[Piece], width: int) -> Strip:
        """Draw pieces as one line of `width` cells."""
        base = self.look("")
        segments = [Segment(text, base + self.look(role) if role else base) for text, role in line if text]
        return Strip(segments).adjust_cell_length(width, base).simplify()
