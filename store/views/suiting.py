"""What an hour asks of those who are invited: in points, by which hours are ranked, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

from store.records import Meeting
from store.sentence import N_, Sentence, sentence
from store.views.key import name
from store.workspace import Workspace

ABSENT, MEMBER, WHOLE_DAY, LUNCH, LOADED, STRAIGHT = 100, 40, 30, 15, 8, 5
"""Points: an invited party is elsewhere, a member of one is, it has something all day; it falls on lunch; a party has
many meetings that day; a party comes from another meeting, or goes on to one, without a break."""
NOON, LUNCH_ENDS = time(12), time(13)
MANY = 3
"""Meetings a day from which one more weighs on a party."""


class Hit(NamedTuple):
    """Somebody who is taken by another meeting."""

    who: int
    invited: int
    """The invited party that they are, or are a member of."""


class Strain:
    """What a beginning asks of those invited. Those who find a time fill it in."""

    __slots__ = ("after", "away", "before", "end", "loaded", "room", "rooms_taken", "start", "whole_day")

    def __init__(self, start: datetime, length: int) -> None:
        """Nothing is known against it yet."""
        self.start = start
        self.end = start + timedelta(minutes=length)
        self.room = ""
        self.rooms_taken: set[str] = set()
        self.away: dict[Hit, Meeting] = {}
        self.whole_day: dict[int, Meeting] = {}
        self.before: dict[int, Meeting] = {}
        """Who comes straight from where."""
        self.after: dict[int, Meeting] = {}
        """Who goes straight on to where."""
        self.loaded: dict[int, int] = {}
        """For whom it is one meeting more on a full day: how many there are."""

    @property
    def is_over_lunch(self) -> bool:
        """Whether it takes of the hour at noon."""
        return self.start.time() < LUNCH_ENDS and self.end.time() > NOON


def cost(strain: Strain) -> int:
    """Return how much an hour inconveniences, in points."""
    absent = sum(ABSENT if hit.who == hit.invited else MEMBER for hit in strain.away)
    straight = len({*strain.before, *strain.after})
    soft = WHOLE_DAY * len(strain.whole_day) + LOADED * len(strain.loaded) + STRAIGHT * straight
    return absent + soft + LUNCH * strain.is_over_lunch


def reasons(workspace: Workspace, strain: Strain) -> Iterator[Sentence]:
    """Yield why an hour is good, then whom it inconveniences and by what."""
    if not strain.away:
        room = sentence(N_("everybody is free, and so is {room}"), room=strain.room)
        yield room if strain.room else sentence(N_("everybody is free"))
        if not strain.before and not strain.after and not strain.whole_day:
            yield sentence(N_("nobody comes from another meeting or has to go to one"))
    for hit, meeting in strain.away.items():
        yield _absence(workspace, hit, meeting)
    for template, who in (
        (N_("{party} has m{id} “{title}” all day"), strain.whole_day),
        (N_("{party} comes straight from m{id} “{title}”"), strain.before),
        (N_("{party} has to go straight on to m{id} “{title}”"), strain.after),
    ):
        for party, meeting in who.items():
            yield sentence(template, party=name(workspace, party), id=meeting.id, title=meeting.title)
    for party, number in strain.loaded.items():
        yield sentence(N_("{party} has {n} meetings that day already"), party=name(workspace, party), n=number)
    if strain.is_over_lunch:
        yield sentence(N_("it falls on lunch"))


def _absence(workspace: Workspace, hit: Hit, meeting: Meeting) -> Sentence:
    values = {"who": name(workspace, hit.who), "id": meeting.id, "title": meeting.title}
    if hit.who == hit.invited:
        return sentence(N_("{who} is at m{id} “{title}”"), **values)
    return sentence(N_("{who} of {party} is at m{id} “{title}”"), **values, party=name(workspace, hit.invited))
