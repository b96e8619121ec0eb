"""Figures that are a size, not a day: `short on 3/4 pipe`, `tuyau 3/4`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.draft import Found
from tui.quick_entry.tokens import WORD

_FRACTION = re.compile(r"(?:.* )?(?:1/2|[13]/4|2/3|[1357]/8)", re.DOTALL)
_FAR = timedelta(days=60)


def is_size(clause: Clause, found: Found, now: datetime) -> bool:
    """Is a day in figures a fraction beside its noun, and months away?"""
    if found.kind != "date" or _FRACTION.fullmatch(clause.line, *found.span) is None:
        return False
    if date.fromisoformat(found.value) - now.date() < _FAR:
        return False
    after, before = clause.at(found.span[1]), clause.at(found.span[0]) - 1
    return _is_noun(clause, after) or _is_noun(clause, before)


def _is_noun(clause: Clause, i: int) -> bool:
    if not 0 <= i < len(clause.tokens) or clause.taken[i] or i in clause.somebody:
        return False
    token = clause.tokens[i]
    return token.kind == WORD and not token.senses and token.text not in CONNECTIVES
