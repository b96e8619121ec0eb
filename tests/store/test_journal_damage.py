"""A crash, a power cut, a bad disk: what was acknowledged before is there, what is doubtful is named and kept."""

import errno
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_file import commits_of

from store.engine.journal import Journal, open_journal
from store.sentence import Corrupt, StoreError, Unreachable

Opened = Callable[..., Journal]


def add(journal: Journal, *docs: bytes) -> int:
    with journal.begin() as turn:
        for doc in docs:
            turn.put("items", turn.next_id("items"), doc)
        return turn.commit()


@pytest.fixture
def written(opened: Opened, store: Path) -> tuple[bytes, int]:
    """The bytes of a journal of three documents, and where the last commit (of two more) begins."""
    journal = opened()
    for number in range(3):
        add(journal, b'{"status":"open","n":%d}' % number)
    start = len(commits_of(store))
    add(journal, b'{"status":"open"}', b'{"status":"closed"}')
    return commits_of(store), start


def lay(store: Path, data: bytes) -> None:
    (store / "journal.jsonl").write_bytes(data)


def is_whole_but_for_the_last(store: Path) -> None:
    """The first three are there, the next takes number 4, and what was cut is kept aside."""
    journal = open_journal(store)
    assert journal.ids("items") == [1, 2, 3] and journal.number == 3
    size = (store / "journal.jsonl").stat().st_size
    assert add(journal, b'{"status":"new"}') == 4
    assert journal.ids("items") == [1, 2, 3, 4]
    journal.close()
    kept = [path for path in store.iterdir() if path.name.startswith("cut-")]
    assert sum(path.stat().st_size for path in kept) + size >= size
    for path in kept:
        path.unlink()
    again = open_journal(store)
    assert again.ids("items") == [1, 2, 3, 4]
    again.close()


def test_a_last_commit_cut_at_any_byte_was_never_made(written: tuple[bytes, int], store: Path) -> None:
    data, start = written
    for end in range(start, len(data), 3):
        lay(store, data[:end])
        is_whole_but_for_the_last(store)


def test_a_last_commit_zeroed_from_any_byte_was_never_made(written: tuple[bytes, int], store: Path) -> None:
    data, start = written
    for at in range(start, len(data), 5):
        lay(store, data[:at] + bytes(len(data) - at))
        is_whole_but_for_the_last(store)


def test_a_last_commit_flipped_at_any_byte_was_never_made(written: tuple[bytes, int], store: Path) -> None:
    data, start = written
    for at in range(start, len(data), 2):
        flipped = bytearray(data)
        flipped[at] ^= 1 << (at % 8)
        lay(store, bytes(flipped))
        is_whole_but_for_the_last(store)


def test_what_is_cut_is_kept_beside_the_journal(written: tuple[bytes, int], store: Path) -> None:
    data, start = written
    lay(store, data[:-3])
    journal = open_journal(store)
    add(journal, b"{}")
    journal.close()
    assert (store / f"cut-journal.jsonl-{start}-1").read_bytes() == data[start:-3]


def test_a_flip_anywhere_before_the_last_commit_is_refused(written: tuple[bytes, int], store: Path) -> None:
    data, start = written
    for at in range(0, start, 13):
        flipped = bytearray(data)
        flipped[at] ^= 1 << (at % 8)
        lay(store, bytes(flipped))
        with pytest.raises(StoreError, match=r"damaged|newer"):
            open_journal(store)


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


def test_a_damaged_snapshot_is_refused_and_a_damaged_past_named(opened: Opened, store: Path) -> None:
    journal = opened()
    for number in range(5):
        add(journal, b'{"status":"open","n":%d}' % number)
    journal.compact()
    history = bytearray((store / "history.jsonl").read_bytes())
    history[40] ^= 4
    (store / "history.jsonl").write_bytes(history)
    with pytest.raises(Corrupt, match="past is damaged at byte 0"):
        list(journal.history())
    whole = (store / "journal.jsonl").read_bytes()
    for at in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << (at % 8)
        lay(store, bytes(damaged))
        with pytest.raises(StoreError):
            open_journal(store)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_no_bytes_make_the_opening_fail_but_with_a_sentence(
    data: st.DataObject, written: tuple[bytes, int], store: Path
) -> None:
    whole, _ = written
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    lay(store, whole[:start] + data.draw(st.binary(max_size=300)) + whole[end:])
    try:
        journal = open_journal(store)
    except StoreError:
        return
    list(journal.docs("items"))
    journal.close()


def test_a_crash_between_history_and_rename_repeats_nothing(opened: Opened, store: Path) -> None:
    journal = opened()
    for _ in range(3):
        add(journal, b"{}")
    data = (store / "journal.jsonl").read_bytes()
    journal.compact()
    # as if the new journal had never been renamed
    (store / "again").write_bytes(data)
    (store / "again").rename(store / "journal.jsonl")
    (store / "journal.jsonl.new").write_bytes(b"half a journal")
    journal = open_journal(store)
    assert [write.commit for write in journal.history()] == [3, 2, 1]
    journal.compact()
    assert [write.commit for write in journal.history()] == [3, 2, 1]
    journal.close()


def test_a_full_disk_takes_nothing_back_and_leaves_nothing_half(opened: Opened, store: Path) -> None:
    import resource

    journal, reader = opened(), opened()
    add(journal, b"{}")
    os.truncate(store / "journal.jsonl", len(commits_of(store)))
    before = commits_of(store)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 40, limits[1]))
    try:
        with pytest.raises(Unreachable, match="Make room"):
            add(journal, b'{"title":"a longer document than the disk has room for"}')
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (store / "journal.jsonl").read_bytes() == before
    assert add(journal, b"{}") == 2 and reader.refresh()[-1].number == 2


def test_an_unconfirmed_write_stays_and_the_writer_writes_no_more(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = opened(), opened()
    add(mine, b"{}")

    def fails(fd: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdatasync", fails)
        with pytest.raises(Unreachable, match="did not confirm"):
            add(mine, b'{"n":1}')
    assert theirs.refresh()[-1].number == 2, "a reader may have applied it: it is not taken back"
    with pytest.raises(Unreachable, match="until you restart"):
        mine.begin()
    assert add(theirs, b'{"n":2}') == 3


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
