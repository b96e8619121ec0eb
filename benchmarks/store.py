"""How fast the store is, beside what else could keep the documents: `python benchmarks/store.py --documents 10000`.

The same documents (about 400 bytes) are kept by TinyDB's JSONStorage, by the journal, by SQLite (WAL, synchronous
FULL) and, as the floor, by a bare write + fdatasync; they take turns of ten operations in one process, told as medians.
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
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

sys.path[0] = str(Path(__file__).parent.parent)  # this file bears the name of the package that it measures

from store.engine.journal import Journal, open_journal  # noqa: E402

INDEXES = {"items": ("status", "owner", "parties", "due")}
STATES = ("inbox", "open", "closed", "declined")

BLOCK = 10
"""Operations of one engine before the next has its turn."""
SLOW = 5
"""Rounds in which TinyDB takes part, with one operation each."""

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


class Peer(Protocol):
    """What keeps documents."""

    def fill(self, documents: Iterable[dict[str, Any]]) -> None: ...
    def insert(self, doc: dict[str, Any]) -> object: ...
    def rev(self, id: int) -> int: ...
    def update(self, id: int, rev: int, doc: dict[str, Any]) -> object: ...


@runtime_checkable
class Finder(Peer, Protocol):
    """What finds them again."""

    def get(self, id: int) -> object: ...
    def find(self, due: str, owner: str) -> object: ...


class Kept:
    """The journal engine."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def fill(self, documents: Iterable[dict[str, Any]]) -> None:
        """Import by the thousand, each a commit."""
        documents = iter(documents)
        while part := list(islice(documents, 1000)):
            with self.journal.begin() as turn:
                for doc in part:
                    turn.put("items", turn.next_id("items"), json.dumps(doc).encode())
                turn.commit("import")

    def insert(self, doc: dict[str, Any]) -> None:
        with self.journal.begin() as turn:
            turn.put("items", turn.next_id("items"), json.dumps(doc).encode())
            turn.commit("item.capture")

    def rev(self, id: int) -> int:
        kept = self.journal.get("items", id)
        return kept.rev if kept else 0

    def update(self, id: int, rev: int, doc: dict[str, Any]) -> None:
        with self.journal.begin() as turn:
            turn.expect("items", id, rev)
            turn.put("items", id, json.dumps(doc).encode())
            turn.commit("item.change")

    def get(self, id: int) -> object:
        kept = self.journal.get("items", id)
        return kept and json.loads(kept.doc)

    def find(self, due: str, owner: str) -> object:
        ids = set(self.journal.find("items", "due", due)).intersection(self.journal.find("items", "owner", owner))
        return [json.loads(kept.doc) for id in sorted(ids) if (kept := self.journal.get("items", id))]


class Sqlite:
    """A table of JSON texts with the same indexes: three columns, and a table of the parties."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("pragma journal_mode=wal")
        self.db.execute("pragma synchronous=full")
        self.db.execute("create table if not exists items (id integer primary key, rev int, due, owner, status, doc)")
        self.db.execute("create table if not exists of_party (item, party, primary key (item, party)) without rowid")
        self.db.execute("create index if not exists by_party on of_party (party)")
        for column in ("due", "owner", "status"):
            self.db.execute(f"create index if not exists by_{column} on items ({column})")

    def fill(self, documents: Iterable[dict[str, Any]]) -> None:
        self.db.execute("begin")
        for doc in documents:
            self._add(doc)
        self.db.execute("commit")

    def insert(self, doc: dict[str, Any]) -> None:
        self.db.execute("begin immediate")
        self._add(doc)
        self.db.execute("commit")

    def rev(self, id: int) -> int:
        rev: int = self.db.execute("select rev from items where id = ?", (id,)).fetchone()[0]
        return rev

    def update(self, id: int, rev: int, doc: dict[str, Any]) -> None:
        self.db.execute("begin immediate")
        assert self.rev(id) == rev
        changed = "update items set rev = ?, due = ?, owner = ?, status = ?, doc = ? where id = ?"
        self.db.execute(changed, (rev + 1, *self._row(doc), id))
        self.db.execute("delete from of_party where item = ?", (id,))
        self._add_parties(id, doc)
        self.db.execute("commit")

    def get(self, id: int) -> object:
        return json.loads(self.db.execute("select doc from items where id = ?", (id,)).fetchone()[0])

    def find(self, due: str, owner: str) -> object:
        query = "select doc from items where due = ? and owner = ?"
        return [json.loads(row[0]) for row in self.db.execute(query, (due, owner))]

    def _add(self, doc: dict[str, Any]) -> None:
        insert = "insert into items (rev, due, owner, status, doc) values (1, ?, ?, ?, ?)"
        self._add_parties(self.db.execute(insert, self._row(doc)).lastrowid, doc)

    def _add_parties(self, id: int | None, doc: dict[str, Any]) -> None:
        self.db.executemany("insert or ignore into of_party values (?, ?)", [(id, party) for party in doc["parties"]])

    def _row(self, doc: dict[str, Any]) -> tuple[str, str, str, str]:
        return doc["due"], doc["owner"], doc["status"], json.dumps(doc)


class Bare:
    """The floor: the JSON appended to a file and nothing else."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def fill(self, documents: Iterable[dict[str, Any]]) -> None:
        """Nothing: it finds nothing again."""

    def insert(self, doc: dict[str, Any]) -> None:
        os.write(self._fd, json.dumps(doc).encode() + b"\n")
        os.fdatasync(self._fd)

    def rev(self, id: int) -> int:
        return id

    def update(self, id: int, rev: int, doc: dict[str, Any]) -> None:
        self.insert(doc)


class Plain:
    """TinyDB on its own storage."""

    def __init__(self, path: Path) -> None:
        from tinydb import TinyDB, where

        self.db, self._where = TinyDB(path), where

    def fill(self, documents: Iterable[dict[str, Any]]) -> None:
        self.db.insert_multiple(documents)

    def insert(self, doc: dict[str, Any]) -> None:
        self.db.insert(doc)

    def rev(self, id: int) -> int:
        return id

    def update(self, id: int, rev: int, doc: dict[str, Any]) -> None:
        self.db.update(doc, doc_ids=[id])

    def get(self, id: int) -> object:
        return self.db.get(doc_id=id)

    def find(self, due: str, owner: str) -> object:
        return self.db.search((self._where("due") == due) & (self._where("owner") == owner))


def measure(folder: Path, count: int, rounds: int, *, with_tinydb: bool) -> Timings:
    """Return seconds by operation and engine."""
    chance = random.Random(1)
    times: Timings = defaultdict(lambda: defaultdict(list))
    journal = open_journal(folder / "store", INDEXES, create=True)
    other = open_journal(folder / "store", INDEXES)
    Kept(journal).fill(document(number, chance) for number in range(count))
    times["import"]["peak MB"] = [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]
    other.refresh()
    peers: dict[str, Peer | Finder] = {"journal": Kept(journal), "sqlite": Sqlite(folder / "sqlite")}
    peers["bare"] = Bare(folder / "bare")
    peers["sqlite"].fill(document(number, chance) for number in range(count))
    if with_tinydb:
        peers["tinydb"] = Plain(folder / "tinydb.json")
        peers["tinydb"].fill(document(number, chance) for number in range(count))
    gc.collect()
    for number in range(rounds):
        for operation in ("insert", "update", "get", "find"):
            for engine, peer in peers.items():
                if engine == "tinydb" and number >= SLOW:
                    continue
                docs = [document(n, chance) for n in range(1 if engine == "tinydb" else BLOCK)]
                for call in _calls(peer, operation, [(chance.randrange(1, count + 1), doc) for doc in docs]):
                    clock(times, operation, engine, call)
            if operation in ("insert", "update"):
                clock(times, "catch up with ten", "journal", other.refresh)
            for _ in range(BLOCK):
                clock(times, "catch up, nothing", "journal", other.refresh)
    for _ in range(7):
        clock(times, "compact", "journal", journal.compact)
        clock(times, "switch to it", "journal", other.refresh)
        clock(times, "open", "journal, indexes", lambda: open_journal(folder / "store", INDEXES).close())
        clock(times, "open", "journal", lambda: open_journal(folder / "store").close())
        clock(times, "open", "sqlite", lambda: Sqlite(folder / "sqlite").get(1))
        clock(times, "history of one", "journal", lambda: list(journal.history("items", count // 2)))
    return times


def _calls(
    peer: Peer | Finder, operation: str, documents: list[tuple[int, dict[str, Any]]]
) -> Iterator[Callable[[], object]]:
    """Yield an operation on each (number, document); none where the peer does not know it."""
    for id, doc in documents:
        match operation, peer:
            case "insert", _:
                yield partial(peer.insert, doc)
            case "update", _:
                # whoever changes a document has it on screen already
                yield partial(peer.update, id, peer.rev(id), doc)
            case "get", Finder():
                yield partial(peer.get, id)
            case "find", Finder():
                yield partial(peer.find, doc["due"], doc["owner"])


def clock(times: Timings, operation: str, engine: str, call: Callable[[], object]) -> None:
    start = time.perf_counter()
    call()
    times[operation][engine].append(time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=60)
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
    print(f"{options.documents} documents; peak memory after the import {peak:.0f} MB; medians in ms (× the journal's)")
    for operation, engines in medians.items():
        own = engines["journal"]
        told = (f"{engine} {value:.4f} (× {value / own:.2f})" for engine, value in engines.items())
        print(f"{operation:18}", *told, sep="   ")


if __name__ == "__main__":
    main()
