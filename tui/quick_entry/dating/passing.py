"""Times that are told in passing: at once, of no day in particular, of today and over."""

from __future__ import annotations

from datetime import datetime

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Range
from tui.quick_entry.dating.announced import NOW
from tui.quick_entry.dating.bounds import is_over
from tui.quick_entry.dating.moves import MOVING
from tui.quick_entry.dating.present import iso, today
from tui.quick_entry.draft import Draft, Found
from tui.quick_entry.wordset import any_of

_UNTIL = ("til", "until", "jusqu")
_BEFOREHAND = any_of("la veille|the day before|day before|veille")
"""A day told from another one, which the line does not tell."""
_SOON = any_of(
    "asap|as soon as possible|dès que possible|des que possible|dqp|tout de suite|immediately|immédiatement"
    "|immediatement|at once|at present|at the moment|en ce moment"
)
"""They set no hour, nor a day."""


def is_in_passing(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> bool:
    """Is it a time by which no note is due: over, of no day in particular, told from a day that is not there?"""
    if is_over(hit, now) or _is_any_day(clause, draft, hit, now):
        return True
    return hit.found.value < iso(now) and _words(clause, hit.found) in _BEFOREHAND


def is_soon(clause: Clause, found: Found) -> bool:
    """Is it *asap*, *at present*?"""
    return _words(clause, found) in _SOON


def _words(clause: Clause, found: Found) -> str:
    return " ".join(clause.line[slice(*found.span)].lower().split())


def is_until(clause: Clause, hit: Hit) -> bool:
    """Is it the hour up to which somebody is there (`in til 5pm`, `là jusqu'à 17h`)? No deadline."""
    point = hit.said.end if isinstance(hit.said, Range) and hit.said.start is None else None
    if point is None or point.hour_alone() is None:
        return False
    return clause.line[slice(*hit.found.span)].lower().startswith(_UNTIL)


def _is_any_day(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> bool:
    """Is it an hour of no day in particular (`nobody answers after 11pm`, `pickups now 4pm`), or over (`leak 0630`)?"""
    found = hit.found
    if found.kind == "time":
        return _is_hour_of_any_day(clause, draft, hit, now)
    if found.relation != "after":
        return False
    point = hit.said.start if isinstance(hit.said, Range) else None
    return point is not None and point.hour_alone() is not None


def _is_hour_of_any_day(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> bool:
    found = hit.found
    if hit.first > clause.body_start + 1 and clause.each[hit.first - 1] in NOW:
        return True
    if len(draft.start or draft.due or "") == 10:
        return False
    if not MOVING.isdisjoint(clause.texts) and _is_one_of_two(clause, found):
        return True  # "changer l'heure de collecte 14h -> 15h30"
    if draft.due is None and (draft.start or "9")[:10] < today(now):
        return True  # "nuit dernière 2 plantages à 3h et 4h30"
    led = clause.line[slice(*found.span)].lower().startswith(("at ", "à ", "a ", "vers "))
    return found.relation == "at" and not led and found.value[:10] > today(now)


def _is_one_of_two(clause: Clause, found: Found) -> bool:
    """Does another hour stand in the line, and neither has a day?"""
    return any(hit.found.kind == "time" and hit.found.span != found.span for hit in clause.hits)
