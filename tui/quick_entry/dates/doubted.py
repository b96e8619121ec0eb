"""How sure a day or an hour is: a weekday of this week hardly means the next one's, `1h30` hardly the night."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from tui.quick_entry.dates.scan import Scan
from tui.quick_entry.dates.values import Point
from tui.quick_entry.draft import Found

_WEEK, _HALF = timedelta(days=7), timedelta(hours=12)
_SATURDAY = 5


def surely(s: Scan, value: Point, first: date) -> int:
    """Return how sure a day is: of a weekday that is to come within the week, the next week's is no doubt, only
    another reading."""
    near = value.weekday is not None and value.date is None and value.day is None and not s.past
    return 3 if near and value.confidence == 2 and first - s.today <= _WEEK else value.confidence


def awake(s: Scan, value: Point, found: Found) -> Found:
    """Return an hour like `1h30`, which may be one at night or the one after noon: on working days the latter, with
    the other beside it. It is at night where that is what was, or what a text of nothing else says."""
    if value.clock is None or not value.clock.early or value.year is not None or s.past or s.loose:
        return found
    if found.kind == "time":
        moments = [_today_or_tomorrow(s, found.value), found.value]
    else:
        moments = [_later(found.value), found.value]
    if datetime.fromisoformat(found.value).weekday() >= _SATURDAY and found.kind != "time":
        moments.reverse()
    others = (moments[1], *map(_later if moments[0] != found.value else str, found.alternatives))
    return replace(found, value=moments[0], alternatives=others, confidence=min(found.confidence, 2))


def _later(moment: str) -> str:
    return (datetime.fromisoformat(moment) + _HALF).isoformat(timespec="minutes")


def _today_or_tomorrow(s: Scan, moment: str) -> str:
    """Return the next time a clock shows the hour after noon."""
    today = datetime.combine(s.today, datetime.fromisoformat(moment).time()) + _HALF
    return (today if today >= s.now else today + 2 * _HALF).isoformat(timespec="minutes")
