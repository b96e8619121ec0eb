"""Mandates: which parties a liaison officer represents, and whose needs therefore stand beside a conflict."""

from __future__ import annotations

from store.records import Party
from store.workspace import Workspace


def mandate(workspace: Workspace, login: str) -> list[Party]:
    """Return the parties that a login represents, by name."""
    mine = (party for party in workspace.find(Party) if party.active and login in party.liaisons)
    return sorted(mine, key=lambda party: (party.name.casefold(), party.id))


def represented(workspace: Workspace, party: int, login: str) -> list[Party]:
    """Return a party and the groups it belongs to, as far as a login represents them: whose needs stand beside what
    the party says in a conflict."""
    found = workspace.get(Party, party)
    groups = workspace.some(Party, found.groups) if found else ()
    return [one for one in (found, *groups) if one is not None and login in one.liaisons]
