"""How a listing's lines are drawn: header, row, section rule and scroll mark, each one strip of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.columns import GAP, Column, Row, Section, fit, sign_of, widths
from tui.text import plain

MARGIN = 3
"""Cells before the first column: the cursor, the mark or sign, a blank."""
CURSOR, MARK, THUMB = "›", "✓", "┃"


class Drawing:
    """Draws lines of one width; `look` gives a style as `RoleWidget.look` does."""

    def __init__(self, columns: Sequence[Column], width: int, look: Callable[[str], Style]) -> None:
        """`width` is in cells; the last one is for the scroll mark."""
        self.columns = columns
        self.width = width
        self.look = look
        self._widths = widths(columns, width - MARGIN - 1)

    def header(self) -> Strip:
        """Return the titles of the columns."""
        titles = [
            _exactly(self.columns[place].title, cells, self.columns[place].right) for place, cells in self._widths
        ]
        return self._line([(" " * MARGIN + (" " * GAP).join(titles), self.look("titles"))], self.look("titles"))

    def row(self, row: Row, *, cursor: str, marked: bool) -> Strip:
        """Return a record's line; `cursor` is the look of the one that stands on it, or "". Under it roles keep their
        weight, not their colour: it must stay legible."""
        base = self.look(cursor) if cursor else self._style(row.role)
        sign = MARK if marked else _exactly(sign_of(row), 1)
        parts = [(f"{CURSOR if cursor else ' '}{sign} ", base)]
        last = len(row.cells) - 1
        for place, cells, right in self._places(last):
            role = row.roles[place] if place < len(row.roles) else ""
            style = self._style(role or row.role)
            text = _exactly(row.cells[place][: cells * 8], cells, right)
            parts.append((text, base + _weight(style) if cursor else style))
            parts.append((" " * GAP, base))
        return self._line(parts, base)

    def _places(self, last: int) -> Iterator[tuple[int, int, bool]]:
        """Yield (cell of the row, its width, to the right) up to the last cell, which takes what is left."""
        left = self.width - MARGIN - 1
        for place, cells in self._widths:
            if place >= last:
                runs_on = last < len(self.columns) - 1
                yield last, left if runs_on else cells, self.columns[place].right and not runs_on
                return
            yield place, cells, self.columns[place].right
            left -= cells + GAP

    def section(self, section: Section) -> Strip:
        """Return a rule line with its label."""
        label = plain(section.label)
        return self._line([(f"── {label} " + "─" * self.width, self.look("rule"))], self.look("rule"))

    def centred(self, text: str) -> Strip:
        """Return a line of text in the middle."""
        blanks = max(0, self.width - len(text)) // 2
        return self._line([(" " * blanks + plain(text), self.look("dim"))], self.look(""))

    def with_thumb(self, line: Strip) -> Strip:
        """Return the line with the scroll mark at its end."""
        return Strip([*line.crop(0, self.width - 1), Segment(THUMB, self.look("rule"))], self.width)

    def _style(self, role: str) -> Style:
        return self.look(role)

    def _line(self, parts: Sequence[tuple[str, Style]], base: Style) -> Strip:
        segments: list[Segment] = []
        for text, style in parts:
            if segments and segments[-1].style == style:
                segments[-1] = Segment(segments[-1].text + text, style)
            elif text:
                segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(self.width, base).simplify()


def _exactly(text: str, width: int, right: bool = False) -> str:
    """Return plain text in exactly the cells that Textual will count, or the columns after it would not line up."""
    fitted = fit(text, width, right)
    return fitted if fitted.isascii() else set_cell_size(fitted, width)


def _weight(style: Style) -> Style:
    """Return a style's attributes without its colours."""
    return Style(bold=style.bold, italic=style.italic, underline=style.underline)
