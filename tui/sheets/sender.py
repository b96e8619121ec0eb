"""Whom something comes from, and what is open with them: beside what they wrote."""

from __future__ import annotations

from datetime import date

from store.records import Item, Party
from store.views.key import names
from store.views.relationship import last_contact
from store.views.upcoming import next_meeting
from store.views.work import open_with
from store.workspace import Workspace
from tui.labels import shown_reference
from tui.pieces import Line, Part, Piece
from tui.sheets.lines import item_line
from tui.text import _, _n, ago, colon, plain, short_day

FEW = 6
"""Open items that are shown; the rest is counted."""


def sender_parts(workspace: Workspace, item: Item, today: date) -> list[Part]:
    """Return who an undecided item comes from, and what is open with them besides; nothing where nobody knows."""
    party = workspace.get(Party, item.source) if item.source else None
    if party is None:
        return []
    others = [id for id in open_with(workspace, party.id) if id != item.id]
    lines: list[Line] = [*_known(workspace, party, today)]
    lines += [item_line(other, today) for other in workspace.some(Item, others[:FEW])]
    if rest := len(others[FEW:]):
        lines.append(Piece(_n("… and {n} more", "… and {n} more", rest), "dim"))
    if not others:
        lines.append(Piece(_("Nothing else is open"), "dim"))
    return [Part(_("Open with {party}").format(party=plain(party.name)), lines)]


def _known(workspace: Workspace, party: Party, today: date) -> list[Line]:
    """Return who they are, when they were last spoken to and when they are met next."""
    last, coming = last_contact(workspace, party), next_meeting(workspace, (party.id,), today)
    facts = [party.role, ", ".join(names(workspace, party.groups))]
    if last:
        facts.append(colon(_("last contact")) + ago((today - last).days))
    if coming:
        meeting, start = coming
        when = short_day(start.date(), today)
        facts.append(f"{colon(_('next'))}{shown_reference(meeting)} {plain(meeting.title, 30)} ({when})")
    known = " · ".join(fact for fact in facts if fact)
    return [Piece(known, "dim")] if known else []
