"""Where in a clause a time stands that was found: every rule that looks at the words beside it asks for that."""

from __future__ import annotations

from bisect import bisect_right

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Days, Length, Point, Range, Rule
from tui.quick_entry.draft import Found

_DEADLINES = frozenset(("for", "pour"))


def placed(clause: Clause, found: Found, said: Point | Range | Rule | Length | Days) -> Hit:
    """Return what was found with its tokens in the clause, and the words of which one may lead it."""
    start, end = found.span
    first = bisect_right(clause.ends, start)  # `clause.at`, written out: each time at each key comes by here
    lead = (clause.each[first - 1], clause.each[first]) if first else (clause.each[0],)
    return Hit(found, said, first, bisect_right(clause.ends, end), lead)


def is_for(hit: Hit) -> bool:
    """Does *for*, *pour* make the date a deadline?"""
    return not _DEADLINES.isdisjoint(hit.lead)
