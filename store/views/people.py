"""Who comes when parties are invited: they, and the members of groups."""

from __future__ import annotations

from collections.abc import Iterable

from store.records import Party
from store.workspace import Workspace

_NOBODY: frozenset[int] = frozenset()


def with_members(workspace: Workspace, parties: Iterable[int]) -> set[int]:
    """Return these parties and the members of those that are groups."""
    invited, members = set(parties), _members(workspace)
    return invited.union(*(members.get(party, _NOBODY) for party in invited))


def _members(workspace: Workspace) -> dict[int, frozenset[int]]:
    """Return the members of each group that has any."""

    def gather() -> dict[int, frozenset[int]]:
        return {group: frozenset(workspace.ids(Party, groups=group)) for group in workspace.values(Party, "groups")}

    return workspace.remembered("members", workspace.version(Party, "groups"), gather)
