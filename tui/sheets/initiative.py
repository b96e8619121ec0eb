"""The sheet of an initiative."""

from __future__ import annotations

from datetime import date

from store.records import Entry, Initiative, Meeting
from store.views import initiative as view
from store.views.board.measures import Gauge, gauges
from store.views.key import Key, name, names
from store.workspace import Workspace
from tui.labels import label
from tui.pieces import Part, Parts, Piece
from tui.sheets.lines import facts, meeting_line, moment, open_items, text_part, timeline
from tui.text import _, colon, figure, say


def initiative_parts(workspace: Workspace, initiative: Initiative, today: date) -> Parts:
    """Return its goal and phase, what keeps its gate closed, its plan, its measures, its timeline."""
    row = view.row(workspace, Key("initiatives", initiative.id), today)
    team = ", ".join(f"{member.login} ({member.role})" if member.role else member.login for member in initiative.team)
    parts = [
        Part(
            "",
            facts(
                [
                    (_("Phase"), label("initiative.phase", initiative.phase), "accent"),
                    (_("Goal"), initiative.goal, ""),
                    (_("Audience"), ", ".join(names(workspace, initiative.audience)), ""),
                    (_("Team"), team, ""),
                    (_("Start"), moment(initiative.start, workspace.zone), ""),
                    (_("Go-live"), moment(initiative.golive, workspace.zone), ""),
                ]
            ),
        )
    ]
    if row and row.worst:
        parts.append(Part(_("What is worst"), [Piece(say(row.worst), "warn")]))
    if row and row.blocked:
        parts.append(Part(_("The gate is closed"), [Piece(say(reason), "warn") for reason in row.blocked]))
    parts += text_part(_("Why"), initiative.why)
    parts += text_part(_("Strategy"), initiative.strategy)
    parts += text_part(_("Fallback"), initiative.fallback)
    if initiative.impacts:
        told = [f"{colon(name(workspace, impact.party))}{impact.text}" for impact in initiative.impacts]
        parts.append(Part(_("What changes, for whom"), told))
    if initiative.measures:
        measures = gauges(workspace, initiative, today, latest=True)
        parts.append(Part(_("Measures"), [_measure(one) for one in measures]))
    parts += open_items(workspace, _("Open items"), today, initiative=initiative.id)
    planned = workspace.find(Meeting, initiative=initiative.id, status="planned")
    if planned:
        parts.append(Part(_("Meetings"), [meeting_line(meeting, workspace, today) for meeting in planned]))
    entries = workspace.ids(Entry, initiative=initiative.id)
    if entries:
        parts.append(Part(_("What happened"), [*timeline(workspace, entries, today)]))
    return parts


def _measure(one: Gauge) -> str:
    last = "–" if one.value is None else figure(one.value)
    way = f"{figure(one.base)} → {figure(one.target)} {one.unit}".rstrip()
    return f"{colon(one.name)}{last} ({way}) · {label('measure.status', one.status)}"
