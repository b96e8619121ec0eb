"""Days and hours as people type them for a field: ISO, or in the words of quick entry (`fri`, `demain 14h`)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from store import Workspace, when
from tui.arguments import Misread
from tui.text import _

if TYPE_CHECKING:
    from tui.cli.session import Session
    from tui.quick_entry.draft import Found


class Clock(NamedTuple):
    """Where and when a day is named."""

    now: datetime
    """The hour on the wall, naive."""
    zone: str = "UTC"
    order: Literal["DMY", "MDY"] = "DMY"
    territory: str = ""


def clock_of(session: Session, workspace: Workspace) -> Clock:
    """Return the clock of somebody who works in a workspace."""
    now = when.wall(workspace.clock(), workspace.zone)
    return Clock(now, workspace.zone, session.order, session.territory)


def day_said(session: Session, field: str, text: str | None) -> date | None:
    """Return the day that an option names, None for none. Misread where the text is no day."""
    if not text:
        return None
    said = time_said("day", text, clock_of(session, session.workspace()))
    if not isinstance(said, str):
        raise Misread(
            _("{field}: “{text}” is no day; write 2026-11-27, fri or tomorrow").format(field=field, text=text)
        )
    return date.fromisoformat(said)


def time_said(shape: str, text: str, clock: Clock) -> str | datetime | None:
    """Return a time in the shape that a field keeps: `day`, `moment`, `local` (see `store.when`) or `instant`, a
    datetime in UTC, which leans to the past. None where the text is no time."""
    said = _iso(text) or _in_words(text, clock, past=shape == "instant")
    return None if said is None else _shaped(shape, said, clock.zone)


def _iso(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    # `20261127` and `2026-W48` are ISO too, and read otherwise by people
    return text if text[4:5] == "-" and text[5:7].isdigit() and moment.year > 1 else None


def _in_words(text: str, clock: Clock, *, past: bool) -> str | None:
    found = found_in(text, clock, past=past)
    return (found.value or found.start or None) if found else None


def found_in(text: str, clock: Clock, *, past: bool = False) -> Found | None:
    """Return the one expression of time that a text is from its beginning to its end, None where it is none."""
    from tui.quick_entry.dates import find
    from tui.quick_entry.tokens import tokenize

    hits = find(tokenize(text), clock.now, clock.order, past=past, loose=True, region=clock.territory)
    return hits[0].found if len(hits) == 1 and hits[0].found.span == (0, len(text)) else None


def _shaped(shape: str, said: str, zone: str) -> str | datetime:
    if shape == "instant":
        return when.instant(said, zone)
    if when.is_day(said):
        return said
    if shape == "day":
        return when.day(said, zone).isoformat()
    if shape == "local":
        return when.wall(said, zone).isoformat(timespec="minutes")
    return when.instant(said, zone).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
