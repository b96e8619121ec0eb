"""`passerelle report`: the week looked back on, the sheet of a party, the pages of an initiative, as Markdown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from store import Item, Party, Record, Workspace, when
from store.interop.initiative_csv import FIGURES
from store.sentence import N_
from tui.arguments import Misread
from tui.arguments.references import record_named
from tui.cli.session import Session, common_options
from tui.text import _

if TYPE_CHECKING:
    from store.views.board.whole import Board


@click.command("report", help=N_("Report as Markdown on the week, or on a party for whoever takes it over."))
@click.argument("subject", metavar="week|PARTY")
@click.option("--on", metavar="DAY", help=N_("The week of that day, such as last fri; else this one."))
@common_options
@click.pass_obj
def command(session: Session, subject: str, on: str | None) -> None:
    """Answer with the report of a week, the handover sheet of a party, the mediation sheet of a conflict (without what
    is private), or the sheet of any other record."""
    workspace = session.workspace()
    today = when.day(workspace.clock(), workspace.zone)
    if subject == "week":
        _week(session, workspace, on, today)
        return
    record = record_named(workspace, subject)
    if isinstance(record, Initiative):
        _initiative(session, workspace, record, reader, figures, today)
        return
    session.answer(_data(workspace, record, today) if session.json else None, _sheet(workspace, record, today))


def _week(session: Session, workspace: Workspace, on: str | None, today: date) -> None:
    from store.interop import Reader
    from store.interop.week_report import as_markdown
    from store.views.week import week
    from tui.arguments.moments import day_said
    from tui.labels import label
    from tui.text import say

    told = week(workspace, day_said(session, "on", on) or today, today)
    session.answer(told, "".join(as_markdown(told, Reader(say, label))))


def _initiative(
    session: Session, workspace: Workspace, record: Initiative, reader: str | None, figures: str | None, today: date
) -> None:
    from store.interop.initiative_csv import figures as table
    from store.views.board.whole import board

    told = board(workspace, record, today)
    if figures:
        session.answer({figures: [*table(told, figures)]}, "".join(table(told, figures)).replace("\r\n", "\n"))
        return
    pages = _pages(workspace, record, told)
    if reader is not None and reader not in pages:
        raise Misread(
            _("for: {reader} is none of its readers; choose one of {names}").format(
                reader=reader, names=", ".join(pages)
            )
        )
    chosen = {reader: pages[reader]} if reader else pages
    session.answer(chosen, "\n".join(chosen.values()))


def _pages(workspace: Workspace, record: Initiative, told: Board) -> dict[str, str]:
    """Return the sponsor's page, and that of each group's head by the group's code."""
    from store.interop import Reader
    from store.interop.initiative_report import head_page, sponsor_page
    from store.views.board.decisions import decisions
    from tui.labels import label
    from tui.text import say

    reader = Reader(say, label)
    sponsor = "".join(sponsor_page(record, told, decisions(workspace, record), reader))
    return {"sponsor": sponsor, **{row.code: "".join(head_page(record, told, row, reader)) for row in told.approvals}}


def _data(workspace: Workspace, record: Record, today: date) -> object:
    from store.views.dossier import dossier

    return dossier(workspace, record, today) if isinstance(record, Party) else record


def _sheet(workspace: Workspace, record: Record, today: date) -> str:
    from store.views.key import Key
    from tui.labels import shown_reference, title
    from tui.sheets import sheet
    from tui.sheets.handover import handover_parts
    from tui.sheets.markdown import as_markdown
    from tui.sheets.mediation import mediation_sheet

    if isinstance(record, Party):
        return "\n".join(as_markdown(record.name, handover_parts(workspace, record, today)))
    if isinstance(record, Item) and record.kind == "conflict":
        return "\n".join(mediation_sheet(workspace, record, today))
    parts = sheet(workspace, Key(record.table, record.id), today)[1:]
    return "\n".join(as_markdown(f"{shown_reference(record)} {title(record)}", parts))
