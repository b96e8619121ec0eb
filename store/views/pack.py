"""The pack of a meeting: what there is to raise with those who come, found anew each time it is looked at.

Nothing is copied into a meeting and nothing is lost from it: a line is a record, and why it is here is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from store.records import Item, Meeting
from store.sentence import N_, Sentence, sentence
from store.views import raising
from store.views.key import Key, codes
from store.views.last_time import last_time, left_over
from store.views.people import with_members
from store.views.work import unfinished
from store.workspace import Workspace


class PackLine(Struct, frozen=True):
    """One thing to raise."""

    key: Key
    why: str
    """pinned, prepared, unfinished, conflict, court, promise, green_light, relay, silence: the first that brings it."""
    title: str
    parties: tuple[str, ...]
    """The codes of those among the guests whom it concerns."""
    reason: Sentence
    also: tuple[Sentence, ...] = ()
    """What else would bring it here."""


class Pack(Struct, frozen=True):
    """What there is to raise in a meeting, in the order of the talk."""

    lines: tuple[PackLine, ...]
    skipped: tuple[PackLine, ...]
    """What would be here and was left out by hand."""


class Raised(NamedTuple):
    """A record, why it is to be raised, and with whom."""

    key: Key
    why: str
    reason: Sentence
    parties: tuple[int, ...]


def pack(workspace: Workspace, meeting: Meeting, today: date) -> Pack:
    """Return the pack of a meeting as it is today: each record once, with all that brings it here."""
    guests = with_members(workspace, meeting.parties)
    found: dict[tuple[str, int], list[Raised]] = {}
    for one in (*_by_hand(workspace, meeting), *_by_query(workspace, meeting, guests, today)):
        found.setdefault((one.key.table, one.key.id), []).append(one)
    skipped = {(Item.table, id) for id in meeting.skipped}
    lines = {key: line for key, raised in found.items() if (line := _line(workspace, raised)) is not None}
    return Pack(
        tuple(line for key, line in lines.items() if key not in skipped),
        tuple(line for key, line in lines.items() if key in skipped),
    )


def _by_hand(workspace: Workspace, meeting: Meeting) -> Iterator[Raised]:
    """Yield what was put here by somebody: pinned, in that order, then what the meeting was given to prepare."""
    for item in workspace.some(Item, meeting.pinned):
        if item.status != "closed":
            yield Raised(Key(Item.table, item.id), "pinned", sentence(N_("pinned to this meeting")), item.parties)
    for item in unfinished(workspace, meeting=meeting.id):
        said = sentence(N_("put on the agenda of this meeting"))
        yield Raised(Key(Item.table, item.id), "prepared", said, item.parties)


def _by_query(workspace: Workspace, meeting: Meeting, guests: set[int], today: date) -> Iterator[Raised]:
    """Yield what brings itself: left over from last time, then what stands between us and the guests."""
    before = last_time(workspace, meeting)
    for item in left_over(workspace, before) if before else ():
        said = sentence(N_("left unfinished in m{id}"), id=before.id if before else 0)
        yield Raised(Key(Item.table, item.id), "unfinished", said, item.parties)
    for why, query in _QUERIES.items():
        for key, parties, said in query(workspace, guests, today):
            yield Raised(key, why, said, parties)
    for key, parties, said in raising.silences(workspace, meeting.parties, guests, today):
        yield Raised(key, "silence", said, parties)


_QUERIES: dict[str, Callable[[Workspace, set[int], date], Iterator[raising.Found]]] = {
    "conflict": raising.conflicts, "court": raising.in_their_court, "promise": raising.promises,
    "green_light": raising.green_lights, "relay": raising.relays,
}  # fmt: skip
"""In the order of the talk: what divides, what is late on either side, what is to be answered."""


def _line(workspace: Workspace, raised: list[Raised]) -> PackLine | None:
    first, *others = raised
    title = raising.title_of(workspace, first.key)
    if title is None:
        return None
    parties = dict.fromkeys(party for one in raised for party in one.parties)
    return PackLine(
        first.key, first.why, title, codes(workspace, parties), first.reason, tuple(one.reason for one in others)
    )
