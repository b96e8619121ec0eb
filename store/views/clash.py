"""Double bookings: meetings that overlap, and who or what they both need."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from store import when
from store.records import Meeting, Party
from store.sentence import N_, Sentence, sentence
from store.views.key import name
from store.views.occurrences import occurrences
from store.views.people import with_members
from store.workspace import Workspace

Clashes = dict[tuple[int, datetime], tuple[int, ...]]
"""(meeting, its start on the user's wall) → the meetings that overlap it and share a party, a member or a place."""


def clashes(workspace: Workspace, first: date, last: date) -> Clashes:
    """Return the double bookings: (meeting, start) → those that overlap it and share a party, a member or a place."""
    timed = [
        (m, s) for m, s in occurrences(workspace, first, last) if not when.is_day(m.start) and m.status == "planned"
    ]
    timed.sort(key=lambda pair: pair[1])
    found: dict[tuple[int, datetime], set[int]] = {}
    for place, (meeting, start) in enumerate(timed):
        end = start + timedelta(minutes=meeting.length)
        for other, other_start in timed[place + 1 :]:
            if other_start >= end:
                break
            if other.id != meeting.id and _share(workspace, meeting, other):
                found.setdefault((meeting.id, start), set()).add(other.id)
                found.setdefault((other.id, other_start), set()).add(meeting.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def shared(workspace: Workspace, one: Meeting, other: Meeting) -> tuple[set[int], str]:
    """Return what two meetings both need: parties (or members of each other's), and the place."""
    parties = with_members(workspace, one.parties) & with_members(workspace, other.parties)
    place = one.place if one.place and one.place.casefold() == other.place.casefold() else ""
    return parties, place


def _share(workspace: Workspace, one: Meeting, other: Meeting) -> bool:
    parties, place = shared(workspace, one, other)
    return bool(parties or place)


def reasons(workspace: Workspace, meeting: Meeting, other: Meeting) -> tuple[Sentence, ...]:
    """Return why a meeting cannot be attended beside another: the same party, a member of one, the same place."""
    values = {"id": other.id, "title": other.title}
    same = [party for party in meeting.parties if party in other.parties]
    told = [
        sentence(N_("{who} is invited to m{id} “{title}” too"), who=name(workspace, party), **values) for party in same
    ]
    mine, theirs = (with_members(workspace, one.parties) for one in (meeting, other))
    members = sorted((mine & theirs) - with_members(workspace, same))
    told += [_member(workspace, one, meeting, values) for one in members]
    if meeting.place and meeting.place.casefold() == other.place.casefold():
        told.append(sentence(N_("{place} is taken by m{id} “{title}”"), place=meeting.place, **values))
    return tuple(told)


def _member(workspace: Workspace, one: int, meeting: Meeting, values: dict[str, object]) -> Sentence:
    """Return that somebody is expected elsewhere: by which of the groups invited here, or by themselves."""
    party = workspace.get(Party, one)
    groups = party.groups if party and one not in meeting.parties else ()
    group = next((name(workspace, group) for group in meeting.parties if group in groups), "")
    who = name(workspace, one)
    if group:
        return sentence(N_("{who} of {group} is expected at m{id} “{title}”"), who=who, group=group, **values)
    return sentence(N_("{who} is expected at m{id} “{title}”"), who=who, **values)
