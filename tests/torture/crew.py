"""Processes that work on one store and are killed at random: `crew.py STORE LOGS SECONDS SEED [MUTANT]`.

Four write, two read, one compacts. Each process keeps a log of its own; a line stands there as soon as the store has
answered, so it is an acknowledgement. Prints how often processes were killed, and which ended in another way.
"""

from __future__ import annotations

import fcntl
import itertools
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NoReturn

from store.engine import compaction, lines
from store.engine.journal import Journal, open_journal
from store.engine.turn import Turn
from store.sentence import Conflict

INDEXES = {"items": ("by",)}
ACCOUNTS, COUNTERS, ITEMS = 6, 3, 200
KILLED = -signal.SIGKILL


class Log:
    """What one process was told by the store."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def tell(self, **what: object) -> None:
        os.write(self._fd, json.dumps(what).encode() + b"\n")


def number_in(doc: bytes) -> int:
    return json.loads(doc)["n"]


# -- writers


def lay_down(turn: Turn, log: Log, puts: dict[tuple[str, int], str | None]) -> None:
    for (table, id), doc in puts.items():
        turn.put(table, id, None if doc is None else doc.encode())
    number = turn.commit("crew")
    log.tell(ack=number, puts=[[table, id, doc] for (table, id), doc in puts.items()])


def add_up(journal: Journal, changes: dict[tuple[str, int], int], log: Log) -> None:
    """Change numbers that were read without the lock: whoever was faster is not overwritten."""
    journal.refresh()
    read = {place: kept for place in changes if (kept := journal.get(*place))}
    with journal.begin() as turn:
        for place, kept in read.items():
            turn.expect(*place, kept.rev)
        puts = {place: json.dumps({"n": number_in(kept.doc) + changes[place]}) for place, kept in read.items()}
        lay_down(turn, log, puts)


def capture(journal: Journal, name: str, log: Log) -> None:
    """Add an item, and remove the oldest when there are many; their number is part of the same commit."""
    with journal.begin() as turn:
        ids = turn.ids("items")
        id = turn.next_id("items")
        puts: dict[tuple[str, int], str | None] = {("items", id): json.dumps({"by": name, "n": id, "x": "é" * 90})}
        if len(ids) >= ITEMS:
            puts["items", ids[0]] = None
        puts["totals", 1] = json.dumps({"n": min(len(ids) + 1, ITEMS)})
        lay_down(turn, log, puts)


def die_writing() -> None:
    """End this process at its next write to the store, with one character of it spoilt on the disk."""
    pwrite = os.pwrite

    def spoilt(fd: int, data: bytes | memoryview, at: int) -> NoReturn:
        written = bytearray(data)
        # of a commit, the last digit of its last document
        written[max(0, written.rfind(b"}}\n") - 1)] ^= 1
        pwrite(fd, written, at)
        os.kill(os.getpid(), signal.SIGKILL)
        raise SystemExit

    os.pwrite = spoilt


def write(journal: Journal, name: str, log: Log, chance: Random) -> None:
    if chance.random() < 0.01:
        die_writing()
    try:
        match chance.randrange(4):
            case 0:
                capture(journal, name, log)
            case 1:
                add_up(journal, {("counters", chance.randint(1, COUNTERS)): 1}, log)
            case _:
                payer, paid = chance.sample(range(1, ACCOUNTS + 1), 2)
                add_up(journal, {("accounts", payer): -7, ("accounts", paid): 7}, log)
    except Conflict:
        log.tell(conflict=1)


# -- who looks on


def read(journal: Journal, name: str, log: Log, chance: Random) -> None:
    before = journal.number
    for commit in journal.refresh():
        assert not commit.touched or commit.number == before + 1, f"{commit.number} was told after {before}"
        before = commit.number
    assert sum(number_in(kept.doc) for kept in journal.docs("accounts")) == 0, "half a transfer was seen"
    ids, total = journal.ids("items"), journal.get("totals", 1)
    assert total and number_in(total.doc) == len(ids), "half a capture was seen"
    by = [id for value in journal.values("items", "by") for id in journal.find("items", "by", value)]
    assert sorted(by) == list(ids), "the index is not the table's"
    log.tell(read=1)
    time.sleep(0.001)


def tidy(journal: Journal, name: str, log: Log, chance: Random) -> None:
    time.sleep(chance.uniform(0, 0.08))
    journal.compact()
    log.tell(compacted=1)


ROLES: dict[str, Callable[[Journal, str, Log, Random], None]] = {
    **{f"writer{n}": write for n in range(4)},
    **{f"reader{n}": read for n in range(2)},
    "compactor": tidy,
}


def work(store: Path, name: str, log: Log, chance: Random) -> NoReturn:
    """Do what the role does again and again, until killed, left alone or wrong."""
    parent, status = os.getppid(), 0
    try:
        journal = open_journal(store, INDEXES)
        while os.getppid() == parent:
            ROLES[name](journal, name, log, chance)
    except BaseException:
        status = 1
        log.tell(breach=traceback.format_exc())
        raise
    finally:
        os._exit(status)


# -- mutants: a store that lacks one of its precautions


def leave_out_the_lock() -> None:
    fcntl.flock = lambda fd, operation: None


def compare_no_checksum() -> None:
    lines.intact = lambda line: line.endswith(b"}")


def check_no_revision() -> None:
    Turn.expect = lambda self, table, id, rev: None


MUTANTS = {"lock": leave_out_the_lock, "checksum": compare_no_checksum, "revision": check_no_revision}


# -- the parent of them all


def found(store: Path) -> None:
    journal = open_journal(store, INDEXES, create=True)
    with journal.begin() as turn:
        for table, ids in (("accounts", range(1, ACCOUNTS + 1)), ("counters", range(1, COUNTERS + 1)), ("totals", [1])):
            for id in ids:
                turn.put(table, id, b'{"n":0}')
        turn.commit("crew")
    journal.close()


def ending(is_victim: bool, status: int) -> str:
    """Return how a process ended: killed by us, by itself in the midst of a write, or in a way it should not."""
    if os.waitstatus_to_exitcode(status) != KILLED:
        return "wrong"
    return "kills" if is_victim else "torn"


def run(store: Path, logs: Path, seconds: float, chance: Random) -> dict[str, int]:
    """Keep the crew at work, killing one after the other; returns the counts."""
    births = itertools.count(1)
    alive: dict[int, str] = {}
    counts = {"kills": 0, "torn": 0, "wrong": 0}

    def start(name: str) -> None:
        number = next(births)
        if pid := os.fork():
            alive[pid] = name
        else:
            work(store, name, Log(logs / f"{name}.{number}"), Random(f"{number} {chance.random()}"))

    for name in ROLES:
        start(name)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and not counts["wrong"]:
        time.sleep(chance.expovariate(1 / 0.03))
        victim = chance.choice(list(alive))
        os.kill(victim, signal.SIGKILL)
        pid = 0
        while pid != victim:
            pid, status = os.wait()
            counts[ending(pid == victim, status)] += 1
            start(alive.pop(pid))
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        while True:
            counts["wrong"] += os.waitstatus_to_exitcode(os.wait()[1]) != KILLED
    return counts


def main(store: str, logs: str, seconds: str, seed: str, mutant: str = "") -> None:
    compaction.LEAST = 100_000
    found(Path(store))
    if mutant:
        MUTANTS[mutant]()
    print(json.dumps(run(Path(store), Path(logs), float(seconds), Random(seed))))


if __name__ == "__main__":
    main(*sys.argv[1:])
