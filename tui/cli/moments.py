"""Days and hours as people type them for a field: ISO, or in the words of quick entry (`fri`, `demain 14h`)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from store import Workspace, when
from tui.cli.session import Session


class Clock(NamedTuple):
    """Where and when a day is named."""

    now: datetime
    """The hour on the wall, naive."""
    zone: str
    order: str
    """`DMY` or `MDY`."""


def time_said(shape: str, text: str, clock: Clock) -> str | datetime | None:
    """Return a time in the shape that a field keeps: `day`, `moment`, `local` (see `store.when`) or `instant`, a
    datetime in UTC. None where the text is no time."""
    said = _iso(text) or _in_words(text, clock)
    return None if said is None else _shaped(shape, said, clock.zone)


def _iso(text: str) -> str | None:
    try:
        datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return text if text[4:5] == "-" else None


def _in_words(text: str, clock: Clock) -> str | None:
    return None


def _shaped(shape: str, said: str, zone: str) -> str | datetime | None:
    if shape == "instant":
        return when.instant(said, zone)
    if when.is_day(said):
        return said
    if shape == "day":
        return when.day(said, zone).isoformat()
    if shape == "local":
        return when.wall(said, zone).isoformat(timespec="minutes")
    return when.instant(said, zone).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def clock_of(session: Session, workspace: Workspace) -> Clock:
    """Return the clock of somebody who works in a workspace."""
    return Clock(when.wall(workspace.clock(), workspace.zone), workspace.zone, session.order)
