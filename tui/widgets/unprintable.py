"""The last gate before the terminal: whatever was drawn, by whatever widget, nothing in it is obeyed."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.text import FORBIDDEN, REPLACEMENT


class Unprintable(LineFilter):
    """Shows control, direction and tag characters as `\\ufffd`; for `App.get_line_filters()`."""

    def __eq__(self, other: object) -> bool:
        """All are one: Textual keeps what it has filtered by the filter."""
        return isinstance(other, Unprintable)

    def __hash__(self) -> int:
        """As they are equal."""
        return hash(Unprintable)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the same list where there is nothing to replace, which is nearly always."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [_replaced(segment) if FORBIDDEN.search(segment.text) else segment for segment in segments]


def _replaced(segment: Segment) -> Segment:
    # a control character was laid out as no cell: the text is cut so that what stands beside it stays in its place
    shown = set_cell_size(FORBIDDEN.sub(REPLACEMENT, segment.text), cell_len(segment.text))
    return Segment(shown, segment.style, segment.control)
