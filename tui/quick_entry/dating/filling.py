"""A date in the field of a draft that wants it: a length, a recurrence or its end, when something begins or is due."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Range
from tui.quick_entry.dating.fields import begun, is_over, last, recurring, started, until
from tui.quick_entry.dating.present import iso, today
from tui.quick_entry.dating.series import WEEK, at_hours, for_weeks, from_now_on, on_several_days, starting, until_then
from tui.quick_entry.dating.weeks import on_a_workday
from tui.quick_entry.draft import TOLD, Draft, Found
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS, TAKING_PLACE


def filled(draft: Draft, hit: Hit, now: datetime) -> Draft | None:
    """Return the draft with a date in the field that wants it, None where no field does."""
    found = hit.found
    if found.kind == "duration":
        return _lasting(draft, found)
    if found.kind == "recurrence":
        return None if draft.every or not found.rrule else recurring(draft, found)
    if found.rrule and found.kind == "range" and draft.kind in MEETINGS:
        return on_several_days(draft, found)
    if draft.every and _is_of_series(draft, found):
        return _bounded(draft, found, now)
    if draft.kind in TAKING_PLACE:
        if found.start or not found.is_deadline:
            return _taking_place(draft, hit, now)
    elif found.relation == "at" and found.confidence < TOLD and is_over(found, now):
        told = draft.start is not None or draft.due is not None  # "… on dec 2, the list the day before"
        return None if told else replace(draft, start=begun(found))  # no deadline: when it began, or was
    if found.relation in ("since", "after") and not found.end:
        return None if draft.start is not None else replace(draft, start=found.start)
    return _due(draft, hit, now)


def is_hours(hit: Hit) -> bool:
    """Is it nothing but an hour, or hours, of the day that is told elsewhere?"""
    said: object = hit.said
    if isinstance(said, Range) and ((said.end and hit.found.end) or hit.found.relation == "after"):
        said = said.start
    return isinstance(said, Point) and said.hour_alone() is not None


def _lasting(draft: Draft, found: Found) -> Draft | None:
    """Return the draft with how long it takes, or for how many weeks it comes back."""
    if draft.every and draft.kind in MEETINGS and found.seconds >= WEEK and draft.start:
        return for_weeks(draft, found.seconds)
    return None if draft.duration_s is not None else replace(draft, duration_s=found.seconds)


def _is_of_series(draft: Draft, found: Found) -> bool:
    """Does it tell when a recurrence begins or ends, or its first day once more?"""
    if found.relation == "until" and not found.start:
        return True
    if found.relation == "since" and not found.end:
        return draft.kind not in ENTRIES
    return _bounds(draft, found) or (bool(found.value) and found.value in (draft.start, draft.due))


def _bounds(draft: Draft, found: Found) -> bool:
    """Does it tell the first and the last day of a recurrence (`every weekday 8:15 from 30 nov til 11 dec`, `weekly thu
    10am until jan 28`)?"""
    whole = found.kind == "range" and found.start and found.end and "T" not in found.end
    return bool(whole and draft.kind in MEETINGS and "UNTIL=" not in draft.every)


def _bounded(draft: Draft, found: Found, now: datetime) -> Draft | None:
    """Return the draft with its recurrence from then on, or up to then."""
    if found.relation == "until" and not found.start:
        return replace(draft, every=until_then(draft, found)) if "UNTIL=" not in draft.every else None
    if found.relation == "since" and not found.end:
        return starting(draft, found.start[:10], now)
    if not _bounds(draft, found):
        return draft
    if "COUNT=" in draft.every:
        return replace(draft, every=until_then(draft, found))  # "tues + thurs 7:45 for the next 3 weeks"
    first = replace(draft, start=found.start) if "T" in found.start else starting(draft, found.start, now)
    begins = first is not None and (first.start or "")[:10] <= last(found)
    return replace(first, every=until(first, found)) if first is not None and begins else None


def _taking_place(draft: Draft, hit: Hit, now: datetime) -> Draft | None:
    """Return the draft of what takes place, or has, with when it is."""
    begins = _begun(draft, hit)
    return from_now_on(begins, now) if begins is not None and begins.every and draft.kind in MEETINGS else begins


def _begun(draft: Draft, hit: Hit) -> Draft | None:
    """Return the draft with when it begins, None where that is told already; a series may begin today, at an hour
    that is over."""
    found = hit.found
    if draft.start is not None and draft.kind in MEETINGS and is_hours(hit):
        return at_hours(draft, found)
    if found.kind == "time" and len(draft.start or "") == 10:
        return replace(draft, start=f"{draft.start}T{found.value[11:]}")
    return None if draft.start is not None and not _begins_anyhow(draft) else started(draft, found)


def _begins_anyhow(draft: Draft) -> bool:
    """Does a recurrence tell no day of its own (`weekly`, `hebdo`)? Then the day that is told apart is its first."""
    return bool(draft.every) and "BY" not in draft.every and len(draft.start or "") == 10


def _due(draft: Draft, hit: Hit, now: datetime) -> Draft | None:
    """Return the draft with when it is due; an hour joins the day since which something is so, if that is to come."""
    found = hit.found
    if draft.due is not None:
        return _timed_later(draft, hit, now)
    if found.kind == "time" and len(draft.start or "") == 10:
        joins = (draft.start or "") >= today(now)
        return replace(draft, start=f"{draft.start}T{found.value[11:]}") if joins else None
    if draft.kind == "task" and isinstance(hit.said, Range) and hit.said.length is not None and found.start:
        return replace(draft, due=found.start)  # "commander nacelle 2 sem. à partir du 7 déc."
    return replace(draft, due=on_a_workday(found, last(found), now))


def _timed_later(draft: Draft, hit: Hit, now: datetime) -> Draft | None:
    """An hour told apart from its day joins it, but not one of today that is over."""
    if draft.due is None or len(draft.due) != 10 or not (hit.found.kind == "time" or is_hours(hit)):
        return None
    due = f"{draft.due}T{(hit.found.value or hit.found.start)[11:]}"
    return replace(draft, due=due) if due >= iso(now) else None
