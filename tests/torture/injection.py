"""A fault at one system call of a process: a crash around it, half a write, an error of the disk."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any, NamedTuple

from interpose import CHANGES, SYNCS, WRITES, System

CRASHED = 77
"""The status with which a process ends that crashes."""


class Fault(NamedTuple):
    """What happens at which call (its number, from 0, and its name)."""

    call: int
    name: str
    what: str
    """`before`, `after`, `half`: the process ends there. `short`: half is written, then the disk is full until the end
    of the scene. `full`: it is full from here on. `torn`, `late`: half or all of it is done and yet called an error.
    Empty: what chance has in store. Else the name of the error that the call gives, once."""


def faults_of(call: int, name: str, flags: int) -> list[Fault]:
    """Return the faults that may befall a call; `flags` are those of an `open` or a `flock`."""
    changes = name in CHANGES or (name == "open" and flags & os.O_CREAT)
    found = ["before", "after"] if changes else []
    if name in WRITES:
        found += ["half", "torn", "late", "short", "full", "EIO", "ENOSPC", "EDQUOT"]
    elif name in SYNCS:
        found += ["EIO", "ENOSPC", "EDQUOT"]
    elif name == "open":
        found += ["EIO", "EMFILE", "EACCES", *(["late", "ENOSPC"] if changes else [])]
    elif name == "dup":
        found += ["EMFILE"]
    elif name == "flock":
        found += [] if flags & fcntl.LOCK_UN else ["ENOLCK"]
    else:
        found += ["EIO", *(["late", "ENOSPC", "EPERM"] if changes else [])]
    return [Fault(call, name, what) for what in found]


class Injection:
    """Counts the calls and lets one go wrong."""

    def __init__(self, fault: Fault | None, chance: Random) -> None:
        self._fault = fault
        self._chance = chance
        self._leave: Callable[[int], Any] = os._exit
        self._full: str = ""
        self.calls: list[tuple[str, int]] = []
        """Name of each call; for `open` and `flock` also its flags."""

    def scene_ends(self) -> None:
        """Somebody makes room on the disk, if it was full for a while."""
        self._full = self._full.replace("short", "")

    def between(self, name: str, system: System, arguments: tuple[Any, ...], options: dict[str, Any]) -> Any:
        flags = arguments[1] if name in ("open", "flock") else 0
        self.calls.append((name, flags))
        fault = self._fault
        if self._full and name in WRITES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if fault is None or fault.call != len(self.calls) - 1:
            return system(*arguments, **options)
        if not fault.what:
            possible = faults_of(fault.call, name, flags)
            if not possible:
                self._fault = fault._replace(call=fault.call + 1)
                return system(*arguments, **options)
            fault = self._chance.choice(possible)
        return self._go_wrong(fault.what, partial(system, **options), arguments)

    def _go_wrong(self, what: str, system: System, arguments: tuple[Any, ...]) -> Any:
        if what == "before":
            self._leave(CRASHED)
        if what == "after":
            system(*arguments)
            self._leave(CRASHED)
        if what == "late":
            system(*arguments)
        if what in ("half", "short", "torn"):
            file, data, *rest = arguments
            written = system(file, bytes(data)[: len(data) // 2], *rest)
            if what == "half":
                self._leave(CRASHED)
            if what == "short":
                self._full = what
                return written
        if what == "full":
            self._full = what
        number = errno.ENOSPC if what == "full" else getattr(errno, what, errno.EIO)
        raise OSError(number, os.strerror(number))
