"""The minutes of a meeting: the entries that name it, line by line; who came, what was decided, who does what next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from store import when
from store.records import Entry, Item, Meeting, Party
from store.records.entry import Answer
from store.views.key import name, names
from store.views.people import with_members
from store.workspace import Workspace


class Said(Struct, frozen=True):
    """Something that was said, answered or decided."""

    kind: str
    """The entry's: note, contact, answer, feedback, decision."""
    text: str
    parties: tuple[str, ...] = ()
    """Names, of whom it comes from."""
    answer: Answer | None = None


class Point(Struct, frozen=True):
    """A line of the agenda, and what was said of it."""

    item: int
    kind: str
    title: str
    said: tuple[Said, ...]
    outcome: str
    """Its code, "" while it is open."""
    resolution: str


class Action(Struct, frozen=True):
    """What somebody is to do now."""

    item: int
    title: str
    owner: str
    parties: tuple[str, ...]
    due: str | None


class Minutes(Struct, frozen=True):
    """What remains of a meeting."""

    id: int
    title: str
    kind: str
    start: datetime | str
    """On the wall where it was held; a day of a meeting of whole days."""
    place: str
    present: tuple[tuple[str, int], ...]
    """(party, how many of it)."""
    absent: tuple[str, ...]
    points: tuple[Point, ...]
    general: tuple[Said, ...]
    """What belongs to no line."""
    actions: tuple[Action, ...]
    next: int | None
    """The meeting that follows in the series."""
    next_start: str


def minutes(workspace: Workspace, meeting: Meeting) -> Minutes:
    """Return the minutes of a meeting as they stand, also while it is being held."""
    entries = _entries(workspace, meeting)
    actions = _actions(workspace, meeting)
    following = next_in_series(workspace, meeting)
    named = dict.fromkeys(entry.item for entry in entries if entry.item is not None)
    named = dict.fromkeys((*(id for id in meeting.pinned if id in named), *named))
    return Minutes(
        id=meeting.id,
        title=meeting.title,
        kind=meeting.kind,
        start=meeting.start if when.is_day(meeting.start) else datetime.fromisoformat(meeting.start),
        place=meeting.place,
        present=tuple((name(workspace, party), number) for party, number in meeting.attendance.items() if number),
        absent=names(workspace, absent(workspace, meeting)),
        points=tuple(_point(workspace, item, entries) for item in workspace.some(Item, named)),
        general=tuple(_said(workspace, entry) for entry in entries if entry.item is None),
        actions=tuple(_action(workspace, item) for item in actions),
        next=following.id if following else None,
        next_start=following.start if following else "",
    )


def absent(workspace: Workspace, meeting: Meeting) -> tuple[int, ...]:
    """Return the invited parties of whom nobody came, neither a member nor, for a person, somebody of their group; none
    where attendance was not noted."""
    came = {party for party, number in meeting.attendance.items() if number}
    if not meeting.attendance:
        return ()
    return tuple(party for party in meeting.parties if not came & _stood_for(workspace, party))


def next_in_series(workspace: Workspace, meeting: Meeting) -> Meeting | None:
    """Return the planned meeting that follows in its series, None where there is none."""
    root = meeting.series or meeting.id
    others = workspace.some(Meeting, (root, *workspace.ids(Meeting, series=root)))
    later = [one for one in others if one.status == "planned" and one.start > meeting.start]
    return min(later, key=lambda one: (one.start, one.id), default=None)


def recipients(workspace: Workspace, meeting: Meeting) -> dict[str, tuple[Party, ...]]:
    """Return, by language ("" where none is noted), the parties to whom the minutes go."""
    found: dict[str, list[Party]] = {}
    for party in workspace.some(Party, meeting.parties):
        found.setdefault(party.lang[:2].lower(), []).append(party)
    return {lang: tuple(parties) for lang, parties in found.items()}


def _stood_for(workspace: Workspace, party: int) -> set[int]:
    record = workspace.get(Party, party)
    return with_members(workspace, (party,)).union(record.groups if record else ())


def _entries(workspace: Workspace, meeting: Meeting) -> list[Entry]:
    """Return what was said, in the order of the talk; what rectifies an entry stands in its place."""
    entries = workspace.find(Entry, meeting=meeting.id)
    rectified = {entry.corrects: entry for entry in entries if entry.corrects is not None}
    told = []
    for entry in entries:
        # that it was held, moved or cancelled is no part of the talk
        if entry.corrects is not None or entry.act.startswith("meeting."):
            continue
        while entry.id in rectified:
            entry = rectified[entry.id]
        if entry.item is not None or entry.text != meeting.title:
            told.append(entry)
    return told


def _actions(workspace: Workspace, meeting: Meeting) -> list[Item]:
    """Return what was made for it since it began: what was there before prepared it."""
    began = when.instant(meeting.start, meeting.zone)
    return [item for item in workspace.find(Item, meeting=meeting.id) if item.created_at >= began]


def _point(workspace: Workspace, item: Item, entries: Iterable[Entry]) -> Point:
    said = tuple(_said(workspace, entry) for entry in entries if entry.item == item.id)
    return Point(item.id, item.kind, item.title, said, item.outcome or "", item.resolution)


def _said(workspace: Workspace, entry: Entry) -> Said:
    return Said(entry.kind, entry.text, names(workspace, entry.parties), entry.answer)


def _action(workspace: Workspace, item: Item) -> Action:
    due = when.day(item.due, workspace.zone).isoformat() if item.due else None
    parties = (item.ball,) if item.ball else item.parties
    return Action(item.id, item.title, item.owner, names(workspace, parties), due)
