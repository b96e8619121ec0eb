"""Real users of one group at one store, with the umask of people who trust nobody; others, and odd directories."""

import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sample import put

from store.engine import compaction
from store.engine.journal import open_journal
from store.sentence import StoreError

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="only root can become two users")

ANA, BEN, STRANGER = 61001, 61002, 61003
TEAM, OTHERS = 61000, 61009


@pytest.fixture
def store() -> Iterator[Path]:
    """A store made by Ana in the team's directory. Not below pytest's own, which is root's alone."""
    with TemporaryDirectory(dir="/tmp") as place:
        Path(place).chmod(0o755)
        team = Path(place) / "team"
        team.mkdir()
        os.chown(team, 0, TEAM)
        team.chmod(0o2775)
        store = team / "store"
        assert by(ANA, lambda: open_journal(store, create=True).close()) is None
        yield store


def by(uid: int, work: Callable[[], object], group: int = TEAM) -> object:
    """Let a user do something, in a process of their own; returns what it returns, or what the store says."""
    end, begin = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgroups([])
            os.setgid(group)
            os.setuid(uid)
            os.umask(0o077)
            try:
                answer = work()
            except StoreError as error:
                answer = str(error)
            os.write(begin, json.dumps(answer).encode())
        finally:
            os._exit(0)
    os.close(begin)
    os.waitpid(child, 0)
    with os.fdopen(end, "rb") as pipe:
        return json.loads(pipe.read() or b'"it ended without an answer"')


def add(store: Path, id: int) -> int:
    journal = open_journal(store)
    journal.presence().tell(f"items:{id}")
    number = put(journal, ("items", id, {"n": id}))
    journal.close()
    return number


def tidy(store: Path) -> None:
    journal = open_journal(store)
    journal.compact()
    journal.close()


def ids(store: Path) -> list[int]:
    journal = open_journal(store)
    found = [kept.id for kept in journal.docs("items")]
    assert len(list(journal.history())) >= len(found)
    journal.close()
    return found


def authors(store: Path) -> list[str]:
    journal = open_journal(store)
    return [write.by for write in journal.history()]


def test_two_users_write_and_compact_each_others_files(store: Path) -> None:
    assert by(ANA, lambda: add(store, 1)) == 1
    assert by(BEN, lambda: add(store, 2)) == 2
    assert by(BEN, lambda: tidy(store)) is None
    assert by(ANA, lambda: add(store, 3)) == 3
    assert by(ANA, lambda: tidy(store)) is None
    assert by(BEN, lambda: add(store, 4)) == 4
    assert by(BEN, lambda: authors(store)) == ["uid61002", "uid61001", "uid61002", "uid61001"]
    for path in [store, *store.iterdir()]:
        kept = path.stat()
        assert kept.st_gid == TEAM and stat.S_IMODE(kept.st_mode) == (0o2770 if path.is_dir() else 0o660), path


def test_who_is_here_is_the_files_owner(store: Path) -> None:
    journal = open_journal(store)

    def come() -> list[list[str]]:
        own = open_journal(store)
        own.presence().tell("inbox")
        (store / "here" / f"root.9.{os.getppid()}").write_text('{"where":"x","since":"2026-11-21T16:05:29Z"}')
        (store / "here" / f"root.9.{os.getppid()}").chmod(0o660)
        return [[here.login, here.where] for here in own.presence().others()]

    assert by(BEN, come) == [["uid61002", "x"]], "a file that bears another's name is still its owner's"
    journal.close()


def test_a_stranger_gets_nothing(store: Path) -> None:
    by(ANA, lambda: add(store, 1))
    assert "Permission denied" in str(by(STRANGER, lambda: add(store, 2), OTHERS))
    assert by(ANA, lambda: ids(store)) == [1]


def test_files_that_may_only_be_read_are_read(store: Path) -> None:
    by(ANA, lambda: add(store, 1))
    (store / "journal.jsonl").chmod(0o640)
    assert by(BEN, lambda: ids(store)) == [1]
    assert "You may read" in str(by(BEN, lambda: add(store, 2)))
    assert by(ANA, lambda: add(store, 2)) == 2


@pytest.mark.parametrize("mode", [0o2750, 0o3770], ids=["read-only", "sticky"])
def test_a_directory_that_lets_nobody_replace_files_takes_commits_and_puts_compaction_off(
    store: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "LEAST", 10)
    by(ANA, lambda: add(store, 1))
    store.chmod(mode)
    assert by(BEN, lambda: add(store, 2)) == 2
    said = str(by(BEN, lambda: tidy(store)))
    assert "cannot be replaced" in said and "chmod" in said
    assert by(BEN, lambda: ids(store)) == [1, 2] and not (store / "journal.jsonl.new").exists()
    store.chmod(0o2770)
    assert by(BEN, lambda: tidy(store)) is None and by(ANA, lambda: add(store, 3)) == 3
