"""Sheets as Markdown, to be sent or printed; nothing that users wrote in them is markup."""

from __future__ import annotations

from collections.abc import Iterator

from store.interop.to_md import escaped
from tui.pieces import Parts, pieces, stacked


def as_markdown(title: str, parts: Parts, *, level: int = 1) -> Iterator[str]:
    """Yield a sheet line by line: its title as a heading of that level, its parts below it, a bullet each line."""
    yield f"{'#' * level} {escaped(title)}"
    for part in stacked(parts):
        yield ""
        if part.heading:
            yield from (f"{'#' * (level + 1)} {escaped(part.heading)}", "")
        for line in part.lines:
            yield "- " + escaped("".join(piece.text for piece in pieces(line)).removeprefix("• "))
    yield ""
