"""`passerelle handover`: the sheets of all parties of a colleague, for whoever takes them over."""

from __future__ import annotations

from collections.abc import Iterator

import click

from store import Party, Refused, Workspace, when
from store.sentence import N_
from store.views.mandate import mandate
from tui.cli.session import Session, common_options


@click.command("handover", help=N_("Give the handover sheets of all parties that a colleague represents, as Markdown."))
@click.argument("login", required=False)
@common_options
@click.pass_obj
def command(session: Session, login: str | None) -> None:
    """Answer with a sheet a party; of one's own parties where no login is given."""
    from store.views.dossier import dossier

    workspace = session.workspace()
    who = (login or workspace.user).removeprefix("@")
    parties = mandate(workspace, who)
    if not parties:
        raise Refused(N_("{login} represents no party; the field liaisons of a party says who does"), login=who[:60])
    today = when.day(workspace.clock(), workspace.zone)
    data = {
        party.code: {"name": party.name, **_needs(party), "dossier": dossier(workspace, party, today)}
        for party in parties
    }
    session.answer(data if session.json else None, _lines(workspace, who, parties))


def _needs(party: Party) -> dict[str, object]:
    return {"needs": party.needs, "liaisons": party.liaisons}


def _lines(workspace: Workspace, login: str, parties: list[Party]) -> Iterator[str]:
    from tui.sheets.handover import handover_parts
    from tui.sheets.markdown import as_markdown
    from tui.text import _, _n, day

    today = when.day(workspace.clock(), workspace.zone)
    title = _("Handover of {login}, {day}").format(login=login, day=day(today))
    yield from as_markdown(f"{title} · " + _n("{n} party", "{n} parties", len(parties)), [])
    for party in parties:
        yield from as_markdown(party.name, handover_parts(workspace, party, today), level=2)
