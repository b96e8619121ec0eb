"""Indexes say what a look at every document would say, whatever has happened."""

import json
import shutil
import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import TinyDB, where
from tinydb.queries import QueryLike
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from store.engine.journal import Journal, open_journal
from store.engine.protocol import Indexes
from store.engine.query import candidates
from store.engine.table import EngineTable

FIELDS: Indexes = {"items": ("status", "parties")}
VALUES = st.sampled_from([None, True, False, 0, 1, 2.5, "", "open", "closed", "é", [], [1], [1, "open"], [None, [2]],
                          {"open": 1}, "o"])  # fmt: skip
DOCUMENTS = st.fixed_dictionaries({}, optional={"status": VALUES, "parties": VALUES, "title": VALUES})
SOUGHT: list[Any] = [None, True, 0, 1, 2.5, "", "open", "closed", "é", "o", "none"]


def holds(document: dict[str, Any], field: str, value: Any) -> bool:
    if field not in document:
        return False
    kept = document[field]
    if isinstance(kept, (list, dict)):
        return any(part == value for part in kept if not isinstance(part, (list, dict)))
    return bool(kept == value)


class Officers(RuleBasedStateMachine):
    """Two programs write, read, compact and restart; a dict knows what is right."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.right: dict[int, dict[str, Any]] = {}
        self.highest = 0
        self.journals: list[Journal] = [open_journal(self.folder, FIELDS, create=True) for _ in range(2)]

    def teardown(self) -> None:
        if hasattr(self, "journals"):
            for journal in self.journals:
                journal.close()
            shutil.rmtree(self.folder)

    @rule(who=st.integers(0, 1), documents=st.lists(DOCUMENTS, min_size=1, max_size=4))
    def add(self, who: int, documents: list[dict[str, Any]]) -> None:
        with self.journals[who].begin() as turn:
            for document in documents:
                id = turn.next_id("items")
                assert id == self.highest + 1, "numbers go on where they were"
                turn.put("items", id, json.dumps(document).encode())
                self.right[id], self.highest = document, id
            turn.commit()

    @rule(who=st.integers(0, 1), data=st.data(), document=st.none() | DOCUMENTS)
    def change(self, who: int, data: st.DataObject, document: dict[str, Any] | None) -> None:
        if not self.right:
            return
        id = data.draw(st.sampled_from(sorted(self.right)))
        with self.journals[who].begin() as turn:
            turn.put("items", id, None if document is None else json.dumps(document).encode())
            turn.commit()
        if document is None:
            del self.right[id]
        else:
            self.right[id] = document

    @rule(who=st.integers(0, 1))
    def compact(self, who: int) -> None:
        self.journals[who].compact()

    @rule(who=st.integers(0, 1), fields=st.sampled_from([("status", "parties"), ("parties",), ()]))
    def restart(self, who: int, fields: tuple[str, ...]) -> None:
        self.journals[who].close()
        self.journals[who] = open_journal(self.folder, {"items": fields})

    @rule(who=st.integers(0, 1))
    def empty(self, who: int) -> None:
        with self.journals[who].begin() as turn:
            turn.begin_anew("items", exists=True)
            turn.commit()
        self.right, self.highest = {}, 0

    @rule(who=st.integers(0, 1), one=st.sampled_from(SOUGHT), other=st.sampled_from(SOUGHT))
    def ask(self, who: int, one: Any, other: Any) -> None:
        """A query finds what TinyDB itself finds, with and without indexes."""
        journal = self.journals[who]
        plain = TinyDB(storage=MemoryStorage)
        for id, document in self.right.items():
            plain.insert(Document(document, id))
        field = where("parties")
        queries: list[QueryLike] = [
            field == one,
            field.any([one, other]),
            field.one_of([one, other]),
            (field == one) & (where("status") == other),
            (field == one) | (where("status") == other),
            (field == one) & ~(where("status") == other),
            (field == [1]) | field.any([[2]]),
        ]
        for query in queries:
            right = sorted(document.doc_id for document in plain.search(query))
            assert [document.doc_id for document in EngineTable.on(journal, "items").search(query)] == right

    @invariant()
    def every_index_says_what_a_look_at_all_would_say(self) -> None:
        # one that has followed answers from what it was asked before, one just opened from the files alone
        newcomer = open_journal(self.folder, FIELDS)
        for journal in (*self.journals, newcomer):
            journal.refresh()
            assert {kept.id: json.loads(kept.doc) for kept in journal.docs("items")} == self.right
            assert journal.ids("items") == sorted(self.right)
            wanted = [*range(self.highest + 1, 0, -2)]
            there = [id for id in wanted if id in self.right]
            assert [kept.id for kept in journal.docs("items", wanted)] == there, "in the order in which they are asked"
            for field in FIELDS["items"]:
                for value in SOUGHT:
                    right = sorted(id for id, document in self.right.items() if holds(document, field, value))
                    assert [*journal.newest("items", field, value)] == right[::-1]
                    assert journal.find("items", field, value) == right
                taken = [value for value in SOUGHT if journal.find("items", field, value)]
                assert {repr(float(v)) if isinstance(v, (int, float)) else v for v in taken} <= {
                    repr(float(v)) if isinstance(v, (int, float)) else v for v in journal.values("items", field)
                }
                assert all(journal.find("items", field, value) for value in journal.values("items", field))
        newcomer.close()


TestOfficers = Officers.TestCase
TestOfficers.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_a_long_list_is_read_from_its_end(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "store", FIELDS, create=True)
    with journal.begin() as turn:
        for number in range(1, 2_001):
            turn.put("items", number, json.dumps({"status": "open" if number % 3 else "closed"}).encode())
        turn.commit()
    journal.compact()
    journal.close()
    for id, status in ((2_000, "closed"), (3, "open"), (1_000, "open"), (2_001, "open")):
        journal = open_journal(tmp_path / "store", FIELDS)
        with journal.begin() as turn:
            turn.put("items", id, json.dumps({"status": status}).encode())
            turn.commit()
        for asked in ("open", "closed"):
            latest = journal.newest("items", "status", asked)
            right = [*reversed(journal.find("items", "status", asked))]
            assert [*islice(latest, 5)] == right[:5] and [*latest] == right[5:]
        journal.close()


def test_tinydb_still_tells_what_a_query_asks(tmp_path: Path) -> None:
    """If this fails, TinyDB has changed `QueryInstance._hash`: queries are right, but every one looks at all."""
    journal = open_journal(tmp_path / "store", FIELDS, create=True)
    with journal.begin() as turn:
        for status, parties in (("open", [1, 2]), ("open", [3]), ("closed", [1])):
            turn.put("items", turn.next_id("items"), json.dumps({"status": status, "parties": parties}).encode())
        turn.commit()
    is_open, with_one = where("status") == "open", where("parties").any([1])
    assert candidates(journal, "items", is_open) == [1, 2]
    assert candidates(journal, "items", with_one) == [1, 3]
    assert candidates(journal, "items", is_open & with_one) == [1]
    assert candidates(journal, "items", is_open & (where("title") == "x")) == [1, 2]
    assert candidates(journal, "items", is_open | with_one) == [1, 2, 3]
    assert candidates(journal, "items", where("status").one_of(["closed", "declined"])) == [3]
    for unplanned in (where("title") == "x", ~is_open, is_open | (where("title") == "x"), where("status").test(bool)):
        assert candidates(journal, "items", unplanned) is None
    journal.close()
