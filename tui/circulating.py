"""Minutes on their way to those who were invited: in the language of each, as Markdown and as text, with the next
date. Known to screens and commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from store import Meeting, Workspace, reference
from store.interop import Reader
from store.interop.minutes import as_markdown, as_text
from store.views.minutes import Minutes, minutes, recipients
from tui.cli.session import Session
from tui.labels import label
from tui.settings import CHOICES
from tui.text import say, set_language

FORMS: dict[str, Callable[[Minutes, Reader], Iterator[str]]] = {"md": as_markdown, "txt": as_text}
"""Ending of a file → what writes it."""


def languages(session: Session, workspace: Workspace, meeting: Meeting) -> Sequence[str]:
    """Return the languages of those invited, each once: those that are spoken here, one's own for the others."""
    noted = recipients(workspace, meeting) or ("",)
    return [*dict.fromkeys(lang if lang in CHOICES["lang"] else session.lang for lang in noted)]


def as_read(told: Minutes, form: str, lang: str, own: str) -> str:
    """Return minutes in a form and a language; `own` is spoken again afterwards."""
    set_language(lang)
    try:
        return "".join(FORMS[form](told, Reader(say, label)))
    finally:
        set_language(own)


def written(
    session: Session, workspace: Workspace, meeting: Meeting, folder: Path, *, force: bool = False
) -> Iterator[str]:
    """Write the minutes for each language of those invited, and the next meeting as .ics; yield the files."""
    from store.interop import export
    from store.interop.destination import write

    told = minutes(workspace, meeting)
    for lang in languages(session, workspace, meeting):
        for form in FORMS:
            path = folder / f"{reference(meeting.table, meeting.id)}-{lang}.{form}"
            write(path, [as_read(told, form, lang, session.lang)], force=force)
            yield str(path)
    if told.next is not None:
        path = folder / f"{reference(meeting.table, told.next)}.ics"
        write(path, export(workspace, "ics", meetings=[told.next]), force=force)
        yield str(path)
