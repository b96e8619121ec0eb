"""Lines of pieces, as many as are needed: things that are kept whole, put into rows, and what does not fit counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.strip import Strip

from tui.columns import fit
from tui.pieces import APART, Piece
from tui.widgets.bars import BETWEEN
from tui.widgets.roles import RoleWidget
from tui.widgets.wrap import wrap

Row = Sequence[Piece]


class Rows(RoleWidget):
    """As many lines as it is told, a blank at each end; none at all takes no room."""

    DEFAULT_CSS = """
    Rows { height: 1; background: $panel; color: $foreground; }
    """

    def __init__(self, *, least: int = 0) -> None:
        """`least` rows are there even when there is nothing to say."""
        super().__init__()
        self._least = least
        self._rows: Sequence[Row] = ()
        self.styles.height = least
        self.display = least > 0

    def say(self, rows: Sequence[Row]) -> None:
        """Show these rows, if they are not what is shown already."""
        if rows == self._rows:
            return
        height = max(self._least, len(rows))
        if height != max(self._least, len(self._rows)):
            self.styles.height = height
            self.display = height > 0
        self._rows = rows
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = self._rows[y] if y < len(self._rows) else ()
        return self.strip([Piece(" "), *row], self.size.width)


def apart(line: Sequence[Piece], width: int) -> list[list[Piece]]:
    """Return a line in rows of `width` cells, broken where its parts are apart, and elsewhere only where a part is too
    long; what runs on is set in."""
    rows: list[list[Piece]] = []
    used = 0
    for part in _parts(line):
        needed = sum(cell_len(piece.text) for piece in part)
        if rows and used + cell_len(APART.text) + needed <= width:
            rows[-1] += [APART, *part]
            used += cell_len(APART.text) + needed
            continue
        wrapped = wrap(part, width - cell_len(APART.text))
        rows += [[APART, *row] for row in wrapped] if rows else wrapped
        used = sum(cell_len(piece.text) for piece in rows[-1])
    return rows


def _parts(line: Sequence[Piece]) -> Iterator[list[Piece]]:
    part: list[Piece] = []
    for piece in line:
        if piece == APART:
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def in_rows(things: Sequence[Piece], width: int, most: int) -> list[list[Piece]]:
    """Return things in rows of `width` cells, dots between them; one that is too long for a row is cut with `…`, and
    those for which `most` rows are too few are counted at the end (`… +2`)."""
    rows: list[list[Piece]] = [[]]
    used = 0
    for place, thing in enumerate(things):
        text = thing.text if cell_len(thing.text) <= width else fit(thing.text, width)
        more = len(BETWEEN) + cell_len(text) if rows[-1] else cell_len(text)
        last = len(rows) == most
        sign = f"{BETWEEN}… +{len(things) - place}"
        room = width - len(sign) if last and place < len(things) - 1 else width
        if used + more > room:
            if last:
                rows[-1].append(Piece(sign, "warn"))
                return rows
            rows.append([])
            used, more = 0, cell_len(text)
        if rows[-1]:
            rows[-1].append(Piece(BETWEEN, "dim"))
        rows[-1].append(Piece(text, thing.role))
        used += more
    return rows
