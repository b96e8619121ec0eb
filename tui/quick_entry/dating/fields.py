"""A date in the field of the draft that wants it; what explicit keys say, whatever order they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec.structs import replace

from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Days, Range
from tui.quick_entry.dating.present import iso, today
from tui.quick_entry.draft import Draft, Found
from tui.quick_entry.keys import Keyed
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS, TAKING_PLACE

_HOURS = re.compile(r"BYHOUR=\d+,")
_FIRST_HOURS = {"morning": "09:00", "noonish": "12:00", "afternoon": "14:00", "evening": "18:00", "night": "20:00"}
"""When things start that are told for a part of a day only."""


def in_order(keys: Sequence[Keyed], kind: str, hits: Sequence[Hit]) -> tuple[list[Keyed], list[Keyed]]:
    """Return the keys that say a day or a length, recurrences before the rest, and those that add to it: an hour, an
    end. `hits`: what the line tells without a key."""
    told = [key for key in keys if key.hit is not None and _tells(key.hit.found)]
    dated = sorted(told, key=lambda key: key.role != "every")
    recurs = any(key.role == "every" for key in dated) or any(hit.found.rrule for hit in hits)
    ends = kind in MEETINGS or recurs
    later = [key for key in dated if _is_hour(key) or (ends and key.role == "until")]
    return [key for key in dated if key not in later], sorted(later, key=lambda key: key.role == "until")


def _tells(found: Found) -> bool:
    """Does it tell a day, a length or a recurrence? Not where it is asked first which of two it is (`on: biweekly`)."""
    return bool(found.value or found.start or found.end or found.seconds or found.rrule)


def _is_hour(key: Keyed) -> bool:
    return key.hit is not None and key.hit.found.kind == "time"


def keyed(draft: Draft, role: str, hit: Hit | None) -> Draft:
    """Return the draft with the day or the length that a key says."""
    if hit is None:
        return draft
    found = hit.found
    if role == "for":
        return replace(draft, duration_s=found.seconds or draft.duration_s)
    if role == "every":
        return recurring(draft, found)
    if role in ("due", "until"):
        return replace(draft, due=last(found))
    if draft.kind in MEETINGS or draft.kind in ENTRIES or role == "from":
        return started(draft, found)
    return replace(draft, due=last(found))


def keyed_later(draft: Draft, role: str, hit: Hit | None) -> Draft:
    """Return the draft with the hour that a key says, on the day which the rest of the line tells; or with its end."""
    if hit is None:
        return draft
    found = hit.found
    if role != "until":
        return _at_hour(draft, found.value, is_start=draft.kind in TAKING_PLACE or role == "from")
    if draft.every and found.kind != "time":
        return replace(draft, every=until(draft, found))
    length = _up_to(draft.start, found) if draft.kind in MEETINGS and draft.start else 0
    return replace(draft, duration_s=length) if length > 0 else replace(draft, due=last(found))


def _at_hour(draft: Draft, moment: str, *, is_start: bool) -> Draft:
    """Return the draft at the hour of a moment; on its day too, where no other was told."""
    day = (draft.start if is_start else draft.due) or moment
    at = f"{day[:10]}{moment[10:]}"
    rule = draft.every
    if "UNTIL=" in rule and "T" not in rule.partition("UNTIL=")[2]:
        rule = ";".join(f"{part}T235959" if part.startswith("UNTIL=") else part for part in rule.split(";"))
    return replace(draft, start=at, every=rule) if is_start else replace(draft, due=at, every=rule)


def _up_to(start: str, found: Found) -> int:
    """Return the seconds from a start to an end that was told: an hour of the same day, or a last day."""
    if found.kind == "time":
        end = f"{start[:10]}{found.value[10:]}"
        return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()) if "T" in start else 0
    if "T" in start or "T" in last(found):
        return 0
    return ((date.fromisoformat(last(found)) - date.fromisoformat(start)).days + 1) * 86_400


def until(draft: Draft, found: Found) -> str:
    """Return the recurrence with its last day, which RFC 5545 does not want beside a count."""
    day = (last(found) or found.end).replace("-", "")[:8]
    rule = ";".join(part for part in draft.every.split(";") if not part.startswith("COUNT="))
    return f"{rule};UNTIL={day}{'T235959' if 'T' in (draft.start or draft.due or '') else ''}"


def is_over(found: Found, now: datetime) -> bool:
    """Was it before now: a day before today, a part of a day that has ended (`ce matin`, in the afternoon)?"""
    ends = found.end if found.part else last(found)[:10]
    return ends <= iso(now) if "T" in ends else ends < today(now)


def begun(found: Found) -> str:
    """Return when what is over began, or was; in the evening at eight, as what is due then."""
    if not found.part:
        return found.value or found.start
    return found.end if found.part == "evening" else _first_hour(found)


def _first_hour(found: Found) -> str:
    """Return when a part of a day begins, of which only the end may be told (`until friday night`)."""
    ends_at_midnight = found.end.endswith("T00:00")  # of the next day
    day = found.start[:10] or (_day_before(found.end[:10]) if ends_at_midnight else found.end[:10])
    return f"{day}T{_FIRST_HOURS[found.part]}"


def started(draft: Draft, found: Found) -> Draft:
    """Return the draft with when it starts and, where a stretch was told, how long it is."""
    start = found.value or found.start or last(found)
    if found.part:
        start = begun(found) if draft.kind in ENTRIES else _first_hour(found)
    if not (found.start and found.end) or found.part or (draft.kind in ENTRIES and not is_of_hours(found)):
        return replace(draft, start=start)
    length = datetime.fromisoformat(found.end) - datetime.fromisoformat(found.start)
    whole = "T" not in found.start
    if whole and length <= timedelta(days=1):
        return replace(draft, start=start)
    return replace(draft, start=start, duration_s=draft.duration_s or int(length.total_seconds()))


def is_of_hours(found: Found) -> bool:
    """Is it from one hour of a day to another, which tells how long something took?"""
    return "T" in found.start and found.start[:10] == found.end[:10] and found.relation == "at"


def is_stretch(hit: Hit) -> bool:
    """Is it told from when to when, or for how long, of which only one end is the day something is due?"""
    said, found = hit.said, hit.found
    if not isinstance(said, Range):
        return isinstance(said, Days)
    whole = said.through and said.start is not None and bool(found.start and found.end)
    return whole and found.relation == "at" and found.confidence > 1


def recurring(draft: Draft, found: Found) -> Draft:
    """The hour of a rule is its start's: moving the meeting moves it. Only several hours of a day stay in the rule."""
    parts = found.rrule.split(";")
    if "BYHOUR" in found.rrule and _HOURS.search(found.rrule) is None:
        parts = [part for part in parts if not part.startswith(("BYHOUR", "BYMINUTE"))]
    start = (draft.start or found.value) if "BY" not in found.rrule else found.value
    if draft.start and "T" in draft.start and "T" not in start:
        start = f"{start}T{draft.start[11:]}"
    if "T" in start:
        parts = [f"{part}T235959" if part.startswith("UNTIL=") else part for part in parts]
    every = ";".join(parts)
    seconds = draft.duration_s or found.seconds or None
    if draft.kind in MEETINGS:
        return replace(draft, every=every, start=start, duration_s=seconds)
    due = f"{draft.due}{start[10:]}" if draft.due and len(draft.due) == 10 else draft.due or start
    return replace(draft, every=every, due=due, duration_s=seconds)


def last(found: Found) -> str:
    """Return the last day (or the moment) of what was found: the day by which a thing is due."""
    if found.value:
        return found.value.removesuffix("T23:59:59")  # the end of a day is that day
    if not found.end:
        return found.start
    if found.rrule and "T" in found.end:
        return found.end[:10]  # several days
    if found.part == "night" and found.end.endswith("T00:00"):
        return found.start or _first_hour(found)  # midnight is of the next day
    if "T" in found.end:
        begins = "T" in found.start and not found.part and found.relation == "at"
        return found.start if begins else found.end.removesuffix("T23:59:59")
    return _day_before(found.end)


@lru_cache(maxsize=64)
def _day_before(day: str) -> str:
    """Return the day before one: at each key, the last day of the same stretch is asked for several times."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
