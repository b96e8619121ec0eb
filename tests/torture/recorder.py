"""What a process asks of the disk, in order: names, bytes, and what it waits for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interpose import System
from story import News


class Wrote(NamedTuple):
    """Bytes of a file (by its number, as all below)."""

    file: int
    at: int
    data: bytes


class Resized(NamedTuple):
    """A file's new length."""

    file: int
    size: int


class Named(NamedTuple):
    """Names of a directory that change at once: the file each one leads to, None for none."""

    directory: int
    names: tuple[tuple[str, int | None], ...]


class Synced(NamedTuple):
    """A file's bytes or a directory's names are on the disk."""

    node: int


Event = Wrote | Resized | Named | Synced | News
Names = dict[str, int]


class Recorder:
    """Notes what happens below the directory `root`, the disk's own. Files are numbered, 0 is the root."""

    def __init__(self, root: Path) -> None:
        self.events: list[Event] = []
        self.files: dict[int, bytes] = {}
        self.directories: dict[int, Names] = {}
        """What the disk holds at the beginning."""
        self._nodes: dict[tuple[int, int], int] = {}
        self._count = 0
        self._fstat, self._stat = os.fstat, os.stat
        self._is_on = True
        self._scan(root)

    def stop(self) -> None:
        self._is_on = False

    def between(self, name: str, system: System, arguments: tuple[Any, ...], options: dict[str, Any]) -> Any:
        result = system(*arguments, **options)
        if self._is_on:
            self._note(name, arguments, options, result)
        return result

    def _scan(self, place: Path) -> int:
        node = self._number(place.stat())
        if place.is_dir():
            self.directories[node] = {below.name: self._scan(below) for below in sorted(place.iterdir())}
        else:
            self.files[node] = place.read_bytes()
        return node

    def _note(self, name: str, arguments: Sequence[Any], options: dict[str, Any], result: Any) -> None:
        match name, arguments:
            case "pwrite", (fd, data, at):
                self.events.append(Wrote(self._node(fd), at, bytes(data[:result])))
            case "ftruncate", (fd, size):
                self.events.append(Resized(self._node(fd), size))
            case (("fsync" | "fdatasync"), (fd,)):
                # what lies above the root has no number
                node = self._nodes.get(self._key(self._fstat(fd)))
                self.events += [] if node is None else [Synced(node)]
            case "open", (path, flags, *_) if flags & os.O_CREAT:
                assert flags & os.O_EXCL, "whether the file is new is not known"
                made = self._number(self._fstat(result))
                self.events.append(Resized(made, 0))
                self._name(options, path, made)
            case "mkdir", (path, *_):
                made = self._number(self._stat(path, dir_fd=options.get("dir_fd")))
                self._name(options, path, made)
            case "unlink", (path,):
                self._name(options, path, None)
            case (("rename" | "replace"), (old, new)):
                renamed = self._stat(new, dir_fd=options.get("dst_dir_fd"))
                directory = self._nodes[self._key(self._fstat(options["dst_dir_fd"]))]
                self.events.append(Named(directory, ((old, None), (new, self._nodes[self._key(renamed)]))))
            case (("write" | "writev" | "pwritev" | "truncate" | "link"), _):
                raise AssertionError(f"{name} is not recorded yet")
            case _:
                pass

    def _name(self, options: dict[str, Any], path: str | Path, node: int | None) -> None:
        at = options.get("dir_fd")
        place = self._stat(Path(path).parent) if at is None else self._fstat(at)
        self.events.append(Named(self._nodes[self._key(place)], ((Path(path).name, node),)))

    def _number(self, kept: os.stat_result) -> int:
        """Give a new file its number: the system gives inodes again."""
        node = self._nodes[self._key(kept)] = self._count
        self._count += 1
        return node

    def _node(self, fd: int) -> int:
        return self._nodes[self._key(self._fstat(fd))]

    @staticmethod
    def _key(kept: os.stat_result) -> tuple[int, int]:
        return kept.st_dev, kept.st_ino
