"""Series and hours that people mean in two ways: `every 2nd friday`, `15h 30 min`. Asked, with both ways out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.sentence import N_
from tui.quick_entry.dates import Hit
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.kinds.verbs import MEETINGS

_SECOND = re.compile(
    r"\b(every|each|chaque|tous les) (?:2nd|second|2e|2eme|2ème|deuxi[eè]me)s? ([a-zé]+?)s?\b", re.IGNORECASE
)
_TIMED = frozenset(("datetime", "time", "recurrence"))
_MINUTES = re.compile(r"\b(\d{1,2}) ?h (\d{2}) ?min\w*", re.IGNORECASE)


def said_of_two(line: str, draft: Draft, hits: Sequence[Hit]) -> list[Problem]:
    """Return a question for each series or hour of a line that may be two things."""
    asked: list[Problem] = []
    timed = "min" in line and draft.kind in MEETINGS
    for hit in hits:
        found = hit.found
        if "BYDAY=2" in found.rrule and found.kind == "recurrence":
            asked += _second(line, found.span)
        elif timed and found.kind in _TIMED:
            asked += _with_minutes(line, found.span)
    return asked


def _second(line: str, span: tuple[int, int]) -> Iterator[Problem]:
    words = line[slice(*span)]
    told = _SECOND.search(words)
    if told is None or re.search(r"\b(?:month|mois)\b", words, re.IGNORECASE):
        return
    french = told[1].lower() in ("chaque", "tous les")
    ways = (
        (N_("every two weeks"), f"un {told[2]} sur deux" if french else f"every other {told[2]}"),
        (N_("once a month"), f"le 2e {told[2]} de chaque mois" if french else f"2nd {told[2]} of every month"),
    )
    repairs = tuple(Repair(called, {}, words.replace(told[0], text)) for called, text in ways)
    yield Problem(N_("“{word}” is said of two things"), {"word": told[0]}, span, repairs)


def _with_minutes(line: str, span: tuple[int, int]) -> Iterator[Problem]:
    words = line[slice(*span)]
    told = _MINUTES.search(words)
    if told is None:
        return
    hour, minutes = told[1], told[2]
    ways = (
        Repair(N_("at that hour"), {}, words.replace(told[0], f"{hour}h{minutes}")),
        Repair(N_("for so long"), {}, words.replace(told[0], f"{hour}h pour {minutes} min")),
    )
    yield Problem(N_("“{word}” is said of two things"), {"word": told[0]}, span, ways)
