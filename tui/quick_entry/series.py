"""A meeting on several days: a series that ends with the last of them, at the hours of each."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from tui.quick_entry.dates.recurring_days import CODES
from tui.quick_entry.draft import Draft, Found
from tui.quick_entry.fields import until
from tui.quick_entry.shown.upcoming import upcoming

_DAY = 86_400
WEEK = 7 * _DAY


def on_several_days(draft: Draft, found: Found) -> Draft | None:
    """Return the draft of a meeting with the days that were found as its series, None where it has a day already."""
    if draft.start is not None or draft.every:
        return None
    return replace(draft, start=found.start, every=found.rrule, duration_s=draft.duration_s or found.seconds or None)


def until_then(draft: Draft, found: Found) -> str:
    """Return the recurrence with its last day; several days that go on until then are those of each week."""
    rule = draft.every
    if "COUNT=" in rule:
        days = {date.fromisoformat(day[:10]).weekday() for day in upcoming(rule, draft.start or draft.due or "", 7)}
        rule = f"FREQ=WEEKLY;BYDAY={','.join(CODES[day] for day in sorted(days))}"
    return until(replace(draft, every=rule), found)


def for_weeks(draft: Draft, seconds: int) -> Draft:
    """Return the draft of a series with how long it goes on: no meeting lasts for weeks that comes back meanwhile."""
    first = date.fromisoformat((draft.start or "")[:10])
    last = (first + timedelta(seconds=seconds) - timedelta(days=1)).isoformat()
    return replace(draft, every=until_then(draft, Found((0, 0), "date", value=last)))


def at_hours(draft: Draft, found: Found) -> Draft | None:
    """Return the draft of a meeting at the hour, or the hours, that are told apart from its days; None where it has an
    hour already. Days in a row are a series then."""
    if len(draft.start or "") != 10:
        return None
    start = f"{draft.start}T{(found.value or found.start)[11:]}"
    seconds, every = draft.duration_s or 0, draft.every
    if not every and seconds >= 2 * _DAY and seconds % _DAY == 0:
        every, seconds = f"FREQ=DAILY;COUNT={seconds // _DAY}", 0
    if found.end:
        seconds = int((datetime.fromisoformat(found.end) - datetime.fromisoformat(found.start)).total_seconds())
    if "UNTIL=" in every and "T" not in every.partition("UNTIL=")[2]:
        every = ";".join(f"{part}T235959" if part.startswith("UNTIL=") else part for part in every.split(";"))
    return replace(draft, start=start, every=every, duration_s=seconds or None)
