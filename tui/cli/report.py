"""`passerelle report week`: the week looked back on, as Markdown."""

from __future__ import annotations

import click

from store import when
from store.sentence import N_
from tui.cli.session import Session, common_options


@click.command("report", help=N_("Report on the week as Markdown: what was settled, who was met, what comes next."))
@click.argument("subject", type=click.Choice(("week",)), metavar="week")
@click.option("--on", metavar="DAY", help=N_("The week of that day, such as last fri; else this one."))
@common_options
@click.pass_obj
def command(session: Session, subject: str, on: str | None) -> None:
    """Answer with the report of a week."""
    from store.interop import Reader
    from store.interop.week_report import as_markdown
    from store.views.week import week
    from tui.arguments.moments import day_said
    from tui.labels import label
    from tui.text import say

    workspace = session.workspace()
    today = when.day(workspace.clock(), workspace.zone)
    told = week(workspace, day_said(session, "on", on) or today, today)
    session.answer(told, "".join(as_markdown(told, Reader(say, label))))
