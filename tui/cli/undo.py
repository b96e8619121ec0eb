"""`passerelle undo`: take back what you did last, or a commit of yours."""

from __future__ import annotations

import click

from store.sentence import N_
from tui.cli.done import answer_done, answer_undone
from tui.cli.session import Session, common_options
from tui.text import _


@click.command("undo", help=N_("Take back what you did last, again and again; or the commit of that number."))
@click.argument("number", type=click.IntRange(min=1), required=False, metavar="[NUMBER]")
@click.option("--last", type=click.IntRange(min=1), metavar="N", help=N_("Take back your last N commits, or none."))
@click.option("--dry-run", is_flag=True, help=N_("Only show what --last would take back."))
@common_options
@click.pass_obj
def command(session: Session, number: int | None, last: int | None, dry_run: bool) -> None:
    """Take back one commit, or the last ones together."""
    if number and (last or dry_run):
        raise click.UsageError(_("give the number of a commit, or --last, not both"))
    workspace = session.workspace()
    if last or dry_run:
        answer_undone(session, workspace, workspace.undo_last(last or 1, only_look=dry_run))
    else:
        answer_done(session, workspace, workspace.undo(number or 0))
