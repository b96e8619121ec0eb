"""Playing a story on a recorded disk, and looking at everything that a power cut may leave of it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from broken import Mutant
from disk import State, cuts
from interpose import in_child, interpose
from recorder import Recorder
from story import Desk, Scene
from verdict import violations

STORE = "desk/team.store"
"""Below the disk's root; both directories are made by the story."""


class Search(NamedTuple):
    """How many states there are, how many were looked at, the first that is not as the users were told."""

    states: int
    seen: int
    wrong: str = ""


def recorded(root: Path, story: list[Scene], mutant: Mutant | None = None, prefix: str = "c") -> Recorder:
    """Play a story on the disk `root`. The process is not to record twice."""
    root.mkdir(parents=True, exist_ok=True)
    recorder = Recorder(root)
    interpose(recorder.between)
    if mutant:
        mutant()
    Desk(root / STORE, recorder.events.append, prefix).play(story)
    recorder.stop()
    return recorder


def searched(
    place: Path, story: list[Scene], seconds: float, most: int, seed: int, mutant: Mutant | None = None
) -> Search:
    """Play a story, then look for so many seconds at what a cut may leave, `most` states at each moment of it."""

    def work(tell: Callable[[Any], None]) -> None:
        chance = Random(seed)
        states = list(cuts(recorded(place / "disk", story, mutant), chance, most))
        chance.shuffle(states)
        tell(_looked_at(states, place / "left", seconds))

    return _told(work)


def searched_again(place: Path, first: State, story: list[Scene], seconds: float, most: int, seed: int) -> Search:
    """From what one cut left, play a story that is cut as well."""

    def work(tell: Callable[[Any], None]) -> None:
        chance = Random(seed)
        place.mkdir()
        first.lay_down(place / "disk")
        states = list(cuts(recorded(place / "disk", story, prefix="d"), chance, most, first.said))
        chance.shuffle(states)
        tell(_looked_at(states, place / "left", seconds))

    return _told(work)


def left_by(place: Path, story: list[Scene], most: int, seed: int) -> list[State]:
    """Return what a cut may leave of a story, in an order of chance."""

    def work(tell: Callable[[Any], None]) -> None:
        chance = Random(seed)
        states = list(cuts(recorded(place / "disk", story), chance, most))
        tell(chance.sample(states, len(states)))

    states: list[State] = _told(work)
    return states


def _told(work: Callable[[Callable[[Any], None]], None]) -> Any:
    heard, status = in_child(work)
    assert status == 0, heard[-1]
    return heard[-1]


def _looked_at(states: list[State], place: Path, seconds: float) -> Search:
    ends = time.monotonic() + seconds
    for number, state in enumerate(states):
        if time.monotonic() > ends:
            return Search(len(states), number)
        shutil.rmtree(place, ignore_errors=True)
        state.lay_down(place)
        if wrong := violations(place / STORE, state.said):
            return Search(len(states), number + 1, f"cut after event {state.after}: {'; '.join(wrong)}")
    return Search(len(states), len(states))
