"""`passerelle bridge`: everything between two parties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from msgspec.structs import asdict

from store import Party, Refused, Workspace, when
from store.sentence import N_
from store.views.bridge import Bridge, bridge
from store.views.key import codes
from tui.arguments.references import number_named
from tui.cli.session import Session, common_options


@click.command("bridge", help=N_("Show everything between two parties: last exchange, who speaks first, what is open."))
@click.argument("one", metavar="PARTY")
@click.argument("other", metavar="PARTY")
@common_options
@click.pass_obj
def command(session: Session, one: str, other: str) -> None:
    """Answer with the bridge between two parties."""
    workspace = session.workspace()
    first, second = (_party(workspace, text) for text in (one, other))
    if first.id == second.id:
        raise Refused(N_("A bridge has two ends: name another party"), field="other")
    today = when.day(workspace.clock(), workspace.zone)
    found = bridge(workspace, first, second, today)
    session.answer(_data(workspace, first, second, found), _lines(workspace, first, second, found))


def _party(workspace: Workspace, text: str) -> Party:
    id = number_named(workspace, Party.table, text, "party")
    party = workspace.get(Party, id) if id else None
    if party is None:
        raise Refused(N_("party: nobody is called “{text}”; write a code such as nur"), field="party", text=text[:60])
    return party


def _data(workspace: Workspace, first: Party, second: Party, found: Bridge) -> dict[str, Any]:
    told = asdict(found)
    spoke_first = {first.code: told.pop("first_a"), second.code: told.pop("first_b")}
    gap = told.pop("gap")
    return {
        "parties": codes(workspace, (first.id, second.id)), **told, "spoke_first": spoke_first,
        "days": gap.days if gap else None, "silence": gap.silence if gap else None,
        "business": gap.business if gap else (),
    }  # fmt: skip


def _lines(workspace: Workspace, first: Party, second: Party, found: Bridge) -> Iterator[str]:
    from store.records import Entry
    from tui.pieces import Part
    from tui.sheets.bridge import bridge_parts
    from tui.sheets.lines import LATEST, entry_line, items_part
    from tui.sheets.text import as_text
    from tui.text import _

    today = when.day(workspace.clock(), workspace.zone)
    latest = workspace.some(Entry, reversed(found.entries[-LATEST:]))
    parts = [
        *bridge_parts(workspace, (first.id, second.id), found, today),
        *items_part(workspace, _("Open between them"), found.open, today),
        Part(_("What happened"), [entry_line(workspace, entry, today) for entry in latest]),
        *items_part(workspace, _("Closed"), found.closed[::-1], today),
    ]
    return as_text(parts)
