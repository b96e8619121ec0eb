"""How roles look, and the widgets that draw pieces of text in them, line by line.

The looks are read from the theme's variables, not from CSS: Textual applies style sheets anew to every part of every
widget each time a screen is shown, and that was most of the time that changing screens took.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from tui.pieces import Piece


class Look(NamedTuple):
    """The theme's variables for text, its background and its style ("" for the widget's own); attributes besides."""

    text: str
    background: str = ""
    style: str = ""
    attributes: str = ""


LOOKS = {
    "dim": Look("text-muted"),
    "alert": Look("text-error", attributes="bold"),
    "warn": Look("text-warning"),
    "good": Look("text-success"),
    "accent": Look("text-accent", attributes="bold"),
    "heading": Look("text-secondary", attributes="bold"),
    "jargon": Look("text-warning", attributes="underline"),
    "key": Look("footer-key-foreground", attributes="bold"),
    "rule": Look("text-muted"),
    "titles": Look("text-muted", attributes="underline"),
    "cursor": Look("block-cursor-foreground", "block-cursor-background", "block-cursor-text-style"),
    "resting cursor": Look(
        "block-cursor-blurred-foreground", "block-cursor-blurred-background", "block-cursor-blurred-text-style"
    ),
}
"""The roles of `tui.pieces`, and the parts of lists, panes and bars."""


class RoleWidget(Widget):
    """A widget that draws its own lines; the roles look the same in all of them, and themes decide how."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        """`id` is the widget's CSS id."""
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}

    def look(self, name: str) -> Style:
        """Return the style of one of `LOOKS`, on the widget's own; "" is the widget's own."""
        if name not in self._looks:
            self._looks[name] = self.rich_style + self._read(LOOKS[name]) if name else self.rich_style
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Take the new theme's colours."""
        super().notify_style_update()
        self._looks.clear()

    def strip(self, line: Iterable[Piece], width: int) -> Strip:
        """Draw pieces as one line of `width` cells."""
        segments = [Segment(text, self.look(role)) for text, role in line if text]
        return Strip(segments).adjust_cell_length(width, self.look("")).simplify()

    def _read(self, look: Look) -> Style:
        theme, own = self.app.theme_variables, self.background_colors[1]
        behind = _on(own, theme[look.background]) if look.background else own
        # the terminal's own colours have no paler one
        dim = "dim" if look.text == "text-muted" and self.app.native_ansi_color else ""
        attributes = (look.attributes, theme[look.style] if look.style else "", dim)
        return Style.combine(
            [
                Style.from_color(
                    _on(behind, theme[look.text]).rich_color, behind.rich_color if look.background else None
                ),
                *(Style.parse(words) for words in attributes),
            ]
        )


def _on(behind: Color, value: str) -> Color:
    """Return a colour of the theme as seen on another: `#rrggbb`, `#rrggbbaa`, `ansi_blue`, Textual's `auto 60%`."""
    name, _, part = value.partition(" ")
    if name == "auto":
        return behind + behind.get_contrast_text(float(part.rstrip("%") or 100) / 100)
    colour = Color.parse(name)
    return colour if colour.ansi is not None else behind + colour
