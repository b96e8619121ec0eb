"""The sheet of a party."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.records import Entry, Meeting, Party, Term
from store.views.key import name, names
from store.views.promises import promises
from store.views.rhythm import weeks
from store.views.standing import Standing, standing
from store.views.work import open_with
from store.workspace import Workspace
from tui.labels import label, tone_sign
from tui.pictures import sparkline
from tui.pieces import Line, Part, Parts, Piece
from tui.sheets.lines import facts, items_part, meeting_line, timeline
from tui.text import _, _n, ago, colon, day, listed


def party_parts(workspace: Workspace, party: Party, today: date) -> Parts:
    """Return how it stands with a party, who it is, what is open with it, its timeline."""
    pressing = listed(standing(workspace, party, today).reasons)
    return [
        Part("", facts([(_("Needs attention"), pressing, "warn"), *_facts(workspace, party)])),
        contact_part(workspace, party, today),
        *needs_part(party),
        *items_part(workspace, _("Open with it"), open_with(workspace, party.id), today),
        *_around(workspace, party, today),
        *_happened(workspace, party, today),
    ]


def contact_part(workspace: Workspace, party: Party, today: date) -> Part:
    """Return how it stands with the contacts: when, how often, how they sounded, what was promised."""
    now = standing(workspace, party, today)
    return Part(_("Contact"), facts(_contact(workspace, party, now, today)))


def needs_part(party: Party) -> list[Part]:
    """Return what a party needs and worries about; nothing where that is not known."""
    lines: list[Line] = [[Piece("• ", "dim"), need] for need in party.needs]
    return [Part(_("Needs and concerns"), lines)] if lines else []


def _contact(workspace: Workspace, party: Party, now: Standing, today: date) -> Iterator[tuple[str, str, str]]:
    yield _("Last"), f"{day(now.last)} ({ago((today - now.last).days)})" if now.last else "–", ""
    yield _("Agreed every"), _n("{n} day", "{n} days", now.cadence) if now.cadence else "", ""
    yield _("Next due"), day(now.next) if now.next else "", ""
    yield _("Tone"), f"{tone_sign(now.tone)}  {sparkline.tones(now.tones)}" if now.tones else "", ""
    rhythm = weeks(workspace, party, today)
    if any(rhythm):
        told = _("{n} in {weeks}").format(n=sum(rhythm), weeks=_n("{n} week", "{n} weeks", len(rhythm)))
        yield _("Contacts"), f"{sparkline.counts(rhythm)}  {told}", ""
    promised = promises(workspace, party.id, today)
    if promised.kept or promised.broken:
        kept = _n("{n} kept", "{n} kept", len(promised.kept))
        broken = _n("{n} not kept", "{n} not kept", len(promised.broken))
        yield _("Promises"), f"{kept}, {broken}", "warn" if promised.broken else ""


def _around(workspace: Workspace, party: Party, today: date) -> Iterator[Part]:
    planned = workspace.find(Meeting, parties=party.id, status="planned")
    if planned:
        yield Part(_("Meetings"), [meeting_line(meeting, workspace, today) for meeting in planned])
    members = workspace.find(Party, groups=party.id)
    if members:
        yield Part(_("People"), [[member.name, Piece(f"  {member.role}", "dim")] for member in members])
    terms = workspace.find(Term, group=party.id)
    if terms:
        yield Part(_("Its words"), [[Piece(colon(term.term), "accent"), term.plain] for term in terms])


def _happened(workspace: Workspace, party: Party, today: date) -> Iterator[Part]:
    entries = workspace.ids(Entry, parties=party.id)
    if entries:
        yield Part(_("What happened"), [*timeline(workspace, entries, today)])


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
