"""Days told from another one of the line: `une semaine avant`, `the day after`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import Found
from tui.quick_entry.wordset import any_of

BEFORE = any_of("before|earlier|prior|avant|veille")
BESIDE = BEFORE | any_of("lendemain|after|apres")
"""They tell a day from another one."""


def is_beside(clause: Clause, found: Found, telling: frozenset[str] = BESIDE) -> bool:
    """Does the last word of a day tell it from another one? `telling`: the words that do."""
    return clause.tokens[clause.at(found.span[1]) - 1].text in telling
