"""The store's directory and files, opened so that nobody can make us write elsewhere or leave the team out."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from types import TracebackType

from store.sentence import N_, Unreachable

JOURNAL = "journal.jsonl"
HISTORY = "history.jsonl"
NEW = "journal.jsonl.new"
_OURS = {JOURNAL, HISTORY, NEW, "here"}
_SAFE = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
# What opening a link, a socket or a directory in the place of a file ends in.
_PLANTED = {errno.ELOOP, errno.ENXIO, errno.EISDIR}
# File systems on which another machine may hold the same files and flock does not reach it, or writes come late.
_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "coda", "davfs", "vboxsf"}
_LOCAL_FUSE = {"fuse.fuse-overlayfs", "fuse.ext4", "fuse.ntfs-3g", "fuse.gocryptfs", "fuse.encfs"}


class reaching:  # noqa: N801 - reads as the words of a `with`
    """Say the system's errors about the store `path` as Unreachable, with the reason it gives."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise Unreachable in the place of an OSError."""
        if isinstance(error, FileNotFoundError):
            raise Unreachable(
                N_("There is no store at {path}: `passerelle init` makes one"), path=str(self._path)
            ) from error
        if isinstance(error, OSError):
            reason = os.strerror(error.errno or 0)
            raise Unreachable(
                N_("The store {path} cannot be reached ({reason})"), path=str(self._path), reason=reason
            ) from error


class replacing(reaching):  # noqa: N801 - as above
    """Besides, name the remedy where the directory lets its group write to files but not replace them."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise Unreachable in the place of an OSError."""
        if isinstance(error, PermissionError):
            raise Unreachable(
                N_("Files in {path} cannot be replaced ({reason}): `chmod g+w,-t` the directory"),
                path=str(self._path),
                reason=os.strerror(error.errno or 0),
            ) from error
        super().__exit__(kind, error, trace)


class Reading(reaching):
    """Guards what a thread reads, and says the system's errors as the store's own; never held across flock or fsync."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._lock = RLock()

    def __enter__(self) -> None:
        """Wait for the other threads."""
        self._lock.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let them go on."""
        self._lock.release()
        if error is not None:
            super().__exit__(kind, error, trace)


def open_directory(path: Path) -> int:
    """Return a descriptor of the store's directory. Unreachable where there is none or everybody may write to it."""
    with reaching(path):
        fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        mode = os.fstat(fd).st_mode
    if mode & stat.S_IWOTH:
        os.close(fd)
        raise Unreachable(N_("Everybody on this machine may write to {path}: `chmod o-w` it first"), path=str(path))
    return fd


def make_directory(path: Path) -> None:
    """Make the store's directory for a group, whatever the umask; one that stands must be empty or a store."""
    with reaching(path):
        is_there = path.is_dir()
        names = {place.name for place in path.iterdir()} if is_there else set()
        if JOURNAL in names:
            return
        if names - _OURS:
            raise Unreachable(N_("{path} holds other files: choose an empty directory"), path=str(path))
        check_local(path)
        if not is_there:
            path.parent.mkdir(parents=True, exist_ok=True)
            make_group_directory(str(path))
        # also where it is there: who made it may have been killed before they came to this
        sync_directories(path)


def make_group_directory(name: str, directory: int | None = None) -> None:
    """Make a directory that its group shares (2770), unless another process has just made it."""
    try:
        os.mkdir(name, 0o700, dir_fd=directory)
    except FileExistsError:
        return
    with closing(open_inner(name, directory)) as fd:
        os.fchmod(fd, 0o2770)


def open_file(directory: int, name: str, flags: int) -> int:
    """Return a descriptor of a regular file with one name in the directory. OSError where the system refuses;
    Unreachable for a link or anything else that may have been planted."""
    try:
        fd = os.open(name, flags | _SAFE, dir_fd=directory)
    except OSError as error:
        if error.errno in _PLANTED:
            raise _not_plain(name) from error
        raise
    kept = os.fstat(fd)
    # no name at all: replaced by a compaction since it was opened
    if not stat.S_ISREG(kept.st_mode) or kept.st_nlink > 1:
        os.close(fd)
        raise _not_plain(name)
    return fd


def open_inner(name: str, directory: int | None) -> int:
    """Return a descriptor of a directory inside another. OSError where the system refuses, also a link."""
    return os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=directory)


@contextmanager
def closing(fd: int) -> Iterator[int]:
    """Give what is open, closed at the end."""
    try:
        yield fd
    finally:
        os.close(fd)


def remove_file(directory: int, name: str) -> None:
    """Remove a name from the directory, if it is there. OSError where the system refuses; Unreachable for a
    directory."""
    try:
        os.unlink(name, dir_fd=directory)
    except FileNotFoundError:
        return
    except OSError as error:
        if stat.S_ISDIR(os.stat(name, dir_fd=directory, follow_symlinks=False).st_mode):
            raise _not_plain(name) from error
        raise


def _not_plain(name: str) -> Unreachable:
    return Unreachable(N_("{name} is not a plain file with one name: remove it from the store"), name=name)


def create_file(directory: int, name: str) -> int:
    """Return a descriptor of a new file that the group may read and write. FileExistsError where the name is taken."""
    fd = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | _SAFE, 0o600, dir_fd=directory)
    os.fchmod(fd, 0o660)
    return fd


def write_whole(fd: int, data: bytes | memoryview, at: int) -> None:
    """Write all of `data` at the offset `at`. OSError where the disk takes less."""
    rest = memoryview(data)
    while rest:
        written = os.pwrite(fd, rest, at)
        rest, at = rest[written:], at + written


def copy(source: int, start: int, end: int, target: int, at: int) -> None:
    """Write the bytes [start, end) of one file at the offset `at` of another."""
    while start < end and (data := os.pread(source, min(1 << 20, end - start), start)):
        write_whole(target, data, at)
        start, at = start + len(data), at + len(data)


@contextmanager
def renewed(directory: int, name: str) -> Iterator[int]:
    """Give a new file to write, which at the end takes the place of `name`, durably; gone where anything fails before.
    Only under the writer's lock."""
    remove_file(directory, NEW)
    fd = create_file(directory, NEW)
    try:
        yield fd
        os.fsync(fd)
        os.rename(NEW, name, src_dir_fd=directory, dst_dir_fd=directory)
    except BaseException:
        with suppress(OSError):
            os.unlink(NEW, dir_fd=directory)
        raise
    finally:
        os.close(fd)
    os.fsync(directory)


def open_history(directory: int) -> int:
    """Return a descriptor of the history, made empty where there is none. Only under the writer's lock."""
    if HISTORY not in os.listdir(directory):
        # under its name only when the group may write to it
        with renewed(directory, HISTORY):
            pass
    return open_file(directory, HISTORY, os.O_RDWR)


def cut(directory: int, fd: int, name: str, at: int) -> None:
    """Cut a file at `at`, its rest kept aside. Only under the writer's lock."""
    size = os.fstat(fd).st_size
    if size > at:
        keep_aside(directory, fd, name, at, size)
        os.ftruncate(fd, at)


def keep_aside(directory: int, fd: int, name: str, start: int, end: int) -> None:
    """Keep the bytes [start, end) of a file beside it as `cut-NAME-OFFSET-N`. Only under the writer's lock."""
    taken = set(os.listdir(directory))
    number = next(n for n in range(1, len(taken) + 2) if f"cut-{name}-{start}-{n}" not in taken)
    with closing(create_file(directory, f"cut-{name}-{start}-{number}")) as kept:
        copy(fd, start, end, kept, 0)
        os.fsync(kept)
    os.fsync(directory)


def sync_directories(path: Path) -> None:
    """Make the names that lead to `path` durable, as far up as we may and as file systems are written to."""
    for above in path.absolute().parents:
        try:
            sync_directory(above)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EINVAL):
                return
            raise


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable."""
    with closing(os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)) as fd:
        os.fsync(fd)


def check_local(path: Path) -> None:
    """Raise Unreachable where `path` lies on a network file system."""
    if kind := remote(path):
        raise Unreachable(
            N_("{path} lies on {kind}, where two machines could write at once: keep the store on a local disk"),
            path=str(path),
            kind=kind,
        )


def remote(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str:
    """Return the kind of network file system that `path` lies on, empty for a local or unknown one."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    real, kind, longest = os.path.realpath(path), "", -1
    for line in lines:
        before, _, after = line.partition(" - ")
        # blanks and the like stand there as \040
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), before.split(" ")[4])
        inside = real == point or real.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= longest:
            kind, longest = after.split(" ")[0], len(point)
    if kind in _REMOTE or (kind.startswith("fuse.") and kind not in _LOCAL_FUSE):
        return kind
    return ""
