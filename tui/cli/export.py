"""`passerelle export`: the workspace, or part of it, in a format that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from store.interop.exporting import KINDS, TABLES
from store.sentence import N_, Refused
from tui.cli.session import Session, common_options
from tui.text import _, _n, colon


@click.command(
    "export", help=N_("Give meetings (ics), parties (vcf), a list (csv), a report (md) or everything (json).")
)
@click.argument("kind", type=click.Choice(KINDS), metavar="|".join(KINDS))
@click.argument("meetings", nargs=-1, metavar="[mN...]")
@click.option("--of", type=click.Choice(TABLES), default="items", help=N_("The list that csv holds."))
@click.option("--output", metavar="FILE", help=N_("Where to write it, for your eyes only; else the terminal."))
@click.option("--force", is_flag=True, help=N_("Replace the file that is there."))
@common_options
@click.pass_obj
def command(session: Session, kind: str, meetings: tuple[str, ...], of: str, output: str | None, force: bool) -> None:
    """Write one export to a file or to standard output."""
    from store.interop import Reader, export
    from store.interop.destination import write
    from tui.labels import label
    from tui.text import say

    if meetings and kind != "ics":
        raise click.UsageError(_("only ics takes meetings, such as m7"))
    workspace = session.workspace()
    ids = [_meeting(session, text) for text in meetings]
    chunks = export(workspace, kind, of=of, meetings=ids, reader=Reader(say, label))
    if output is None:
        _print(chunks)
        return
    path = Path(output).expanduser()
    size = write(path, chunks, force=force)
    told = _n("{n} byte", "{n} bytes", size)
    session.answer({"file": str(path), "bytes": size}, [f"{colon(str(path))}{told}"])


def _print(chunks: Iterator[str]) -> None:
    """Write to standard output as it is for programs, with what a terminal would obey escaped where it is one."""
    from tui.text import plain

    for chunk in chunks:
        if sys.stdout.isatty():
            chunk = plain(chunk.replace("\r\n", "\n"), multiline=True)
        sys.stdout.buffer.write(chunk.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _meeting(session: Session, text: str) -> int:
    from store import Meeting

    number = text.removeprefix("m")
    if not number.isascii() or not number.isdigit():
        raise click.UsageError(_("“{text}” is not a meeting; write it like m7").format(text=text))
    if session.workspace().get(Meeting, int(number)) is None:
        raise Refused(N_("There is no {ref}"), ref=f"m{number}")
    return int(number)
