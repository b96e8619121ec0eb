"""A process that forks keeps its turn and its place; a clock that goes back puts nothing out of order."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sample import put

from store.engine.journal import Journal, open_journal
from store.engine.lock import holder, login


@pytest.fixture
def store(tmp_path: Path) -> Path:
    journal = open_journal(tmp_path / "store", create=True)
    put(journal, ("items", 1, {"n": 0}))
    journal.close()
    return tmp_path / "store"


def forked(work: Callable[[], object]) -> int:
    """Run `work` in a forked child; returns its exit status, 0 where it ended well."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def held(store: Path) -> bool:
    directory = os.open(store, os.O_RDONLY)
    try:
        return holder(directory) == login()
    finally:
        os.close(directory)


def test_a_child_born_in_its_parents_turn_neither_ends_nor_uses_it(store: Path) -> None:
    journal = open_journal(store)
    with journal.begin() as turn:
        turn.put("items", 1, b'{"n":1}')

        def commit() -> None:
            with turn, pytest.raises(RuntimeError, match="turn"):
                turn.commit()

        assert forked(commit) == 0
        assert held(store), "the child's end of the `with` does not end the parent's turn"
        assert forked(journal.close) == 0
        assert held(store), "nor does its closing the store"
        assert turn.commit() == 2
    assert not held(store) and put(journal, ("items", 1, {"n": 2})) == 3
    journal.close()


def test_a_child_takes_turns_of_its_own(store: Path) -> None:
    journal = open_journal(store)
    assert forked(lambda: put(journal, ("items", 2, {"n": 0}))) == 0
    assert [commit.number for commit in journal.refresh()] == [2]
    with journal.begin() as turn:
        turn.put("items", 1, b'{"n":1}')
        child = os.fork()
        if not child:
            put(journal, ("items", 3, {"n": 0}))
            os._exit(0)
        assert turn.commit() == 3, "the child stands in line meanwhile"
    assert os.waitpid(child, 0)[1] == 0
    journal.catch_up()
    assert journal.number == 4 and journal.ids("items") == [1, 2, 3]
    journal.close()


def entries(store: Path) -> list[tuple[str, int, str]]:
    here = store / "here"
    return [(path.name, path.stat().st_mtime_ns, path.read_text()) for path in sorted(here.iterdir())]


def test_a_child_leaves_its_parent_among_those_who_are_here(store: Path) -> None:
    journal = open_journal(store)
    mine = journal.presence()
    mine.tell("inbox")
    before = entries(store)

    def live() -> None:
        mine.beat()
        assert [here.where for here in mine.others()] == ["inbox"], "the parent is somebody else"
        mine.tell("agenda")
        assert len(entries(store)) == 2
        journal.close()

    assert forked(live) == 0
    assert entries(store) == before, "neither struck off, nor written over, nor kept alive"
    mine.tell("items:1")
    assert len(entries(store)) == 1
    journal.close()
    assert entries(store) == []


def test_a_program_that_opens_a_store_twice_leaves_it_twice(store: Path) -> None:
    one, other = open_journal(store), open_journal(store)
    for journal in (one, other):
        journal.presence().tell("inbox")
        assert journal.presence().others() == [], "nobody is a colleague of their own"
    assert len(entries(store)) == 2
    other.close()
    assert len(entries(store)) == 1
    one.close()
    assert entries(store) == []


def test_a_clock_that_goes_back_changes_times_but_no_order(store: Path) -> None:
    journal = open_journal(store)
    noon = datetime(2026, 3, 29, 12, tzinfo=UTC)
    for number in range(1, 5):
        at = noon - timedelta(days=100 * number)
        journal.clock = lambda at=at: at  # type: ignore[misc]
        put(journal, ("items", 1, {"n": number}))
        if number == 2:
            journal.compact()
    assert [write.commit for write in journal.history("items", 1)] == [5, 4, 3, 2, 1]
    times = [write.at for write in journal.history("items", 1)][:-1]
    assert times == sorted(times), "each is later than the one before it was"
    assert said(journal) == b'{"n":4}'
    journal.close()
    again = open_journal(store)
    assert again.number == 5 and said(again) == b'{"n":4}'
    again.close()


def said(journal: Journal) -> bytes:
    kept = journal.get("items", 1)
    return kept.doc if kept else b""
