"""What stands for a line on any screen: a record, or something computed about one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.records import Party
from store.workspace import Workspace


class Key(NamedTuple):
    """A line's identity; it stays the same while the data behind it changes."""

    table: str
    id: int
    what: str = ""
    """Which of several lines about one record: an occurrence's start, `due`, `contact`, a signal's name …"""


def name(workspace: Workspace, party: int | None) -> str:
    """Return a party's name, "" for none."""
    record = workspace.get(Party, party) if party else None
    return record.name if record else ""


def names(workspace: Workspace, parties: Iterable[int]) -> tuple[str, ...]:
    """Return the names of parties, in their order."""
    return tuple(name(workspace, party) for party in parties)


def codes(workspace: Workspace, parties: Iterable[int]) -> tuple[str, ...]:
    """Return what people type for parties, in their order."""
    records = (workspace.get(Party, party) for party in parties)
    return tuple(record.code for record in records if record)
