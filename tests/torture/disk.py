"""What a disk may hold after a power cut, in the manner of ALICE: only what was waited for is sure.

Of what a file was given since it was last synced, anything may be there: a part, the pages in any order, its length
without its bytes, what the blocks held before. A name is sure once its directory was synced. Files know no order among
themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

from recorder import Event, Named, Names, Recorder, Resized, Synced, Wrote
from story import News

BLOCK = 4096
STALE = b"s"
"""What a block may hold from before: text, so that only a checksum tells it from what should be there."""
PIECES = 6
"""Blocks of one write that are looked at one by one."""
MIXED = 3
"""Mixtures of old and new blocks that are tried for one write."""

Change = Wrote | Resized


class State(NamedTuple):
    """What is on the disk after a cut, and what had been said by then."""

    said: tuple[News, ...]
    files: dict[int, bytes]
    directories: dict[int, Names]
    after: int
    """How many events there had been."""

    def lay_down(self, place: Path, node: int = 0) -> None:
        """Make the directory `place` what the disk holds."""
        place.mkdir(exist_ok=True)
        for name, below in self.directories.get(node, {}).items():
            if below in self.files:
                (place / name).write_bytes(self.files[below])
                (place / name).chmod(0o660)
            else:
                self.lay_down(place / name, below)
                (place / name).chmod(0o2770)

    def reached(self, node: int = 0) -> dict[str, bytes]:
        """Return the files that have a name, by it."""
        there: dict[str, bytes] = {}
        for name, below in self.directories.get(node, {}).items():
            there |= {name: self.files[below]} if below in self.files else self.reached(below)
        return there

    def print(self, node: int = 0) -> bytes:
        """Return what tells this state from others."""
        sums = hashlib.blake2b(repr([(entry.name, entry.outcome) for entry in self.said]).encode())
        for name, below in sorted(self.directories.get(node, {}).items()):
            sums.update(name.encode() + b"\0")
            sums.update(self.files[below] if below in self.files else self.print(below))
        return sums.digest()


class Disk:
    """What is sure and what is not, as the events go on."""

    def __init__(self, recorder: Recorder) -> None:
        self._sure = dict(recorder.files)
        self._names = {node: dict(names) for node, names in recorder.directories.items()}
        self._changes: dict[int, list[Change]] = {}
        self._named: dict[int, list[Named]] = {}

    def take(self, event: Event) -> None:
        match event:
            case Wrote() | Resized():
                self._changes.setdefault(event.file, []).append(event)
            case Named():
                self._named.setdefault(event.directory, []).append(event)
            case Synced(node):
                if node in self._changes:
                    self._sure[node] = changed(self._sure.get(node, b""), self._changes.pop(node))
                if node in self._named:
                    self._names[node] = renamed(self._names.get(node, {}), self._named.pop(node))
            case _:
                pass

    def everything(self) -> tuple[dict[int, bytes], dict[int, Names]]:
        """Return what there is while the power lasts."""
        return next(self._product({}, {}))

    def states(self, chance: Random, most: int) -> Iterator[tuple[dict[int, bytes], dict[int, Names]]]:
        """Yield what may be left, at most `most` of it, chosen by chance where there is more."""
        files = {
            node: list(dict.fromkeys(contents(self._sure.get(node, b""), kept, chance)))
            for node, kept in self._changes.items()
        }
        names = {node: list(listings(self._names.get(node, {}), kept)) for node, kept in self._named.items()}
        count = 1
        for choices in (*files.values(), *names.values()):
            count *= len(choices)
        if count <= most:
            yield from self._product(files, names)
            return
        for _ in range(most):
            one = {node: [chance.choice(choices)] for node, choices in files.items()}
            listed = {node: [chance.choice(choices)] for node, choices in names.items()}
            yield from self._product(one, listed)

    def _product(
        self, files: dict[int, list[bytes]], names: dict[int, list[Names]]
    ) -> Iterator[tuple[dict[int, bytes], dict[int, Names]]]:
        """Yield all combinations; what has no choice is as it was asked for."""
        kept = {node: [changed(self._sure.get(node, b""), done)] for node, done in self._changes.items()} | files
        listed = {node: [renamed(self._names.get(node, {}), done)] for node, done in self._named.items()} | names
        for bytes_, names_ in product(product(*kept.values()), product(*listed.values())):
            yield (
                self._sure | dict(zip(kept, bytes_, strict=True)),
                self._names | dict(zip(listed, names_, strict=True)),
            )


def changed(data: bytes, changes: Iterable[Change]) -> bytes:
    """Return a file's bytes after changes."""
    for change in changes:
        if isinstance(change, Resized):
            data = data[: change.size].ljust(change.size, b"\0")
        else:
            data = data[: change.at].ljust(change.at, b"\0") + change.data + data[change.at + len(change.data) :]
    return data


def renamed(names: Names, changes: Iterable[Named]) -> Names:
    """Return a directory's names after changes."""
    after: dict[str, int | None] = {**names}
    for change in changes:
        after.update(change.names)
    return {name: node for name, node in after.items() if node is not None}


def listings(names: Names, changes: Sequence[Named]) -> Iterator[Names]:
    """Yield what a directory may list: the changes up to one, or all but one."""
    for number in range(len(changes) + 1):
        yield renamed(names, changes[:number])
    for number in range(len(changes) - 1):
        yield renamed(names, [*changes[:number], *changes[number + 1 :]])


def contents(data: bytes, changes: Sequence[Change], chance: Random) -> Iterator[bytes]:
    """Yield what a file may hold: the changes up to one, all but one, or one of them torn."""
    for number, change in enumerate(changes):
        before = changed(data, changes[:number])
        yield before
        yield changed(before, changes[number + 1 :])
        if isinstance(change, Wrote):
            yield from (changed(torn, changes[number + 1 :]) for torn in tears(before, change, chance))
    yield changed(data, changes)


def tears(data: bytes, write: Wrote, chance: Random) -> Iterator[bytes]:
    """Yield what a file may hold when a write got there in part."""
    for length in {1, len(write.data) // 2, len(write.data) - 1}:
        yield changed(data, [write._replace(data=write.data[:length])])
    whole = changed(data, [write])
    grown = data.ljust(len(whole), b"\0")
    yield grown
    old = (grown, data.ljust(len(whole), STALE), whole)
    blocks = list(range(write.at // BLOCK * BLOCK, write.at + len(write.data), BLOCK))
    for at in chance.sample(blocks, min(len(blocks), PIECES)):
        yield grown[:at] + whole[at : at + BLOCK] + grown[at + BLOCK :]
        for there in old[:2]:
            yield whole[:at] + there[at : at + BLOCK] + whole[at + BLOCK :]
    for _ in range(MIXED):
        first = whole[: blocks[0]]
        yield first + b"".join(chance.choice(old)[at : at + BLOCK] for at in blocks) + whole[blocks[-1] + BLOCK :]


def cuts(recorder: Recorder, chance: Random, most: int, before: Iterable[News] = ()) -> Iterator[State]:
    """Yield the states after a cut at each moment of a recording, each once; at most `most` a moment. `before` was said
    before it began."""
    disk, said = Disk(recorder), list(before)
    seen: set[bytes] = set()
    for number, event in enumerate([None, *recorder.events]):
        if isinstance(event, News):
            said.append(event)
        elif event is not None:
            disk.take(event)
        for files, directories in disk.states(chance, most):
            state = State(tuple(said), files, directories, number)
            if (told := state.print()) not in seen:
                seen.add(told)
                yield state
