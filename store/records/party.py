"""A party: a group or a person we stand between."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from store.records.record import Login, PartyId, Record, Scale

PartyKind = Literal["group", "person"]


class Party(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A group or a person; `code` is what people type (`nur`)."""

    table = "parties"
    indexes = ("code", "groups", "kind", "uid")

    kind: PartyKind = "group"
    code: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    groups: tuple[PartyId, ...] = ()
    role: str = ""
    head: PartyId | None = None
    """Of a group: the person whose green light counts."""
    liaisons: tuple[Login, ...] = ()
    """The logins that represent it."""
    size: Annotated[int, Meta(ge=0)] | None = None
    cadence: Annotated[int, Meta(ge=1)] | None = None
    """Days between contacts, as agreed; inherited from its groups where it has none."""
    influence: Scale | None = None
    interest: Scale | None = None
    needs: tuple[str, ...] = ()
    lang: str = ""
    contact: dict[str, str] = {}
    """`mail`, `phone`, …: how to reach it."""
    active: bool = True
