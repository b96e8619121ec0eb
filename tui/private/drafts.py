"""The line that was left unfinished, kept for its author alone."""

from __future__ import annotations

from pathlib import Path

from tui.private import files

LONGEST = 500


def load(store: Path) -> str:
    """Return the draft kept for a workspace, "" where there is none."""
    return files.read(_file(store))[:LONGEST]


def save(store: Path, text: str) -> None:
    """Keep a draft for a workspace; an empty one is struck off."""
    if text.strip():
        files.write(_file(store), text)
    else:
        files.remove(_file(store))


def _file(store: Path) -> Path:
    from platformdirs import user_state_path

    return files.file_of(user_state_path("passerelle") / "drafts", store)
