"""A calendar's times as the store keeps them: the hour on the wall and its IANA zone, or a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from msgspec import Struct

from store import when


class Moment(Struct, frozen=True):
    """A local time (`2026-11-27T14:00`) or a day (`2026-11-27`), with the zone it is local to."""

    text: str
    zone: str


def moment(value: Any, home: str, *, recurring: bool = False) -> Moment:
    """Return a property's date or time. What has no zone, or one that nobody knows, is told in `home`.

    A single instant in UTC is told in `home` too; a recurring one stays in UTC, where its rule counts days.
    Raises ValueError for what is no date, OverflowError for one that no calendar has.
    """
    given = getattr(value, "dt", value)
    if not isinstance(given, datetime):
        if not isinstance(given, date):
            raise ValueError("not a date")
        return Moment(given.isoformat(), home)
    if given.tzinfo is None:
        return Moment(_minutes(given), home)
    zone = zone_of(given, getattr(value, "params", {}).get("TZID", ""))
    if zone == "UTC" and not recurring:
        zone = ""
    if zone:
        return Moment(_minutes(given.astimezone(UTC) if zone == "UTC" else given), zone)
    return Moment(_minutes(given.astimezone(when.zone(home))), home)


def local(value: Any, zone: str, whole_day: bool) -> str:
    """Return a date or time as it stands in `zone`, in the shape of the series it belongs to. Raises as `moment`."""
    told = moment(value, zone)
    if when.is_day(told.text):
        return told.text
    given = getattr(value, "dt", value)
    in_zone = _minutes(given.astimezone(when.zone(zone))) if given.tzinfo else told.text
    return in_zone[:10] if whole_day else in_zone


def zone_of(given: datetime, tzid: str) -> str:
    """Return the IANA name of a time's zone; "" where it has none that is known."""
    key = getattr(given.tzinfo, "key", "") or ("UTC" if given.tzinfo is UTC else "")
    return _known_zone(key or str(tzid))


@lru_cache(maxsize=256)
def _known_zone(name: str) -> str:
    """Return the zone that a calendar means: IANA's name, at the end of a longer one, or Windows'."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if name in ("UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z"):
        return "UTC"
    if name in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[name]
    parts = name.strip("/").split("/")
    for count in (len(parts), 3, 2):
        candidate = "/".join(parts[-count:])
        if "/" in candidate and when.zone_exists(candidate):
            return candidate
    return ""


def _minutes(value: datetime) -> str:
    return value.replace(tzinfo=None).isoformat(timespec="minutes")[:16]
