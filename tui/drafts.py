"""The line that was left unfinished, kept for its author alone."""

from __future__ import annotations

import os
from pathlib import Path

LONGEST = 500
LONGEST_NAME = 200
"""Characters of a file's name; file systems allow 255 bytes."""


def load(store: Path) -> str:
    """Return the draft kept for a workspace, "" where there is none."""
    try:
        return _file(store).read_text("utf-8")[:LONGEST]
    except (OSError, UnicodeDecodeError):
        return ""


def save(store: Path, text: str) -> None:
    """Keep a draft for a workspace, mode 0600; an empty one is struck off. What cannot be kept is not worth a crash."""
    file = _file(store)
    try:
        if not text.strip():
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        with os.fdopen(os.open(file, flags, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
    except OSError:
        return


def _file(store: Path) -> Path:
    from platformdirs import user_state_path

    name = str(store.resolve()).replace(os.sep, "_")[-LONGEST_NAME:]
    return user_state_path("passerelle") / "drafts" / f"{name}.txt"
