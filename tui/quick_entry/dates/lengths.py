"""How sure a length of time is one: `45 min` of a meeting, not the `48 hrs` of a notice or the `2 jours` of a delay."""

from __future__ import annotations

from tui.quick_entry.dates.scan import Scan
from tui.quick_entry.dates.values import Length
from tui.quick_entry.wordset import any_of

_OF = any_of("de|d'|of|in|en")
_DISTANCES = any_of(
    "notice|late|early|behind|ahead|delay|delays|old|apart|short|before|avant|apres|after|retard|avance|plus|moins|preavis"
    "|delai|more|less|per|par|lag|wait|attente|overdue|away|drive|trajet"
)
"""What is late, far or wanted by so much: no length of what is planned."""

_BEFORE = ("before", "avant", "avt", "b4")


def confidence(s: Scan, i: int, length: Length, j: int) -> int:
    """Return how sure the length between tokens `i` and `j` is, 0 where it is none: it is sure after *for*; elsewhere
    hours and minutes are likely, days and years only perhaps; `a day` is nothing."""
    if s.loose:
        return 3
    k = j + 1 if s.tokens[j].text in _OF else j
    if (
        s.tokens[k].text in _DISTANCES
        or s.tokens[k].text.startswith(_BEFORE)
        or (s.tokens[j].text in ("/", "a", "an") and s.sense(j + 1, "unit"))
    ):
        return 0
    if i and s.sense(i - 1, "for"):
        return 3
    if length.grain in ("hour", "minute") or s.sense(i, "whole"):
        return 2
    return 0 if s.tokens[i].text in ("a", "an", "un", "une", "one") else 1
