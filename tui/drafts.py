"""The line that was left unfinished, kept for its author alone."""

from __future__ import annotations

from pathlib import Path

from tui import private

LONGEST = 500


def load(store: Path) -> str:
    """Return the draft kept for a workspace, "" where there is none."""
    return private.read(_file(store))[:LONGEST]


def save(store: Path, text: str) -> None:
    """Keep a draft for a workspace; an empty one is struck off."""
    if text.strip():
        private.write(_file(store), text)
    else:
        private.remove(_file(store))


def _file(store: Path) -> Path:
    from platformdirs import user_state_path

    return private.file_of(user_state_path("passerelle") / "drafts", store)
