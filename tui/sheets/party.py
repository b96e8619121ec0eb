"""The sheet of a party."""

from __future__ import annotations

from datetime import date

from store.records import Entry, Meeting, Party, Term
from store.views.key import name, names
from store.views.standing import standing
from store.workspace import Workspace
from tui.labels import label, tone_sign
from tui.pieces import Part, Parts, Piece
from tui.sheets.lines import facts, meeting_line, open_items, timeline
from tui.text import _, _n, ago, colon, day, say


def party_parts(workspace: Workspace, party: Party, today: date) -> Parts:
    """Return how it stands with a party, who it is, what is open with it, its timeline."""
    now = standing(workspace, party, today)
    parts = [Part("", facts(_facts(workspace, party)))]
    if now.reasons:
        parts.append(Part(_("Needs attention"), [Piece(say(reason), "warn") for reason in now.reasons]))
    parts.append(
        Part(
            _("Contact"),
            facts(
                [
                    (_("Last"), f"{day(now.last)} ({ago((today - now.last).days)})" if now.last else "–", ""),
                    (_("Agreed every"), _n("{n} day", "{n} days", now.cadence) if now.cadence else "", ""),
                    (_("Next due"), day(now.next) if now.next else "", ""),
                    (_("Tone"), tone_sign(now.tone), ""),
                ]
            ),
        )
    )
    if party.needs:
        parts.append(Part(_("Needs and concerns"), [[Piece("• ", "dim"), need] for need in party.needs]))
    parts += open_items(workspace, _("Open with it"), today, parties=party.id)
    planned = workspace.find(Meeting, parties=party.id, status="planned")
    if planned:
        parts.append(Part(_("Meetings"), [meeting_line(meeting, workspace, today) for meeting in planned]))
    members = workspace.find(Party, groups=party.id)
    if members:
        parts.append(Part(_("People"), [[member.name, Piece(f"  {member.role}", "dim")] for member in members]))
    terms = workspace.find(Term, group=party.id)
    if terms:
        parts.append(Part(_("Its words"), [[Piece(colon(term.term), "accent"), term.plain] for term in terms]))
    entries = workspace.ids(Entry, parties=party.id)
    if entries:
        parts.append(Part(_("What happened"), [*timeline(workspace, entries, today)]))
    return parts


def _facts(workspace: Workspace, party: Party) -> list[tuple[str, str, str]]:
    weight = f"{party.influence or '–'} × {party.interest or '–'}" if party.influence or party.interest else ""
    return [
        (_("Nature"), label("party.kind", party.kind), ""),
        (_("Role"), party.role, ""),
        (_("Member of"), ", ".join(names(workspace, party.groups)), ""),
        (_("Head"), name(workspace, party.head), ""),
        (_("Headcount"), str(party.size or ""), ""),
        (_("Liaison officers"), ", ".join(party.liaisons), ""),
        (_("Influence × interest"), weight, ""),
        (_("Reached at"), ", ".join(party.contact.values()), ""),
        (_("Language"), party.lang, ""),
        (_("Also called"), ", ".join(party.aliases), "dim"),
    ]
