"""How fast the store is, beside what else could keep the documents: `python benchmarks/store.py --documents 10000`.

The same documents (about 400 bytes) are kept by TinyDB's JSONStorage, by the journal, by SQLite (WAL, synchronous
FULL) and, as the floor, by a bare write + fdatasync; operations are interleaved in one process and told as medians.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).parent.parent)  # this file bears the name of the package that it measures

from store.engine.journal import Journal, open_journal  # noqa: E402

INDEXES = {"items": ("status", "owner", "parties", "due")}
STATES = ("inbox", "open", "closed", "declined")

Timings = dict[str, dict[str, list[float]]]


def document(number: int, chance: random.Random) -> dict[str, Any]:
    """Return an item of about 400 bytes."""
    return {
        "title": f"Corridor B2 blocked by crates, relay {number}",
        "body": "The porters say that the delivery comes before the ward is told; " * 3,
        "status": chance.choice(STATES),
        "owner": f"user{chance.randrange(20)}",
        "parties": [chance.randrange(1, 31), chance.randrange(1, 31)],
        "due": f"2026-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        "created_at": "2026-11-21T16:05:29Z",
    }


class Sqlite:
    """A table of JSON texts with two indexed columns."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("pragma journal_mode=wal")
        self.db.execute("pragma synchronous=full")
        self.db.execute("create table if not exists items (id integer primary key, rev int, due, owner, doc text)")
        self.db.execute("create index if not exists by_due on items (due)")
        self.db.execute("create index if not exists by_owner on items (owner)")

    def fill(self, documents: list[dict[str, Any]]) -> None:
        rows = [(doc["due"], doc["owner"], json.dumps(doc)) for doc in documents]
        self.db.execute("begin")
        self.db.executemany("insert into items (rev, due, owner, doc) values (1, ?, ?, ?)", rows)
        self.db.execute("commit")

    def insert(self, doc: dict[str, Any]) -> None:
        row = (doc["due"], doc["owner"], json.dumps(doc))
        self.db.execute("insert into items (rev, due, owner, doc) values (1, ?, ?, ?)", row)

    def update(self, id: int, doc: dict[str, Any]) -> None:
        self.db.execute("begin immediate")
        (rev,) = self.db.execute("select rev from items where id = ?", (id,)).fetchone()
        self.db.execute("update items set rev = ?, doc = ? where id = ?", (rev + 1, json.dumps(doc), id))
        self.db.execute("commit")

    def get(self, id: int) -> Any:
        return json.loads(self.db.execute("select doc from items where id = ?", (id,)).fetchone()[0])

    def find(self, due: str, owner: str) -> int:
        query = "select doc from items where due = ? and owner = ?"
        return len([json.loads(row[0]) for row in self.db.execute(query, (due, owner))])


def insert(journal: Journal, doc: dict[str, Any]) -> None:
    with journal.begin() as turn:
        turn.put("items", turn.next_id("items"), json.dumps(doc).encode())
        turn.commit("item.capture")


def update(journal: Journal, id: int, doc: dict[str, Any]) -> None:
    kept = journal.get("items", id)
    assert kept is not None
    with journal.begin() as turn:
        turn.expect("items", id, kept.rev)
        turn.put("items", id, json.dumps(doc).encode())
        turn.commit("item.change")


def find(journal: Journal, due: str, owner: str) -> int:
    ids = set(journal.find("items", "due", due)).intersection(journal.find("items", "owner", owner))
    return len([json.loads(kept.doc) for id in sorted(ids) if (kept := journal.get("items", id))])


def measure(folder: Path, count: int, rounds: int, *, with_tinydb: bool) -> Timings:
    """Return seconds by operation and engine."""
    chance = random.Random(1)
    times: Timings = defaultdict(lambda: defaultdict(list))
    journal = open_journal(folder / "store", INDEXES, create=True)
    other = open_journal(folder / "store", INDEXES)
    fill(journal, (document(number, chance) for number in range(count)))
    times["import"]["peak MB"] = [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]
    clock(times, "compact", "journal", journal.compact)
    clock(times, "switch", "journal", other.refresh)
    documents = [document(number, chance) for number in range(count)]
    sqlite = Sqlite(folder / "sqlite")
    sqlite.fill(documents)
    bare = os.open(folder / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    plain = plain_tinydb(folder / "tinydb.json", documents) if with_tinydb else None

    documents.clear()
    gc.collect()

    def once(operation: str, number: int) -> None:
        doc, id = document(number, chance), chance.randrange(1, count + 1)
        due, owner = str(doc["due"]), f"user{chance.randrange(20)}"
        calls: dict[str, dict[str, Callable[[], object]]] = {
            "insert": {
                "journal": lambda: insert(journal, doc),
                "sqlite": lambda: sqlite.insert(doc),
                "bare": lambda: write_through(bare, doc),
            },
            "update": {
                "journal": lambda: update(journal, id, doc),
                "sqlite": lambda: sqlite.update(id, doc),
                "bare": lambda: write_through(bare, doc),
            },
            "get": {"journal": lambda: journal.get("items", id), "sqlite": lambda: sqlite.get(id)},
            "find": {
                "journal": lambda: find(journal, due, owner),
                "sqlite": lambda: sqlite.find(due, owner),
            },
            "refresh, nothing new": {"journal": other.refresh},
        }
        if plain is not None and number < 5:
            from tinydb import where

            calls["insert"]["tinydb"] = lambda: plain.insert(doc)
            calls["update"]["tinydb"] = lambda: plain.update(doc, doc_ids=[id])
            calls["get"]["tinydb"] = lambda: plain.get(doc_id=id)
            calls["find"]["tinydb"] = lambda: plain.search((where("due") == due) & (where("owner") == owner))
        for engine, call in calls[operation].items():
            clock(times, operation, engine, call)
        if operation in ("insert", "update"):
            clock(times, "refresh, one commit", "journal", other.refresh)

    for number in range(rounds):
        for operation in ("insert", "update", "get", "find", "refresh, nothing new"):
            once(operation, number)
    journal.compact()
    for _ in range(7):
        clock(times, "open", "journal, indexes", lambda: open_journal(folder / "store", INDEXES).close())
        clock(times, "open", "journal", lambda: open_journal(folder / "store").close())
        clock(times, "open", "sqlite", lambda: Sqlite(folder / "sqlite").get(1))
        clock(times, "history of one", "journal", lambda: list(journal.history("items", count // 2)))
        clock(times, "compact", "journal", journal.compact)
        clock(times, "switch", "journal", other.refresh)
    return times


def fill(journal: Journal, documents: Iterator[dict[str, Any]]) -> None:
    while part := list(islice(documents, 1000)):
        with journal.begin() as turn:
            for doc in part:
                turn.put("items", turn.next_id("items"), json.dumps(doc).encode())
            turn.commit("import")


def plain_tinydb(path: Path, documents: list[dict[str, Any]]) -> Any:
    from tinydb import TinyDB

    db = TinyDB(path)
    db.insert_multiple(documents)
    return db


def write_through(fd: int, doc: dict[str, Any]) -> None:
    os.write(fd, json.dumps(doc).encode() + b"\n")
    os.fdatasync(fd)


def clock(times: Timings, operation: str, engine: str, call: Callable[[], object]) -> None:
    start = time.perf_counter()
    call()
    times[operation][engine].append(time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--no-tinydb", action="store_true", help="leave out TinyDB's own storage, which is slow")
    parser.add_argument("--folder", type=Path, help="where to keep the files (default: a temporary directory)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        times = measure(Path(folder), options.documents, options.rounds, with_tinydb=not options.no_tinydb)
    peak = times.pop("import")["peak MB"][0]
    medians = {
        operation: {engine: statistics.median(seconds) * 1000 for engine, seconds in engines.items()}
        for operation, engines in times.items()
    }
    if options.json:
        json.dump({"documents": options.documents, "peak_mb": peak, "median_ms": medians}, sys.stdout, indent=1)
        return
    print(f"{options.documents} documents; peak memory after the import {peak:.0f} MB; medians in ms")
    for operation, engines in medians.items():
        print(f"{operation:22}", *(f"{engine} {value:.4g}" for engine, value in engines.items()), sep="   ")


if __name__ == "__main__":
    main()
