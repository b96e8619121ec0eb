"""Where a store lies, who may use it, what somebody may have planted there, what an administrator puts back."""

import json
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from store.engine import files, lines
from store.engine.journal import Journal, open_journal
from store.sentence import Corrupt, Unreachable

Opened = Callable[..., Journal]


def add(journal: Journal, **fields: Any) -> int:
    with journal.begin() as turn:
        id = turn.next_id("items")
        turn.put("items", id, json.dumps(fields).encode())
        turn.commit("item.capture")
    return id


def test_directory_and_files_are_the_groups_whatever_the_umask(opened: Opened, store: Path) -> None:
    before = os.umask(0o077)
    try:
        journal = opened()
        add(journal)
        journal.compact()
        journal.presence().tell("inbox")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [store, *store.iterdir()]}
    assert modes == {store.name: 0o2770, "journal.jsonl": 0o660, "history.jsonl": 0o660, "here": 0o2770}


def test_a_directory_that_everybody_may_write_to_is_refused(opened: Opened, store: Path) -> None:
    opened()
    store.chmod(0o777)
    with pytest.raises(Unreachable, match="chmod o-w"):
        opened()


def test_a_directory_with_other_things_does_not_become_a_store(store: Path) -> None:
    store.mkdir()
    (store / "letter.txt").write_text("Dear all")
    with pytest.raises(Unreachable, match="other files"):
        open_journal(store, create=True)


def test_where_there_is_no_store_the_way_to_one_is_told(store: Path) -> None:
    with pytest.raises(Unreachable, match="passerelle init"):
        open_journal(store)


@pytest.mark.parametrize("planted", ["symlink", "hardlink", "fifo", "directory"])
def test_a_planted_file_is_refused(opened: Opened, store: Path, tmp_path: Path, planted: str) -> None:
    journal = opened()
    add(journal)
    elsewhere = tmp_path / "elsewhere"
    (store / "journal.jsonl").rename(elsewhere)
    place = store / "journal.jsonl"
    match planted:
        case "symlink":
            place.symlink_to(elsewhere)
        case "hardlink":
            place.hardlink_to(elsewhere)
        case "fifo":
            os.mkfifo(place)
        case _:
            place.mkdir()
    with pytest.raises(Unreachable):
        open_journal(store)
    if planted != "hardlink":
        with pytest.raises(Unreachable):
            journal.begin()


def test_a_newer_format_is_refused_and_left_alone(opened: Opened, store: Path) -> None:
    journal = opened()
    path = store / "journal.jsonl"
    rest = path.read_bytes()[lines.HEADER :]
    header = lines.write_header(lines.Header(2, "0" * 32, 0, "00000000", 0, 0, "", 0))
    new = store / "journal.jsonl.2"
    new.write_bytes(header + rest)
    new.rename(path)
    for attempt in (journal.refresh, journal.begin, lambda: open_journal(store), lambda: opened()):
        with pytest.raises(Unreachable, match="newer Passerelle"):
            attempt()
    assert path.read_bytes() == header + rest


def test_a_history_without_its_journal_is_not_begun_over(opened: Opened, store: Path) -> None:
    opened().compact()
    (store / "journal.jsonl").unlink()
    with pytest.raises(Corrupt):
        open_journal(store, create=True)


def test_a_backup_put_back_is_followed(opened: Opened, store: Path, tmp_path: Path) -> None:
    journal = opened()
    add(journal, title="kept")
    backup = tmp_path / "backup"
    backup.write_bytes((store / "journal.jsonl").read_bytes())
    add(journal, title="lost")
    journal.refresh()
    backup.rename(store / "journal.jsonl")
    assert [commit.touched for commit in journal.refresh()] == [()]
    assert journal.ids("items") == [1] and add(journal) == 2


def test_a_whole_directory_put_back_is_followed_by_readers_and_writers(opened: Opened, store: Path) -> None:
    journal = opened()
    add(journal)
    os.system(f"cp -a {store} {store}.backup")
    add(journal)
    store.rename(f"{store}.bad")
    Path(f"{store}.backup").rename(store)
    assert add(journal, title="after") == 2
    kept = opened().get("items", 2)
    assert kept is not None and json.loads(kept.doc) == {"title": "after"}


def test_a_turn_ends_in_the_store_in_which_it_began(opened: Opened, store: Path, tmp_path: Path) -> None:
    """Another store is put in its place in the midst of a turn, and another thread looks for news: nothing is written
    to a store whose lock we have not."""
    journal, bad = opened(), tmp_path / "bad.store"
    add(journal, title="first")
    os.system(f"cp -a {store} {store}.backup")
    add(journal, title="second")
    with journal.begin() as turn:
        store.rename(bad)
        Path(f"{store}.backup").rename(store)
        assert [commit.number for commit in journal.refresh()] == [1, 2]
        turn.put("items", 3, b'{"title":"third"}')
        assert add(opened(), title="a colleague's") == 2
        assert turn.commit() == 3
    assert b"third" in (bad / "journal.jsonl").read_bytes()
    assert journal.refresh()[-1].touched == () and journal.ids("items") == [1, 2]
    kept = journal.get("items", 2)
    assert kept is not None and json.loads(kept.doc) == {"title": "a colleague's"}


MOUNTS = """\
22 1 0:20 / / rw - ext4 /dev/a rw
23 22 0:21 / /srv/équipe\\040a rw shared:1 - nfs4 host:/x rw
24 22 0:22 / /home/a/remote rw - fuse.sshfs a@b: rw
25 22 0:23 / {} rw - nfs4 host:/y rw
"""


def test_a_store_on_another_machines_disk_is_told_apart(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format("/mnt"))
    assert files.remote(Path("/srv/équipe a/store"), mounts) == "nfs4"
    assert files.remote(Path("/home/a/remote"), mounts) == "fuse.sshfs"
    assert files.remote(Path("/srv/équipe"), mounts) == ""


def test_a_store_on_another_machines_disk_is_read_but_neither_written_nor_made(
    opened: Opened, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(opened())
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(store.parent))
    monkeypatch.setattr(files, "remote", partial(files.remote, mounts=mounts))
    journal = open_journal(store)
    for attempt in (journal.begin, lambda: open_journal(tmp_path / "new", create=True)):
        with pytest.raises(Unreachable, match=r"nfs4.* keep the store on a local disk"):
            attempt()
    assert journal.ids("items") == [1] and not (tmp_path / "new").exists()
    journal.close()
