"""At every system call of a long story something goes wrong once: what was acknowledged is there all the same."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from broken import Mutant, errors_as_they_come, short_write_taken_for_whole, sync_error_ignored, unconfirmed_forgotten
from budget import Budget
from injection import CRASHED, Fault, Injection
from interpose import in_child, interpose
from stories import A_LIFE, by_chance
from story import UNCONFIRMED, Desk, News, Scene
from verdict import violations


class Play(NamedTuple):
    """A story with a fault in it, told by processes that may crash."""

    story: list[Scene]
    fault: Fault | None = None
    mutant: Mutant | None = None
    prefix: str = "c"

    def told(self, store: Path) -> tuple[list[Any], int]:
        """Play it in a process of its own; returns what the users heard, and how the process ended."""
        return in_child(lambda tell: self._perform(store, tell))

    def _perform(self, store: Path, tell: Callable[[Any], None]) -> None:
        injection = Injection(self.fault, Random(repr(self.fault)))
        interpose(injection.between)
        if self.mutant:
            self.mutant()
        desk = Desk(store, tell, self.prefix)
        desk.play([scene for part in self.story for scene in (part, lambda _: injection.scene_ends())])
        tell((injection.faults, injection.happened))


def faults_in(story: list[Scene], store: Path) -> list[Fault]:
    """Return every fault that the story's calls may meet."""
    heard, status = Play(story).told(store)
    assert status == 0, heard[-1]
    faults: list[Fault] = heard[-1][0]
    return faults


def wrong_after(store: Path, *plays: Play) -> list[str]:
    """Play one after the other in the same store; returns what is wrong then."""
    news: list[News] = []
    for play in plays:
        heard, status = play.told(store)
        if status not in (0, CRASHED):
            return [str(heard[-1])]
        news += (entry for entry in heard if isinstance(entry, News))
        if status == 0 and _was_concealed(heard):
            return ["a commit was not confirmed and nobody was told"]
    return violations(store, news)


def _was_concealed(heard: list[Any]) -> bool:
    """Return whether the disk refused to confirm a commit and whoever made it did not hear of it."""
    *news, (_, fault) = heard
    return fault is not None and fault.name == "fdatasync" and not any(UNCONFIRMED in entry.said for entry in news)


def test_a_fault_at_every_system_call_loses_nothing(budget: Budget, tmp_path: Path) -> None:
    faults = faults_in(A_LIFE, tmp_path / "count.store")
    done: Counter[str] = Counter()
    for place in budget.shuffled(list(range(len(faults)))):
        if not budget.is_long and not budget.left:
            break
        fault = faults[place]
        store = tmp_path / "team.store"
        assert wrong_after(store, Play(A_LIFE, fault)) == [], fault
        shutil.rmtree(store, ignore_errors=True)
        done[fault.what] += 1
    kinds = ", ".join(f"{count} {what}" for what, count in sorted(done.items()))
    budget.record(f"{done.total()} of {len(faults)} faults ({kinds}): nothing acknowledged lost, nothing half there")


def test_a_fault_upon_a_fault_in_any_story_loses_nothing(budget: Budget, tmp_path: Path) -> None:
    number = 0
    for number in budget.rounds():
        chance = Random(f"{budget.seed} {number}")
        plays = [
            Play(by_chance(chance, 12), Fault(chance.randrange(250), "", ""), None, prefix)
            for prefix in ("c", "d", "e")
        ]
        store = tmp_path / "team.store"
        assert wrong_after(store, *plays) == [], f"round {number} of seed {budget.seed}"
        shutil.rmtree(store, ignore_errors=True)
    budget.record(f"{number + 1} stories of three faults each: nothing acknowledged lost, nothing half there")


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
    wrong = (wrong_after(tmp_path / f"{fault.call}.store", Play(A_LIFE, fault, mutant)) for fault in faults)
    assert any(found in " ".join(sentences) for sentences in wrong)
