"""TinyDB as its users know it, kept by the journal. TinyDB's own tests: tests/store/tinydb_upstream.py."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import increment
from tinydb.table import Document

from store.engine.journal import open_journal
from store.engine.table import open_tinydb
from store.sentence import Conflict, Refused

Open = Callable[[], TinyDB]


@pytest.fixture
def open_db(store: Path) -> Iterator[Open]:
    """Opens the same database, each time as another program would."""
    opened: list[TinyDB] = []

    def open_another() -> TinyDB:
        opened.append(open_tinydb(store, {"_default": ("status", "parties")}))
        return opened[-1]

    yield open_another
    for db in opened:
        db.close()


@pytest.fixture
def db(open_db: Open) -> TinyDB:
    """Three items, two of them open."""
    db = open_db()
    db.insert_multiple(
        [
            {"status": "open", "parties": [1, 3]},
            {"status": "open", "parties": [2]},
            {"status": "closed", "parties": [3]},
        ]
    )
    return db


def test_documents_are_inserted_and_found(db: TinyDB) -> None:
    assert db.insert({"status": "inbox"}) == 4
    assert [document.doc_id for document in db.search(where("status") == "open")] == [1, 2]
    assert [document.doc_id for document in db.search(where("parties").any([3]))] == [1, 3]
    assert db.search((where("status") == "open") & where("parties").any([3])) == [{"status": "open", "parties": [1, 3]}]
    assert db.count(where("status").exists()) == len(db) == len(db.all()) == 4
    assert [document.doc_id for document in db] == [1, 2, 3, 4]


def test_one_document_is_got_by_number_or_by_what_it_says(db: TinyDB) -> None:
    one = db.get(doc_id=2)
    assert isinstance(one, Document) and one.doc_id == 2
    assert db.get(doc_ids=[3, 1, 9]) == [db.get(doc_id=1), db.get(doc_id=3)]
    assert db.get(where("status") == "closed") == db.get(doc_id=3)
    assert db.get(doc_id=9) is None and db.get(where("status") == "none") is None
    assert db.contains(doc_id=1) and not db.contains(doc_id=9)
    assert db.contains(where("status") == "open") and not db.contains(where("status") == "none")
    with pytest.raises(RuntimeError):
        db.get()


def test_a_document_may_bring_its_number_but_nobody_elses(db: TinyDB) -> None:
    assert db.insert(Document({"n": 1}, 12)) == 12
    assert db.insert({"n": 2}) == 13
    with pytest.raises(ValueError, match="already exists"):
        db.insert(Document({}, 12))
    with pytest.raises(ValueError, match="already exists"):
        db.insert_multiple([{"n": 3}, Document({}, 1)])
    assert len(db) == 5, "all or none"


def test_updates(db: TinyDB) -> None:
    assert db.update({"status": "done"}, where("status") == "open") == [1, 2]
    assert db.update({"seen": 1}) == [1, 2, 3]
    assert db.update(increment("seen"), doc_ids=[2, 9]) == [2]
    assert [document.get("seen") for document in db] == [1, 2, 1]
    assert db.update_multiple([({"a": 1}, where("seen") == 2), ({"b": 1}, where("status") == "done")]) == [1, 2, 2]
    assert db.upsert({"status": "new"}, where("status") == "none") == [4]
    assert db.upsert({"c": 1}, where("status") == "new") == [4]
    assert db.upsert(Document({"d": 1}, 4)) == [4]
    assert db.get(doc_id=4) == {"status": "new", "c": 1, "d": 1}


def test_removals(db: TinyDB) -> None:
    assert db.remove(where("status") == "open") == [1, 2]
    assert db.remove(doc_ids=[3, 9]) == [3]
    assert db.insert({}) == 4, "numbers do not come back"
    db.truncate()
    assert len(db) == 0 and db.insert({}) == 1, "but a truncated table begins anew"
    with pytest.raises(RuntimeError):
        db.remove()


def test_tables(db: TinyDB, open_db: Open) -> None:
    other = open_db()
    db.table("terms").insert({"term": "relay"})
    assert db.table("kept", persist_empty=True) is not None
    assert other.tables() == {"_default", "terms", "kept"}
    assert len(other.table("terms")) == 1
    other.drop_table("terms")
    assert db.tables() == {"_default", "kept"} and len(db.table("terms")) == 0
    other.drop_tables()
    assert db.tables() == set() and db.insert({}) == 1


def test_a_search_is_remembered_until_somebody_writes(db: TinyDB, open_db: Open) -> None:
    query = where("status") == "open"
    assert db.search(query) == db.search(query)
    assert len(db.table("_default")._query_cache) == 1
    open_db().update({"status": "closed"}, doc_ids=[1])
    assert db.count(query) == 1


def test_a_write_is_on_the_disk_when_it_returns(db: TinyDB, store: Path) -> None:
    db.insert({"title": "durable"})
    assert b'"title":"durable"' in (store / "journal.jsonl").read_bytes()


def test_what_fails_in_the_middle_changes_nothing(db: TinyDB) -> None:
    def fails_at_two(document: Any) -> None:
        document["seen"] = True
        if document["parties"] == [2]:
            raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        db.update(fails_at_two)
    assert not db.contains(where("seen").exists())
    assert db.insert({}) == 4, "and the turn was given back"


@pytest.mark.parametrize("bad", [{"n": float("nan")}, {"n": 2**64}, {1: "a"}, {"t": "\x1b[m"}, {"d": b""}])
def test_what_json_cannot_keep_is_refused(db: TinyDB, bad: dict[Any, Any]) -> None:
    with pytest.raises(Refused):
        db.insert(bad)
    with pytest.raises(Refused):
        db.update(bad, doc_ids=[1])
    assert len(db) == 3 and db.get(doc_id=1) == {"status": "open", "parties": [1, 3]}


def test_a_write_inside_a_write_is_one_commit(db: TinyDB, store: Path) -> None:
    notes = db.table("notes")

    def log(document: Any) -> None:
        document["noted"] = notes.insert({"about": document["status"]})

    db.update(log, where("status") == "open")
    assert [document["noted"] for document in db.search(where("noted").exists())] == [1, 2]
    journal = open_journal(store)
    newest = next(journal.history())
    assert len([write for write in journal.history() if write.commit == newest.commit]) == 4
    journal.close()


def test_the_storage_reads_all_and_writes_what_differs(db: TinyDB, open_db: Open) -> None:
    mine, theirs = db.storage, open_db()
    data = mine.read()
    assert data is not None and data["_default"]["3"] == {"status": "closed", "parties": [3]}
    theirs.insert({"title": "theirs"})
    data["_default"]["1"] = {"title": "mine"}
    del data["_default"]["2"]
    mine.write(data)
    assert [document.doc_id for document in db] == [1, 3, 4], "what a colleague added meanwhile stays"
    data = mine.read()
    assert data is not None
    theirs.update({"title": "theirs"}, doc_ids=[1])
    data["_default"]["1"] = {"title": "mine again"}
    with pytest.raises(Conflict):
        mine.write(data)


WRITER = """
import sys
from tinydb import where
from store.engine.table import open_tinydb
db = open_tinydb(sys.argv[1])
for number in range(60):
    print(db.insert({"by": sys.argv[2]}))
    db.table("counters").update(lambda kept: kept.update(n=kept["n"] + 1), where("name") == "all")
    db.table("counters").upsert({"name": sys.argv[2], "n": number}, where("name") == sys.argv[2])
"""


def test_two_programs_never_take_the_same_number_nor_lose_an_update(store: Path, open_db: Open) -> None:
    db = open_db()
    db.table("counters").insert({"name": "all", "n": 0})
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(store), name], stdout=subprocess.PIPE, text=True, cwd=root)
        for name in ("ana", "ben")
    ]
    numbers = [int(number) for writer in writers for number in writer.communicate()[0].split()]
    assert sorted(numbers) == list(range(1, 121))
    assert db.count(where("by") == "ana") == 60
    assert db.table("counters").get(where("name") == "all") == {"name": "all", "n": 120}
    assert len(db.table("counters")) == 3
