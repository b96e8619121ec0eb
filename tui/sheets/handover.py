"""The sheet for the colleague who takes over a party: situation, background, assessment, recommendation (SBAR)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Entry, Item, Party
from store.views.conflict import standing as mediation
from store.views.key import name, names
from store.views.standing import standing
from store.views.work import open_with, overdue, work
from store.workspace import Workspace
from tui.labels import tone_sign
from tui.pieces import Line, Part, Parts, Piece
from tui.sheets.lines import SOONEST, entry_line, facts, item_line
from tui.sheets.party import contact_part
from tui.text import _, apart, colon, day, say

LATEST = 6
"""Entries told of the background."""


def handover_parts(workspace: Workspace, party: Party, today: date) -> Parts:
    """Return what somebody who has never met a party needs to go on with it tomorrow."""
    contact = contact_part(workspace, party, today)
    return [
        Part(_("Situation"), [*_situation(workspace, party, today)]),
        Part(_("Background"), [*_background(workspace, party, today)]),
        Part(_("Assessment"), [*contact.lines, *_mediations(workspace, party)]),
        Part(_("Recommendation"), [*_next(workspace, party, today)]),
    ]


def _situation(workspace: Workspace, party: Party, today: date) -> Iterator[Line]:
    pressing = [*map(say, standing(workspace, party, today).reasons)]
    yield from (Piece(reason, "warn") for reason in pressing)
    if not pressing:
        yield _("Nothing is pressing.")
    ids = open_with(workspace, party.id)
    yield from (item_line(item, today) for item in workspace.some(Item, ids[:SOONEST]))


def _background(workspace: Workspace, party: Party, today: date) -> Iterator[Line]:
    yield from facts(
        [
            (_("Role"), party.role, ""),
            (_("Member of"), ", ".join(names(workspace, party.groups)), ""),
            (_("Head"), name(workspace, party.head), ""),
            (_("Headcount"), str(party.size or ""), ""),
            (_("Liaison officers"), ", ".join(party.liaisons), ""),
            (_("Reached at"), ", ".join(party.contact.values()), ""),
            (_("Needs and concerns"), apart(party.needs), ""),
        ]
    )
    latest = workspace.ids(Entry, parties=party.id)[-LATEST:]
    yield from (entry_line(workspace, entry, today) for entry in workspace.some(Entry, reversed(latest)))


def _mediations(workspace: Workspace, party: Party) -> Iterator[Line]:
    """Yield what a party wants in each open conflict, and the question that comes next."""
    ids = work(workspace).conflicts.intersection(workspace.ids(Item, parties=party.id))
    for item in workspace.some(Item, sorted(ids)):
        position = next((side.position for side in item.sides if side.party == party.id), "")
        wants = [colon(_("wants")), position, " · "] if position else []
        yield [Piece(f"#{item.id} ", "dim"), f"{item.title} · ", *wants, Piece(say(mediation(workspace, item)[1]))]


def _next(workspace: Workspace, party: Party, today: date) -> Iterator[Line]:
    now = standing(workspace, party, today)
    if now.next:
        due = _("Speak to it by {day}").format(day=day(max(now.next, today)))
        yield due + (f" ({_('tone')} {tone_sign(now.tone)})" if now.tone is not None else "")
    mine = [id for id in open_with(workspace, party.id) if id not in work(workspace).waiting]
    late = overdue(workspace, today)
    for item in workspace.some(Item, [id for id in mine if id in late][:SOONEST]):
        yield [Piece(_("Overdue on our side: "), "alert"), f"#{item.id} {item.title}"]
    for item in workspace.some(Item, [id for id in open_with(workspace, party.id) if id not in mine][:SOONEST]):
        yield [_("Waited for: "), f"#{item.id} {item.title} ({name(workspace, item.ball)})"]
