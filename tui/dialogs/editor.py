"""Long text in the user's own editor: `$VISUAL`, else `$EDITOR`, on a private copy."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from store import Refused
from store.sentence import N_

LARGEST = 1_000_000
"""Bytes of a text."""


def edited(text: str) -> str:
    """Return the text as the user leaves it in their editor; the terminal must be theirs meanwhile.

    The copy lies in a directory of mode 0700 and is gone afterwards. Refused where there is no editor, it fails, or
    what it leaves is no text.
    """
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        file = Path(folder) / "text.txt"
        file.write_text(text + "\n", "utf-8")
        file.chmod(0o600)
        try:
            code = subprocess.run([*command, file], check=False).returncode
        except OSError as error:
            raise Refused(
                N_("The editor {name} cannot be started: {problem}; set $EDITOR to another"),
                name=command[0], problem=error.strerror or str(error),
            ) from None  # fmt: skip
        if code:
            raise Refused(N_("The editor ended with an error; nothing was changed"))
        return _read(file)


def _read(file: Path) -> str:
    if file.stat().st_size > LARGEST:
        raise Refused(N_("The text is too long; keep it below a million characters"))
    try:
        return file.read_text("utf-8").rstrip("\n")
    except UnicodeDecodeError:
        raise Refused(N_("What the editor left is not text in UTF-8; nothing was changed")) from None
