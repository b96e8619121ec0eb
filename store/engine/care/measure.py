"""How large a store is and how old, without reading it whole."""

from __future__ import annotations

import os
from datetime import datetime

from msgspec import Struct

from store.engine import files, lines
from store.engine.files import HISTORY, JOURNAL
from store.engine.lines import LINE


class Measured(Struct, frozen=True):
    """Sizes in bytes, and when it began."""

    journal: int
    history: int
    kept: int
    """Of what is kept aside: cut-… and kept-…"""
    past: int
    """How many commits are in the history."""
    began: datetime | None
    """When the first commit was made; None where there is none."""


def measure(directory: int) -> Measured:
    """Measure the store in the open `directory`. OSError where it cannot be read, Corrupt where it is damaged."""
    sizes = {name: _size(directory, name) for name in os.listdir(directory)}
    kept = sum(size for name, size in sizes.items() if name.startswith(("cut-", "kept-")))
    with files.closing(files.open_file(directory, JOURNAL, os.O_RDONLY)) as fd:
        header, _ = lines.read_header(fd)
        began = _first(fd, header.end)
    if header.history:
        with files.closing(files.open_file(directory, HISTORY, os.O_RDONLY)) as fd:
            began = _first(fd, 0)
    return Measured(sizes[JOURNAL], sizes.get(HISTORY, 0), kept, header.seq, began)


def _first(fd: int, at: int) -> datetime | None:
    line = lines.parse(os.pread(fd, LINE, at).partition(b"\n")[0])
    return line.at if line else None


def _size(directory: int, name: str) -> int:
    """Return the bytes of a file, or of the files in a directory."""
    kept = os.stat(name, dir_fd=directory, follow_symlinks=False)
    if not name.startswith("kept-"):
        return kept.st_size
    with files.closing(files.open_inner(name, directory)) as place:
        return sum(_size(place, inner) for inner in os.listdir(place))  # noqa: PTH208 - of a descriptor
