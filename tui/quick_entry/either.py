"""Two days of which one is meant: `2 or 3 dec`, `tues or wed`. Asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from store.sentence import N_
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point
from tui.quick_entry.draft import Found, Problem, Repair

_OR = frozenset(("or", "ou"))
_NUMBER_OR = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)? (?:or|ou) $")
_LONGEST = len("12th or ")


def either(line: str, hits: Sequence[Hit]) -> Iterator[Problem]:
    """Yield a question for each two days that `or`, `ou` stands between."""
    for i, hit in enumerate(hits):
        if not hit.found.value or not isinstance(hit.said, Point):
            continue
        start, end = hit.found.span
        before = hits[i - 1].found if i else None
        if before is not None and before.value and line[before.span[1] : start].strip().lower() in _OR:
            yield _asked(before, hit.found, (before.span[0], end))
        elif hit.said.day is not None and (number := _NUMBER_OR.search(line[:start].lower()[-_LONGEST:])):
            first = _on(hit.found, int(number[1]))
            if first is not None:
                yield _asked(first, hit.found, (start - len(number[0]), end))


def _on(found: Found, day: int) -> Found | None:
    """Return the same with another day of its month, None where the month has no such day."""
    try:
        value = datetime.fromisoformat(found.value).replace(day=day).isoformat()
    except ValueError:
        return None
    return Found(found.span, found.kind, value[: len(found.value)])


def _asked(first: Found, second: Found, place: tuple[int, int]) -> Problem:
    """The hour of one day is that of the other, where only one has it."""
    hour = (first.value[10:] or second.value[10:]) if first.kind != "time" and second.kind != "time" else ""
    ways = [one.value[:10] + hour if hour else one.value for one in (first, second)]
    return Problem(
        N_("{first} or {second}: which one?"), {"first": ways[0], "second": ways[1]}, place,
        tuple(Repair("{day}", {"day": way}, way.replace("T", " ")) for way in ways),
    )  # fmt: skip
