"""Numbers as a line of small bars, a cell each."""

from __future__ import annotations

from collections.abc import Sequence

BARS = "▁▂▃▄▅▆▇█"
NOTHING = "·"


def counts(numbers: Sequence[int]) -> str:
    """Return a bar for each number, the highest for the largest; 0 is a dot."""
    most = max(numbers, default=0)
    return "".join(BARS[(number * len(BARS) - 1) // most] if number else NOTHING for number in numbers)


def tones(numbers: Sequence[int]) -> str:
    """Return a bar for each tone from -2 to 2."""
    return "".join("▁▃▄▆█"[number + 2] for number in numbers)
