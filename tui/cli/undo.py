"""`passerelle undo`: take back what you did last, or a commit of yours."""

from __future__ import annotations

import click

from store.sentence import N_
from tui.cli.done import answer_done
from tui.cli.session import Session, common_options


@click.command("undo", help=N_("Take back what you did last, again and again; or the commit of that number."))
@click.argument("number", type=click.IntRange(min=1), required=False, metavar="[NUMBER]")
@common_options
@click.pass_obj
def command(session: Session, number: int | None) -> None:
    """Take back one commit."""
    workspace = session.workspace()
    answer_done(session, workspace, workspace.undo(number or 0))
