"""A changed field, as people read it."""

from __future__ import annotations

from typing import Any

from store.history import Step
from store.sentence import reference
from store.views.key import name
from store.workspace import Workspace
from tui.labels import LABELS, field_label, label
from tui.pieces import Line, Piece
from tui.sheets.lines import moment
from tui.text import _, apart, colon, figure, plain

LONGEST = 120
"""Characters shown of a value."""

_PARTIES = frozenset({"parties", "source", "ball", "groups", "head", "audience", "group", "party", "by"})
_NUMBERED = {
    "after": "items", "duplicate_of": "items", "follows": "items", "initiative": "initiatives", "item": "items",
    "meeting": "meetings", "supersedes": "items",
}  # fmt: skip
_MOMENTS = frozenset({"start", "due", "golive", "review", "by", "day", "ball_since"})


def step_line(workspace: Workspace, step: Step) -> Line:
    """Return a field's change: its name, what it was, what it is."""
    before, after = (value_text(workspace, step.field, value) for value in differing(step.before, step.after))
    was = [Piece(before, "dim"), Piece(" → ", "dim")] if before else []
    return ["    ", Piece(colon(field_label(step.field)), "dim"), *was, after or Piece(_("nothing"), "dim")]


def differing(before: Any, after: Any) -> tuple[Any, Any]:
    """Return what of two values differs: of lists of sides or options, those that do and what has changed of each,
    after what tells which it is; of anything else, all of it."""
    lists = [value for value in (before, after) if isinstance(value, (list, tuple))]
    if len(lists) < 2 or not all(isinstance(part, dict) for value in lists for part in value):
        return before, after
    gone, come = ([part for part in one if part not in other] for one, other in (lists, reversed(lists)))
    if len(gone) != len(come):
        return gone, come
    pairs = [(_parts(was, became), _parts(became, was)) for was, became in zip(gone, come, strict=True)]
    return [was for was, _became in pairs], [became for _was, became in pairs]


def _parts(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return its first value, by which it is known, and those that the other has not."""
    first = next(iter(one), "")
    return {key: value for key, value in one.items() if key == first or other.get(key) != value}


def value_text(workspace: Workspace, field: str, value: Any) -> str:
    """Return a stored value of a field in the reader's words."""
    if value in (None, "", (), [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field in _PARTIES and isinstance(value, int):
        return name(workspace, value)
    if field in _NUMBERED and isinstance(value, int):
        return reference(_NUMBERED[field], value)
    if isinstance(value, float):
        return figure(value)
    if field in _MOMENTS and isinstance(value, str):
        return moment(value, workspace.zone)
    if isinstance(value, (list, tuple)):
        return plain(", ".join(value_text(workspace, field, part) for part in value), LONGEST)
    if isinstance(value, dict):
        shown = (f"{colon(field_label(key))}{value_text(workspace, key, part)}" for key, part in value.items())
        return plain(apart(shown), LONGEST)
    groups = [group for group in LABELS if group.endswith(f".{field}") and str(value) in LABELS[group]]
    return plain(label(groups[0], value) if groups else str(value), LONGEST)
