"""`passerelle show`: all that is known of one record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click
from msgspec.structs import asdict

from store import Initiative, Item, Meeting, Party, Record, Workspace, when
from store.sentence import N_
from tui.arguments.references import record_named
from tui.cli.session import Session, common_options


@click.command("show", help=N_("Show a record: 12 (an item), m7, i3, e40, a party by its code, a term by its word."))
@click.argument("record", metavar="RECORD")
@common_options
@click.pass_obj
def command(session: Session, record: str) -> None:
    """Answer with the sheet of one record; as JSON, with the record itself, a meeting with its pack, a conflict
    with where its mediation stands, an initiative with its board."""
    workspace = session.workspace()
    found = record_named(workspace, record)
    session.answer(_data(workspace, found) if session.json else None, _lines(workspace, found))


def _data(workspace: Workspace, record: Record) -> Any:
    today = when.day(workspace.clock(), workspace.zone)
    if isinstance(record, Item) and record.kind == "conflict":
        from store.views.mediation import mediation

        return {**asdict(record), **asdict(mediation(workspace, record, today))}
    if isinstance(record, Party):
        from store.views.dossier import dossier

        return {**asdict(record), **asdict(dossier(workspace, record, today))}
    if isinstance(record, Initiative):
        return _initiative(workspace, record, today)
    if not isinstance(record, Meeting):
        return record
    from store.views.pack import pack

    told = pack(workspace, record, today)
    return {**asdict(record), "pack": told.lines, "left_out": told.skipped}


def _initiative(workspace: Workspace, initiative: Initiative, today: date) -> dict[str, Any]:
    """Return an initiative with its board; the barrier stands beside the pulse, which is a row a group."""
    from store.views.board.whole import board

    told = asdict(board(workspace, initiative, today))
    pulse = told["pulse"]
    return {
        **asdict(initiative), **told, "pulse": pulse.rows, "overall": pulse.overall, "barrier": pulse.barrier,
        "tactic": pulse.tactic,
    }  # fmt: skip


def _lines(workspace: Workspace, record: Record) -> Iterator[str]:
    """Return its sheet as lines of text."""
    from store.views.key import Key
    from tui.sheets import sheet
    from tui.sheets.text import as_text

    today = when.day(workspace.clock(), workspace.zone)
    return as_text(sheet(workspace, Key(record.table, record.id), today))
