"""Who is known, by mail address and by name: one look-up for each sender and guest, however many parties there are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from store.interop.wording import line
from store.records import Party
from store.records.party import PartyKind, folded

_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
AMBIGUOUS = 0


class Person(Struct, frozen=True):
    """Somebody as a mail or an invitation names them."""

    name: str = ""
    mail: str = ""
    kind: PartyKind = "person"

    def spoken(self) -> str:
        """Return what to call them: their name, else one made from the address."""
        if self.name and "@" not in self.name:
            last, comma, first = self.name.partition(",")
            return line(f"{first} {last}" if comma and first.strip() and "," not in first else self.name)
        local = self.mail.partition("@")[0]
        return line(" ".join(part.capitalize() for part in re.split(r"[._]+", local) if part)) or self.mail

    def __str__(self) -> str:
        named = self.name if self.name != self.mail else ""
        return f"{named} <{self.mail}>" if named and self.mail else named or self.mail


class Directory:
    """The parties of a workspace, and those that an import is about to bring."""

    def __init__(self, parties: Iterable[Party]) -> None:
        """Enter `parties`."""
        self._by_mail: dict[str, int] = {}
        self._by_name: dict[str, int] = {}
        self._by_code: dict[str, int] = {}
        for party in parties:
            self.enter(party)

    def enter(self, party: Party) -> None:
        """Enter a party. A name that two parties bear finds neither; an address finds the first."""
        for value in party.contact.values():
            if "@" in value:
                self._by_mail.setdefault(value.strip().casefold(), party.id)
        for key in {name_key(name) for name in (party.name, *party.aliases)} - {""}:
            self._by_name[key] = AMBIGUOUS if self._by_name.get(key, party.id) != party.id else party.id
        if party.code:
            self._by_code[party.code] = party.id

    def find(self, person: Person) -> int | None:
        """Return the number of the party that this is, None where there is none or more than one."""
        by_mail = self._by_mail.get(person.mail.casefold()) if person.mail else None
        return by_mail or self.named(person.name)

    def named(self, name: str) -> int | None:
        """Return the number of the party of that name, alias or code."""
        return self._by_name.get(name_key(name)) or self.coded(name)

    def coded(self, code: str) -> int | None:
        """Return the number of the party with that code."""
        return self._by_code.get(code.strip().casefold())


def name_key(name: str) -> str:
    """Return a name without accents, capitals, brackets or order: `Roy, Marie (ICU)` is `marie roy`."""
    return " ".join(sorted(folded(_IN_BRACKETS.sub(" ", name[:200])).split("-"))).strip()
