"""What a running app shows, as plain text."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.widget import Widget


def shown(app: App[Any]) -> str:
    """Return the whole screen, without the blanks at the ends of lines."""
    lines = (strip.text.rstrip() for strip in app.screen._compositor.render_strips())
    return "\n".join(lines).rstrip("\n")


def styles_of(widget: Widget, line: int) -> list[tuple[str, str]]:
    """Return each run of text on a line of a widget, and its style."""
    return [(segment.text, str(segment.style)) for segment in widget.render_line(line)]
