"""Two days of which one is meant: `2 or 3 dec`, `tues or wed`. Asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Range
from tui.quick_entry.draft import Found, Problem, Repair
from tui.quick_entry.marks import AND, OR

_FRENCH = re.compile(r"\b(lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.? (et|[+&])", re.IGNORECASE)
JOINING = AND | OR
"""One of them stands between two days of which one is meant."""
_NUMBER_OR = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)? (?:or|ou) $")
_LONGEST = len("12th or ")


def either(line: str, hits: Sequence[Hit]) -> Iterator[Problem]:
    """Yield a question for each two days that `or`, `ou` stands between."""
    for i, hit in enumerate(hits):
        if not _moment(hit.found):
            continue
        start, end = hit.found.span
        before = hits[i - 1].found if i else None
        if before is not None and _both_weekdays(hits[i - 1], hit) and line[before.span[1] : start].strip() in AND:
            yield _weekly(line, (before.span[0], end))
            continue
        if before is not None and _moment(before) and line[before.span[1] : start].strip().lower() in OR:
            yield _asked(before, _same_day(before, hit), (before.span[0], end))
            continue
        number = _NUMBER_OR.search(line[:start].lower()[-_LONGEST:]) if _is_numbered(hit) else None
        first = _on(hit.found, int(number[1])) if number else None
        if number and first:
            yield _asked(first, hit.found, (start - len(number[0]), end))


def _same_day(first: Found, second: Hit) -> Found:
    """Return the second of two, hours alone being those of the first one's day (`jeudi 9h ou 10h`)."""
    said = second.said.start if isinstance(second.said, Range) else second.said
    alone = isinstance(said, Point) and said.hour_alone() is not None
    if not alone or first.kind == "time":
        return second.found
    return replace(
        second.found, kind="datetime", value=_moment(first)[:10] + _moment(second.found)[10:], start="", end=""
    )


def _both_weekdays(first: Hit, second: Hit) -> bool:
    return all(_weekday(hit.said) is not None for hit in (first, second)) and "T" in _moment(second.found)


def _weekday(said: object) -> int | None:
    """Return the weekday that is all that is said of a day, or of the first of a range."""
    point = said.start if isinstance(said, Range) else said
    return point.weekday if isinstance(point, Point) and point.day is None else None


def _weekly(line: str, place: tuple[int, int]) -> Problem:
    words = line[slice(*place)]
    every = "chaque" if _FRENCH.search(line) else "every"
    ways = (Repair(N_("every week"), {}, f"{every} {words}"),)
    return Problem(N_("“{words}”: two meetings, or every week?"), {"words": words}, place, ways)


def _is_numbered(hit: Hit) -> bool:
    return isinstance(hit.said, Point) and hit.said.day is not None


def _moment(found: Found) -> str:
    """Return when it is, or from when on; a recurrence is neither."""
    return "" if found.kind in ("recurrence", "duration") else found.value or found.start


def _on(found: Found, day: int) -> Found | None:
    """Return the same with another day of its month, None where the month has no such day."""
    try:
        value = datetime.fromisoformat(_moment(found)).replace(day=day).isoformat()
    except ValueError:
        return None
    return Found(found.span, found.kind, value[: len(_moment(found))])


def _asked(first: Found, second: Found, place: tuple[int, int]) -> Problem:
    """The hour of one day is that of the other, where only one has it."""
    days = _moment(first), _moment(second)
    shared = "" if "time" in (first.kind, second.kind) else days[0][10:] or days[1][10:]
    ways = [day if day[10:] else day + shared for day in days]
    return Problem(
        N_("{first} or {second}: which one?"), {"first": ways[0], "second": ways[1]}, place,
        tuple(Repair("{day}", {"day": way}, way.replace("T", " ")) for way in ways),
    )  # fmt: skip
