"""Sets of words, written as one string."""

from __future__ import annotations

from collections.abc import Callable

_REMEMBERED = 5000
NAMED: set[str] = set()
"""All the words of these sets: what is none of them is the same to each rule that asks for one."""


def any_of(words: str) -> frozenset[str]:
    """Return the words between the bars: `any_of("on|le|the")`."""
    made = frozenset(words.split("|"))
    NAMED.update(made)
    return made


class Sieve:
    """Finds among the words of a line the few that pass a test. Words that do not are never looked at again: lines have
    the same ones at each key."""

    def __init__(self, test: Callable[[str], object]) -> None:
        """`test` says the same of a word each time."""
        self._test = test
        self._failed: set[str] = set()

    def passed(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words that pass."""
        unsure = words - self._failed
        passed = frozenset(filter(self._test, unsure))
        if len(passed) < len(unsure):
            if len(self._failed) > _REMEMBERED:
                self._failed.clear()
            self._failed |= unsure - passed
        return passed
