"""A length of time where a day is asked for: it is one from now (`due: 2 weeks`, `snooze #12 3 days`)."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.relative import instant
from tui.quick_entry.dates.settle import moved
from tui.quick_entry.dates.values import Length
from tui.quick_entry.draft import Found


def from_now(hit: Hit, now: datetime, region: str) -> Hit:
    """Return what was found, a length being the day which it leads to, or the moment where it has hours or minutes."""
    if not isinstance(hit.said, Length):
        return hit
    if hit.said.seconds:
        moment = instant(now, hit.said, 1).isoformat(timespec="minutes")
        return replace(hit, found=Found(hit.found.span, "datetime", value=moment))
    return replace(hit, found=Found(hit.found.span, "date", value=moved(now.date(), hit.said, region).isoformat()))


def days_from_now(hits: list[Hit], now: datetime, region: str) -> list[Hit]:
    """Return what was found, lengths of days or more being the days which they lead to."""
    return [hit if isinstance(hit.said, Length) and hit.said.seconds else from_now(hit, now, region) for hit in hits]
