"""A term: a word that one group uses and others may not share."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from store.records.changing import changed, given, required
from store.records.operation import Desk, Operation
from store.records.record import PartyId, Record, TermId
from store.sentence import N_, Refused


class Term(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A word of a group's jargon, its plain meaning, and how to say it to whom."""

    table = "terms"
    indexes = ("term", "group")

    term: str = ""
    aliases: tuple[str, ...] = ()
    group: PartyId | None = None
    plain: str = ""
    says: dict[PartyId, str] = {}
    """Audience group → the wording it understands."""


class Define(Operation, frozen=True, kw_only=True):
    """Define a term: whose word it is, and what it means in plain words."""

    act = "term.define"

    term: str
    plain: str
    group: PartyId | None = None
    aliases: tuple[str, ...] = ()
    says: dict[PartyId, str] = {}
    tags: tuple[str, ...] = ()

    def apply(self, desk: Desk) -> None:
        """Refuses a term without a meaning, and one that the same group has already."""
        term = required(self.term, "term", N_("Which word is it?"))
        required(self.plain, "plain", N_("Say what “{term}” means in plain words"), term=term)
        _check_new(desk, term, self.group)
        desk.add(Term(**{**given(self), "term": term}))


class Change(Operation, frozen=True, kw_only=True):
    """Change a term, its meaning or how to say it to whom."""

    act = "term.change"

    id: TermId
    rev: int = 0
    term: str | UnsetType = UNSET
    plain: str | UnsetType = UNSET
    group: PartyId | UnsetType | None = UNSET
    aliases: tuple[str, ...] | UnsetType = UNSET
    says: dict[PartyId, str] | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET

    def apply(self, desk: Desk) -> None:
        """Refuses an empty term or meaning, and a term that the same group has already."""
        term = changed(desk.get(Term, self.id, self.rev), self)
        required(term.term, "term", N_("Which word is it?"))
        required(term.plain, "plain", N_("Say what “{term}” means in plain words"), term=term.term)
        _check_new(desk, term.term, term.group, term.id)
        desk.put(term)


def _check_new(desk: Desk, word: str, group: int | None, own: int = 0) -> None:
    for other in desk.find(Term, term=word):
        if other.group == group and other.id != own:
            raise Refused(N_("“{term}” is already in the glossary (t{id}); change it there"), term=word, id=other.id)
