"""`passerelle minutes`: what was said and decided in a meeting, to read or to send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from msgspec.structs import asdict

from store import Meeting, Workspace, reference
from store.interop import Reader
from store.interop.minutes import as_markdown, as_text
from store.sentence import N_
from store.views.minutes import Minutes, minutes, recipients
from tui.arguments import Misread
from tui.arguments.references import record_named
from tui.cli.session import Session, common_options
from tui.labels import label
from tui.settings import CHOICES
from tui.text import _, say, set_language

FORMS: dict[str, Callable[[Minutes, Reader], Iterator[str]]] = {"md": as_markdown, "txt": as_text}


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
        session.answer(told, "".join(FORMS["txt" if plain else "md"](told, Reader(say, label))))
        return
    files = [*_written(session, workspace, record, told, Path(folder).expanduser(), force)]
    session.answer({"files": files, "minutes": asdict(told)}, files)


def _written(
    session: Session, workspace: Workspace, meeting: Meeting, told: Minutes, folder: Path, force: bool
) -> Iterator[str]:
    """Write the minutes for each language of those invited, and the next meeting; yield the files."""
    from store.interop import export
    from store.interop.destination import write

    spoken = (lang if lang in CHOICES["lang"] else session.lang for lang in recipients(workspace, meeting) or ("",))
    for lang in dict.fromkeys(spoken):
        set_language(lang)
        for ending, form in FORMS.items():
            path = folder / f"{reference(meeting.table, meeting.id)}-{lang}.{ending}"
            write(path, form(told, Reader(say, label)), force=force)
            yield str(path)
    set_language(session.lang)
    if told.next is not None:
        path = folder / f"{reference(meeting.table, told.next)}.ics"
        write(path, export(workspace, "ics", meetings=[told.next]), force=force)
        yield str(path)
