"""Private notes about records: what was told in confidence. They stand in a file of the user's own, of mode 0600, apart
from the store; no export, no sheet and no command ever reads it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import mkstemp

from store.sentence import N_, Unreachable
from store.views.key import Key
from tui.private import files


def read(store: Path, key: Key) -> str:
    """Return the note about a record of a workspace, "" where there is none. Unreachable where the file is there and
    cannot be read."""
    return _read(_file(store)).get(_name(key), "")


def write(store: Path, key: Key, text: str) -> None:
    """Keep a note in the place of the one there was; an empty one is struck off. Unreachable where it cannot be kept:
    the notes that are there stay as they were."""
    file = _file(store)
    notes = _read(file)
    notes.pop(_name(key), None)
    if text.strip():
        notes[_name(key)] = text
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # made aside for its owner alone, and moved there whole
        handle, aside = mkstemp(dir=file.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(notes, out, ensure_ascii=False, indent=1)
            out.flush()
            os.fsync(out.fileno())
        Path(aside).replace(file)
    except OSError as error:
        raise _unreachable(file, error) from None


def _read(file: Path) -> dict[str, str]:
    try:
        notes = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _unreachable(file, error) from None
    return notes if isinstance(notes, dict) else {}


def _unreachable(file: Path, error: Exception) -> Unreachable:
    problem = getattr(error, "strerror", None) or str(error)
    return Unreachable(N_("The private notes in {file} cannot be used: {problem}"), file=str(file), problem=problem)


def _name(key: Key) -> str:
    return f"{key.table} {key.id}"


def _file(store: Path) -> Path:
    from platformdirs import user_data_path

    return files.file_of(user_data_path("passerelle") / "notes", store)
