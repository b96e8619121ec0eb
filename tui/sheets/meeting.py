"""The sheet of a meeting."""

from __future__ import annotations

from datetime import date

from store.records import Entry, Initiative, Item, Meeting
from store.sentence import reference
from store.signals.double_booking import clash
from store.views.clash import clashes
from store.views.key import name, names
from store.views.pack import PackLine, pack
from store.when import day as day_of
from store.workspace import Workspace
from tui.labels import label
from tui.pieces import Line, Part, Parts, Piece
from tui.quick_entry.shown.written import rule
from tui.sheets.lines import facts, item_line, moment, text_part, timeline
from tui.text import _, _n, colon, language, say


def meeting_parts(workspace: Workspace, meeting: Meeting, today: date) -> Parts:
    """Return when, where and with whom; clashes; what it prepares and what was said."""
    parts = [Part("", facts(_facts(workspace, meeting, today)))]
    parts += _clashes(workspace, meeting)
    parts += text_part(_("Text"), meeting.text)
    if meeting.attendance:
        present = [f"{colon(name(workspace, party))}{number}" for party, number in meeting.attendance.items()]
        parts.append(Part(_("Attendance"), present))
    parts += _pack(workspace, meeting, today) if meeting.status == "planned" else _raised(workspace, meeting, today)
    entries = workspace.ids(Entry, meeting=meeting.id)
    if entries:
        parts.append(Part(_("Minutes"), [*timeline(workspace, entries, today)]))
    return parts


def _facts(workspace: Workspace, meeting: Meeting, today: date) -> list[tuple[str, str, str]]:
    initiative = workspace.get(Initiative, meeting.initiative) if meeting.initiative else None
    status = label("meeting.status", meeting.status)
    return [
        (_("Nature"), f"{label('meeting.kind', meeting.kind)} · {status}", ""),
        (_("When"), moment(meeting.start, meeting.zone), "accent"),
        (_("Time zone"), meeting.zone if meeting.zone != workspace.zone else "", "dim"),
        (_("Length"), _length(meeting.length), ""),
        (_("Place"), meeting.place, ""),
        (_("With"), ", ".join(names(workspace, meeting.parties)), ""),
        (_("Repeats"), rule(meeting.every, language()) if meeting.every else "", "dim"),
        (_("Initiative"), f"i{initiative.id} {initiative.title}" if initiative else "", ""),
        (_("Cancelled because"), meeting.reason, "warn"),
        (_("Tags"), " ".join(f"#{tag}" for tag in meeting.tags), "dim"),
    ]


def _pack(workspace: Workspace, meeting: Meeting, today: date) -> list[Part]:
    told = pack(workspace, meeting, today)
    headings = ((_("To prepare and to raise"), told.lines), (_("Left out of this meeting"), told.skipped))
    return [Part(heading, [*map(_pack_line, lines)]) for heading, lines in headings if lines]


def _pack_line(line: PackLine) -> Line:
    named = f"{reference(line.key.table, line.key.id)} " if line.key.table == Item.table else ""
    return [Piece(named, "dim"), Piece(line.title), Piece(f" · {say(line.reason)}", "dim")]


def _raised(workspace: Workspace, meeting: Meeting, today: date) -> list[Part]:
    """Return what a meeting that is over was to raise."""
    items = workspace.some(Item, dict.fromkeys((*meeting.pinned, *workspace.ids(Item, meeting=meeting.id))))
    lines = [item_line(item, today) for item in items]
    return [Part(_("To prepare and to raise"), lines)] if lines else []


def _clashes(workspace: Workspace, meeting: Meeting) -> list[Part]:
    if meeting.status != "planned":
        return []
    on = day_of(meeting.start, meeting.zone)
    others = {id for (one, _start), met in clashes(workspace, on, on).items() if one == meeting.id for id in met}
    found = (workspace.get(Meeting, id) for id in sorted(others))
    lines = [Piece(say(clash(workspace, meeting, other)), "warn") for other in found if other is not None]
    return [Part(_("Double booking"), lines)] if lines else []


def _length(minutes: int) -> str:
    """Return a length of time on one piece of a line: `1 h 30`, `2 h`, `45 minutes`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _n("{n} minute", "{n} minutes", rest).replace(" ", "\u00a0")
    return f"{hours}\u00a0h\u00a0{rest:02}" if rest else f"{hours}\u00a0h"
