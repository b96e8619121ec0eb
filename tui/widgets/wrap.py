"""Long lines broken at spaces, by cells, without losing a character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, split_graphemes

from tui.pieces import Piece

_RUNS = re.compile(" +|[^ ]+")  # a no-break space is not a space here


def wrap(line: Iterable[Piece], width: int) -> list[list[Piece]]:
    """Return the lines, of at most `width` cells each, that the pieces of one line take; always one at least. Spaces
    where a line is broken are dropped; a word longer than the line is broken anywhere."""
    lines: list[list[Piece]] = [[]]
    used = blanks = 0
    for word in _words(line):
        length = sum(cell_len(piece.text) for piece in word)
        if word[0].text.startswith(" "):
            blanks = length
            continue
        if lines[-1] and used + blanks + length > width:
            lines.append([])
            used = blanks = 0
        if blanks and blanks < width:
            lines[-1].append(Piece(" " * blanks))
            used += blanks
        blanks = 0
        for piece in _broken(word, width, used):
            if used and used + cell_len(piece.text) > width:
                lines.append([])
                used = 0
            lines[-1].append(piece)
            used += cell_len(piece.text)
    return lines


def hang(line: Sequence[Piece], width: int) -> list[list[Piece]]:
    """As `wrap`; behind a bullet, a number or a key (a piece of its own that ends with its blanks) what runs on begins
    under the words."""
    margin = cell_len(line[0].text) if line and line[0].text.endswith(("  ", "• ")) else 0
    if not 0 < margin < width // 2:
        return wrap(line, width)
    first, *more = wrap(line[1:], width - margin)
    return [[line[0], *first], *([Piece(" " * margin), *words] for words in more)]


def _words(line: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield runs of spaces and words; a word may span pieces."""
    word: list[Piece] = []
    for text, role in line:
        for run in _RUNS.findall(text):
            if word and run.startswith(" ") != word[0].text.startswith(" "):
                yield word
                word = []
            word.append(Piece(run, role))
    if word:
        yield word


def _broken(word: Sequence[Piece], width: int, taken: int) -> Iterator[Piece]:
    if taken + sum(cell_len(piece.text) for piece in word) <= width:
        yield from word
        return
    for text, role in word:
        start = used = 0
        for place, _, cells in split_graphemes(text)[0]:
            if used + cells > width and place > start:
                yield Piece(text[start:place], role)
                start, used = place, 0
            used += cells
        yield Piece(text[start:], role)
