"""Where in a clause a time stands that was found: every rule that looks at the words beside it asks for that."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit


def placed(clause: Clause, hit: Hit) -> Hit:
    """Return what was found with its tokens in the clause, and the words of which one may lead it."""
    start, end = hit.found.span
    first = clause.at(start)
    return Hit(hit.found, hit.said, first, clause.at(end), clause.each[max(first - 1, 0) : first + 1])
