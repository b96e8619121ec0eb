"""Time: the one place that knows dateutil, zones and working days.

Stored times have three shapes: an instant (`2026-11-27T14:00:00Z`, always UTC), an hour on the wall
(`2026-11-27T14:00`, with its zone beside it) and a day (`2026-11-27`). A day is never midnight.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from store.sentence import N_, Refused

if TYPE_CHECKING:
    from dateutil.rrule import rrulebase

OCCURRENCES_AT_MOST = 1000


def now() -> datetime:
    """Return the instant, UTC, to the millisecond."""
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return the IANA zone of that name, UTC where the machine does not know it."""
    try:
        return ZoneInfo(name or "UTC")
    except (ValueError, OSError, LookupError):
        return ZoneInfo("UTC")


def machine_zone() -> str:
    """Return the name of the zone this user lives in: `$TZ`, else the machine's, else UTC."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named and "/" in named:
        return named
    target = os.path.realpath("/etc/localtime")
    return target.partition("/zoneinfo/")[2] or "UTC"


def is_day(moment: str) -> bool:
    """Say whether a stored time is a whole day."""
    return len(moment) == 10


def instant(moment: str, zone_name: str) -> datetime:
    """Return the instant (UTC) of a stored time; of a day, its first instant in that zone."""
    moment = moment.replace("Z", "+00:00")
    parsed = datetime.fromisoformat(moment)
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=zone(zone_name))
    return parsed.astimezone(UTC)


def wall(moment: str | datetime, zone_name: str) -> datetime:
    """Return the naive local time, in that zone, of a stored time or an instant."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone(zone_name)).replace(tzinfo=None)
    parsed = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    if parsed.tzinfo is None:
        return parsed
    return parsed.astimezone(zone(zone_name)).replace(tzinfo=None)


def day(moment: str | datetime, zone_name: str) -> date:
    """Return the day on which a stored time or an instant falls in that zone."""
    if isinstance(moment, str) and is_day(moment):
        return date.fromisoformat(moment)
    return wall(moment, zone_name).date()


def stored(local: datetime, zone_name: str) -> str:
    """Return the stored instant of a naive local time in that zone."""
    return local.replace(tzinfo=zone(zone_name)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=256)
def clock_change(local: datetime, zone_name: str) -> Literal["never", "twice"] | None:
    """Say how often the clocks of a zone show a naive local time where that is not once. Elsewhere in the program an
    hour they never show counts on from before the change, and the first is meant of two."""
    there = zone(zone_name)
    first, second = (local.replace(tzinfo=there, fold=fold).utcoffset() for fold in (0, 1))
    if first == second or first is None or second is None:
        return None
    return "twice" if first > second else "never"


def check(shape: str, text: str, field: str) -> None:
    """Raise Refused unless `text` is a stored time of that shape: `day`, `moment` or `local`."""
    if not _fits(shape, text):
        raise Refused(N_("{field}: “{text}” is not a date; write it like {example}"), field=field, **{
            "text": text[:40], "example": _EXAMPLES[shape],
        })  # fmt: skip


_EXAMPLES = {"day": "2026-11-27", "moment": "2026-11-27 / 2026-11-27T14:00:00Z", "local": "2026-11-27T14:00"}


def _fits(shape: str, text: str) -> bool:
    try:
        parsed = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return False
    if not 1900 <= parsed.year < 2200:
        return False
    if len(text) == 10:
        return True
    if shape == "day":
        return False
    return text.endswith("Z") if shape == "moment" else parsed.tzinfo is None and len(text) == 16


def working_day(on: date, closed: frozenset[date] = frozenset()) -> bool:
    """Say whether people work on that day: Monday to Friday, less the closed days."""
    return on.weekday() < 5 and on not in closed


def add_working_days(start: date, count: int, closed: frozenset[date] = frozenset()) -> date:
    """Return the day that is `count` working days after (before, if negative) `start`."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        start += step
        left -= working_day(start, closed)
    return start


def working_days_between(first: date, last: date, closed: frozenset[date] = frozenset()) -> int:
    """Return how many working days lie after `first` up to and with `last`; 0 where last is not later."""
    weeks, rest = divmod(max((last - first).days, 0), 7)
    tail = (first + timedelta(days=weeks * 7 + n) for n in range(1, rest + 1))
    return weeks * 5 + sum(d.weekday() < 5 for d in tail) - sum(first < d <= last and d.weekday() < 5 for d in closed)


def check_rule(rule: str, start: str) -> None:
    """Raise Refused unless `rule` is one RFC 5545 RRULE that yields something from `start` on."""
    if not _yields(rule, start):
        raise Refused(
            N_("every: “{rule}” is not a recurrence; write it like FREQ=WEEKLY;BYDAY=TU"), field="every", rule=rule[:60]
        )


def _yields(rule: str, start: str) -> bool:
    from dateutil.rrule import YEARLY, rrule, rrulestr

    # an interval of nothing yields the same moment for ever
    if re.search(r"\bINTERVAL=[+-]?0*(?:;|$)", rule.upper()):
        return False
    try:
        series = rrulestr(rule, dtstart=datetime.fromisoformat(start), ignoretz=True)
        if not isinstance(series, rrule):
            return False
        # for the 30th of February, dateutil looks at every day until the year 9999; year by year it is soon there
        ever = series.replace(freq=YEARLY, interval=1, count=None, until=None, bysetpos=None)
        return next(iter(ever), None) is not None and next(iter(series), None) is not None
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return False


def occurrences(
    rule: str, start: str, first: datetime, last: datetime, except_on: tuple[str, ...] = ()
) -> Iterator[datetime]:
    """Yield the local times of a recurrence within [first, last], at most 1,000.

    `start` is the stored local time of the first one. Sources: RFC 5545 and dateutil.rrule. Recurrences that tick
    more often than daily are not meetings and yield nothing.
    """
    if any(freq in rule.upper() for freq in ("=HOURLY", "=MINUTELY", "=SECONDLY")):
        return
    from itertools import islice

    excluded = {datetime.fromisoformat(moment) for moment in except_on}
    for moment in islice(_series(rule, start).xafter(first - timedelta(seconds=1)), OCCURRENCES_AT_MOST):
        if moment > last:
            return
        if moment not in excluded:
            yield moment


@lru_cache(maxsize=1024)
def _series(rule: str, start: str) -> rrulebase:
    """Return a recurrence, which remembers what it has found: the same few are asked for again and again."""
    from dateutil.rrule import rrulestr

    return rrulestr(rule, dtstart=datetime.fromisoformat(start), ignoretz=True, cache=True)


def next_occurrence(rule: str, start: str, after: datetime, except_on: tuple[str, ...] = ()) -> datetime | None:
    """Return the first local time of a recurrence strictly after `after`, None where it has ended."""
    far = after + timedelta(days=3660)
    return next(occurrences(rule, start, after + timedelta(seconds=1), far, except_on), None)


def zone_exists(name: str) -> bool:
    """Say whether this is the name of an IANA zone."""
    if not name or name.startswith(("/", ".")) or ".." in name:
        return False
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True
