"""An officer and a colleague keep documents in one store."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from journal_file import commits_of

from store.engine.journal import Journal
from store.sentence import Conflict, Refused

Opened = Callable[..., Journal]


def add(journal: Journal, table: str = "items", **fields: Any) -> int:
    with journal.begin() as turn:
        id = turn.next_id(table)
        turn.put(table, id, json.dumps(fields).encode())
        turn.commit("item.capture")
    return id


def put(journal: Journal, id: int, doc: bytes | None, table: str = "items") -> int:
    with journal.begin() as turn:
        turn.put(table, id, doc)
        return turn.commit("item.change")


def read(journal: Journal, id: int, table: str = "items") -> Any:
    kept = journal.get(table, id)
    return None if kept is None else json.loads(kept.doc)


def test_what_one_writes_the_other_reads_and_both_are_told(opened: Opened) -> None:
    mine, theirs = opened(), opened()
    id = add(mine, title="Corridor", status="open", parties=[3, 7])
    assert [commit.touched for commit in theirs.refresh()] == [(("items", id),)]
    assert [(commit.operation, commit.by) for commit in mine.refresh()] == [("item.capture", mine.user)]
    assert read(theirs, id)["title"] == "Corridor"
    assert theirs.find("items", "parties", 7) == [id]
    assert mine.refresh() == theirs.refresh() == []


def test_a_transaction_left_without_commit_changes_nothing(opened: Opened) -> None:
    journal = opened()
    with journal.begin() as turn:
        turn.put("items", turn.next_id("items"), b'{"status":"open"}')
    assert journal.ids("items") == [] and journal.number == 0


def test_a_transaction_sees_what_it_has_put(opened: Opened) -> None:
    journal = opened()
    kept = add(journal, status="open")
    with journal.begin() as turn:
        first, second = turn.next_id("items"), turn.next_id("items")
        turn.put("items", first, b'{"n":1}')
        turn.put("items", kept, None)
        seen = turn.get("items", first)
        assert seen is not None and seen.doc == b'{"n":1}'
        assert turn.get("items", kept) is None and second == first + 1
        assert turn.ids("items") == [first]
        turn.commit()
    assert journal.ids("items") == [first]


def test_a_commit_of_several_documents_is_one_commit(opened: Opened) -> None:
    journal = opened()
    with journal.begin() as turn:
        for _ in range(3):
            turn.put("items", turn.next_id("items"), b"{}")
        assert turn.commit("import") == 1
    assert [commit.number for commit in journal.refresh()] == [1]
    assert [kept.rev for id in (1, 2, 3) if (kept := journal.get("items", id))] == [1, 1, 1]


def test_a_stale_edit_is_refused_with_the_colleagues_name(opened: Opened) -> None:
    mine, theirs = opened(), opened()
    id = add(mine, status="inbox")
    rev = put(theirs, id, b'{"status":"open"}')
    with mine.begin() as turn:
        with pytest.raises(Conflict) as conflict:
            turn.expect("items", id, rev - 1)
        turn.expect("items", id, rev)
    assert (conflict.value.by, conflict.value.rev, conflict.value.id) == (theirs.user, rev, id)


def test_a_removed_document_is_a_conflict_too_and_its_remover_is_named(opened: Opened) -> None:
    mine, theirs = opened(), opened()
    id = add(mine, status="inbox")
    put(theirs, id, None)
    with mine.begin() as turn, pytest.raises(Conflict) as conflict:
        turn.expect("items", id, 1)
    assert (conflict.value.by, conflict.value.rev) == (theirs.user, 2)


@pytest.mark.parametrize("compacted", [False, True])
def test_a_number_never_comes_back(opened: Opened, compacted: bool) -> None:
    journal = opened()
    for _ in range(3):
        last = add(journal)
    put(journal, last, None)
    if compacted:
        journal.compact()
    assert add(opened()) == last + 1


def test_a_table_begun_anew_numbers_from_one_and_a_dropped_one_is_gone(opened: Opened) -> None:
    journal = opened()
    for _ in range(3):
        add(journal, status="open")
    with journal.begin() as turn:
        turn.begin_anew("items", exists=True)
        assert turn.next_id("items") == 1
        turn.put("items", 1, b'{"status":"inbox"}')
        turn.commit()
    for seen in (journal, opened()):
        assert seen.ids("items") == [1] and seen.find("items", "status", "open") == []
    with journal.begin() as turn:
        turn.begin_anew("items", exists=False)
        turn.commit()
    assert journal.tables() == [] and journal.get("items", 1) is None


@pytest.mark.parametrize("compactions", [0, 1, 2])
def test_the_past_of_a_document_is_told_newest_first(opened: Opened, compactions: int) -> None:
    journal = opened()
    id = add(journal, status="inbox", note='"t":"items","i":1,"d":')
    add(journal, nested={"t": "items", "i": 1, "d": 1})
    for number in range(compactions):
        journal.compact()
        put(journal, 2, b'{"n":%d}' % number)
    put(journal, id, b'{"status":"open"}')
    put(journal, id, None)
    past = list(opened().history("items", id))
    assert [write.doc is None for write in past] == [True, False, False]
    assert [json.loads(bytes(write.doc))["status"] for write in past if write.doc] == ["open", "inbox"]
    numbers = [write.commit for write in journal.history()]
    assert numbers == list(range(journal.number, 0, -1))
    assert len(list(journal.history("items"))) == len(numbers)


def test_an_undo_is_marked_as_such(opened: Opened) -> None:
    journal = opened()
    id = add(journal, status="inbox")
    with journal.begin() as turn:
        turn.put("items", id, None)
        turn.commit("item.capture", undoes=1)
    newest = next(journal.history("items", id))
    assert (newest.undoes, newest.operation, newest.by) == (1, "item.capture", journal.user)


def test_a_journal_can_be_read_by_any_program(opened: Opened, store: Path) -> None:
    add(opened(), title="Café\nB2")
    last = json.loads(commits_of(store).splitlines()[-1])
    assert {key: last[key] for key in ("s", "m", "t", "i", "d", "o")} == {
        "s": 1, "m": 0, "t": "items", "i": 1, "d": {"title": "Café\nB2"}, "o": "item.capture",
    }  # fmt: skip


def test_nothing_is_compacted_away(opened: Opened) -> None:
    journal, reader = opened(), opened()
    for number in range(50):
        add(journal, status="open" if number % 2 else "closed", parties=[number % 5])
    put(journal, 7, None)
    put(journal, 9, b'{"status":"open","parties":[1]}')
    before = {id: journal.get("items", id) for id in journal.ids("items")}
    reader.refresh()
    journal.compact()
    assert reader.refresh() == []
    for seen in (journal, reader, opened(), opened({})):
        assert {id: seen.get("items", id) for id in seen.ids("items")} == before
        assert list(seen.docs("items")) == list(before.values())
        assert seen.find("items", "parties", 1) == journal.find("items", "parties", 1)
        assert seen.values("items", "parties") == [0, 1, 2, 3, 4]


def test_a_reader_that_missed_commits_before_a_compaction_is_told_of_each(opened: Opened) -> None:
    writer, reader = opened(), opened()
    for _ in range(3):
        add(writer)
    writer.compact()
    add(writer)
    assert [commit.number for commit in reader.refresh()] == [1, 2, 3, 4]


def test_a_reader_that_missed_two_compactions_is_told_that_everything_may_have_changed(opened: Opened) -> None:
    writer, reader = opened(), opened()
    add(writer)
    writer.compact()
    add(writer)
    writer.compact()
    assert [(commit.number, commit.touched) for commit in reader.refresh()][-1] == (2, ())
    assert reader.ids("items") == [1, 2]


def test_a_journal_grown_beyond_its_snapshot_is_compacted_by_the_way(
    opened: Opened, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.engine.compaction.LEAST", 10_000)
    journal = opened()
    for _ in range(100):
        add(journal, title="x" * 200)
    assert (store / "history.jsonl").stat().st_size > 10_000
    assert len(list(journal.history())) == 100


def test_an_index_declared_later_is_computed_then_kept(opened: Opened) -> None:
    add(opened({}), owner="ana")
    late = opened({"items": ("owner",)})
    assert late.find("items", "owner", "ana") == [1]
    add(late, owner="ben")
    assert opened({}).find("items", "owner", "ben") == [2]
    with pytest.raises(KeyError):
        late.find("items", "title", "x")


def test_an_unnumbered_or_unnamed_place_is_refused(opened: Opened) -> None:
    with opened().begin() as turn:
        for table, id in (("", 1), ("items", 0), ("items", -1), ("items", 2**63), ("x" * 65, 1), ("a\x1b", 1)):
            with pytest.raises(Refused):
                turn.put(table, id, b"{}")
