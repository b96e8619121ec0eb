"""A fault at one system call of a process: a crash around it, half a write, an error of the disk."""

from __future__ import annotations

import errno
import fcntl
import os
from collections import Counter
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any, NamedTuple

from interpose import CHANGES, SYNCS, WRITES, System

CRASHED = 77
"""The status with which a process ends that crashes."""


class Fault(NamedTuple):
    """What happens at which call of a name (from 0); without a name, of all."""

    call: int
    name: str
    what: str
    """`before`, `after`, `half`: the process ends there. `short`: half is written, then the disk is full until the end
    of the scene. `full`: it is full from here on. `torn`, `late`: half or all of it is done and yet called an error.
    Empty: what chance has in store. Else the name of the error that the call gives, once."""


def possible(name: str, flags: int) -> list[str]:
    """Return what may happen at a call; `flags` are those of an `open` or a `flock`."""
    changes = name in CHANGES or (name == "open" and flags & os.O_CREAT)
    found = ["before", "after"] if changes else []
    if name in WRITES:
        return [*found, "half", "torn", "late", "short", "full", "EIO", "ENOSPC", "EDQUOT"]
    if name in SYNCS:
        return [*found, "EIO", "ENOSPC", "EDQUOT"]
    if name == "open":
        return [*found, "EIO", "EMFILE", "EACCES", *(["late", "ENOSPC"] if changes else [])]
    if name == "dup":
        return ["EMFILE"]
    if name == "flock":
        return [] if flags & fcntl.LOCK_UN else ["ENOLCK"]
    return [*found, "EIO", *(["late", "ENOSPC", "EPERM"] if changes else [])]


class Injection:
    """Lets one call go wrong, and notes what might."""

    def __init__(self, fault: Fault | None, chance: Random) -> None:
        self._waiting = fault
        self._chance = chance
        self._counts: Counter[str] = Counter()
        self._leave: Callable[[int], Any] = os._exit
        self._full: str = ""
        self.faults: list[Fault] = []
        """All that may happen."""
        self.happened: Fault | None = None

    def scene_ends(self) -> None:
        """Somebody makes room on the disk, if it was full for a while."""
        self._full = self._full.replace("short", "")

    def between(self, name: str, system: System, arguments: tuple[Any, ...], options: dict[str, Any]) -> Any:
        kinds = possible(name, arguments[1] if name in ("open", "flock") else 0)
        if self._full and name in WRITES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.faults += (Fault(self._counts[name], name, what) for what in kinds)
        what = self._now(name, kinds)
        if not what:
            return system(*arguments, **options)
        self.happened, self._waiting = Fault(self._counts[name] - 1, name, what), None
        return self._go_wrong(what, partial(system, **options), arguments)

    def _now(self, name: str, kinds: list[str]) -> str:
        """Count a call; return what happens at it, empty for nothing."""
        counted = ("", name) if kinds else ()
        at = {known: self._counts[known] for known in counted}
        self._counts.update(counted)
        fault = self._waiting
        if fault is None or at.get(fault.name) != fault.call:
            return ""
        return fault.what or self._chance.choice(kinds)

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
