"""How long a test may go on, what its chance is, and what it has to tell at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from random import Random

SHORT = 1.0
"""Seconds of each test in an ordinary run."""


class Budget:
    """One test's share of the time: at least one round is made, however short it is."""

    def __init__(self, seconds: float, seed: int, *, is_long: bool) -> None:
        self.seconds = seconds
        self.is_long = is_long
        """Whether `--torture-seconds` was given: then what is sampled otherwise may be gone through."""
        self.seed = seed
        self.chance = Random(seed)
        self.told: list[str] = []
        self._ends = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that remain, none below zero."""
        return max(0.0, self._ends - time.monotonic())

    def rounds(self) -> Iterator[int]:
        """Yield 0, 1, 2 … until the time is over."""
        number = 0
        while number == 0 or self.left:
            yield number
            number += 1

    def shuffled(self, things: list[int]) -> list[int]:
        """Return the things in an order of chance, so that a time that is too short samples them evenly."""
        return self.chance.sample(things, len(things))

    def record(self, counts: str) -> None:
        """Tell in the summary of the run what was done: `412 kills, 90113 commits acknowledged, none lost`."""
        self.told.append(counts)
