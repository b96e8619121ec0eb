"""A copy of a store at one moment, and putting one back. A backup is itself a store: a directory of the two files."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from store.engine import files
from store.engine.care.check import findings
from store.engine.care.survey import Survey
from store.engine.files import HISTORY, JOURNAL
from store.sentence import N_, Corrupt, Refused, Unreachable

_ATTEMPTS = 5


class Copied(Struct, frozen=True):
    """What a backup holds."""

    commits: int
    """Its last commit."""
    documents: int
    bytes: int


def backup(path: Path, target: Path) -> Copied:
    """Copy the whole commits of the store `path` into a new directory for its maker alone; durable when this returns.

    Takes no lock: colleagues go on writing. Refused where the target is there already or cannot be made; Corrupt where
    the store is not sound.
    """
    if path.resolve() in [target.absolute().parent.resolve(), target.resolve()]:
        raise Refused(N_("A backup inside the store would be lost with it: choose another place"))
    with files.closing(files.open_directory(path)) as source, files.closing(_make(target)) as directory:
        try:
            copied = _copy(path, source, directory)
            os.fsync(directory)
        except BaseException:
            _unmake(directory, target)
            raise
        files.sync_directory(target.absolute().parent)
    return copied


def _make(target: Path) -> int:
    """Return a descriptor of the target, a new directory: whatever stands there, a link too, is left alone."""
    try:
        target.mkdir(0o700)
        return os.open(target, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileExistsError:
        raise Refused(N_("{path} is there already: name a place where nothing is"), path=str(target)) from None
    except OSError as error:
        raise Refused(
            N_("{path} cannot be written: {problem}"), path=str(target), problem=os.strerror(error.errno or 0)
        ) from None


def _unmake(directory: int, target: Path) -> None:
    for name in (JOURNAL, HISTORY):
        with suppress(FileNotFoundError):
            os.unlink(name, dir_fd=directory)
    with suppress(OSError):
        target.rmdir()


def _copy(path: Path, source: int, directory: int) -> Copied:
    for _ in range(_ATTEMPTS):
        with files.reaching(path), Survey(source) as survey:
            if not _is_of_one_moment(survey):
                continue
            # what stands behind may be half of a commit by the time that it is copied
            end = survey.commits.whole_end
            copy_file(survey.history_file, survey.history.end, directory, HISTORY)
            # last: without its journal, a backup that was interrupted is none
            copy_file(survey.journal, end, directory, JOURNAL)
            return Copied(survey.number, survey.documents.count, end + survey.history.end)
    raise Corrupt(N_("The store is damaged, a backup would be too: `passerelle check` explains"))


def _is_of_one_moment(survey: Survey) -> bool:
    """Return whether what was read is sound; a restore between the reading of the two files makes it look damaged."""
    return survey.header is not None and not any(
        finding.wrong and finding.remedy != "cut" for finding in findings(survey)
    )


def copy_file(source: int, end: int, directory: int, name: str, mode: int = 0o600) -> None:
    """Copy the first bytes of an open file (none where it is -1: nothing then) into a new one, durably."""
    if source < 0:
        return
    with files.closing(files.create_file(directory, name)) as fd:
        os.fchmod(fd, mode)
        files.copy(source, 0, end, fd, 0)
        os.fsync(fd)


def open_backup(path: Path) -> int:
    """Return a descriptor of a backup's directory. Unreachable where there is none."""
    if not path.is_dir():
        raise Unreachable(N_("There is no backup at {path}"), path=str(path))
    directory = files.open_directory(path)
    try:
        kind = os.stat(JOURNAL, dir_fd=directory, follow_symlinks=False).st_mode
    except FileNotFoundError:
        kind = 0
    if stat.S_ISREG(kind):
        return directory
    os.close(directory)
    raise Unreachable(N_("{path} is no backup: it holds no {name}"), path=str(path), name=JOURNAL)
