"""A crash, a power cut, a bad disk: what was acknowledged before is there, what is doubtful is named and kept."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from journal_file import commits_of

from store.engine.journal import Journal
from store.sentence import Corrupt

Opened = Callable[..., Journal]


def add(journal: Journal, *docs: bytes) -> int:
    with journal.begin() as turn:
        for doc in docs:
            turn.put("items", turn.next_id("items"), doc)
        return turn.commit()


def test_what_is_cut_is_kept_beside_the_journal(opened: Opened, store: Path) -> None:
    journal = opened()
    add(journal, b"{}")
    start = len(commits_of(store))
    add(journal, b"{}", b"{}")
    torn = commits_of(store)[:-3]
    (store / "journal.jsonl").write_bytes(torn)
    again = opened()
    assert add(again, b"{}") == 2
    assert (store / f"cut-journal.jsonl-{start}-1").read_bytes() == torn[start:]


def test_a_running_program_does_not_write_behind_damage(opened: Opened, store: Path) -> None:
    mine, theirs = opened(), opened()
    add(theirs, b"{}")
    mine.refresh()
    at = len(commits_of(store))
    add(theirs, b'{"n":1}')
    add(theirs, b'{"n":2}')
    data = bytearray((store / "journal.jsonl").read_bytes())
    data[at + 30] ^= 1
    with (store / "journal.jsonl").open("r+b") as journal:
        journal.write(data)
    for attempt in (mine.refresh, mine.begin):
        with pytest.raises(Corrupt, match=f"byte {at}, after commit 1"):
            attempt()
    assert (store / "journal.jsonl").read_bytes() == data


def test_a_reader_whose_journal_was_cut_behind_its_back_reads_it_anew(opened: Opened, store: Path) -> None:
    mine = opened()
    for number in range(3):
        add(mine, b'{"n":%d}' % number)
    mine.refresh()
    data = commits_of(store)
    last = data.rfind(b"\n", 0, -1) + 1
    os.truncate(store / "journal.jsonl", last)
    assert [commit.touched for commit in mine.refresh()] == [()]
    assert mine.ids("items") == [1, 2] and add(mine, b"{}") == 3


def test_random_bytes_appended_by_a_dying_disk_are_cut(opened: Opened, store: Path) -> None:
    chance = random.Random(7)
    journal = opened()
    for number in range(10):
        add(journal, b'{"n":%d}' % number)
        with (store / "journal.jsonl").open("ab") as tail:
            tail.write(chance.randbytes(chance.randrange(1, 5000)))
    assert len(opened().ids("items")) == 10


def test_garbage_in_the_room_behind_the_commits_is_no_commit_and_kept_aside(opened: Opened, store: Path) -> None:
    journal = opened()
    add(journal, b"{}")
    end = len(commits_of(store))
    assert (store / "journal.jsonl").stat().st_size > end + 100
    with (store / "journal.jsonl").open("r+b") as room:
        room.seek(end + 100)
        room.write(b"garbage")
    assert journal.refresh()[-1].number == 1 and opened().ids("items") == [1]
    assert add(journal, b"{}") == 2
    assert (store / f"cut-journal.jsonl-{end}-1").read_bytes().strip() == b"garbage"


def test_a_damaged_newline_between_the_last_two_commits_is_no_torn_end(opened: Opened, store: Path) -> None:
    journal = opened()
    for number in range(3):
        add(journal, b'{"n":%d}' % number)
    data = bytearray(commits_of(store))
    data[data.rfind(b"\n", 0, -1)] ^= 1
    (store / "journal.jsonl").write_bytes(data)
    with pytest.raises(Corrupt, match="damaged at byte"):
        opened()
