"""The next meeting with somebody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from store.records import Meeting
from store.views.occurrences import occurrences
from store.views.people import with_members
from store.workspace import Workspace

AHEAD = timedelta(days=92)
"""How far ahead a meeting is looked for."""


def next_meeting(workspace: Workspace, parties: Iterable[int], first: date) -> tuple[Meeting, datetime] | None:
    """Return the next planned meeting, from the day `first` on, to which one of these parties or a group it belongs to
    is invited, and the local start of that occurrence; None where none is planned within three months."""
    wanted = {*parties}
    coming = (
        (start, meeting)
        for meeting, start in occurrences(workspace, first, first + AHEAD)
        if meeting.status == "planned" and wanted & with_members(workspace, meeting.parties)
    )
    found = min(coming, key=lambda one: (one[0], one[1].id), default=None)
    return (found[1], found[0]) if found else None
