"""Sets of words, written as one string."""

from __future__ import annotations


def any_of(words: str) -> frozenset[str]:
    """Return the words between the bars: `any_of("on|le|the")`."""
    return frozenset(words.split("|"))
