"""Who is here is known by who owns the file, and for as long as it beats."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from store.engine.journal import Journal
from store.engine.lock import login
from store.engine.presence import LONGEST, STALE

Opened = Callable[..., Journal]

COLLEAGUE = """
import sys
from pathlib import Path
from store.engine.journal import open_journal
presence = open_journal(Path(sys.argv[1])).presence()
presence.tell("inbox")
print("here", flush=True)
for line in sys.stdin:
    presence.tell(line.strip())
    print("told", flush=True)
presence.leave()
"""


def start_colleague(store: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COLLEAGUE, str(store)]
    root = Path(__file__).parents[2]
    colleague = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root)
    assert colleague.stdout and colleague.stdout.readline() == "here\n"
    return colleague


def test_a_colleague_comes_looks_and_leaves(opened: Opened, store: Path) -> None:
    mine = opened().presence()
    mine.tell("inbox")
    assert mine.others() == []
    colleague = start_colleague(store)
    assert [(here.login, here.where) for here in mine.others()] == [(login(), "inbox")]
    assert colleague.stdin and colleague.stdout
    colleague.stdin.write("items:12\n")
    colleague.stdin.flush()
    colleague.stdout.readline()
    assert [here.where for here in mine.others()] == ["items:12"]
    colleague.communicate()
    assert mine.others() == []


def test_a_killed_colleague_is_gone_at_once_and_swept_away(opened: Opened, store: Path) -> None:
    mine = opened().presence()
    mine.tell("inbox")
    colleague = start_colleague(store)
    colleague.kill()
    colleague.communicate()
    assert mine.others() == []
    assert [path.suffix for path in (store / "here").iterdir()] == [f".{os.getpid()}"]


def test_a_silent_colleague_fades_and_a_beat_brings_them_back(opened: Opened, store: Path) -> None:
    mine = opened().presence()
    colleague = start_colleague(store)
    (file,) = (store / "here").iterdir()
    long_ago = time.time() - STALE - 1
    os.utime(file, (long_ago, long_ago))
    assert mine.others() == []
    os.utime(file)
    assert len(mine.others()) == 1
    colleague.communicate()


def plant(store: Path, content: bytes) -> None:
    (store / "here").mkdir(exist_ok=True)
    (store / "here" / f"director.{os.getppid()}").write_bytes(content)


def test_a_file_is_its_owners_whatever_it_is_called_and_its_text_cannot_harm(opened: Opened, store: Path) -> None:
    mine = opened().presence()
    plant(store, json.dumps({"where": "\x1b]0;gotcha\a" + "x" * 500, "since": "2026-11-21T16:05:29Z"}).encode())
    (here,) = mine.others()
    assert here.login == login()
    assert len(here.where) == LONGEST and here.where.isprintable()


def test_what_is_not_a_presence_file_is_passed_over(opened: Opened, store: Path) -> None:
    mine = opened().presence()
    for content in (
        b"",
        b"\xff",
        b"[]",
        b'{"where":1}',
        b'{"where":"x","since":"2026-11-21T16:05:29"}',
        b"x" * 100_000,
    ):
        plant(store, content)
        assert mine.others() == []
    (store / "here" / "a.1").symlink_to("/etc/passwd")
    os.mkfifo(store / "here" / "b.1")
    (store / "here" / "c.x").write_bytes(b"")
    assert mine.others() == []


def test_without_a_place_for_it_presence_is_simply_not_told(opened: Opened, store: Path, tmp_path: Path) -> None:
    presence = opened().presence()
    (store / "here").symlink_to(tmp_path)
    presence.tell("inbox")
    presence.beat()
    assert presence.others() == []
    assert [path.name for path in tmp_path.iterdir()] == [store.name]
