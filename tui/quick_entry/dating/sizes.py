"""Figures that are a size, not a day: `short on 3/4 pipe`, `tuyau 3/4`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.tokens import WORD
from tui.quick_entry.wordset import any_of

_FRACTION = re.compile(r"(?:.* )?(?:1/2|[13]/4|2/3|[1357]/8)", re.DOTALL)
_FAR = timedelta(days=60)
_SIZED = any_of(
    "pipe|pipes|piping|tube|tubes|tubing|hose|conduit|conduits|rebar|rod|rods|bolt|bolts|screw|screws|fitting|fittings"
    "|valve|valves|elbow|elbows|plywood|stone|gravel|tuyau|tuyaux|boyau|boyaux|vis|boulon|boulons|raccord|raccords"
    "|coude|coudes|contreplaque|pierre|gravier|tige|tiges|clou|clous|nail|nails"
)
"""What is told by its size, which may stand behind it."""


def is_size(clause: Clause, hit: Hit, now: datetime) -> bool:
    """Is a day in figures a fraction before its noun, and months away?"""
    found, first = hit.found, hit.first
    if found.kind != "date" or "/" not in clause.texts or _FRACTION.fullmatch(clause.line, *found.span) is None:
        return False
    if date.fromisoformat(found.value) - now.date() < _FAR:
        return False
    return _is_noun(clause, hit.last) or (first > 0 and clause.each[first - 1] in _SIZED)


def _is_noun(clause: Clause, i: int) -> bool:
    if not 0 <= i < len(clause.tokens) or clause.taken[i] or i in clause.somebody:
        return False
    token = clause.tokens[i]
    return token.kind == WORD and not token.senses and token.text not in CONNECTIVES
