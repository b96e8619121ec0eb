"""Lines that several sheets share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from store import when
from store.records import Entry, Item, Meeting
from store.sentence import reference
from store.views.key import names
from store.views.work import by_due
from store.workspace import Workspace
from tui.actions import word_of
from tui.labels import label, tone_sign
from tui.pieces import Line, Part, Piece
from tui.text import _, _n, clock, colon, day, figure, plain, short_day

LATEST = 12
"""Entries shown of a timeline; the rest is one key away."""
SOONEST = 24
"""Open items shown of a party or an initiative."""


def facts(pairs: Iterable[tuple[str, str, str]]) -> list[Line]:
    """Return a line for each (label, value, role) whose value is not empty."""
    return [[Piece(colon(name), "dim"), Piece(value, role)] for name, value, role in pairs if value]


def text_part(heading: str, text: str, role: str = "") -> list[Part]:
    """Return a part of users' text, a line each, what is quoted in it dimmed; nothing where it is empty."""
    if not text.strip():
        return []
    lines = plain(text, multiline=True).split("\n")
    return [Part(heading, [Piece(line, role or ("dim" if line.startswith(">") else "")) for line in lines])]


def moment(text: str | None, zone: str) -> str:
    """Return a stored time as people read it, "" for none."""
    if not text:
        return ""
    if when.is_day(text):
        return day(date.fromisoformat(text))
    local = when.wall(text, zone)
    return f"{day(local.date())} {clock(local)}"


def instant(at: datetime, zone: str, today: date) -> str:
    """Return an instant of the past briefly: the day, and the hour where it was lately."""
    local = when.wall(at, zone)
    named = short_day(local.date(), today)
    return f"{named} {clock(local)}" if (today - local.date()).days < 7 else named


def timeline(workspace: Workspace, ids: Sequence[int], today: date) -> Iterator[Line]:
    """Yield the latest entries among these, newest first, a line each."""
    for id in reversed(ids[-LATEST:]):
        entry = workspace.get(Entry, id)
        if entry is not None:
            yield entry_line(workspace, entry, today)


def entry_line(workspace: Workspace, entry: Entry, today: date) -> Line:
    """Return an entry in a line: when, what, with whom, how it sounded, what was said."""
    tone = tone_sign(entry.tone)
    who = ", ".join(names(workspace, entry.parties))
    text = said(workspace, entry)
    return [
        Piece(f"{instant(entry.at, workspace.zone, today)}  ", "dim"),
        Piece(f"{what_happened(entry)} ", "accent"),
        Piece(f"{tone} " if tone else "", "alert" if tone.startswith("-") else "good"),
        Piece(colon(who) if who and text else who, ""),
        Piece(text),
        Piece(f"  ({entry.by})", "dim"),
    ]


def what_happened(entry: Entry) -> str:
    """Return in a word what an entry tells of: its channel, its nature, the decision; with the score, if any."""
    what = label("entry.channel", entry.channel) or label("entry.kind", entry.kind)
    if entry.act:
        what = word_of(entry.act)
    return what if entry.score is None else f"{what} {entry.measure} {figure(entry.score)}".replace("  ", " ")


def said(workspace: Workspace, entry: Entry) -> str:
    """Return what was said: the answer, the first line of the text."""
    text = entry.text.partition("\n")[0]
    if not entry.answer:
        return text
    number = "" if entry.option is None else f" {entry.option}"
    return colon(_("answer") + number) + answer_given(workspace, entry) + (f" – {text}" if text else "")


def item_line(item: Item, today: date) -> Line:
    """Return an item in a line: number, nature, title, due."""
    due = when.day(item.due, "UTC") if item.due else None
    late = due is not None and due < today and item.status != "closed"
    ended = f" · {label('item.outcome', item.outcome)}" if item.outcome else ""
    return [
        Piece(f"{reference('items', item.id)} ", "dim"),
        Piece(f"{label('item.kind', item.kind)} ", "dim"),
        Piece(item.title),
        Piece(f" · {short_day(due, today)}" if due else "", "alert" if late else "dim"),
        Piece(ended, "dim"),
    ]


def open_items(workspace: Workspace, heading: str, today: date, **values: int) -> list[Part]:
    """Return a part of the items that are not closed and have these values: those due soonest, and how many more."""
    return items_part(workspace, heading, by_due(workspace, **values), today)


def items_part(workspace: Workspace, heading: str, ids: Sequence[int], today: date) -> list[Part]:
    """Return a part of the first of these items, and how many more there are; nothing where there are none."""
    if not ids:
        return []
    lines: list[Line] = [item_line(item, today) for item in workspace.some(Item, ids[:SOONEST])]
    if rest := len(ids[SOONEST:]):
        lines.append(Piece(_n("… and {n} more", "… and {n} more", rest), "dim"))
    return [Part(heading, lines)]


def meeting_line(meeting: Meeting, workspace: Workspace, today: date) -> Line:
    """Return a meeting in a line: number, when, title, place."""
    start = moment(meeting.start, meeting.zone)
    place = f" · {meeting.place}" if meeting.place else ""
    return [Piece(f"m{meeting.id} ", "dim"), Piece(f"{start} "), Piece(meeting.title), Piece(place, "dim")]


def answer_given(workspace: Workspace, entry: Entry) -> str:
    """Return what was answered, in the words of what was asked."""
    item = workspace.get(Item, entry.item) if entry.item else None
    return label(f"answer.{item.kind}" if item else "answer.conflict", entry.answer)
