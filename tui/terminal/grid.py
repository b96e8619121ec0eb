"""What the terminal shows, and the least that must be written to make it show something else.

Textual writes every cell of a region that it repaints; on a slow line that is what one waits for. A `Grid` reads what
Textual is about to write (cursor moves, colours, text: nothing else), keeps the cells, and gives back only what
differs, with a scrolled block moved rather than written again. Anything that it does not understand it refuses, and
the caller writes it as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import split_graphemes

from tui.terminal.sgr import blank_is_the_same, change, on_blanks

Cell = tuple[str, str]
"""A character with what combines with it ("" for the right half of a wide one), and the parameters of its colours."""
UNKNOWN: Cell = ("\0", "")

_TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|(\n)|([^\x00-\x1f\x7f-\x9f]+)")
_EMOJI = "\U0001f000"
"""From here on, terminals disagree about how wide a character is."""
_BRIDGE = 3
"""Cells that are written again rather than jumped over."""
_LEAST_MOVED = 4
"""Lines that a scrolled block must save."""


class NotUnderstood(Exception):
    """A frame holds something else than moves, colours and text, or leaves the grid."""


class Grid:
    """The cells of a terminal of `width` × `height`, and where its cursor is. Nothing is known of them at first."""

    def __init__(self, width: int, height: int) -> None:
        """Sizes are in cells."""
        self.width, self.height = width, height
        self.rows: list[list[Cell]] = [[UNKNOWN] * width for _ in range(height)]
        self.cursor: tuple[int, int] | None = None

    def difference(self, frame: str) -> str:
        """Return what makes the terminal show `frame` on top of what it shows; "" where it does already. Raises
        NotUnderstood, and then nothing has changed here."""
        wanted, cursor = self._read(frame)
        out = _Output(self.cursor, self.width)
        self._scroll(out, wanted)
        for y, row in sorted(wanted.items()):
            if row != self.rows[y]:
                _write_row(out, y, self.rows[y], row)
                self.rows[y] = row
        if cursor is not None:
            out.move(*cursor)
        self.cursor = out.cursor
        return out.finish()

    def _read(self, frame: str) -> tuple[dict[int, list[Cell]], tuple[int, int] | None]:
        """Return the rows that the frame touches, as they will be, and where it leaves the cursor."""
        rows: dict[int, list[Cell]] = {}
        x, y = self.cursor or (-1, -1)
        style, at = "", 0
        for token in _TOKEN.finditer(frame):
            if token.start() != at:
                raise NotUnderstood
            at = token.end()
            down, right, colours, newline, text = token.groups()
            if text is not None:
                x = self._lay(rows, x, y, text, style)
            elif down is not None:
                x, y = int(right) - 1, int(down) - 1
            elif newline is not None:
                x, y = 0, y + 1
            elif style and colours not in ("", "0"):
                raise NotUnderstood  # colours on top of others: what Textual never writes
            else:
                style = "" if colours == "0" else colours
        if at != len(frame) or style:
            raise NotUnderstood
        return rows, (x, y) if 0 <= x < self.width and 0 <= y < self.height else None

    def _lay(self, rows: dict[int, list[Cell]], x: int, y: int, text: str, style: str) -> int:
        """Lay text on a row, and return where it ends."""
        cells = _cells(text, style)
        end = x + len(cells)
        if x < 0 or end > self.width or not 0 <= y < self.height:
            raise NotUnderstood
        row = rows.setdefault(y, self.rows[y][:])
        # a wide character that loses one half loses both
        if row[x][0] == "" and x > 0:
            row[x - 1] = (" ", row[x - 1][1])
        if end < self.width and row[end][0] == "":
            row[end] = (" ", row[end][1])
        row[x:end] = cells
        return end

    def _scroll(self, out: _Output, wanted: dict[int, list[Cell]]) -> None:
        """Move the block of lines that the frame moves up or down, if that saves writing them."""
        changed = [y for y in wanted if wanted[y] != self.rows[y]]
        if len(changed) < _LEAST_MOVED:
            return
        gain, top, bottom, by = max(self._moved(wanted, changed, step) for step in (1, -1, 2, -2, 3, -3))
        if gain < _LEAST_MOVED:
            return
        out.scroll(top, bottom, by)
        for y in range(top, bottom + 1):
            wanted.setdefault(y, self.rows[y])
        block = self.rows[top : bottom + 1]
        fresh = [[UNKNOWN] * self.width for _ in range(abs(by))]
        self.rows[top : bottom + 1] = block[by:] + fresh if by > 0 else fresh + block[:by]

    def _moved(self, wanted: dict[int, list[Cell]], changed: list[int], by: int) -> tuple[int, int, int, int]:
        """Return how many lines it saves to move a block up by so many lines, its first and last line, and `by`."""
        low, high = min(changed), max(changed)
        same = [y for y in changed if low <= y + by <= high and wanted[y] == self.rows[y + by]]
        if not same:
            return 0, 0, 0, by
        top, bottom = min(*same, min(same) + by), max(*same, max(same) + by)
        return 2 * len(same) - (bottom - top + 1), top, bottom, by


class _Output:
    """What is written, with the cursor and the colours that the terminal has by then."""

    def __init__(self, cursor: tuple[int, int] | None, width: int) -> None:
        self.cursor, self.width = cursor, width
        self._colours = ""
        self._parts: list[str] = []

    def move(self, x: int, y: int) -> None:
        if self.cursor == (x, y):
            return
        if self.cursor is not None and self.cursor[1] == y and self.cursor[0] < x:
            self._parts.append(f"\x1b[{x - self.cursor[0]}C")
        else:
            self._parts.append(f"\x1b[{y + 1};{x + 1}H")
        self.cursor = x, y

    def write(self, x: int, y: int, row: list[Cell], cells: int) -> None:
        """Write the character at `x` of a row, which takes so many cells."""
        text, colours = row[x]
        self._go(x, y, row)
        if colours != self._colours and not (text == " " and blank_is_the_same(self._colours, colours)):
            self._parts.append(change(self._colours, colours))
            self._colours = colours
        self._parts.append(text)
        # in the last column, and after what terminals disagree about, the cursor may be anywhere
        self.cursor = None if x + cells >= self.width or _doubtful(row[x]) else (x + cells, y)

    def _go(self, x: int, y: int, row: list[Cell]) -> None:
        if self.cursor is not None and self.cursor[1] == y and 0 < x - self.cursor[0] <= _BRIDGE:
            between = row[self.cursor[0] : x]
            if all(map(self._writes, between)):
                self._parts.extend(text for text, _ in between)
                self.cursor = x, y
        self.move(x, y)

    def _writes(self, cell: Cell) -> bool:
        """Return whether a cell can be written as the colours are."""
        text, colours = cell
        if text == " ":
            return blank_is_the_same(self._colours, colours)
        return len(text) == 1 and cell != UNKNOWN and colours == self._colours

    def scroll(self, top: int, bottom: int, by: int) -> None:
        """Move the lines from `top` to `bottom` up by so many lines (down, where negative)."""
        lines = f"\x1b[{bottom + 1};1H" + "\n" * by if by > 0 else f"\x1b[{top + 1};1H" + "\x1bM" * -by
        self._parts.append(f"\x1b[{top + 1};{bottom + 1}r{lines}\x1b[r")
        self.cursor = None

    def finish(self) -> str:
        if self._colours:
            self._parts.append("\x1b[m")
        return "".join(self._parts)


def _write_row(out: _Output, y: int, old: list[Cell], new: list[Cell]) -> None:
    """Write what differs in a row; all of it where terminals may disagree about what stands where."""
    whole = any(map(_doubtful, old)) or any(map(_doubtful, new))
    last = len(new) - 1
    for x, cell in enumerate(new):
        if cell == UNKNOWN or cell[0] == "" or (cell == old[x] and not whole):
            continue
        out.write(x, y, new, 2 if x < last and new[x + 1][0] == "" else 1)


def _doubtful(cell: Cell) -> bool:
    return len(cell[0]) > 1 or cell[0] >= _EMOJI


@lru_cache(2048)
def _cells(text: str, style: str) -> list[Cell]:
    """Return the cells that a text takes; not to be changed. What combines goes with the character before it."""
    blank = (" ", on_blanks(style))
    if text.isascii():
        return [blank if character == " " else (character, style) for character in text]
    cells: list[Cell] = []
    for start, end, width in split_graphemes(text)[0]:
        if not width:
            raise NotUnderstood  # something that combines with what stood before this text
        cells.append(blank if text[start:end] == " " else (text[start:end], style))
        cells.extend([("", style)] * (width - 1))
    return cells
