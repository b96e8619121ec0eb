"""Contacts with a party, against what was agreed: the last one, the next one, how they sounded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from store import when
from store.records import Entry, Party
from store.views.noted import rectified
from store.workspace import Workspace

BACKDATED = 32
"""How many entries back one is looked for that was noted late: what was noted before them is taken to have been so."""
LATEST = 6
"""How many of a party's latest entries are looked at for its tone, and for too many contacts."""


def agreed_cadence(workspace: Workspace, party: Party) -> int | None:
    """Return the days between contacts agreed with a party: its own, else the shortest of its groups'."""
    if party.cadence:
        return party.cadence
    groups = (workspace.get(Party, group) for group in party.groups)
    return min((group.cadence for group in groups if group and group.cadence), default=None)


def last_contact(workspace: Workspace, party: Party) -> date | None:
    """Return the day of the last contact with a party or, for a group, with any of its members."""
    days = (spoken(workspace, one).last for one in itself(workspace, party))
    return max((day for day in days if day), default=None)


def contacts_of(workspace: Workspace, party: Party, day: date) -> tuple[int, ...]:
    """Return the entries that tell of a contact on a day, as far as they are among the latest."""
    told = (spoken(workspace, one).contacts for one in itself(workspace, party))
    return tuple({id for contacts in told for id, at in contacts.items() if when.day(at, workspace.zone) == day})


def itself(workspace: Workspace, party: Party) -> tuple[int, ...]:
    """Return a party and, of a group, its members: a word with one of them is a word with it."""
    return (party.id, *(workspace.ids(Party, groups=party.id) if party.kind == "group" else ()))


def next_contact(workspace: Workspace, party: Party) -> date | None:
    """Return the day on which the next contact falls due, None where no cadence is agreed."""
    return due_after(workspace, party, last_contact(workspace, party), agreed_cadence(workspace, party))


def due_after(workspace: Workspace, party: Party, last: date | None, cadence: int | None) -> date | None:
    """Return that day where the last contact and the cadence are known."""
    if cadence is None:
        return None
    return (last or when.day(party.created_at, workspace.zone)) + timedelta(days=cadence)


class Spoken(NamedTuple):
    """What the latest entries tell of the contacts with one party."""

    last: date | None
    tones: Mapping[int, int]
    """By entry, in their order."""
    contacts: Mapping[int, datetime]
    """When each contact among them was, by entry."""

    @property
    def tone(self) -> float | None:
        """Their mean, None where none was noted."""
        return sum(self.tones.values()) / len(self.tones) if self.tones else None

    @property
    def trend(self) -> float:
        """How much the mean of the later half lies above that of the earlier one."""
        told, half = [*self.tones.values()], len(self.tones) // 2
        return (sum(told[-half:]) - sum(told[:half])) / half if half else 0.0


def spoken(workspace: Workspace, party: int) -> Spoken:
    """Return what was spoken lately with a party itself, its members left aside."""

    def gather() -> Spoken:
        ids, corrected = workspace.ids(Entry, parties=party)[-BACKDATED:], rectified(workspace)
        told = workspace.facts(Entry, told_by, ids[-LATEST:])
        stands = {id: one for id, one in told.items() if id not in corrected}
        return Spoken(
            latest_day(workspace, reversed(ids), told),
            {id: one.tone for id, one in stands.items() if one.tone is not None},
            {id: one.contact for id, one in stands.items() if one.contact is not None},
        )

    stamp = workspace.version(Entry, parties=party), workspace.version(Entry, "corrects")
    return workspace.remembered(("spoken", party), stamp, gather)


class Told(NamedTuple):
    """What an entry tells of the relationship with those it names."""

    noted: datetime
    contact: datetime | None
    """When they were spoken to."""
    tone: int | None


def told_by(entry: Entry) -> Told:
    """Return what an entry tells of a relationship."""
    return Told(entry.created_at, entry.at if entry.kind in ("contact", "answer") else None, entry.tone)


def latest_day(
    workspace: Workspace, ids: Iterable[int], known: Mapping[int, Told] = MappingProxyType({})
) -> date | None:
    """Return the day of the latest contact that entries tell of. They are given newest first, and read no further than
    is needed; `known` is what some of them are known to tell."""
    last: datetime | None = None
    corrected = rectified(workspace)
    for id in ids:
        told = known.get(id) or workspace.fact(Entry, told_by, id)
        if told is None:
            continue
        # the log tells of the past: nothing noted by the day that was found tells of a later one
        if last is not None and (told.noted <= last or _same_day(told.noted, last, workspace.zone)):
            break
        if told.contact is not None and id not in corrected:
            last = max(last, told.contact) if last else told.contact
    return when.day(last, workspace.zone) if last else None


def _same_day(one: datetime, other: datetime, zone: str) -> bool:
    return one - other < timedelta(days=1) and when.day(one, zone) == when.day(other, zone)
