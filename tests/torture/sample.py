"""A small store with something of everything, its bytes by part, and everything that can be asked of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from journal_file import commits_of

from store.engine.journal import Journal, open_journal
from store.engine.lines import HEADER
from store.engine.protocol import Indexes

FIELDS = "status", "parties"
INDEXES: Indexes = {"items": FIELDS}
OPENED = "open", "closed", None, "a", "b"


def put(journal: Journal, *puts: tuple[str, int, Any]) -> int:
    with journal.begin() as turn:
        for table, id, doc in puts:
            turn.put(table, id, None if doc is None else json.dumps(doc).encode())
        return turn.commit("sample")


class Sample(NamedTuple):
    """The files of a store, where the parts of its journal begin, and what it answers."""

    journal: bytes
    history: bytes
    parts: dict[str, range]
    answers: dict[str, Any]

    def lay(self, store: Path, journal: bytes | None = None, history: bytes | None = None) -> None:
        """Put the files there as new ones, instead of whatever is there."""
        store.mkdir(exist_ok=True)
        for path in store.iterdir():
            path.unlink()
        (store / "journal.jsonl").write_bytes(self.journal if journal is None else journal)
        (store / "history.jsonl").write_bytes(self.history if history is None else history)


def make(store: Path) -> Sample:
    """Make it: documents in two tables, some changed and removed, before a compaction and after it."""
    journal = open_journal(store, INDEXES, create=True)
    for number in range(1, 6):
        put(journal, ("items", number, {"status": "open", "parties": ["a"] * (number % 2) + ["b"], "n": number}))
    put(journal, ("notes", 1, {"text": "Grüße, «reçu»"}), ("items", 2, None))
    put(journal, ("items", 3, {"status": "closed", "parties": []}))
    journal.compact()
    put(journal, ("items", 6, {"status": None, "parties": ["a"]}))
    put(journal, ("items", 1, {"status": "closed"}), ("notes", 1, None))
    start = len(commits_of(store))
    put(journal, ("items", 7, {"status": "open"}), ("items", 3, {"status": "open", "parties": ["b"]}))
    data, history = commits_of(store), (store / "history.jsonl").read_bytes()
    journal.close()
    return Sample(data, history, _parts(data, start), ask(store))


def ask(store: Path) -> dict[str, Any]:
    """Open the store, ask it everything, close it."""
    journal = open_journal(store, INDEXES)
    try:
        return answers(journal)
    finally:
        journal.close()


def _parts(data: bytes, last: int) -> dict[str, range]:
    header = json.loads(data[:HEADER])
    tables = json.loads(data[header["contents"] : header["end"]])["tables"]
    columns = min(at for at, _ in tables.values())
    return {
        "header": range(HEADER),
        "documents": range(HEADER, columns),
        "columns": range(columns, header["contents"]),
        "contents": range(header["contents"], header["end"]),
        "commits": range(header["end"], last),
        "last commit": range(last, len(data)),
    }


QUESTIONS: dict[str, Callable[[Journal], Any]] = {
    "number": lambda journal: journal.number,
    "one by one": lambda journal: {place: journal.get(*place) for place in _places(journal)},
    "docs": lambda journal: {table: list(journal.docs(table)) for table in journal.tables()},
    "next": lambda journal: {table: journal.next_id(table) for table in journal.tables()},
    "newest": lambda journal: {asked: list(journal.newest("items", *asked)) for asked in product(FIELDS, OPENED)},
    "found": lambda journal: {asked: list(journal.find("items", *asked)) for asked in product(FIELDS, OPENED)},
    "values": lambda journal: {
        (field, value): list(journal.find("items", field, value))
        for field in FIELDS
        for value in journal.values("items", field)
    },
    "past": lambda journal: [
        (write.commit, write.table, write.id, write.doc and bytes(write.doc)) for write in journal.history()
    ],
    "authors": lambda journal: {place: journal.last_author(*place) for place in _places(journal)},
}


def answers(journal: Journal) -> dict[str, Any]:
    """Ask the store everything there is to ask."""
    return {question: ask(journal) for question, ask in QUESTIONS.items()}


def _places(journal: Journal) -> list[tuple[str, int]]:
    return [(table, id) for table in journal.tables() for id in journal.ids(table)]
