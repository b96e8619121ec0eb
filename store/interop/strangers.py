"""Guests who are no party yet: those of meetings to come become persons, whom the meeting then names."""

from __future__ import annotations

from collections.abc import Iterable

from store.interop.directory import Person
from store.interop.intake import Intake
from store.records import party
from store.sentence import N_, Sentence, sentence

MOST_STRANGERS = 50
"""Of one meeting; an invitation to a whole organisation is not a list of people to keep."""


def parties_of(people: Iterable[Person], where: Sentence, intake: Intake, *, welcome: bool) -> tuple[int, ...]:
    """Return the numbers of the parties that these people are; strangers become parties where they are `welcome`."""
    guests = [person for person in people if not intake.is_mine(person)]
    found = {person: intake.directory.find(person) for person in guests}
    strangers = [person for person, id in found.items() if id is None] if welcome else []
    if len(strangers) > MOST_STRANGERS:
        problem = sentence(
            N_("{n} of its guests are no party here and were left out (at most {most} are taken in)"),
            n=len(strangers), most=MOST_STRANGERS,
        )  # fmt: skip
        intake.skip(where, problem)
        strangers = []
    for stranger in strangers:
        found[stranger] = intake.take(newcomer(stranger), where)
    return tuple(dict.fromkeys(id for id in found.values() if id))


def newcomer(person: Person, called: str = "") -> party.Add:
    """Return what makes a party of a person; `called` is their name, else the one they are named by."""
    name = called or person.spoken()
    spelled = person.name if person.name not in ("", name, person.mail) else ""
    return party.Add(
        name=name,
        kind=person.kind,
        aliases=(spelled,) if spelled else (),
        contact={"mail": person.mail} if person.mail else {},
        uid=f"mailto:{person.mail.casefold()}" if person.mail else "",
    )
