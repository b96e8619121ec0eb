"""A meeting while it is held: its lines, what has been said of each so far, and what has arisen from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from store.records import Entry, Item, Meeting
from store.records.proceedings import Arise
from store.views.key import Key
from store.views.pack import pack
from store.workspace import Workspace


class Running(Struct, frozen=True):
    """What stands on the screen of those who hold a meeting."""

    lines: tuple[Key, ...]
    """What there is to raise and what has been, in the order of the talk."""
    said: dict[Key, tuple[Entry, ...]]
    """What was said of each line, oldest first."""
    actions: tuple[Key, ...]
    parked: tuple[Key, ...]
    remarks: tuple[Key, ...]
    """Entries that belong to no line."""


def running(workspace: Workspace, meeting: Meeting, today: date, before: Sequence[Key] = ()) -> Running:
    """Return a meeting as it stands. `before` is the order in which its lines were shown last: they stay in it, and
    what has been talked about stays among them even when it needs to be raised no longer."""
    entries = _entries(workspace, meeting)
    arisen = [entry.item for entry in entries if entry.act == Arise.act and entry.item]
    talked = [entry for entry in entries if not entry.act.startswith("meeting.")]
    said: dict[Key, tuple[Entry, ...]] = {}
    for entry in talked:
        if (key := _line_of(entry)) is not None:
            said[key] = (*said.get(key, ()), entry)
    raised = [line.key for line in pack(workspace, meeting, today).lines] if meeting.status == "planned" else []
    there = {key: None for key in (*raised, *said) if key.id not in arisen or key.table != Item.table}
    lines = [key for key in before if key in there]
    lines += [key for key in there if key not in lines]
    made = [*workspace.some(Item, arisen)]
    own = meeting.title
    remarks = [entry for entry in talked if _line_of(entry) is None and not (entry.channel and entry.text == own)]
    return Running(
        tuple(lines),
        said,
        tuple(Key(Item.table, item.id, "action") for item in made if item.meeting == meeting.id),
        tuple(Key(Item.table, item.id, "parked") for item in made if item.meeting != meeting.id),
        tuple(Key(Entry.table, entry.id) for entry in remarks),
    )


def _entries(workspace: Workspace, meeting: Meeting) -> list[Entry]:
    entries = workspace.find(Entry, meeting=meeting.id)
    rectified = {entry.corrects for entry in entries}
    return [entry for entry in entries if entry.id not in rectified]


def _line_of(entry: Entry) -> Key | None:
    """Return the line that an entry is about: an item, else the one party that a note is about."""
    if entry.item is not None:
        return Key(Item.table, entry.item)
    if entry.kind == "note" and len(entry.parties) == 1:
        return Key("parties", entry.parties[0], "contact")
    return None
