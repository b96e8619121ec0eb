"""Parties from a list, whatever it was written in: groups before their members, the known recognised."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from store.interop.directory import Person
from store.interop.intake import Intake, Known
from store.records import Party, party
from store.records.party import PartyKind
from store.sentence import N_, Refused, Sentence, sentence


class Listed(Struct, frozen=True):
    """A party as a card or a row lists it."""

    name: str
    kind: PartyKind = "person"
    code: str = ""
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    """The groups it is a member of, by code, name or alias: they must be known or listed."""
    belongs: tuple[str, ...] = ()
    """What may be such a group: its company, its department."""
    role: str = ""
    size: int | None = None
    cadence: int | None = None
    lang: str = ""
    contact: dict[str, str] = {}
    tags: tuple[str, ...] = ()
    uid: str = ""


Row = tuple[Listed, Sentence]
"""A party, and where it stands in its source."""


def bring_in_all(rows: Sequence[Row], intake: Intake, *, strict: bool) -> None:
    """Take in the parties of a list. A group that is neither known nor listed is named, or (`strict`) Refused."""
    for listed, where in _groups_first(rows):
        _bring_in(listed, where, intake, strict)


def _bring_in(listed: Listed, where: Sentence, intake: Intake, strict: bool) -> None:
    standing = _standing(listed, intake)
    if standing is not None:
        intake.known.append(Known(Party.table, standing, listed.name))
        return
    groups = [_group(name, where, intake, strict) for name in listed.groups]
    groups += [intake.directory.named(name) for name in listed.belongs]
    operation = party.Add(
        name=listed.name,
        code=listed.code,
        kind=listed.kind,
        aliases=listed.aliases,
        groups=tuple(dict.fromkeys(id for id in groups if id)),
        role=listed.role,
        size=listed.size,
        cadence=listed.cadence,
        lang=listed.lang,
        contact=listed.contact,
        tags=listed.tags,
        uid=listed.uid,
    )
    problem = intake.refusal(party.Add(name=listed.name, code=listed.code)) if strict else None
    if problem is not None:
        raise Refused(N_("{where}: {problem}"), where=where, problem=problem)
    intake.take(operation, where)


def _standing(listed: Listed, intake: Intake) -> int | None:
    """Return the number of the party that this is: by UID, by code, by address, or by name."""
    record = intake.record(Party, listed.uid) if listed.uid else None
    if record is not None:
        return record.id
    if listed.code:
        return intake.directory.coded(listed.code)
    return intake.directory.find(Person(listed.name, listed.contact.get("mail", "")))


def _group(name: str, where: Sentence, intake: Intake, strict: bool) -> int | None:
    found = intake.directory.coded(name) or intake.directory.named(name)
    if found is None and strict:
        raise Refused(
            N_("{where}, groups: there is no group “{name}”; list it in a row of its own, or correct the name"),
            field="groups", where=where, name=name,
        )  # fmt: skip
    if found is None:
        intake.skip(where, sentence(N_("there is no group “{name}”; the membership is left out"), name=name))
    return found


def _groups_first(rows: Sequence[Row]) -> list[Row]:
    """Return the rows so that each group stands before those that name it as theirs (a circle stands as it came)."""
    waiting = [*rows]
    ordered: list[Row] = []
    while waiting:
        unborn = {name.casefold() for listed, _ in waiting for name in (listed.code, listed.name) if name}
        ready = [row for row in waiting if not _named(row[0]) & (unborn - _own(row[0]))]
        if not ready:
            return ordered + waiting
        ordered += ready
        taken = set(map(id, ready))
        waiting = [row for row in waiting if id(row) not in taken]
    return ordered


def _named(listed: Listed) -> set[str]:
    return {name.strip().casefold() for name in (*listed.groups, *listed.belongs)}


def _own(listed: Listed) -> set[str]:
    return {listed.code.casefold(), listed.name.casefold()}
