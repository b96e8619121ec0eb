"""A week of the agenda, as a picture needs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from store.views.agenda import AgendaRow
from store.workspace import Workspace
from tui.listings.agenda import AgendaListing
from tui.listings.listing import Line, keys
from tui.text import clock, day, plain
from tui.week_plan import Block, Day

MIDNIGHT = 24 * 60
SHORTEST = 15
"""Minutes that something is shown to last at least."""


def week_of(on: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week of a day."""
    monday = on - timedelta(days=on.weekday())
    return monday, monday + timedelta(days=6)


def hours() -> list[str]:
    """Return the names of the hours of a day."""
    return [clock(time(hour)) for hour in range(24)]


def days(listing: AgendaListing, lines: Sequence[Line], workspace: Workspace, monday: date, today: date) -> list[Day]:
    """Return the seven days with what is on them; what is overdue stands on today, first of all."""
    rows: dict[date, list[AgendaRow]] = {}
    for key in keys(lines):
        slot = listing.slot(key)
        on = today if slot and slot.overdue else slot.day if slot else date.max
        if monday <= on < monday + timedelta(days=7) and (row := listing.row(workspace, key, today)) is not None:
            rows.setdefault(on, []).append(row)
    return [_day(listing, on, rows.get(on, ()), today) for on in (monday + timedelta(days=n) for n in range(7))]


def _day(listing: AgendaListing, on: date, rows: Sequence[AgendaRow], today: date) -> Day:
    name = listing.closed(on)
    blocks = [_block(row) for row in rows]
    return Day(
        heading=" ".join(day(on).split(" ")[:2]),
        is_today=on == today,
        is_closed=bool(name) or on.weekday() > 4,
        labels=(plain(name),) if name else (),
        notes=tuple(block for block in blocks if block.start < 0),
        blocks=tuple(block for block in blocks if block.start >= 0),
    )


def _block(row: AgendaRow) -> Block:
    role, sign = _look(row)
    title = plain(row.title)
    if not row.at or row.overdue:
        return Block(row.key, title, role, sign)
    at = time.fromisoformat(row.at)
    start = at.hour * 60 + at.minute
    end = min(MIDNIGHT, start + max(SHORTEST, row.length))
    return Block(row.key, (f":{at.minute:02}\N{NO-BREAK SPACE}" if at.minute else "") + title, role, sign, start, end)


def _look(row: AgendaRow) -> tuple[str, str]:
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
