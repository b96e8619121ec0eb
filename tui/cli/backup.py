"""`passerelle backup`: a copy of the whole store at one moment, while colleagues go on writing."""

from __future__ import annotations

from pathlib import Path

import click

from store.sentence import N_
from tui.cli.session import Session, common_options
from tui.text import _n, colon


@click.command("backup", help=N_("Copy the whole store, as it is at this moment, into a new directory of yours."))
@click.argument("target", metavar="TARGET")
@common_options
@click.pass_obj
def command(session: Session, target: str) -> None:
    """Make a backup, which can be opened as a store itself."""
    from store.care import backup

    path = Path(target).expanduser()
    copied = backup(session.store, path)
    holds = [
        _n("{n} document", "{n} documents", copied.documents),
        _n("{n} commit", "{n} commits", copied.commits),
        _n("{n} byte", "{n} bytes", copied.bytes),
    ]
    data = {"commits": copied.commits, "documents": copied.documents, "bytes": copied.bytes}
    session.answer({"backup": str(path), **data}, f"{colon(str(path))}{', '.join(holds)}")
