"""The days on which nobody works though it is no weekend: public holidays, and those the team has noted itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from store.records.party import folded
from store.region import holidays_of
from store.views.appointments import Appointment

TAGS = frozenset(["closed", "ferme", "fermee", "holiday", "ferie"])
"""What an event of whole days is tagged with while which the house is closed (a strike, a move), in both languages."""


def closed_days(
    planned: Iterable[Appointment], first: date, last: date, *, region: str = "", lang: str = "en"
) -> dict[date, str]:
    """Return, in order, the closed days within [first, last] and what each is called: a public holiday in `lang`, where
    the region has a name for it in that; else as the team has written it."""
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found.update(holidays_of(region, year, lang))
    for one in planned:
        if one.is_whole_day and TAGS.intersection(map(folded, one.meeting.tags)):
            found.update((day, one.meeting.title) for day in one.days)
    return {day: found[day] for day in sorted(found) if first <= day <= last}
