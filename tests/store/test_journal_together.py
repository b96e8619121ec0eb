"""Several programs at once on one store, some of them killed."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.engine.journal import Journal
from store.engine.lock import holder, login

Opened = Callable[..., Journal]

WRITER = """
import sys
from pathlib import Path
from store.engine import compaction
from store.engine.journal import open_journal
compaction.LEAST = 20_000
name, count = sys.argv[2], int(sys.argv[3])
journal = open_journal(Path(sys.argv[1]), {"items": ("by",)}, create=True)
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    with journal.begin() as turn:
        kept = turn.get("counters", 1)
        value = int(kept.doc[5:-1]) if kept else 0
        turn.put("counters", 1, b'{"n":%d}' % (value + 1))
        id = turn.next_id("items")
        turn.put("items", id, b'{"by":"%b","n":%d}' % (name.encode(), number))
        turn.commit()
    print(id, number, flush=True)
"""

HOLDER = """
import sys, time
from pathlib import Path
from store.engine.journal import open_journal
with open_journal(Path(sys.argv[1])).begin():
    print("held", flush=True)
    time.sleep(60)
"""


def start(script: str, store: Path, *arguments: object) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", script, str(store), *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root)


def start_writers(store: Path, count: int, commits: int) -> list[subprocess.Popen[str]]:
    writers = [start(WRITER, store, f"writer{number}", commits) for number in range(count)]
    for writer in writers:
        assert writer.stdout and writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    return writers


def counted(journal: Journal) -> int:
    kept = journal.get("counters", 1)
    return json.loads(kept.doc)["n"] if kept else 0


def test_writers_at_once_lose_nothing_and_a_reader_sees_every_commit(store: Path, opened: Opened) -> None:
    reader = opened({"items": ("by",)})
    writers = start_writers(store, 3, 150)
    seen: list[int] = []
    while any(writer.poll() is None for writer in writers):
        seen += [commit.number for commit in reader.refresh()]
        assert len(reader.ids("items")) == counted(reader), "no half commit is ever seen"
        time.sleep(0.002)
    seen += [commit.number for commit in reader.refresh()]
    numbers = [int(line.split()[0]) for writer in writers for line in writer.communicate()[0].splitlines()]
    assert sorted(numbers) == list(range(1, 451)), "no number is given twice"
    assert reader.number == 450 and counted(reader) == 450
    assert seen == list(range(1, 451)), "each is announced once, in order, through all compactions"
    assert (store / "history.jsonl").exists(), "it has been compacted meanwhile"
    assert [len(reader.find("items", "by", f"writer{n}")) for n in range(3)] == [150] * 3


def test_a_colleagues_change_is_seen_within_half_a_second(store: Path, opened: Opened) -> None:
    reader = opened()
    (writer,) = start_writers(store, 1, 1)
    assert writer.stdout
    writer.stdout.readline()
    written = time.monotonic()
    while not reader.refresh():
        time.sleep(0.005)
    assert time.monotonic() - written < 0.5
    writer.communicate()


def test_who_stands_in_line_is_told_for_whom_even_if_that_program_is_stopped(store: Path, opened: Opened) -> None:
    journal = opened()
    blocker = start(HOLDER, store)
    assert blocker.stdout and blocker.stdout.readline() == "held\n"
    blocker.send_signal(signal.SIGSTOP)
    told: list[str] = []
    got = threading.Event()

    def wait() -> None:
        with journal.begin(told.append):
            got.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    deadline = time.monotonic() + 10
    while not told and time.monotonic() < deadline:
        start_of_read = time.monotonic()
        journal.refresh()
        assert time.monotonic() - start_of_read < 0.5, "readers never wait for the lock"
        time.sleep(0.02)
    assert told == [login(Path(f"/proc/{blocker.pid}").stat().st_uid)] and not got.is_set()
    blocker.kill()
    blocker.communicate()
    waiting.join(5)
    assert got.is_set() and told == [journal.user]


def test_the_holder_is_read_from_the_systems_table(tmp_path: Path) -> None:
    directory = os.open(tmp_path, os.O_RDONLY)
    inode = os.fstat(directory).st_ino
    table = tmp_path / "locks"
    table.write_text(
        f"1: POSIX  ADVISORY  WRITE 4194303 fd:00:{inode} 0 EOF\n"
        f"2: FLOCK  ADVISORY  WRITE {os.getpid()} fd:00:{inode} 0 EOF\n"
        f"2: -> FLOCK  ADVISORY  WRITE 1 fd:00:{inode} 0 EOF\n"
    )
    assert holder(directory, table) == login()
    assert holder(directory, tmp_path / "none") == ""
    os.close(directory)


def test_one_thread_takes_one_turn_at_a_time(opened: Opened) -> None:
    journal = opened()
    with journal.begin(), pytest.raises(RuntimeError):
        journal.begin()
    with journal.begin() as turn:
        turn.put("items", 1, b"{}")
        turn.commit()


def test_one_thread_writes_while_another_reads(opened: Opened) -> None:
    journal = opened()
    ended = threading.Event()

    def write() -> None:
        for number in range(200):
            with journal.begin() as turn:
                turn.put("items", turn.next_id("items"), b'{"status":"open","n":%d}' % number)
                turn.commit()
            if number % 50 == 49:
                journal.compact()
        ended.set()

    writer = threading.Thread(target=write)
    writer.start()
    announced: list[int] = []
    while not ended.is_set():
        announced += [commit.number for commit in journal.refresh()]
        ids = journal.ids("items")
        assert list(journal.find("items", "status", "open"))[: len(ids)] == list(ids)
        assert all(journal.get("items", id) for id in ids[-3:])
    writer.join()
    announced += [commit.number for commit in journal.refresh()]
    assert announced == list(range(1, 201))


def test_who_reads_the_newest_while_others_write_misses_nothing_that_stays(opened: Opened) -> None:
    journal = opened()
    with journal.begin() as turn:
        for id in range(1, 6):
            turn.put("items", id, b'{"status":"open"}')
        turn.commit()
    journal.compact()
    for id, status in ((5, "open"), (3, "open"), (2, "closed"), (1, "open")):
        newest = journal.newest("items", "status", "open")
        assert next(newest) == 5
        with journal.begin() as turn:
            turn.put("items", id, b'{"status":"%b"}' % status.encode())
            turn.commit()
        there = journal.find("items", "status", "open")
        assert [5, *newest] == [*reversed(there)]


def test_a_forked_child_does_not_share_its_parents_turn(opened: Opened) -> None:
    journal = opened()
    journal.refresh()
    child = os.fork()
    if not child:
        status = 1
        try:
            for _ in range(30):
                with journal.begin() as turn:
                    turn.put("items", turn.next_id("items"), b"{}")
                    turn.commit()
            status = 0
        finally:
            os._exit(status)
    for _ in range(30):
        with journal.begin() as turn:
            turn.put("items", turn.next_id("items"), b"{}")
            turn.commit()
    assert os.waitpid(child, 0)[1] == 0
    journal.catch_up()
    assert len(journal.ids("items")) == journal.number == 60
