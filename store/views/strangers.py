"""Who wrote a mail and is no party yet."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.records import Item
from store.workspace import Workspace

_WROTE = re.compile(r"(?P<name>[^\n<>]*?) ?<?(?P<address>[^\s<>@]+@[^\s<>@]+)>?(?:\n|$)")
"""A sender, alone on the first line."""


class Stranger(NamedTuple):
    """Somebody as a mail names them."""

    name: str
    """As it is spelled there; "" where only the address is."""
    address: str


def stranger(item: Item) -> Stranger | None:
    """Return who wrote a mail and is no party yet: its import puts that above the text. None for everything else."""
    wrote = _WROTE.match(item.text[:200]) if item.uid and item.source is None else None
    return Stranger(wrote["name"], wrote["address"]) if wrote else None


def mails_of(workspace: Workspace, address: str) -> list[Item]:
    """Return the mails, still to be decided, that came from an address that is nobody's yet."""
    wanted = address.casefold()
    undecided = workspace.find(Item, status="inbox")
    return [item for item in undecided if (one := stranger(item)) and one.address.casefold() == wanted]
