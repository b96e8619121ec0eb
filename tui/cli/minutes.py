"""`passerelle minutes`: what was said and decided in a meeting, to read or to send."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import asdict

from store import Meeting
from store.sentence import N_
from store.views.minutes import minutes
from tui.arguments import Misread
from tui.arguments.references import record_named
from tui.circulating import as_read, written
from tui.cli.session import Session, common_options
from tui.text import _


@click.command("minutes", help=N_("Give the minutes of a meeting: Markdown, or text for a mail."))
@click.argument("meeting", metavar="mN")
@click.option("--text", "plain", is_flag=True, help=N_("As text for a mail."))
@click.option("--to", "folder", metavar="FOLDER", help=N_("Write them there in each recipient's language, both ways."))
@click.option("--force", is_flag=True, help=N_("Replace the files that are there."))
@common_options
@click.pass_obj
def command(session: Session, meeting: str, plain: bool, folder: str | None, force: bool) -> None:
    """Answer with the minutes in the reader's language, or with the files written; the next meeting as .ics with
    them."""
    workspace = session.workspace()
    record = record_named(workspace, meeting)
    if not isinstance(record, Meeting):
        raise Misread(_("“{text}” is not a meeting; write it like m7").format(text=meeting))
    told = minutes(workspace, record)
    if folder is None:
        session.answer(told, as_read(told, "txt" if plain else "md", session.lang, session.lang))
        return
    files = [*written(session, workspace, record, Path(folder).expanduser(), force=force)]
    session.answer({"files": files, "minutes": asdict(told)}, files)
