"""The present as dates are written: rules compare what a line tells with it as text."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache


@lru_cache(maxsize=1)
def iso(now: datetime) -> str:
    """Return the moment of a key, on the wall and of no zone, in ISO 8601: every rule asks for it again."""
    assert now.tzinfo is None  # aware ones of one instant are equal, whatever their clocks show
    return now.isoformat()


def today(now: datetime) -> str:
    """Return the day of a moment of no zone, in ISO 8601."""
    return iso(now)[:10]
