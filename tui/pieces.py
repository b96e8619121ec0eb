"""Text in roles: what is said in a pane or on a bar, before anything draws it. Known to screens and commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.text import plain


class Piece(NamedTuple):
    """A run of text in one role ("dim", "alert", "warn", "good", "accent", "jargon"); "" is plain text."""

    text: str
    role: str = ""


APART = Piece("   ")
"""Between the parts of a line that are kept whole where it is broken."""

Line = str | Piece | list[str | Piece]
"""A line of text: one piece or several."""


class Part(NamedTuple):
    """A heading ("" for none) and the lines under it."""

    heading: str
    lines: Sequence[Line]
    beside: Part | None = None
    """What is read beside it where there is room, else below it."""


Parts = Sequence[Part]


def stacked(parts: Parts) -> Iterator[Part]:
    """Yield the parts one below the other."""
    for part in parts:
        yield part._replace(beside=None)
        if part.beside is not None:
            yield part.beside


def pieces(line: Line) -> list[Piece]:
    """Return the pieces of a line, their text made plain."""
    parts = line if isinstance(line, list) else [line]
    return [Piece(plain(part), "") if isinstance(part, str) else Piece(plain(part.text), part.role) for part in parts]
