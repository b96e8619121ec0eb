"""What is planned and takes time: each occurrence from its beginning to its end, on the user's wall."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from store import when
from store.records import Meeting
from store.views.occurrences import occurrences
from store.workspace import Workspace

LONGEST = 31 * 1440
"""Minutes: what began earlier than that is not looked for."""


class Appointment(NamedTuple):
    """One occurrence of a planned meeting; of a whole day, from midnight to midnight."""

    meeting: Meeting
    start: datetime
    end: datetime

    @property
    def is_whole_day(self) -> bool:
        """Whether it names days and no hour: one can be met with on them."""
        return when.is_day(self.meeting.start)

    @property
    def days(self) -> list[date]:
        """Each day it touches."""
        last = max(self.start, self.end - timedelta(minutes=1)).date()
        return [self.start.date() + timedelta(days=n) for n in range((last - self.start.date()).days + 1)]


def appointments(workspace: Workspace, first: date, last: date) -> list[Appointment]:
    """Return what is planned and touches [first, last], also where it began before; in order of time."""
    lengths = workspace.facts(Meeting, _length, workspace.ids(Meeting, status="planned"))
    before = timedelta(minutes=min(max(lengths.values(), default=0), LONGEST))
    midnight = datetime.combine(first, time.min)
    found = [
        Appointment(meeting, start, start + timedelta(minutes=meeting.length))
        for meeting, start in occurrences(workspace, (midnight - before).date(), last)
        if meeting.status == "planned"
    ]
    return sorted((one for one in found if one.end > midnight), key=lambda one: (one.start, one.meeting.id))


def _length(meeting: Meeting) -> int:
    return meeting.length
