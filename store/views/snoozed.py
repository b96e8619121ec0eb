"""What sleeps, and what wakes it: a day, a meeting, the next activity, whichever comes first."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from msgspec import Struct

from store import when
from store.records import Entry, Item, Meeting
from store.records.item import Snooze
from store.views.key import name, names
from store.views.work import parties_of
from store.workspace import Workspace

FAR = timedelta(days=400)
"""How far ahead the next occurrence of a series is looked for."""
_NO_ACTIVITY = ("item.snooze", "item.wake")
"""Decisions about sleep are no activity: they would wake others."""

Woken = Literal["day", "meeting", "activity"]


class SnoozedRow(Struct, frozen=True):
    """An item that sleeps, and all that would wake it."""

    id: int
    title: str
    kind: str
    source: str
    since: date
    """The day it was put to sleep."""
    day: date | None
    meeting: int | None
    meeting_title: str
    meeting_day: date | None
    """The day on which that meeting takes place next."""
    activity: bool
    """Whether anything that happens with its parties wakes it."""
    parties: tuple[str, ...]
    """The names of these parties."""


def row(workspace: Workspace, item: Item) -> SnoozedRow | None:
    """Return what an item sleeps until, None where it was not put to sleep."""
    until = item.until
    if until is None:
        return None
    meeting = workspace.get(Meeting, until.meeting) if until.meeting is not None else None
    return SnoozedRow(
        item.id, item.title, item.kind, name(workspace, item.source), when.day(until.since, workspace.zone),
        when.day(until.day, workspace.zone) if until.day else None,
        until.meeting, meeting.title if meeting else "", meeting_day(workspace, until), until.activity,
        names(workspace, parties_of(item)),
    )  # fmt: skip


def wakes(workspace: Workspace, item: Item) -> date | None:
    """Return the day on which an item wakes at the latest; None where only something that happens wakes it."""
    until = item.until
    if until is None:
        return None
    day = when.day(until.day, workspace.zone) if until.day else None
    return min((one for one in (day, meeting_day(workspace, until)) if one), default=None)


def sleeps(workspace: Workspace, item: Item, today: date) -> bool:
    """Say whether an item was put to sleep and still sleeps."""
    return item.until is not None and woken(workspace, item, today) is None


def woken(workspace: Workspace, item: Item, today: date) -> Woken | None:
    """Return which of the things that a snoozed item waits for has come, None where none has."""
    until = item.until
    if until is None:
        return None
    if until.day and when.day(until.day, workspace.zone) <= today:
        return "day"
    if until.meeting is not None:
        day = meeting_day(workspace, until)
        if day is None or day <= today:
            return "meeting"
    return "activity" if until.activity and _active_since(workspace, item, until.since) else None


def meeting_day(workspace: Workspace, until: Snooze) -> date | None:
    """Return the day on which the meeting that is waited for takes place: of a series, the first one after it was
    put to sleep. None where none is waited for, or it does not take place any more."""
    meeting = workspace.get(Meeting, until.meeting) if until.meeting is not None else None
    if meeting is None or meeting.status != "planned":
        return None
    first, asleep_on = when.day(meeting.start, meeting.zone), when.day(until.since, workspace.zone)
    if first > asleep_on or not meeting.every:
        return first
    begin = datetime.combine(asleep_on + timedelta(days=1), time.min)
    coming = when.occurrences(meeting.every, meeting.start, begin, begin + FAR, meeting.except_on)
    return next((start.date() for start in coming), None)


def _active_since(workspace: Workspace, item: Item, since: datetime) -> bool:
    about = (item.id, *workspace.ids(Item, duplicate_of=item.id))
    noted = (
        *(_last_noted(workspace, "item", id) for id in about),
        *(_last_noted(workspace, "parties", party) for party in parties_of(item)),
    )
    return any(at is not None and at > since for at in noted)


def _last_noted(workspace: Workspace, field: str, id: int) -> datetime | None:
    """Return when the last entry under this number was made that tells of an activity."""

    def look() -> datetime | None:
        entries = workspace.some(Entry, reversed(workspace.ids(Entry, **{field: id})))
        return next((entry.created_at for entry in entries if entry.act not in _NO_ACTIVITY), None)

    return workspace.remembered(("noted", field, id), workspace.version(Entry, **{field: id}), look)
