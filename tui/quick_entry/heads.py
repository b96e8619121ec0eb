"""How a line opened from a record begins: with what an officer would say of it next."""

from __future__ import annotations

import re
from datetime import datetime

from store import Entry, Initiative, Item, Meeting, Party, Record, Workspace, reference, when
from store.records.answers import Answers, acceptable_options, latest_answers, not_yet_green
from tui.quick_entry.orders import BY_KIND

_SAID = {
    "call": ("call", "appel"),
    "note": ("note", "note"),
    "task": ("task", "tâche"),
    "approval": ("approval", "feu vert"),
}


def head(workspace: Workspace, record: Record, lang: str = "en") -> str:
    """Return how a line about a record begins, in the reader's language: `answer #12 nur `, `call nur: `; "" where
    nothing is likelier than anything else."""
    words = _next(workspace, record)
    if not words:
        return ""
    kind, *rest = words
    said = _SAID[kind] if kind in _SAID else tuple(_first_words(example) for example in BY_KIND[kind].examples)
    line = " ".join((said[lang[:2] == "fr"], *rest))
    return f"{line} "


def _first_words(example: str) -> str:
    """Return the words of an example before the record it is about: `mise en service`."""
    return re.split(r"[ :]+[#mie]\d", example)[0]


def _next(workspace: Workspace, record: Record) -> tuple[str, ...]:
    """Return the kind of line that comes next, and the words after its first."""
    ref = reference(record.table, record.id)
    match record:
        case Party():
            return "call", f"{record.code}:"
        case Item():
            return _of_item(workspace, record, ref)
        case Meeting():
            return _of_meeting(record, ref, workspace.clock())
        case Initiative():
            return _of_initiative(record, ref)
        case Entry():
            return _of_entry(workspace, record, ref)
    return ()


def _of_item(workspace: Workspace, item: Item, ref: str) -> tuple[str, ...]:
    if item.status == "inbox":
        return "note", f"{ref}:"
    if item.status == "closed":
        return "reopen", f"{ref}:"
    if item.kind == "conflict":
        return _of_conflict(workspace, item, ref)
    if item.kind in ("approval", "relay"):
        waiting = not_yet_green(item, _answers(workspace, item))
        if waiting:
            return "answer", ref, _code(workspace, waiting[0])
        return ("granted", ref) if item.kind == "approval" else ("done", f"{ref}:")
    if item.ball is not None:
        return "call", _code(workspace, item.ball), f"{ref}:"
    return "done", f"{ref}:"


def _of_conflict(workspace: Workspace, item: Item, ref: str) -> tuple[str, ...]:
    """The mediation's own order: what each wants, why, the ways out, what each says of them."""
    for side in item.sides:
        if not side.position:
            return "position", ref, f"{_code(workspace, side.party)}:"
    for side in item.sides:
        if not side.interests:
            return "interest", ref, f"{_code(workspace, side.party)}:"
    said = _answers(workspace, item)
    if any(number for number in acceptable_options(item, said)):
        return "agreed", f"{ref}:"
    for number in range(1, len(item.options) + 1):
        for party in item.parties:
            if (party, number) not in said:
                return "answer", ref, str(number), _code(workspace, party)
    return "option", f"{ref}:"


def _of_meeting(meeting: Meeting, ref: str, now: datetime) -> tuple[str, ...]:
    if meeting.status == "planned":
        return ("held", ref) if when.instant(meeting.start, meeting.zone) <= now else ("task", f"{ref}:")
    return "note", f"{ref}:"


def _of_initiative(initiative: Initiative, ref: str) -> tuple[str, ...]:
    if initiative.phase == "running":
        return ("reading", ref, initiative.measures[0].name) if len(initiative.measures) == 1 else ("feedback", ref)
    if initiative.phase == "closed":
        return "note", f"{ref}:"
    return ("approval" if initiative.phase == "consulting" else "task"), f"{ref}:"


def _of_entry(workspace: Workspace, entry: Entry, ref: str) -> tuple[str, ...]:
    if entry.by == workspace.user and not entry.act:
        return "correct", f"{ref}:"
    return ("call", f"{_code(workspace, entry.parties[0])}:") if entry.parties else ()


def _answers(workspace: Workspace, item: Item) -> Answers:
    return latest_answers(workspace.find(Entry, item=item.id))


def _code(workspace: Workspace, party: int) -> str:
    known = workspace.get(Party, party)
    return known.code if known is not None else ""
