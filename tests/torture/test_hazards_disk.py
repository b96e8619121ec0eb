"""A disk that is full, has a limit for each file, or may only be read: nothing is lost, readers read on."""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sample import put

from store.engine import compaction
from store.engine.journal import Journal, open_journal
from store.sentence import StoreError, Unreachable

LETTER = {"title": "x" * 3000}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k,mode=0770", "none", place], capture_output=True)
    if mounted.returncode:
        pytest.skip("only who may mount has a small disk")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk: Path) -> Path:
    """Take all the room there is; returns the file to remove for some."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            return filler


def write_until_refused(journal: Journal) -> tuple[int, str]:
    """Commit until the store refuses; returns the last commit's number, and what was said."""
    number = journal.number
    while True:
        try:
            number = put(journal, ("items", journal.next_id("items"), LETTER))
        except Unreachable as error:
            return number, str(error)


def is_whole(store: Path, number: int) -> bool:
    """Whether a new reader finds the commits up to `number`, each of one item, all of them in the past too."""
    journal = open_journal(store)
    try:
        past = [write.commit for write in journal.history()]
        return list(journal.ids("items")) == past[::-1] == list(range(1, number + 1))
    finally:
        journal.close()


def test_a_full_disk_refuses_what_it_cannot_keep_and_goes_on_when_there_is_room(disk: Path) -> None:
    store = disk / "store"
    journal, reader = open_journal(store, create=True), open_journal(store)
    put(journal, ("items", 1, LETTER))
    filler = fill(disk)
    number, said = write_until_refused(journal)
    assert "Nothing was saved" in said and "Make room" in said
    assert is_whole(store, number), "a new reader reads"
    assert reader.refresh()[-1].number == number and len(list(reader.docs("items"))) == number
    with pytest.raises(Unreachable, match="No space left"):
        journal.compact()
    assert {path.name for path in store.iterdir()} <= {"journal.jsonl", "history.jsonl"}
    filler.unlink()
    assert put(journal, ("items", number + 1, LETTER)) == number + 1
    journal.compact()
    assert is_whole(store, number + 1) and reader.refresh()[-1].number == number + 1
    journal.close()
    reader.close()


def test_a_compaction_that_finds_no_room_is_put_off(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills with commits alone: compactions fail first, since they need room for a second journal."""
    monkeypatch.setattr(compaction, "LEAST", 20_000)
    store = disk / "store"
    journal = open_journal(store, create=True)
    number, said = write_until_refused(journal)
    assert number > 20 and "Make room" in said and is_whole(store, number)
    journal.presence().tell("inbox")
    assert journal.presence().others() == []
    journal.close()


def test_a_store_that_finds_no_room_is_made_when_there_is_some(disk: Path) -> None:
    filler = fill(disk)
    with pytest.raises(Unreachable, match="No space left"):
        open_journal(disk / "store", create=True)
    filler.unlink()
    journal = open_journal(disk / "store", create=True)
    assert put(journal, ("items", 1, LETTER)) == 1
    journal.close()


def test_a_disk_that_becomes_read_only_is_read(disk: Path) -> None:
    store = disk / "store"
    journal = open_journal(store, create=True)
    put(journal, ("items", 1, LETTER))
    journal.close()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    journal = open_journal(store)
    assert is_whole(store, 1)
    with pytest.raises(Unreachable, match=r"You may read .*Read-only file system"):
        journal.begin()
    journal.presence().tell("inbox")
    journal.close()
    with pytest.raises(StoreError, match="Read-only"):
        open_journal(disk / "other", create=True)
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert write_one(store) == 2


def write_one(store: Path) -> int:
    journal = open_journal(store)
    number = put(journal, ("items", journal.next_id("items"), LETTER))
    journal.close()
    return number


@contextmanager
def limited(size: int) -> Iterator[None]:
    """Files of this process may not grow beyond `size` bytes, as under a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("room", [0, 1, 40, 3000])
def test_a_limit_reached_in_the_midst_of_a_commit_leaves_nothing_half(tmp_path: Path, room: int) -> None:
    store = tmp_path / "store"
    journal, reader = open_journal(store, create=True), open_journal(store)
    number = put(journal, ("items", 1, LETTER))
    with limited((store / "journal.jsonl").stat().st_size + room):
        number, said = write_until_refused(journal)
        assert "Make room" in said and is_whole(store, number)
    assert reader.refresh()[-1].number == number
    assert put(journal, ("items", number + 1, LETTER)) == number + 1 and is_whole(store, number + 1)
    assert not list(store.glob("cut-*")), "nothing half was left to be cut"
    journal.close()
    reader.close()
