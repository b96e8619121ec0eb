"""At every system call of a long story something goes wrong once: what was acknowledged is there all the same."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from broken import Mutant, errors_as_they_come, short_write_taken_for_whole, sync_error_ignored, unconfirmed_forgotten
from budget import Budget
from injection import CRASHED, Fault, Injection, faults_of
from interpose import in_child, interpose
from story import UNCONFIRMED, Desk, News, Scene, commit, compact, crashed, leave, look
from verdict import violations

LONG = b'{"status":"long","text":"%b"}' % (b"A sentence of a letter. " * 400)
MUCH = tuple(("items", id, b'{"status":"open","n":%d}' % id) for id in range(10, 14))

A_LIFE: list[Scene] = [
    commit("ana", ("items", 1, b'{"status":"open","title":"first"}')),
    commit("ana", *MUCH, ("parties", 1, b'{"name":"Ward 3"}')),
    leave("ana"),
    crashed("journal.jsonl", b'{"c":"01241ae8","s":3,"m":0,"at":"2026-'),
    look("ben"),
    commit("ana", ("items", 2, b'{"status":"new"}'), ("items", 11, None)),
    compact("ana"),
    commit("ben", ("items", 1, LONG)),
    commit("ana", ("parties", 0, b"{}"), ("parties", 1, b'{"name":"Ward 4"}')),
    look("ana"),
    leave("ben"),
    crashed("history.jsonl", b'{"c":"half a line of a compaction that did not end'),
    compact("ana"),
    commit("ben", ("items", 3, b'{"status":"open"}')),
    commit("ana", ("parties", 0, None), ("terms", 1, b'{"fr":"relais"}')),
    leave("ana"),
    commit("ana", ("items", 4, b'{"status":"closed"}')),
    look("ben"),
    commit("ben", ("items", 5, b'{"status":"closed"}')),
]
"""A store is made, written by two, torn, compacted, torn in its history, compacted, begun anew, opened again."""


def told(story: list[Scene], store: Path, fault: Fault | None, mutant: Mutant | None = None) -> tuple[list[Any], int]:
    """Play a story in a process in which the fault happens; returns what the users heard, and how it ended."""

    def work(tell: Callable[[Any], None]) -> None:
        injection = Injection(fault)
        interpose(injection.between)
        if mutant:
            mutant()
        desk = Desk(store, tell)
        desk.play([scene for part in story for scene in (part, lambda _: injection.scene_ends())])
        tell(injection.calls)

    return in_child(work)


def faults_in(story: list[Scene], store: Path) -> list[Fault]:
    """Return every fault that the story's calls may meet."""
    heard, status = told(story, store, None)
    assert status == 0, heard[-1]
    return [fault for call, (name, flags) in enumerate(heard[-1]) for fault in faults_of(call, name, flags)]


def wrong_after(story: list[Scene], store: Path, fault: Fault, mutant: Mutant | None = None) -> list[str]:
    heard, status = told(story, store, fault, mutant)
    if status not in (0, CRASHED):
        return [str(heard[-1])]
    news = [entry for entry in heard if isinstance(entry, News)]
    if fault.name == "fdatasync" and status == 0 and not any(UNCONFIRMED in entry.said for entry in news):
        return ["a commit was not confirmed and nobody was told"]
    return violations(store, news)


def test_a_fault_at_every_system_call_loses_nothing(budget: Budget, tmp_path: Path) -> None:
    faults = faults_in(A_LIFE, tmp_path / "count.store")
    done: Counter[str] = Counter()
    for place in budget.shuffled(list(range(len(faults)))):
        if not budget.left:
            break
        fault = faults[place]
        store = tmp_path / "team.store"
        assert wrong_after(A_LIFE, store, fault) == [], fault
        shutil.rmtree(store, ignore_errors=True)
        done[fault.what] += 1
    kinds = ", ".join(f"{count} {what}" for what, count in sorted(done.items()))
    budget.record(f"{done.total()} of {len(faults)} faults ({kinds}): nothing acknowledged lost, nothing half there")


@pytest.mark.parametrize(
    ("mutant", "call", "what", "found"),
    [
        (short_write_taken_for_whole, "pwrite", "short", "was acknowledged and is lost"),
        (sync_error_ignored, "fdatasync", "EIO", "nobody was told"),
        (unconfirmed_forgotten, "fdatasync", "EIO", "went on writing after an unconfirmed write"),
        (errors_as_they_come, "pread", "EIO", "OSError"),
    ],
)
def test_an_engine_that_takes_a_fault_lightly_is_found_out(
    mutant: Mutant, call: str, what: str, found: str, tmp_path: Path
) -> None:
    faults = [
        fault for fault in faults_in(A_LIFE, tmp_path / "count.store") if (fault.name, fault.what) == (call, what)
    ]
    wrong = (wrong_after(A_LIFE, tmp_path / f"{fault.call}.store", fault, mutant) for fault in faults)
    assert any(found in " ".join(sentences) for sentences in wrong)
