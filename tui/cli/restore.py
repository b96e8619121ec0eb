"""`passerelle restore`: puts a backup in the place of the store; what is there is kept aside."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from store.sentence import N_
from tui.cli.done import tell_waiting
from tui.cli.session import Session, common_options
from tui.text import _, _n


@click.command("restore", help=N_("Put a backup in the place of the store; what is there is kept aside."))
@click.argument("backup", metavar="BACKUP")
@common_options
@click.pass_obj
def command(session: Session, backup: str) -> None:
    """Verify a backup and put it back; programs that are running show it at once."""
    from store.care import restore

    path = Path(backup).expanduser()
    restored = restore(session.store, path, tell_waiting)
    holds = _n("{n} document", "{n} documents", restored.documents) + ", "
    holds += _n("{n} commit", "{n} commits", restored.commits)
    lines = [_("Put back: {what}").format(what=holds)]
    if restored.kept:
        back = f"passerelle restore {shlex.quote(restored.kept)}"
        lines += [_("What was there is kept; to have it again: {command}").format(command=back)]
    data = {"commits": restored.commits, "documents": restored.documents, "kept": restored.kept or None}
    session.answer(data, lines)
