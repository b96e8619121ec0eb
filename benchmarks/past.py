"""How fast the past is told, and care taken of it, after many commits: `python benchmarks/past.py --commits 100000`.

One document a commit, about 400 bytes, over a fifth as many documents; nearly all commits lie in history.jsonl. The
past of a document is read to its beginning. The commits are made without waiting for the disk, which is not measured.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from store import Workspace, care
from store.engine.journal import Journal, open_journal
from store.history import revisions
from store.workspace import INDEXES


def document(number: int, chance: random.Random) -> bytes:
    """Return an item of about 400 bytes."""
    fields = {
        "title": f"Corridor B2 blocked by crates, relay {number}",
        "text": "The porters say that the delivery comes before the ward is told; " * 4,
        "status": chance.choice(("inbox", "open")),
        "owner": f"user{chance.randrange(20)}",
        "created_at": "2026-11-21T16:05:29Z",
    }
    return json.dumps(fields).encode()


def fill(journal: Journal, commits: int) -> None:
    """Make the commits: every fifth a new document, the others changes of one of them."""
    chance = random.Random(1)
    for number in range(commits):
        with journal.begin() as turn:
            last = turn.next_id("items") - 1
            id = last + 1 if number % 5 == 0 else chance.randint(1, last)
            turn.put("items", id, document(number, chance))
            turn.commit("item.change" if id <= last else "item.capture")


def measure(path: Path, target: Path, rounds: int) -> dict[str, float]:
    """Return medians in ms."""
    journal = open_journal(path, INDEXES)
    last, chance = journal.next_id("items") - 1, random.Random(2)
    told = {
        "history of any record": lambda: list(revisions(journal, "items", chance.randint(1, last))),
        "history of an old record": lambda: list(revisions(journal, "items", chance.randint(1, last // 100))),
        "history of the latest record": lambda: list(revisions(journal, "items", last)),
        "its last change only": lambda: next(journal.history("items", chance.randint(1, last))),
    }
    medians = {what: median(call, rounds) for what, call in told.items()}
    journal.compact()
    medians["history of any record, all of it in history.jsonl"] = median(told["history of any record"], rounds)
    medians["undo of the last commit"] = median(Workspace(journal).undo, 5)
    medians["check"] = median(lambda: care.check(path), 1)
    medians["backup"] = median(lambda: care.backup(path, target), 1)
    journal.close()
    return medians


def median(call: Callable[[], object], rounds: int) -> float:
    """Return the median time of a call in ms."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Make the store and measure it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--commits", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=30)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "team.store")
        journal = open_journal(path, INDEXES, create=True)
        confirm, os.fdatasync = os.fdatasync, lambda fd: None
        fill(journal, given.commits)
        os.fdatasync = confirm
        journal.close()
        sizes = {name: (path / name).stat().st_size for name in ("journal.jsonl", "history.jsonl")}
        medians = measure(path, Path(folder, "backup"), given.rounds)
    if given.json:
        json.dump({"commits": given.commits, "bytes": sizes, "median_ms": medians}, sys.stdout, indent=1)
        return
    print(
        f"{given.commits} commits; {', '.join(f'{name} {size >> 20} MB' for name, size in sizes.items())}; medians, ms"
    )
    for what, value in medians.items():
        print(f"{what:50} {value:.4g}")


if __name__ == "__main__":
    main()
