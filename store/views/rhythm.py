"""The rhythm of contacts with a party: day by day, and week by week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from heapq import merge
from itertools import islice

from store import when
from store.records import Entry, Party
from store.views.noted import rectified
from store.views.relationship import itself, told_by
from store.workspace import Workspace

WEEKS = 12
"""Shown of a rhythm."""
AT_MOST = 60
"""Entries that are looked at for it: of the busiest, fewer weeks are shown."""


def contacts(workspace: Workspace, party: Party, first: date, today: date) -> dict[date, list[int]]:
    """Return the contacts with a party, or with a member of it, on each day from the first on: entries by day."""
    return _by_day(workspace, _newest(workspace, party), first, today)[0]


def weeks(workspace: Workspace, party: Party, today: date) -> tuple[int, ...]:
    """Return how many contacts there were in each of the last weeks, oldest first, the last one ending today: as many
    weeks as the latest entries tell of whole, twelve at most."""
    first = today - timedelta(days=7 * WEEKS - 1)
    latest = [*islice(_newest(workspace, party), AT_MOST)]
    found, begun = _by_day(workspace, latest, first, today)
    # the day on which those that are looked at end may have had more
    whole = min(WEEKS, (today - begun).days // 7) if len(latest) == AT_MOST else WEEKS
    counts = [0] * whole
    for on, ids in found.items():
        back = (today - on).days // 7
        if back < whole:
            counts[-1 - back] += len(ids)
    return tuple(counts)


def _newest(workspace: Workspace, party: Party) -> Iterable[int]:
    """Return the entries that name a party or a member of it, each once, newest first."""
    lists = (reversed(workspace.ids(Entry, parties=one)) for one in itself(workspace, party))
    return dict.fromkeys(merge(*lists, reverse=True))


def _by_day(workspace: Workspace, ids: Iterable[int], first: date, today: date) -> tuple[dict[date, list[int]], date]:
    """Return the contacts by day, and the day from which on all of them are known: where `ids` end, or `first`."""
    found: dict[date, list[int]] = {}
    corrected, zone = rectified(workspace), workspace.zone
    noted = first
    for id in ids:
        told = workspace.fact(Entry, told_by, id)
        if told is None:
            continue
        noted = when.day(told.noted, zone)
        if noted < first:  # what was noted before tells of nothing later
            break
        on = when.day(told.contact, zone) if told.contact and id not in corrected else None
        if on is not None and first <= on <= today:
            found.setdefault(on, []).append(id)
    return found, noted
