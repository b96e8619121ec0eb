"""Rules of dates: which words may open one, which it needs beside them, and which of several are tried at a token."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce, wraps
from itertools import count
from operator import or_
from typing import Any, Generic, TypeVar

from tui.quick_entry.dates.scan import Match, OutOfSteps, Scan
from tui.quick_entry.words import bits

T = TypeVar("T")
Rule = Callable[[Scan, int], Match[T]]
_REMEMBERED = 2000
_NUMBERS = count()


def rule(openings: str) -> Callable[[Rule[T]], Rule[T]]:
    """Make a rule that only words with one of these senses open; it remembers what it found at each token, and counts
    its steps."""
    mask = bits(openings)

    def made(function: Rule[T]) -> Rule[T]:
        base = next(_NUMBERS) << 10  # a line has fewer tokens than that

        @wraps(function)
        def remembered(scan: Scan, i: int) -> Match[T]:
            if not scan.bits[i] & mask:
                return None
            key = base + i
            memo = scan.memo
            if key in memo:
                found: Match[T] = memo[key]
                return found
            scan.steps -= 1
            if scan.steps < 0:
                raise OutOfSteps
            memo[key] = None  # a rule that comes back to itself at the same token finds nothing there
            memo[key] = result = function(scan, i)
            return result

        _MASKS[remembered] = mask
        return remembered

    return made


_MASKS: dict[Callable[..., Any], int] = {}
"""Rule → the senses of the words that may open it."""


def opened_by(openings: str) -> Callable[[Rule[T]], Rule[T]]:
    """Say of a rule that is too small to remember anything which senses may open it."""

    def made(function: Rule[T]) -> Rule[T]:
        _MASKS[function] = bits(openings)
        return function

    return made


def needs(senses: str) -> Callable[[Rule[T]], Rule[T]]:
    """Say of a rule that it finds nothing in a stretch in which no word has one of these senses; `twice`: in which but
    one word speaks of time."""

    def made(function: Rule[T]) -> Rule[T]:
        NEEDS[function] = (*NEEDS.get(function, ()), bits(senses))
        return function

    return made


NEEDS: dict[Callable[..., Any], tuple[int, ...]] = {}
"""Rule → the senses of which one must be that of a word of its stretch, for each of its needs."""


class Choice(Generic[T]):
    """Several rules, of which only those are tried that the word at hand may open and the words of its stretch bear
    out."""

    def __init__(self, *rules: Rule[T]) -> None:
        """`rules` in the order in which they are tried."""
        self._rules = rules
        self._needs = reduce(or_, (need for rule in rules for need in NEEDS.get(rule, ())), 0)
        self._open: dict[tuple[int, int], tuple[Rule[T], ...]] = {}

    def open_to(self, s: Scan, i: int) -> tuple[Rule[T], ...]:
        """Return the rules that may find something at a token."""
        told = s.bits[i], s.amid & self._needs
        found = self._open.get(told)
        if found is None:
            if len(self._open) > _REMEMBERED:
                self._open.clear()
            found = self._open[told] = tuple([rule for rule in self._rules if _may_find(rule, *told)])
        return found

    def first(self, s: Scan, i: int) -> Match[T]:
        """Return the first reading at a token."""
        for read in self.open_to(s, i):
            found = read(s, i)
            if found is not None:
                return found
        return None

    def longest(self, s: Scan, i: int) -> Match[T]:
        """Return the longest reading at a token; of equals the first."""
        best: Match[T] = None
        for read in self.open_to(s, i):
            found = read(s, i)
            if found is not None and (best is None or found[1] > best[1]):
                best = found
        return best


def _may_find(rule: Rule[Any], of_word: int, of_stretch: int) -> bool:
    """May a rule find something at a word with these senses, in a stretch whose words have those?"""
    opened = rule not in _MASKS or of_word & _MASKS[rule]
    return bool(opened and all(of_stretch & need for need in NEEDS.get(rule, ())))
