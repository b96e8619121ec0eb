"""Whether a store holds what its users were told."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import msgspec
from story import INDEXES, News, Put

from store.engine.journal import Journal, open_journal
from store.engine.protocol import Written
from store.sentence import StoreError

Past = list[tuple[str, tuple[Put, ...]]]
"""The commits by name, oldest first, with their writes."""


def violations(store: Path, told: Iterable[News]) -> list[str]:
    """Open a store as a new program would, read it, write to it, read again; returns what is wrong."""
    news = list(told)
    try:
        before = _examined(store, news)
        journal = open_journal(store, INDEXES, create=True)
        with journal.begin() as turn:
            turn.put("items", 900, b'{"status":"after"}')
            number = turn.commit("after")
        journal.close()
        after = News("after", "acknowledged", number, (("items", 900, b'{"status":"after"}'),))
        return before or _examined(store, [*news, after]) or _unshared(store)
    except StoreError as error:
        return [f"refused: {error}"]
    except (OSError, AssertionError, LookupError, ValueError, msgspec.MsgspecError) as error:
        return [f"raised {error!r}"]


def _examined(store: Path, news: list[News]) -> list[str]:
    journal = open_journal(store, INDEXES, create=True)
    try:
        past, numbers = _past(journal)
        wrong = [] if numbers == list(range(1, journal.number + 1)) else [f"numbers {numbers} up to {journal.number}"]
        return wrong + _compared(past, news) + _differences(journal, past)
    finally:
        journal.close()


def _past(journal: Journal) -> tuple[Past, list[int]]:
    def number(write: Written) -> int:
        return write.commit

    past, numbers = [], []
    for commit, writes in groupby(reversed(list(journal.history())), number):
        kept = list(writes)
        past.append((kept[0].operation, tuple((w.table, w.id, w.doc and bytes(w.doc)) for w in kept)))
        numbers.append(commit)
    return past, numbers


def _compared(past: Past, news: list[News]) -> list[str]:
    """Hold the past against what was told: the last word on a commit counts."""
    last = {entry.name: entry for entry in news if entry.name}
    order = {name: place for place, name in enumerate(last)}
    wrong = []
    for place, (name, puts) in enumerate(past):
        entry = last.get(name)
        if entry is None or entry.outcome == "refused":
            wrong.append(f"{name} is there and should not be")
        elif puts != entry.puts:
            wrong.append(f"{name} is not what was put")
        elif entry.outcome == "acknowledged" and entry.number != place + 1:
            wrong.append(f"{name} was acknowledged as {entry.number}, is {place + 1}")
    names = [name for name, _ in past]
    wrong += [
        f"{n} was acknowledged and is lost" for n, e in last.items() if e.outcome == "acknowledged" and n not in names
    ]
    if not wrong and sorted(set(names), key=order.__getitem__) != names:
        wrong.append(f"order {names}")
    return wrong


def _differences(journal: Journal, past: Past) -> list[str]:
    """Hold the documents and indexes against the past."""
    tables: dict[str, dict[int, bytes]] = {}
    following: dict[str, int] = {}
    for table, id, doc in (put for _, puts in past for put in puts):
        kept = tables.setdefault(table, {})
        if id == 0:
            kept.clear()
            following[table] = 1
            continue
        following[table] = max(following.get(table, 1), id + 1)
        if doc is None:
            kept.pop(id, None)
        else:
            kept[id] = doc
    wrong = []
    for table, docs in tables.items():
        there = {stored.id: stored.doc for stored in journal.docs(table)}
        singly = {id: stored.doc for id in journal.ids(table) if (stored := journal.get(table, id))}
        if not there == singly == docs:
            wrong.append(f"{table} holds {sorted(there)}, {sorted(singly)}, not {sorted(docs)}")
        if journal.next_id(table) != following[table]:
            wrong.append(f"{table} gives {journal.next_id(table)} next, not {following[table]}")
    statuses = {id: msgspec.json.decode(doc)["status"] for id, doc in tables.get("items", {}).items()}
    found = {id: status for status in set(statuses.values()) for id in journal.find("items", "status", status)}
    return wrong if found == statuses else [*wrong, f"the index finds {found}, not {statuses}"]


def _unshared(store: Path) -> list[str]:
    """Return what the group may not use, though its members take turns in writing it."""
    kept = [path for path in (store / "journal.jsonl", store / "history.jsonl") if path.exists()]
    return [f"{path.name} is not shared" for path in kept if stat.S_IMODE(path.stat().st_mode) != 0o660]
