"""A copy while others write, and putting one back while others look: real processes, real files."""

import json
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store import when
from store.care import backup, check, restore
from store.engine.journal import Journal, open_journal
from store.sentence import Corrupt, Refused, Unreachable

Opened = Callable[..., Journal]

WRITER = """
import sys
from pathlib import Path
from store.engine.journal import open_journal
journal = open_journal(Path(sys.argv[1]))
print("writing", flush=True)
while True:
    with journal.begin() as turn:
        for _ in range(3):
            turn.put("items", turn.next_id("items"), b'{"title":"another point of the agenda","status":"open"}')
        turn.commit("item.capture")
"""
READER = """
import sys, time
from pathlib import Path
from store.engine.journal import open_journal
journal = open_journal(Path(sys.argv[1]))
print(len(journal.ids("items")), flush=True)
while sys.stdin.readline():
    journal.refresh()
    print(len(journal.ids("items")), flush=True)
"""


def add(journal: Journal, **fields: object) -> int:
    with journal.begin() as turn:
        id = turn.next_id("items")
        turn.put("items", id, json.dumps({"status": "open", **fields}).encode())
        turn.commit("item.capture")
    return id


def started(program: str, store: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout and process.stdout.readline()
    return process


def titles(path: Path) -> list[str]:
    journal = open_journal(path)
    found = [json.loads(kept.doc)["title"] for kept in journal.docs("items")]
    journal.close()
    return found


def test_a_backup_made_while_another_process_writes_is_whole(opened: Opened, store: Path, tmp_path: Path) -> None:
    journal = opened()
    add(journal, title="first")
    writer = started(WRITER, store)
    try:
        for number in range(6):
            copied = backup(store, tmp_path / f"backup{number}")
            report = check(tmp_path / f"backup{number}")
            assert report.is_sound and (report.commits, report.documents) == (copied.commits, copied.documents)
            assert copied.documents == 1 + 3 * (copied.commits - 1), "whole commits only"
            if number == 2:
                journal.compact()
            time.sleep(0.05)
    finally:
        writer.kill()
        writer.wait()


def test_a_backup_is_its_makers_alone(opened: Opened, store: Path, tmp_path: Path) -> None:
    add(journal := opened(), title="secret")
    journal.compact()
    backup(store, tmp_path / "backup")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "backup").rglob("*")}
    assert modes == {"journal.jsonl": 0o600, "history.jsonl": 0o600}
    assert stat.S_IMODE((tmp_path / "backup").stat().st_mode) == 0o700
    assert titles(tmp_path / "backup") == ["secret"]


def test_a_backup_replaces_nothing_and_follows_no_link(opened: Opened, store: Path, tmp_path: Path) -> None:
    add(opened(), title="kept")
    (tmp_path / "letter").write_text("Dear all")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for target in ("letter", "elsewhere", "link", "dangling"):
        with pytest.raises(Refused, match="is there already"):
            backup(store, tmp_path / target)
    assert not list((tmp_path / "elsewhere").iterdir()) and not (tmp_path / "nowhere").exists()
    with pytest.raises(Refused, match="inside the store"):
        backup(store, store / "backup")
    with pytest.raises(Refused, match="cannot be written"):
        backup(store, tmp_path / "missing" / "backup")


def test_a_damaged_store_gives_no_backup_and_leaves_nothing_behind(opened: Opened, store: Path, tmp_path: Path) -> None:
    journal = opened()
    for number in range(3):
        add(journal, title=f"{number}")
    data = bytearray((store / "journal.jsonl").read_bytes())
    data[data.index(b'"title":"0"') + 9] ^= 1
    (store / "journal.jsonl").write_bytes(data)
    with pytest.raises(Corrupt, match="passerelle check"):
        backup(store, tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


@pytest.mark.parametrize("past", ["no past", "one past", "another past"])
def test_a_backup_put_back_is_what_running_programs_see(opened: Opened, store: Path, tmp_path: Path, past: str) -> None:
    mine = opened()
    add(mine, title="kept")
    if past != "no past":
        mine.compact()
    backup(store, tmp_path / "backup")
    add(mine, title="lost")
    mine.compact()
    if past == "another past":
        history = (store / "history.jsonl").read_bytes()
        (store / "history.jsonl").write_bytes(b" " + history[1:])
    mine.refresh()
    reader = started(READER, store)
    try:
        restored = restore(store, tmp_path / "backup")
        assert reader.stdin and reader.stdout
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "1\n", "another process shows what was put back"
    finally:
        reader.kill()
        reader.wait()
    assert [commit.touched for commit in mine.refresh()] == [()], "everything may have changed"
    assert mine.ids("items") == [1] and add(mine, title="after") == 2
    assert [write.commit for write in mine.history()] == [2, 1]
    mine.compact()
    assert check(store).is_sound
    assert (restored.commits, restored.documents) == (1, 1)


def test_two_that_are_put_back_at_the_same_moment_are_kept_apart(
    opened: Opened, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = when.now()
    monkeypatch.setattr(when, "now", lambda: moment)
    journal = opened()
    add(journal, title="kept")
    backup(store, tmp_path / "backup")
    add(journal, title="later")
    first = restore(store, tmp_path / "backup").kept
    second = restore(store, tmp_path / "backup").kept
    assert first != second and Path(first).exists() and Path(second).exists()


def test_what_was_there_is_kept_and_can_be_had_again(opened: Opened, store: Path, tmp_path: Path) -> None:
    journal = opened()
    add(journal, title="kept")
    backup(store, tmp_path / "backup")
    add(journal, title="later")
    kept = restore(store, tmp_path / "backup").kept
    assert titles(store) == ["kept"]
    restore(store, Path(kept))
    assert titles(store) == ["kept", "later"]


def test_a_backup_comes_back_where_nothing_is_left_or_all_is_damaged(
    opened: Opened, store: Path, tmp_path: Path
) -> None:
    add(journal := opened(), title="kept")
    journal.compact()
    backup(store, tmp_path / "backup")
    (store / "journal.jsonl").write_bytes(b"noise")
    restore(store, tmp_path / "backup")
    assert titles(store) == ["kept"]
    restore(tmp_path / "new.store", tmp_path / "backup")
    assert titles(tmp_path / "new.store") == ["kept"]
    assert stat.S_IMODE((tmp_path / "new.store" / "journal.jsonl").stat().st_mode) == 0o660


def test_what_is_no_sound_backup_changes_nothing(opened: Opened, store: Path, tmp_path: Path) -> None:
    add(journal := opened(), title="kept")
    backup(store, tmp_path / "backup")
    before = sorted(path.name for path in store.iterdir())
    damaged = bytearray((tmp_path / "backup" / "journal.jsonl").read_bytes())
    damaged[-20] ^= 1
    (tmp_path / "backup" / "journal.jsonl").write_bytes(damaged)
    with pytest.raises(Corrupt, match="nothing was changed"):
        restore(store, tmp_path / "backup")
    (tmp_path / "empty").mkdir()
    with pytest.raises(Unreachable, match="is no backup"):
        restore(store, tmp_path / "empty")
    with pytest.raises(Unreachable):
        restore(store, tmp_path / "missing")
    assert sorted(path.name for path in store.iterdir()) == before and journal.ids("items") == [1]
