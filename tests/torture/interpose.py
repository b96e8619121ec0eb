"""Standing between the engine and the system: in a process of its own, each system call goes through one function."""

from __future__ import annotations

import fcntl
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R")
System = Callable[..., Any]
Between = Callable[[str, System, tuple[Any, ...], dict[str, Any]], Any]
"""Is given the call's name, the call itself, its arguments in order and those by name."""

WRITES = ("pwrite", "write", "pwritev", "writev")
SYNCS = ("fsync", "fdatasync")
CHANGES = (*WRITES, *SYNCS, "ftruncate", "truncate", "rename", "replace", "unlink", "link", "mkdir", "fchmod", "chmod")
LOOKS = ("open", "pread", "preadv", "read", "fstat", "stat", "lstat", "listdir", "dup", "flock")
WATCHED = (*CHANGES, *LOOKS)


def replace(owner: Any, name: str, by: Callable[..., Any]) -> None:
    """Put `by` in the place of a function, also under the names by which the engine's modules know it."""
    old = getattr(owner, name)
    setattr(owner, name, by)
    for module in [module for key, module in sys.modules.items() if key.startswith("store.engine")]:
        for known, value in list(vars(module).items()):
            if value is old:
                setattr(module, known, by)


def interpose(between: Between) -> None:
    """Let every watched call of this process go through `between`. There is no way back."""
    for name in WATCHED:
        owner = fcntl if name == "flock" else os
        replace(owner, name, _through(between, name, getattr(owner, name)))


def _through(between: Between, name: str, system: System) -> System:
    def call(*arguments: Any, **options: Any) -> Any:
        return between(name, system, arguments, options)

    return call


def in_child(work: Callable[[Callable[[Any], None]], None]) -> tuple[list[Any], int]:
    """Run `work(tell)` in a forked process; returns what it told, and how it ended: 0, or the status of `os._exit`.

    What it raises is told as the text of a traceback, with the status 99.
    """
    inside, outside = os.pipe()
    write, leave = os.write, os._exit
    child = os.fork()
    if not child:
        os.close(inside)
        status = 0

        def tell(what: Any) -> None:
            data = pickle.dumps(what)
            write(outside, len(data).to_bytes(8, "big") + data)

        try:
            work(tell)
        except BaseException:  # noqa: BLE001 - whatever it is, the parent must hear of it and the child must end
            tell(traceback.format_exc())
            status = 99
        finally:
            leave(status)
    os.close(outside)
    with os.fdopen(inside, "rb") as pipe:
        data = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    told, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 8], "big")
        told.append(pickle.loads(data[at + 8 : at + 8 + size]))
        at += 8 + size
    return told, status
