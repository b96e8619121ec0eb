"""The lines that were saved, to be recalled with an arrow; kept from session to session for their author alone."""

from __future__ import annotations

from pathlib import Path

from tui.private import files

MOST = 200
"""Lines that are recalled; twice as many are kept before the oldest are struck off."""


def load(store: Path) -> list[str]:
    """Return the lines kept for a workspace, each once, the newest last."""
    file = _file(store)
    lines = files.read(file).splitlines()
    kept = [*dict.fromkeys(reversed(lines))][:MOST][::-1]
    if len(lines) > 2 * MOST:
        files.write(file, "".join(f"{line}\n" for line in kept))
    return kept


def add(store: Path, line: str) -> None:
    """Keep a line."""
    files.append(_file(store), f"{line}\n")


def _file(store: Path) -> Path:
    from platformdirs import user_data_path

    return files.file_of(user_data_path("passerelle") / "lines", store)
