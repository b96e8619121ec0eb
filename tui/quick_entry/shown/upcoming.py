"""When a recurrence takes place next: what its chip shows, so that a wrong rule is seen before it is saved."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

AHEAD = timedelta(days=3660)
"""How far a rule is followed: the 29th of February may be eight years away."""


@lru_cache(maxsize=128)
def upcoming(rule: str, start: str, count: int = 3) -> tuple[str, ...]:
    """Return the first local times (or days, where `start` is one) of a recurrence that begins at `start`.

    `rule` is RFC 5545 text; its hour is that of `start`. What ticks more often than daily has none, nor has what is no
    rule.
    """
    from itertools import islice

    from store.when import occurrences

    begin = datetime.fromisoformat(start)
    try:
        found = list(islice(occurrences(rule, start, begin, begin + AHEAD), count))
    except ValueError:
        return ()
    if len(start) == 10:
        return tuple(moment.date().isoformat() for moment in found)
    return tuple(moment.isoformat(timespec="minutes") for moment in found)
