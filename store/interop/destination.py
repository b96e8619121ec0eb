"""Where an export is written: a file for its user's eyes, never through a link, never over another by accident."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from store.sentence import N_, Refused


def write(path: Path, chunks: Iterable[str], *, force: bool = False) -> int:
    """Write a file of mode 0600; returns its length in bytes.

    Refused where there is one already (unless `force`: it is then replaced whole, a link by a file) or where the
    directory cannot be written to.
    """
    try:
        return _replaced(path, chunks) if force else _created(path, chunks)
    except FileExistsError:
        raise Refused(N_("{path} is there already; add --force to replace it"), path=str(path)) from None
    except OSError as error:
        raise Refused(
            N_("{path} cannot be written: {problem}"), path=str(path), problem=os.strerror(error.errno or 0)
        ) from None


def _created(path: Path, chunks: Iterable[str]) -> int:
    """Write a new file; what could not be written whole does not stay."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    size = 0
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        try:
            for chunk in chunks:
                size += file.write(chunk.encode())
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return size


def _replaced(path: Path, chunks: Iterable[str]) -> int:
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    size = _created(beside, chunks)
    try:
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return size
