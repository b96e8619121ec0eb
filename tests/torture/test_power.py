"""The power is cut at every moment, and of what the disk was not made to keep it keeps what it likes: what was
acknowledged by then is there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from broken import Mutant, no_checksum, no_directory_sync, no_fdatasync, rename_before_sync
from budget import Budget
from disk import Disk, cuts
from interpose import in_child
from power import STORE, left_by, recorded, searched, searched_again
from stories import A_WEEK, THE_MORNING_AFTER, by_chance
from story import Desk, crashed, leave


def test_the_recorder_misses_nothing_that_reaches_the_disk(tmp_path: Path) -> None:
    def work(tell: Callable[[Any], None]) -> None:
        recorder = recorded(tmp_path / "disk", A_WEEK)
        disk = Disk(recorder)
        for event in recorder.events:
            disk.take(event)
        files, directories = disk.everything()
        (desk,) = directories[0].values()
        (store,) = directories[desk].values()
        tell({name: files[node] for name, node in directories[store].items()})

    heard, _ = in_child(work)
    assert heard == [{path.name: path.read_bytes() for path in (tmp_path / "disk" / STORE).iterdir()}]


def test_a_power_cut_takes_nothing_that_was_acknowledged(budget: Budget, tmp_path: Path) -> None:
    search = searched(tmp_path, A_WEEK, budget.seconds, 3000 if budget.is_long else 30, budget.seed)
    assert not search.wrong
    budget.record(f"{search.seen} of {search.states} states after a power cut: nothing acknowledged lost")


def test_a_power_cut_in_any_story_takes_nothing(budget: Budget, tmp_path: Path) -> None:
    seen = number = 0
    for number in budget.rounds():
        place = tmp_path / "any"
        story = by_chance(Random(f"{budget.seed} {number}"), 15)
        search = searched(place, story, min(5.0, budget.left), 20, budget.seed + number)
        assert not search.wrong, f"round {number} of seed {budget.seed}"
        shutil.rmtree(place)
        seen += search.seen
    budget.record(f"{seen} states after power cuts in {number + 1} stories: nothing acknowledged lost")


def test_a_second_power_cut_while_the_first_is_mended_takes_nothing_either(budget: Budget, tmp_path: Path) -> None:
    seen = number = 0
    firsts = left_by(tmp_path / "first", A_WEEK, 20, budget.seed)
    for number in budget.rounds():
        place = tmp_path / "again"
        first = firsts[number % len(firsts)]
        search = searched_again(place, first, THE_MORNING_AFTER, min(2.0, budget.left), 6, budget.seed + number)
        assert not search.wrong, f"after a first cut after event {first.after}, round {number} of seed {budget.seed}"
        shutil.rmtree(place)
        seen += search.seen
    budget.record(f"{seen} states after second power cuts, {number + 1} first ones: nothing acknowledged lost")


@pytest.mark.parametrize(("mutant", "is_kept"), [(None, True), (no_directory_sync, False)])
def test_what_is_cut_is_kept_through_a_power_cut(mutant: Mutant | None, is_kept: bool, tmp_path: Path) -> None:
    torn = b'{"c":"01241ae8","s":2,"m":0,"at":"2026-'

    def work(tell: Callable[[Any], None]) -> None:
        desk = Desk(tmp_path / "disk" / STORE, lambda news: None)
        desk.play([*A_WEEK[:1], leave("ana"), crashed("journal.jsonl", torn)])
        recorder = recorded(tmp_path / "disk", A_WEEK[1:2], mutant)
        tell([any(torn in data for data in state.reached().values()) for state in cuts(recorder, Random(7), 100)])

    heard, _ = in_child(work)
    assert len(heard[0]) > 5 and all(heard[0]) == is_kept


@pytest.mark.parametrize(
    ("mutant", "found"),
    [
        (no_fdatasync, r"c\d was acknowledged and is lost|damaged"),
        (no_directory_sync, r"c\d was acknowledged and is lost|past is damaged"),
        (rename_before_sync, r"damaged"),
        (no_checksum, r"c\d is not what was put"),
    ],
)
def test_an_engine_that_trusts_the_disk_is_found_out(mutant: Mutant, found: str, tmp_path: Path) -> None:
    assert re.search(found, searched(tmp_path, A_WEEK, 20, 100, 7, mutant).wrong)
