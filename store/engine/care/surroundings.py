"""What stands around the data: permissions, what a crash or an earlier repair has left, files that do not belong."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress

from store.engine import files
from store.engine.care.finding import Finding
from store.engine.files import HISTORY, JOURNAL, NEW
from store.sentence import N_, sentence

_NOTHING = N_("nothing is done about it")
_MODES = {JOURNAL: 0o660, HISTORY: 0o660, "here": 0o770}


def look_around(directory: int) -> Iterator[Finding]:
    """Yield what is to be said of the files in the open `directory`, whatever they hold."""
    names = sorted(os.listdir(directory))
    yield from _directory(directory)
    for name in names:
        if name in _MODES:
            yield from _permissions(directory, name)
        elif name.startswith(("cut-", "kept-")):
            yield Finding(
                sentence(N_("{name} was kept aside by a repair, a restore or after a crash"), name=name),
                sentence(N_("it is no longer part of the data; once nobody misses anything, remove it")),
                sentence(_NOTHING), name, wrong=False,
            )  # fmt: skip
    if NEW in names:
        yield Finding(
            sentence(N_("{name} is left of a compaction that did not end"), name=NEW),
            sentence(N_("nothing is missing: the journal it was to replace is still there")),
            sentence(N_("it is removed")), NEW, wrong=False, remedy="sweep",
        )  # fmt: skip


def set_modes(directory: int) -> None:
    """Give directory and files to their group, and to nobody else, as far as they are ours to change."""
    group = os.fstat(directory).st_gid
    mode = stat.S_IMODE(os.fstat(directory).st_mode)
    with suppress(PermissionError):
        os.fchmod(directory, (mode | stat.S_ISGID if mode & stat.S_IWGRP else mode) & ~stat.S_IRWXO)
    for name in _MODES:
        with suppress(FileNotFoundError, PermissionError, NotADirectoryError):
            _share(directory, name, group, mode)


def _share(directory: int, name: str, group: int, mode: int) -> None:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with files.closing(os.open(name, flags, dir_fd=directory)) as fd:
        if os.fstat(fd).st_gid != group:
            os.fchown(fd, -1, group)
        if mode & stat.S_IWGRP or os.fstat(fd).st_mode & stat.S_IRWXO:
            os.fchmod(fd, _MODES[name] | (stat.S_ISGID if name == "here" else 0))


def _directory(directory: int) -> Iterator[Finding]:
    mode = os.fstat(directory).st_mode
    if mode & stat.S_IRWXO:
        yield _told(N_("everybody on this machine can get into the store's directory"), "", N_(
            "what it holds is not only the team's"
        ))  # fmt: skip
    if mode & stat.S_IWGRP and not mode & stat.S_ISGID:
        yield _told(N_("the store's directory does not hand its group on to new files (setgid)"), "", N_(
            "what one colleague's program makes, the others' may not be able to open"
        ))  # fmt: skip


def _permissions(directory: int, name: str) -> Iterator[Finding]:
    shared, file = os.fstat(directory), os.stat(name, dir_fd=directory, follow_symlinks=False)
    if not (stat.S_ISREG(file.st_mode) or stat.S_ISDIR(file.st_mode)):
        return
    if file.st_mode & stat.S_IRWXO:
        yield _told(
            N_("everybody on this machine may read or write {name}"), name, N_("what it holds is not only the team's")
        )
    closed = file.st_mode & _MODES[name] != _MODES[name] or file.st_gid != shared.st_gid
    if shared.st_mode & stat.S_IWGRP and closed:
        yield _told(N_("{name} is not open to the group of the store"), name, N_("colleagues are locked out"))


def _told(what: str, name: str, means: str) -> Finding:
    return Finding(
        sentence(what, name=name), sentence(means),
        sentence(N_("the permissions are set, by whoever owns the file")), name, remedy="modes",
    )  # fmt: skip
