"""The meeting before a meeting, and what it left unfinished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.records import Entry, Item, Meeting
from store.views.work import work
from store.workspace import Workspace


def last_time(workspace: Workspace, meeting: Meeting) -> Meeting | None:
    """Return the last meeting of its series that was held before it; of a meeting that is in none, the last one held
    with the same parties."""
    root = meeting.series or meeting.id
    series = {root, *workspace.ids(Meeting, series=root)} - {meeting.id}
    return _latest(workspace, series, meeting) or _latest(workspace, _same_parties(workspace, meeting), meeting)


def left_over(workspace: Workspace, meeting: Meeting) -> Iterator[Item]:
    """Yield the items that a meeting was about and that are not closed: pinned to it, prepared for it or made in it,
    named in its minutes."""
    named = workspace.facts(Entry, _item, workspace.ids(Entry, meeting=meeting.id)).values()
    about = {*meeting.pinned, *workspace.ids(Item, meeting=meeting.id), *(id for id in named if id)}
    return workspace.some(Item, sorted(about & work(workspace).live))


def _same_parties(workspace: Workspace, meeting: Meeting) -> set[int]:
    wanted = frozenset(meeting.parties)
    if not wanted:
        return set()
    found = set.intersection(*(set(workspace.ids(Meeting, parties=party)) for party in wanted))
    parties = workspace.facts(Meeting, _parties, sorted(found - {meeting.id}))
    return {id for id, there in parties.items() if there == wanted}


def _latest(workspace: Workspace, ids: Iterable[int], before: Meeting) -> Meeting | None:
    held = [one for one in workspace.some(Meeting, sorted(ids)) if one.status == "held" and one.start < before.start]
    return max(held, key=lambda one: (one.start, one.id), default=None)


def _item(entry: Entry) -> int | None:
    return entry.item


def _parties(meeting: Meeting) -> frozenset[int]:
    return frozenset(meeting.parties)
