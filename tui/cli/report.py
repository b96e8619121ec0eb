"""`passerelle report`: the week looked back on, the sheet of a party, the pages of an initiative, as Markdown."""

from __future__ import annotations

from datetime import date

import click

from store import Initiative, Item, Party, Record, Workspace, when
from store.interop.initiative_csv import FIGURES
from store.sentence import N_
from tui.arguments.references import record_named
from tui.cli.initiative_pages import answer_pages
from tui.cli.session import Session, common_options


@click.command(
    "report", help=N_("Report as Markdown on the week, on a party for whoever takes it over, on an initiative.")
)
@click.argument("subject", metavar="week|PARTY|iN")
@click.option("--on", metavar="DAY", help=N_("The week of that day, such as last fri; else this one."))
@click.option("--for", "reader", metavar="sponsor|CODE", help=N_("Of an initiative: one page alone."))
@click.option("--csv", "figures", type=click.Choice(FIGURES), help=N_("Of an initiative: its figures as a table."))
@common_options
@click.pass_obj
def command(session: Session, subject: str, on: str | None, reader: str | None, figures: str | None) -> None:
    """Answer with the report of a week, the handover sheet of a party, the mediation sheet of a conflict (without what
    is private), or the sheet of any other record."""
    workspace = session.workspace()
    today = when.day(workspace.clock(), workspace.zone)
    if subject == "week":
        _week(session, workspace, on, today)
        return
    record = record_named(workspace, subject)
    if isinstance(record, Initiative):
        answer_pages(session, record, today, reader=reader, figures=figures)
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
