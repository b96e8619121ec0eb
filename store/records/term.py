"""A term: a word that one group uses and others may not share."""

from __future__ import annotations

from store.records.record import PartyId, Record


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
