"""A sheet as plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from tui.pieces import Parts, pieces, stacked


def as_text(parts: Parts) -> Iterator[str]:
    """Yield the lines of a sheet: the heading before each part that has one, blank lines between parts."""
    for number, part in enumerate(stacked(parts)):
        if part.heading:
            yield from ("", part.heading) if number else (part.heading,)
        elif number > 1:
            yield ""
        for line in part.lines:
            yield "".join(piece.text for piece in pieces(line)).rstrip()
