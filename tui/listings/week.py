"""A week of the agenda, as a picture needs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from store import Meeting
from store.views.agenda import AgendaRow, Slot
from store.views.key import Key
from store.workspace import Workspace
from tui.listings.agenda import AgendaListing
from tui.listings.listing import Line, keys
from tui.pictures.week_plan import Block, Day, Told
from tui.text import _, day, plain

MIDNIGHT = 24 * 60
SHORTEST = 15
"""Minutes that something is shown to last at least."""


def week_of(on: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week of a day."""
    monday = on - timedelta(days=on.weekday())
    return monday, monday + timedelta(days=6)


def hours() -> list[str]:
    """Return the names of the hours of a day, as briefly as they are clear."""
    return [_("{hour:02}:00").format(hour=hour) for hour in range(24)]


def days(listing: AgendaListing, lines: Sequence[Line], workspace: Workspace, monday: date, today: date) -> list[Day]:
    """Return the seven days with what is on them; what is overdue stands on today, first of all. Only meetings are
    read, for their length."""
    slots: dict[date, list[Slot]] = {}
    for key in keys(lines):
        if (slot := listing.slot(key)) is not None:
            slots.setdefault(today if slot.overdue else slot.day, []).append(slot)
    week = (monday + timedelta(days=n) for n in range(7))
    return [_day(listing, on, [_block(workspace, slot) for slot in slots.get(on, ())], today) for on in week]


def told(listing: AgendaListing, workspace: Workspace, key: Key, today: date) -> Told:
    """Return what the picture says of a line."""
    row = listing.row(workspace, key, today)
    if row is None:
        return Told("")
    role, sign = _look(row)
    # where it begins within the hour
    begins = f":{row.at[3:]}\N{NO-BREAK SPACE}" if row.at[3:] not in ("", "00") and not row.overdue else ""
    return Told(begins + plain(row.title), role, sign)


def _day(listing: AgendaListing, on: date, blocks: Sequence[Block], today: date) -> Day:
    name = listing.closed(on)
    return Day(
        heading=" ".join(day(on).split(" ")[:2]),
        is_today=on == today,
        is_closed=bool(name) or on.weekday() > 4,
        labels=(plain(name),) if name else (),
        notes=tuple(block for block in blocks if block.start < 0),
        blocks=tuple(block for block in blocks if block.start >= 0),
    )


def _block(workspace: Workspace, slot: Slot) -> Block:
    if not slot.at or slot.overdue:
        return Block(slot.key)
    at = time.fromisoformat(slot.at)
    start = at.hour * 60 + at.minute
    meeting = workspace.get(Meeting, slot.key.id) if slot.key.table == Meeting.table else None
    return Block(slot.key, start, min(MIDNIGHT, start + max(SHORTEST, meeting.length if meeting else 0)))


def _look(row: AgendaRow) -> tuple[str, str]:
    if row.held:
        return "dim", "✓"
    if row.overdue:
        return "alert", "!"
    if row.clash:
        return "warn", "⇄"
    return _LOOKS.get(row.what, ("", ""))


_LOOKS = {
    "due": ("", "•"), "review": ("dim", "?"), "contact": ("dim", "@"), "golive": ("accent", "»"),
    "event": ("accent", ""), "training": ("good", ""), "seminar": ("good", ""), "checkin": ("", "@"),
}  # fmt: skip
"""What it is → its role and the sign before it."""
