"""A sheet as plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from tui.pieces import Parts, pieces


def as_text(parts: Parts) -> Iterator[str]:
    """Yield the lines of a sheet: a blank one and the heading before each part that has one."""
    for number, part in enumerate(parts):
        if part.heading:
            yield from ("", part.heading)
        elif number > 1:
            yield ""
        for line in part.lines:
            yield "".join(piece.text for piece in pieces(line)).rstrip()
