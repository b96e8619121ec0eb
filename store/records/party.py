"""A party: a group or a person we stand between."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from store.records.changing import changed, given, required
from store.records.operation import Desk, Operation
from store.records.record import Login, PartyId, Record, Scale
from store.sentence import N_, Refused

PartyKind = Literal["group", "person"]


class Party(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A group or a person; `code` is what people type (`nur`)."""

    table = "parties"
    indexes = ("code", "groups", "head", "kind", "uid")

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


class Add(Operation, frozen=True, kw_only=True):
    """Add a party: a group or a person."""

    act = "party.add"

    name: str
    code: str = ""
    """What people type; made from the name where none is given."""
    kind: PartyKind = "group"
    aliases: tuple[str, ...] = ()
    groups: tuple[PartyId, ...] = ()
    role: str = ""
    head: PartyId | None = None
    liaisons: tuple[Login, ...] = ()
    size: int | None = None
    cadence: int | None = None
    influence: Scale | None = None
    interest: Scale | None = None
    needs: tuple[str, ...] = ()
    lang: str = ""
    contact: dict[str, str] = {}
    tags: tuple[str, ...] = ()
    uid: str = ""

    def apply(self, desk: Desk) -> None:
        """Refuses a nameless party and a code that is taken."""
        name = required(self.name, "name", N_("A party needs a name"))
        code = self.code or free_code(desk, name)
        check_code(desk, code)
        desk.add(Party(**{**given(self), "name": name, "code": code}))


class Change(Operation, frozen=True, kw_only=True):
    """Change what is known of a party."""

    act = "party.change"

    id: PartyId
    rev: int = 0
    name: str | UnsetType = UNSET
    code: str | UnsetType = UNSET
    kind: PartyKind | UnsetType = UNSET
    aliases: tuple[str, ...] | UnsetType = UNSET
    groups: tuple[PartyId, ...] | UnsetType = UNSET
    role: str | UnsetType = UNSET
    head: PartyId | UnsetType | None = UNSET
    liaisons: tuple[Login, ...] | UnsetType = UNSET
    size: int | UnsetType | None = UNSET
    cadence: int | UnsetType | None = UNSET
    influence: Scale | UnsetType | None = UNSET
    interest: Scale | UnsetType | None = UNSET
    needs: tuple[str, ...] | UnsetType = UNSET
    lang: str | UnsetType = UNSET
    contact: dict[str, str] | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET

    def apply(self, desk: Desk) -> None:
        """Refuses an empty name, a code that is taken, and a group that would contain itself."""
        party = changed(desk.get(Party, self.id, self.rev), self)
        required(party.name, "name", N_("A party needs a name"))
        check_code(desk, party.code, party.id)
        if party.id in _groups_above(desk, party):
            raise Refused(N_("{name} cannot be a member of itself"), field="groups", name=party.name)
        desk.put(party)


def check_code(desk: Desk, code: str, own: int = 0) -> None:
    """Raise Refused unless `code` can be typed (`nur`, `dr-roy`) and no other party has it."""
    if not code or code != folded(code) or code.isdigit():
        raise Refused(
            N_("code: “{code}” will not do; use small letters, digits and hyphens, such as nur or dr-roy"),
            field="code", code=code[:40],
        )  # fmt: skip
    for party in desk.find(Party, code=code):
        if party.id != own:
            raise Refused(
                N_("code: {code} is already {name}; choose another"), field="code", code=code, name=party.name
            )


def folded(text: str) -> str:
    """Return a text as a code: small letters without accents, digits and hyphens."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in small if not unicodedata.combining(c))
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in bare).split())


def free_code(desk: Desk, name: str) -> str:
    """Return a short code for a name that no party has yet: its first word, else with a number."""
    words = folded(name).split("-")
    stem = next((word for word in words if len(word) > 2 and not word.isdigit()), "") or "-".join(words) or "x"
    if stem.isdigit():
        stem = f"p{stem}"
    for code in (stem[:12], "-".join(words)[:24].strip("-")):
        if not code.isdigit() and not desk.find(Party, code=code):
            return code
    number = 2
    while desk.find(Party, code=f"{stem[:12]}{number}"):
        number += 1
    return f"{stem[:12]}{number}"


def _groups_above(desk: Desk, party: Party) -> set[int]:
    above: set[int] = set()
    waiting = list(party.groups)
    while waiting:
        group = waiting.pop()
        if group in above:
            continue
        above.add(group)
        waiting.extend(party.groups if group == party.id else desk.get(Party, group).groups)
    return above
