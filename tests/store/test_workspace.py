"""Two desks on one store: each hears of the other's work, and never sees an old record or half a commit."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hospital import BADGES, BEDS, NURSING, ROTA, ZONE, Hospital

from store import (
    Commit,
    Entry,
    Item,
    Meeting,
    Party,
    StoreError,
    Unreachable,
    open_workspace,
)
from store.engine.protocol import Stored
from store.records import item, meeting, triage
from store.workspace import Workspace


def told(commits: list[Commit]) -> list[tuple[str, str, tuple[tuple[str, int], ...]]]:
    return [(commit.by, commit.operation, commit.touched) for commit in commits]


# -- news


def test_each_hears_of_the_others_work(hospital: Hospital) -> None:
    rob, zoe = hospital.workspace, hospital.open("zoe")
    assert zoe.changes() == [], "what was there when one came is no news"
    done = rob.run(triage.Accept(id=BEDS))
    assert told(zoe.changes()) == [("rob", "item.accept", (("items", BEDS), done.written[0]))]
    zoe.run(triage.Give(id=BEDS, to="zoe", reason="mine"))
    zoe.run(item.Capture(title="Hers"))
    assert [commit.operation for commit in rob.changes()] == ["item.accept", "item.give", "item.capture"]
    assert rob.changes() == []
    assert [commit.by for commit in zoe.changes()] == ["zoe", "zoe"]


def test_undoing_is_told_like_any_other_work(hospital: Hospital) -> None:
    zoe = hospital.open("zoe")
    done = hospital.do(triage.Accept(id=BEDS))
    undone = hospital.undo()
    assert (undone.number, undone.undoes) == (done.number + 1, done.number)
    assert [set(commit.touched) for commit in zoe.changes()] == [set(done.written)] * 2


def test_a_record_is_as_it_was_last_seen_until_news_is_heard_then_as_it_is(hospital: Hospital) -> None:
    zoe = hospital.open("zoe")
    before = zoe.get(Item, BEDS)
    assert zoe.get(Item, BEDS) is before, "read once"
    hospital.do(item.Change(id=BEDS, priority=1))
    zoe.changes()
    after = zoe.get(Item, BEDS)
    assert before is not None and after is not None
    assert (before.priority, after.priority) == (2, 1)
    assert after.rev == hospital.workspace.engine.number
    hospital.undo()
    zoe.changes()
    assert zoe.get(Item, BEDS).priority == 2  # type: ignore[union-attr]  # it is there


def test_what_vanished_is_gone_for_all(hospital: Hospital) -> None:
    zoe = hospital.open("zoe")
    id = hospital.make(item.Capture(title="Oxygen runs low"))
    zoe.changes()
    assert zoe.get(Item, id)
    hospital.undo()
    zoe.changes()
    assert zoe.get(Item, id) is None
    assert id not in zoe.ids(Item)


def test_what_one_reads_while_news_comes_is_not_kept(hospital: Hospital) -> None:
    """One thread reads a record; before it has it, another hears that a colleague changed it."""
    zoe = hospital.open("zoe")
    engine = zoe.engine
    read, go_on = threading.Event(), threading.Event()
    plainly = engine.get

    def slowly(table: str, id: int) -> Stored | None:
        stored = plainly(table, id)
        read.set()
        assert go_on.wait(5)
        return stored

    engine.get = slowly  # type: ignore[method-assign]  # the same engine, on a slow disk
    reader = threading.Thread(target=zoe.get, args=(Item, BEDS))
    reader.start()
    assert read.wait(5)
    hospital.do(item.Change(id=BEDS, priority=1))
    zoe.changes()
    go_on.set()
    reader.join(5)
    kept = zoe.get(Item, BEDS)
    assert kept is not None and kept.priority == 1


def test_what_is_made_while_one_first_asks_for_a_stamp_is_known_for_new(hospital: Hospital) -> None:
    """One thread asks when priorities last changed; while it looks which records there are, another hears of one."""
    zoe = hospital.open("zoe")
    engine = zoe.engine
    made: list[int] = []
    plainly = engine.next_id

    def slowly(table: str) -> int:
        number = plainly(table)
        made.append(hospital.make(item.Capture(title="Porters")))
        hearer.start()
        hearer.join(0.2)
        return number

    hearer = threading.Thread(target=zoe.changes)
    engine.next_id = slowly  # type: ignore[method-assign]  # the same engine, on a slow machine
    zoe.version(Item, status="inbox")
    hearer.join(5)
    before = zoe.version(Item, status="inbox")
    hospital.do(triage.Accept(id=made[0]))
    zoe.changes()
    assert zoe.version(Item, status="inbox") != before


def test_threads_may_read_while_one_writes(hospital: Hospital) -> None:
    zoe, wrong, ended = hospital.open("zoe"), [], threading.Event()

    def read() -> None:
        while not ended.is_set():
            found = zoe.get(Item, BEDS)
            if found is None or found.title not in ("Beds for Friday", found.text):
                wrong.append(found)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for n in range(60):
        hospital.workspace.run(item.Change(id=BEDS, title=f"Beds {n}", text=f"Beds {n}"))
        zoe.changes()
    ended.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert zoe.get(Item, BEDS).title == "Beds 59"  # type: ignore[union-attr]  # it is there


OFFICER = """
import sys
from store import open_workspace, Item, Conflict
from store.records.item import Change, Capture
workspace = open_workspace(sys.argv[1], zone=sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for n in range(int(sys.argv[2])):
    workspace.run(Capture(title=f"{workspace.engine.number}"))
    while True:
        workspace.changes()
        counter = workspace.get(Item, 1)
        try:
            workspace.run(Change(id=1, rev=counter.rev, text=str(int(counter.text or 0) + 1)))
        except Conflict:
            continue
        break
workspace.close()
"""


def test_two_programs_at_once_overwrite_nothing(hospital: Hospital) -> None:
    """Each counts on from what it has seen; a stale count is refused, so that the sum is right."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", OFFICER, str(hospital.path), "25", ZONE]
    officers = [
        subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for officer in officers:
        assert officer.stdout and officer.stdout.readline() == "ready\n"
    for officer in officers:
        assert officer.stdin
        officer.stdin.write("go\n")
        officer.stdin.flush()
    news: list[Commit] = []
    while any(officer.poll() is None for officer in officers):
        news += hospital.workspace.changes()
    news += hospital.workspace.changes()
    assert [officer.wait() for officer in officers] == [0, 0]
    assert hospital.get(Item, BEDS).text == "50"
    assert [commit.operation for commit in news].count("item.change") == 50
    assert [commit.number for commit in news] == list(range(news[0].number, news[0].number + 100))
    assert len(hospital.all(Item)) == 55
    revisions = [*hospital.workspace.history(hospital.get(Item, BEDS))]
    assert [revision.steps[0].after for revision in revisions[:-1]] == [str(n) for n in range(50, 0, -1)]


# -- reading


def test_records_are_found_by_their_indexed_fields(hospital: Hospital) -> None:
    workspace = hospital.workspace
    assert list(workspace.ids(Item)) == [1, 2, 3, 4, 5]
    assert [kept.id for kept in workspace.find(Item, status="open")] == [2, 3, 4]
    assert list(workspace.ids(Item, parties=NURSING)) == [2, 3], "a list field: whoever is in it"
    assert list(workspace.ids(Item, parties=NURSING, kind="conflict")) == [3]
    assert list(workspace.ids(Item, status="inbox")) == [1], "a default is found as well"
    assert list(workspace.ids(Item, status="nonsense")) == []
    with pytest.raises(KeyError):
        workspace.ids(Item, title="Beds for Friday")


def test_a_range_of_days(hospital: Hospital) -> None:
    workspace = hospital.workspace
    assert workspace.between(Meeting, "start", "2026-11-17", "2026-11-27") == [1]
    assert workspace.between(Meeting, "start", "2026-11-17", "2026-11-28") == [1, 2]
    assert workspace.between(Item, "due", "", "9999") == []
    hospital.do(item.Change(id=BEDS, due="2026-11-20"), item.Change(id=BADGES, due="2026-11-19T12:00:00Z"))
    assert workspace.between(Item, "due", "", "9999") == [BADGES, BEDS], "in the order of that field"


def test_a_tinydb_query_finds_records(hospital: Hospital) -> None:
    from tinydb import where

    found = hospital.workspace.search(Item, (where("status") == "open") & (where("kind") == "conflict"))
    assert [kept.id for kept in found] == [ROTA] and isinstance(found[0], Item)
    assert hospital.workspace.search(Party, where("name").matches("N.*"))[0].id == NURSING


def test_more_records_than_are_kept_ready_are_read_all_the_same(hospital: Hospital, monkeypatch: Any) -> None:
    """The memory has its size; beyond, records are read again."""
    monkeypatch.setattr("store.memory.RECORDS_AT_MOST", 4)
    workspace, titles = hospital.workspace, [hospital.get(Item, id).title for id in range(1, 6)]
    assert [kept.title for kept in workspace.find(Item, status="open")] == titles[1:4]
    assert [kept.title for kept in workspace.some(Item, range(1, 6))] == titles
    assert [workspace.get(Item, id) is workspace.get(Item, id) for id in range(1, 6)] == [True] * 5


def test_the_author_is_the_login_and_the_time_is_the_clocks(hospital: Hospital) -> None:
    hospital.later(days=1)
    id = hospital.make(item.Capture(title="x"))
    captured = hospital.get(Item, id)
    assert (captured.created_by, captured.created_at) == ("rob", hospital.now)
    (written,) = list(hospital.workspace.engine.history("items", id))
    assert (written.by, written.at) == ("rob", hospital.now)


# -- opening


def test_a_workspace_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        open_workspace(tmp_path / "none.store")
    assert not (tmp_path / "none.store").exists()


def test_it_lives_in_the_users_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")
    workspace = open_workspace(tmp_path / "desk.store", create=True)
    assert workspace.zone == "Europe/Paris"
    planned = workspace.run(meeting.Plan(title="x", start="2026-12-01T09:00")).written[0][1]
    workspace.changes()
    assert workspace.get(Meeting, planned).zone == "Europe/Paris"  # type: ignore[union-attr]  # it is there
    workspace.close()


def test_by_itself_it_goes_by_the_real_clock_and_the_real_login(tmp_path: Path) -> None:
    import getpass

    workspace = open_workspace(tmp_path / "desk.store", create=True)
    id = workspace.run(item.Capture(title="x")).written[0][1]
    workspace.changes()
    captured = workspace.get(Item, id)
    assert captured is not None and captured.created_by == workspace.user == getpass.getuser()
    assert abs(workspace.clock() - captured.created_at) < timedelta(seconds=5)
    workspace.close()


def test_nothing_undone_is_an_error_of_the_store(hospital: Hospital) -> None:
    zoe: Workspace = hospital.open("zoe")
    with pytest.raises(StoreError):
        zoe.undo()
    assert hospital.all(Entry, item=BEDS) == []
