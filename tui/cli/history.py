"""`passerelle history`: who changed a record, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator

import click

from store import Workspace, when
from store.history import Revision
from store.sentence import N_
from tui.actions import word_of
from tui.arguments.references import record_named
from tui.cli.session import Session, common_options
from tui.text import _, clock, day


@click.command("history", help=N_("Show who changed a record, when, from what to what, the latest first."))
@click.argument("record", metavar="RECORD")
@common_options
@click.pass_obj
def command(session: Session, record: str) -> None:
    """Answer with the revisions of one record."""
    workspace = session.workspace()
    revisions = list(workspace.history(record_named(workspace, record)))
    session.answer(revisions, (line for revision in revisions for line in _lines(workspace, revision)))


def _lines(workspace: Workspace, revision: Revision) -> Iterator[str]:
    from tui.pieces import pieces
    from tui.sheets.changes import step_line

    local = when.wall(revision.at, workspace.zone)
    word = word_of(revision.operation)
    what = _("Taken back: {what}").format(what=word) if revision.undoes else word
    yield f"{revision.number}  {day(local)} {clock(local)}  {revision.by}  {what}"
    for step in revision.steps:
        yield "".join(piece.text for piece in pieces(step_line(workspace, step)))
