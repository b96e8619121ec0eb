"""The administrator at the shell: is it sound, how much is there, a copy, and back again after a disaster."""

import json
import os
import stat

import pytest
from shell import Shell


@pytest.fixture
def shell(tmp_path):
    """A store of three commits by one officer."""
    shell = Shell(tmp_path, PASSERELLE_STORE=str(tmp_path / "team.store"))
    shell.ok("init")
    for title in ("Night roster", "Elevator 2", "Badges"):
        shell.ok("do", "item.capture", f"title={title}")
    return shell


@pytest.fixture
def store(tmp_path):
    return tmp_path / "team.store"


def damage(store, commit):
    """Flip a bit in a commit's document."""
    journal = store / "journal.jsonl"
    data = bytearray(journal.read_bytes())
    data[data.index(b'"s":%d,' % commit) + 120] ^= 2
    journal.write_bytes(data)


def test_a_sound_store_is_called_sound(shell):
    assert shell.ok("check") == "The store is sound: 3 documents, 3 commits\n"
    assert shell.json("check") == {"sound": True, "opens": True, "documents": 3, "commits": 3, "findings": []}


def test_damage_is_explained_before_it_is_mended_and_what_is_cut_is_kept(shell, store):
    damage(store, 2)
    before = (store / "journal.jsonl").read_bytes()
    shell("list", "inbox")
    assert shell.code == 3 and "passerelle check" in shell.err
    shell("check")
    assert shell.code == 3, "it cannot be opened"
    assert "commit 2 by " in shell.out and "cannot be read" in shell.out and "#2" in shell.out
    assert "passerelle check --repair" in shell.out
    assert (store / "journal.jsonl").read_bytes() == before, "looking changes nothing"
    told = json.loads(shell("check", "--json").out)["findings"]
    assert [(found["file"], found["wrong"]) for found in told] == [("journal.jsonl", True)]

    answer = shell.ok("check", "--repair")
    assert answer.index("cannot be read") < answer.index("Repairing")
    assert "The store is sound: 2 documents, 3 commits" in answer
    assert before in [file.read_bytes() for file in store.glob("cut-*")]
    inbox = shell.ok("list", "inbox")
    assert "Night roster" in inbox and "Badges" in inbox and "Elevator" not in inbox
    assert int(shell.json("do", "item.capture", "title=After")["written"][0][1:]) > 3, "numbers do not come back"
    assert shell.ok("check").endswith("The store is sound: 3 documents, 4 commits\n")


def test_open_permissions_are_told_and_set(shell, store):
    (store / "journal.jsonl").chmod(0o666)
    store.chmod(0o777)
    shell("check")
    assert shell.code == 3 and shell.out.count("everybody on this machine") == 2
    shell.ok("check", "--repair")
    assert stat.S_IMODE((store / "journal.jsonl").stat().st_mode) == 0o660
    assert stat.S_IMODE(store.stat().st_mode) == 0o2770


def test_what_a_crash_leaves_is_no_alarm(shell, store):
    (store / "journal.jsonl.new").write_bytes(b"half a jour")
    answer = shell.ok("check")
    assert "compaction that did not end" in answer and "The store is sound" in answer
    shell.ok("check", "--repair")
    assert not (store / "journal.jsonl.new").exists()


def test_a_record_that_names_another_that_is_gone_is_named(shell, store):
    from store.engine.journal import open_journal

    journal = open_journal(store)
    with journal.begin() as turn:
        turn.put("items", 1, b'{"title":"Night roster","source":7,"status":"inbox","kind":"task"}')
        turn.put("items", 2, b'{"title":12,"status":"inbox","kind":"task"}')
        turn.commit("import")
    journal.close()
    shell("check")
    assert shell.code == 1, "it opens, but not everything is right"
    assert "#1 names p7, which is not there" in shell.out and "#2 cannot be read" in shell.out


def test_what_is_no_store_cannot_be_reached(shell, tmp_path):
    for name in ("check", "stats", "compact"):
        shell(name, "--store", str(tmp_path / "missing"))
        assert (shell.code, shell.out) == (3, ""), name
        assert shell.err.startswith("passerelle: ")
    if os.getuid():
        (tmp_path / "closed").mkdir(mode=0)
        assert shell("check", "--store", str(tmp_path / "closed")).code == 3


def test_a_backup_is_made_put_back_and_taken_back(shell, tmp_path):
    backup = tmp_path / "backup"
    assert "3 documents, 3 commits" in shell.ok("backup", str(backup))
    assert "Elevator 2" in shell.ok("list", "inbox", "--store", str(backup)), "a backup is a store"
    assert shell("backup", str(backup)).code == 1 and "is there already" in shell.err
    shell.ok("do", "item.capture", "title=Later")
    answer = shell.ok("restore", str(backup))
    assert "Put back: 3 documents, 3 commits" in answer
    assert "Later" not in shell.ok("list", "inbox")
    again = answer.rpartition("passerelle restore ")[2].strip()
    shell.ok("restore", again)
    assert "Later" in shell.ok("list", "inbox")
    assert "kept aside" in shell.ok("check")


def test_the_figures_of_a_store(shell, store):
    compacted = shell.json("compact")
    shell.ok("do", "item.capture", "title=After")
    told = shell.json("stats")
    assert told["documents"] == {"items": 4}
    assert (told["commits"], told["commits_in_history"], told["last"]["operation"]) == (4, 3, "item.capture")
    assert told["bytes"]["history"] == (store / "history.jsonl").stat().st_size > 0
    assert told["since"] < told["last"]["at"]
    assert compacted["after"] > 0
    assert "4 commits" in shell.ok("stats") and "last change by" in shell.out


def test_the_last_commits_are_looked_at_then_taken_back_together(shell):
    looked = shell.ok("undo", "--last", "2", "--dry-run").splitlines()
    assert looked[0].startswith("Would be taken back: captured (#3") and looked[-1].endswith("dry run")
    assert "Badges" in shell.ok("list", "inbox")
    shell.ok("undo", "--last", "2")
    assert shell.ok("list", "inbox").count("#") == 1
    assert shell("undo", "--last", "2").code == 1 and "only 1 can be" in shell.err
    assert shell("undo", "3", "--last", "2").code == 2
