"""How large a store is and how old, without reading it whole."""

from __future__ import annotations

import os
from datetime import datetime

from msgspec import Struct

from store.engine import files, lines
from store.engine.files import HISTORY, JOURNAL
from store.engine.lines import HEADER, LINE, Header


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
    """Measure the store in the open `directory`. OSError where it cannot be read."""
    sizes = {name: _size(directory, name) for name in os.listdir(directory)}
    kept = sum(size for name, size in sizes.items() if name.startswith(("cut-", "kept-")))
    journal = files.open_file(directory, JOURNAL, os.O_RDONLY)
    try:
        header = lines.unseal(os.pread(journal, HEADER - 1, 0), Header)
        began = _first(journal, header.end if header else HEADER)
    finally:
        os.close(journal)
    if header and header.history:
        past = files.open_file(directory, HISTORY, os.O_RDONLY)
        try:
            began = _first(past, 0)
        finally:
            os.close(past)
    return Measured(sizes[JOURNAL], sizes.get(HISTORY, 0), kept, header.seq if header else 0, began)


def _first(fd: int, at: int) -> datetime | None:
    line = lines.parse(os.pread(fd, LINE, at).partition(b"\n")[0])
    return line.at if line else None


def _size(directory: int, name: str) -> int:
    """Return the bytes of a file, or of the files in a directory."""
    kept = os.stat(name, dir_fd=directory, follow_symlinks=False)
    if not name.startswith("kept-"):
        return kept.st_size
    place = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=directory)
    try:
        return sum(_size(place, inner) for inner in os.listdir(place))  # noqa: PTH208 - of a descriptor
    finally:
        os.close(place)
