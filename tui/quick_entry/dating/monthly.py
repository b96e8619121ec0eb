"""A meeting on the nth weekday of *the month* is one of each month: `dernier vendredi du mois : réunion`."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.recurring_days import CODES
from tui.quick_entry.dates.values import Point, Rule

_OF_MONTH = re.compile(r"\b(?:of (?:the |each )?month|du mois)\b", re.IGNORECASE)
_MONTH = frozenset(("month", "mois"))
_LAST = re.compile(r"\b(?:last|dernier)\b", re.IGNORECASE)


def each_month(clause: Clause, hits: list[Hit]) -> list[Hit]:
    """Return what was found in a meeting's line, such a day as its series."""
    if _MONTH.isdisjoint(clause.texts) or any(hit.found.kind == "recurrence" for hit in hits):
        return hits
    return [_as_series(clause, hit) if isinstance(hit.said, Point) and hit.found.value else hit for hit in hits]


def _as_series(clause: Clause, hit: Hit) -> Hit:
    start, end = hit.found.span
    words = clause.line[start:end]
    named = any("weekday" in token.senses for token in clause.tokens[clause.at(start) : clause.at(end)])
    if not named or _OF_MONTH.search(words) is None:
        return hit
    day = date.fromisoformat(hit.found.value[:10])
    place = -1 if _LAST.search(words) else (day.day - 1) // 7 + 1
    code = f"{place}{CODES[day.weekday()]}"
    found = replace(hit.found, kind="recurrence", rrule=f"FREQ=MONTHLY;BYDAY={code}", alternatives=())
    return Hit(found, Rule("MONTHLY", byday=(code,)))
