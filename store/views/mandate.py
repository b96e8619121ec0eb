"""Mandates: which parties a liaison officer represents, and whose needs therefore stand beside a conflict."""

from __future__ import annotations

from store.records import Item, Party
from store.workspace import Workspace


def mandate(workspace: Workspace, login: str) -> list[Party]:
    """Return the parties that a login represents, by name."""
    mine = (party for party in workspace.find(Party) if party.active and login in party.liaisons)
    return sorted(mine, key=lambda party: (party.name.casefold(), party.id))


def represented(workspace: Workspace, item: Item, login: str) -> list[Party]:
    """Return those that a login represents among the parties of an item and the groups these belong to: whose needs
    are to be defended in it, in the order in which they are named."""
    found: dict[int, Party] = {}
    for party in workspace.some(Party, dict.fromkeys((*item.parties, *(side.party for side in item.sides)))):
        for one in (party, *workspace.some(Party, party.groups)):
            if one.active and login in one.liaisons:
                found.setdefault(one.id, one)
    return [*found.values()]
