"""Files for their author alone: mode 0600, in a directory of the user's own, never followed through a link.

What cannot be kept is not worth a crash: it is typed again.
"""

from __future__ import annotations

import os
from pathlib import Path

LONGEST_NAME = 200
"""Characters of a file's name; file systems allow 255 bytes."""


def file_of(folder: Path, store: Path) -> Path:
    """Return the file that a folder has for a workspace."""
    name = str(store.resolve()).replace(os.sep, "_")[-LONGEST_NAME:]
    return folder / f"{name}.txt"


def read(file: Path) -> str:
    """Return what was kept, "" where nothing was."""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def write(file: Path, text: str) -> None:
    """Keep a text in the place of what was kept."""
    _write(file, text, os.O_TRUNC)


def append(file: Path, text: str) -> None:
    """Keep a text behind what was kept."""
    _write(file, text, os.O_APPEND)


def remove(file: Path) -> None:
    """Keep nothing any more."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return


def _write(file: Path, text: str, how: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | how
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, flags, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
    except OSError:
        return
