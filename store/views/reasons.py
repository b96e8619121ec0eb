"""The reasons that were given for decisions: what is decided the same way is said the same way."""

from __future__ import annotations

from typing import NamedTuple

from store.records import Entry
from store.workspace import Workspace

LOOKED_AT = 300
"""Decisions that are looked at, the latest: each reason is a document read once."""


class _Given(NamedTuple):
    act: str
    by: str
    reason: str


def reasons(workspace: Workspace, act: str) -> list[str]:
    """Return the reasons lately given for decisions of this kind (`item.decline`), each once, the one to recall first
    last: one's own behind those of colleagues, each group in the order of time."""
    latest = workspace.ids(Entry, kind="decision")[-LOOKED_AT:]
    given = [one for one in workspace.facts(Entry, _given, latest).values() if one.act == act and one.reason]
    given.sort(key=lambda one: one.by == workspace.user)
    newest_first = dict.fromkeys(one.reason for one in reversed(given))
    return [*newest_first][::-1]


def _given(entry: Entry) -> _Given:
    return _Given(entry.act, entry.by, entry.text)
