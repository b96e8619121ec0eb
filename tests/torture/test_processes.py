"""Processes on one store are killed at random: what was acknowledged is there, whole, once, in order."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from budget import Budget
from crew import MUTANTS

from store.engine.journal import Journal, open_journal
from store.sentence import StoreError

ROUND = 20.0
"""Seconds after which a new store is begun, so that what has happened can be gone through."""

Docs = dict[tuple[str, int], Any]


def torture(place: Path, seconds: float, seed: int, mutant: str = "") -> tuple[Counter[str], list[dict[str, Any]]]:
    """Let the crew work and die; returns the counts, and what the processes logged."""
    logs = place / "logs"
    logs.mkdir(parents=True)
    command = [sys.executable, str(Path(__file__).with_name("crew.py"))]
    arguments = [str(place / "store"), str(logs), str(seconds), str(seed), *([mutant] if mutant else [])]
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        command + arguments, cwd=root, env={"PYTHONPATH": str(root)}, text=True, stdout=subprocess.PIPE, check=True
    )
    texts = [path.read_text() for path in sorted(logs.iterdir())]
    # the last line of a process that was killed may be half
    told = [json.loads(line) for text in texts for line in text.splitlines(keepends=True) if line.endswith("\n")]
    return Counter(json.loads(ended.stdout)), told


def commits_of(journal: Journal) -> dict[int, Docs]:
    """Return what each commit wrote, from the first; their numbers must leave nothing out."""
    commits: dict[int, Docs] = {}
    for write in journal.history():
        doc = None if write.doc is None else json.loads(bytes(write.doc))
        assert (write.table, write.id) not in commits.setdefault(write.commit, {}), "a write stands there twice"
        commits[write.commit][write.table, write.id] = doc
    assert list(commits) == list(range(journal.number, 0, -1)), "the numbers of commits leave nothing out"
    return dict(reversed(commits.items()))


def replayed(commits: dict[int, Docs]) -> Docs:
    """Return the documents that the commits leave behind; each commit must be right by itself."""
    docs: Docs = {}
    for number, puts in commits.items():
        for (table, id), doc in puts.items():
            if table == "counters":
                before = docs.get((table, id))
                assert doc["n"] == (before["n"] + 1 if before else 0), f"counter {id} jumps at commit {number}"
            if table == "items" and doc is not None:
                assert doc["n"] == id and (table, id) not in docs, "a number is given once"
        docs |= puts
        assert not sum(doc["n"] for (table, _), doc in docs.items() if table == "accounts"), "a transfer is whole"
    return {place: doc for place, doc in docs.items() if doc is not None}


def verify(store: Path, told: list[dict[str, Any]], kills: int) -> None:
    journal = open_journal(store)
    commits = commits_of(journal)
    acks = {line["ack"]: {(table, id): doc for table, id, doc in line["puts"]} for line in told if "ack" in line}
    assert len(acks) == sum("ack" in line for line in told), "no number is acknowledged twice"
    for number, puts in acks.items():
        said = {place: None if doc is None else json.loads(doc) for place, doc in puts.items()}
        assert commits.get(number) == said, f"commit {number} was acknowledged and is not there as it was"
    # who is killed may have written its last commit without learning of it
    assert len(commits) - 1 - kills <= len(acks) <= len(commits) - 1
    stored = {(table, kept.id): json.loads(kept.doc) for table in journal.tables() for kept in journal.docs(table)}
    assert stored == replayed(commits), "the documents are what the commits made of them"
    journal.close()


def test_killed_at_random_processes_lose_nothing_acknowledged(budget: Budget, tmp_path: Path) -> None:
    total: Counter[str] = Counter()
    for number in budget.rounds():
        place = tmp_path / str(number)
        counts, told = torture(place, min(budget.left, ROUND), budget.chance.randrange(1 << 32))
        assert [line["breach"] for line in told if "breach" in line] == []
        verify(place / "store", told, counts["kills"] + counts["torn"])
        total += counts + Counter(kind for line in told for kind in line if kind != "puts")
    seen = ("ack", "kills", "read", *(("torn", "compacted", "conflict") if budget.is_long else ()))
    assert total["wrong"] == 0 and all(total[kind] for kind in seen)
    budget.record(
        f"{total['ack']} commits acknowledged under {total['kills']} kills and {total['torn']} spoilt last writes, "
        f"{total['compacted']} compactions, {total['conflict']} conflicts detected, {total['read']} looks: nothing lost"
    )


@pytest.mark.parametrize("mutant", sorted(MUTANTS))
def test_without_a_precaution_the_torture_finds_out(tmp_path: Path, mutant: str) -> None:
    for seed in range(10):
        place = tmp_path / str(seed)
        counts, told = torture(place, 1.0, seed, mutant)
        try:
            verify(place / "store", told, counts["kills"] + counts["torn"])
        except (AssertionError, StoreError):
            return
        if any("breach" in line for line in told):
            return
    pytest.fail(f"without {mutant} nothing is noticed")
