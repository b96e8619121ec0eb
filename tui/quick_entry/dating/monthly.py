"""A meeting on the nth weekday of *the month* is one of each month: `dernier vendredi du mois : réunion`, `monthly mtg,
1st tues 2pm`."""

from __future__ import annotations

import re
from datetime import date, datetime

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.recurring_days import CODES
from tui.quick_entry.dates.values import Point, Rule
from tui.quick_entry.dating.placing import placed
from tui.quick_entry.dating.present import iso
from tui.quick_entry.draft import Found
from tui.quick_entry.marks import RANKS
from tui.quick_entry.tokens import NUMBER

_OF_MONTH = re.compile(r"\b(?:of (?:the |each )?month|du mois)\b", re.IGNORECASE)
_NTH = re.compile(
    r"\b[1-5](?:st|nd|rd|th|er|e)\b|\b(?:first|second|third|fourth|last|premier|deuxi[eè]me|dernier)\b", re.IGNORECASE
)
MONTH = frozenset(("month", "mois"))
_LAST = re.compile(r"\b(?:last|dernier)\b", re.IGNORECASE)
_WEEKS = 5


def each_month(clause: Clause, hits: list[Hit], now: datetime) -> list[Hit]:
    """Return what was found in a meeting's line, such a day as its series."""
    monthly = next((hit for hit in hits if hit.found.rrule == "FREQ=MONTHLY"), None)
    if monthly is not None:
        nth = [_nth(clause, hit, now) for hit in hits if hit is not monthly]
        return nth if any(hit.found.rrule for hit in nth) else hits
    if MONTH.isdisjoint(clause.texts) or any(hit.found.kind == "recurrence" for hit in hits):
        return hits
    return [_as_series(clause, hit, _OF_MONTH) for hit in hits]


def _nth(clause: Clause, hit: Hit, now: datetime) -> Hit:
    """Return a weekday that is told with its rank as each month's, from the next one on; all else as it is."""
    from dateutil.rrule import rrulestr

    ranked = _rank(clause, hit)
    if ranked is None or not isinstance(hit.said, Point):
        return _as_series(clause, hit, _NTH)
    code = f"{ranked[0]}{CODES[hit.said.weekday or 0]}"
    days = rrulestr(f"FREQ=MONTHLY;BYDAY={code}", dtstart=datetime.combine(now.date(), datetime.min.time()))
    moments = (f"{day.date().isoformat()}{hit.found.value[10:]}" for day in days)
    value = next(moment for moment in moments if moment >= iso(now)[: len(moment)])
    span = clause.tokens[ranked[1]].start, hit.found.span[1]
    return _series(clause, code, replace(hit.found, span=span, value=value))


def _rank(clause: Clause, hit: Hit) -> tuple[int, int] | None:
    """Return which of the month's weekdays a mere weekday is by the rank before it (`1st tues`, `2e mardi`), and the
    token that begins with it."""
    i = hit.first
    if not isinstance(hit.said, Point) or hit.said.weekday is None or hit.said.day is not None or i < 2:
        return None
    number, suffix = clause.tokens[i - 2], clause.tokens[i - 1]
    nth = number.senses.get("num") if number.kind == NUMBER and suffix.glued and suffix.text in RANKS else None
    return (nth, i - 2) if isinstance(nth, int) and 1 <= nth <= _WEEKS else None


def _as_series(clause: Clause, hit: Hit, ranking: re.Pattern[str]) -> Hit:
    """Return a day as the series of such weekdays, if its words say which of the month it is; all else as it is."""
    start, end = hit.found.span
    words = clause.line[start:end]
    if not isinstance(hit.said, Point) or not hit.found.value or ranking.search(words) is None:
        return hit
    if not any("weekday" in token.senses for token in clause.tokens[hit.first : hit.last]):
        return hit
    day = date.fromisoformat(hit.found.value[:10])
    place = -1 if _LAST.search(words) else (day.day - 1) // 7 + 1
    return _series(clause, f"{place}{CODES[day.weekday()]}", hit.found)


def _series(clause: Clause, code: str, found: Found) -> Hit:
    found = replace(found, kind="recurrence", rrule=f"FREQ=MONTHLY;BYDAY={code}", alternatives=())
    return placed(clause, found, Rule("MONTHLY", byday=(code,)))
