"""Mailboxes, message by message: mbox files of any size, and Maildir folders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from store.interop.source import MOST_BYTES, Source

_SEPARATOR = re.compile(rb"^From \S+.*\b(?:19|20)\d\d\b")
_ESCAPED = re.compile(rb"^>+From ")
_LINE = 1 << 16


def messages(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the messages of an mbox; None for one that is larger than a message may be. Only one is held at a time."""
    lines: list[bytes] = []
    size = 0
    begun = False
    blank = True
    while chunk := stream.readline(_LINE):
        if blank and _SEPARATOR.match(chunk):
            if begun:
                yield _whole(lines, size)
            lines, size, begun = [], 0, True
        else:
            begun = True
            size += len(chunk)
            if size <= MOST_BYTES:
                # a line that begins with From was escaped so as not to begin a message
                lines.append(chunk[1:] if _ESCAPED.match(chunk) else chunk)
        blank = chunk in (b"\n", b"\r\n")
    if begun:
        yield _whole(lines, size)


def letters(folder: Path) -> Iterator[Source]:
    """Yield the messages of a Maildir folder, those not yet seen last."""
    for part in ("cur", "new"):
        directory = folder / part
        if directory.is_dir():
            for path in sorted(directory.iterdir()):
                if not path.name.startswith("."):
                    yield Source(path.name, path)


def _whole(lines: list[bytes], size: int) -> bytes | None:
    return None if size > MOST_BYTES else b"".join(lines)
