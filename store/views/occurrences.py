"""Meetings as they take place: a series occurrence by occurrence, on the user's wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from store import when
from store.records import Meeting
from store.workspace import Workspace


def occurrences(workspace: Workspace, first: date, last: date) -> Sequence[tuple[Meeting, datetime]]:
    """Return the planned and held meetings that start, for the user, within [first, last]: each occurrence with its
    local start."""
    # a screen asks for few lengths of time, over and over
    stamp = workspace.version(Meeting), first
    return workspace.remembered(
        ("occurrences", (last - first).days), stamp, lambda: tuple(_found(workspace, first, last))
    )


def _found(workspace: Workspace, first: date, last: date) -> Iterator[tuple[Meeting, datetime]]:
    # where the meeting is, it may be another day than where its reader is
    for meeting, start in _starts(workspace, first - timedelta(days=1), last + timedelta(days=1)):
        local = local_start(meeting, start, workspace.zone)
        if first <= local.date() <= last:
            yield meeting, local


def _starts(workspace: Workspace, first: date, last: date) -> Iterator[tuple[Meeting, str]]:
    """Yield the meetings that start within [first, last] where they are, with the stored start of each occurrence."""
    for id in workspace.between(Meeting, "start", first.isoformat(), (last + timedelta(days=1)).isoformat()):
        meeting = workspace.get(Meeting, id)
        if meeting is not None and meeting.status != "cancelled":
            yield meeting, meeting.start
    begin, end = datetime.combine(first, time.min), datetime.combine(last, time.max)
    for meeting in workspace.find(Meeting, status="planned"):
        if not meeting.every or meeting.start[:10] > last.isoformat():
            continue
        for start in when.occurrences(meeting.every, meeting.start, begin, end, meeting.except_on):
            text = start.date().isoformat() if when.is_day(meeting.start) else start.isoformat(timespec="minutes")
            if text != meeting.start:
                yield meeting, text


def local_start(meeting: Meeting, start: str, zone: str) -> datetime:
    """Return the local time, in the user's zone, of a start of a meeting as it is stored."""
    if when.is_day(start):
        return datetime.fromisoformat(start)
    return when.wall(when.instant(start, meeting.zone), zone)
