"""`passerelle mandate`: the parties one represents, what they need, and the conflicts they are in."""

from __future__ import annotations

from collections.abc import Iterator

import click

from store import Item, Party, Workspace, when
from store.sentence import N_
from store.views.mandate import mandate
from store.views.standing import standing
from store.views.work import work
from tui.cli.session import Session, common_options


@click.command("mandate", help=N_("Show the parties you (or a colleague) represent, their needs and their conflicts."))
@click.argument("login", required=False)
@common_options
@click.pass_obj
def command(session: Session, login: str | None) -> None:
    """Answer with the parties of a mandate."""
    workspace = session.workspace()
    parties = mandate(workspace, (login or workspace.user).removeprefix("@"))
    today = when.day(workspace.clock(), workspace.zone)
    data = [
        {
            "code": party.code, "name": party.name, "needs": party.needs, "conflicts": _conflicts(workspace, party),
            "reasons": standing(workspace, party, today).reasons,
        }
        for party in parties
    ]  # fmt: skip
    session.answer(data, _lines(workspace, parties))


def _conflicts(workspace: Workspace, party: Party) -> list[int]:
    return sorted(work(workspace).conflicts.intersection(workspace.ids(Item, parties=party.id)))


def _lines(workspace: Workspace, parties: list[Party]) -> Iterator[str]:
    from tui.pieces import Part
    from tui.sheets.lines import item_line
    from tui.sheets.party import contact_part, needs_part
    from tui.sheets.text import as_text
    from tui.text import _, say

    today = when.day(workspace.clock(), workspace.zone)
    if not parties:
        yield _("You represent nobody yet: the field liaisons of a party says who does")
    for party in parties:
        yield f"{party.code}  {party.name}"
        found = workspace.some(Item, _conflicts(workspace, party))
        conflicts = [item_line(item, today) for item in found]
        pressing = [*map(say, standing(workspace, party, today).reasons)]
        parts = [
            *([Part(_("Needs attention"), pressing)] if pressing else []),
            contact_part(workspace, party, today),
            *needs_part(party),
        ]
        yield from as_text([Part("", []), *parts, *([Part(_("Open conflicts"), conflicts)] if conflicts else [])])
        yield ""
