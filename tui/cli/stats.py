"""`passerelle stats`: what the store holds, how large and how old it is, who changed it last, who is here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from store.sentence import N_
from tui.cli.session import Session, common_options
from tui.text import _, _n, clock, colon, day

if TYPE_CHECKING:
    from store import Workspace
    from store.figures import Figures


@click.command("stats", help=N_("Show what the store holds, how large and old it is, and who is here."))
@common_options
@click.pass_obj
def command(session: Session) -> None:
    """Answer with the figures of the store."""
    from store.figures import figures

    workspace = session.workspace()
    told = figures(workspace.engine, session.store)
    session.answer(_data(session, told), _lines(session, workspace, told))


def _lines(session: Session, workspace: Workspace, told: Figures) -> Iterator[str]:
    from tui.actions import word_of

    yield str(session.store)
    yield "  " + (", ".join(_counted(table, count) for table, count in sorted(told.tables.items())) or "-")
    yield "  " + colon(_n("{n} commit", "{n} commits", told.commits)) + ", ".join(_sizes(told))
    if told.began:
        yield "  " + _("since {when}").format(when=_when(workspace, told.began))
    if told.last:
        what = word_of(told.last.operation)
        yield "  " + _("last change by {by}, {when}: {what}").format(
            by=told.last.by, when=_when(workspace, told.last.at), what=what
        )
    for colleague in told.here:
        yield "  " + _("{by} is here since {when}").format(by=colleague.login, when=_when(workspace, colleague.since))


def _counted(table: str, count: int) -> str:
    match table:
        case "items":
            return _n("{n} item", "{n} items", count)
        case "entries":
            return _n("{n} entry", "{n} entries", count)
        case "meetings":
            return _n("{n} meeting", "{n} meetings", count)
        case "parties":
            return _n("{n} party", "{n} parties", count)
        case "initiatives":
            return _n("{n} initiative", "{n} initiatives", count)
        case "terms":
            return _n("{n} term", "{n} terms", count)
    return f"{table} {count}"


def _sizes(told: Figures) -> Iterator[str]:
    sizes = {"journal.jsonl": told.sizes.journal, "history.jsonl": told.sizes.history, "cut-…, kept-…": told.sizes.kept}
    for name, size in sizes.items():
        if size:
            yield f"{name} {_n('{n} byte', '{n} bytes', size)}"


def _when(workspace: Workspace, at: datetime) -> str:
    from store import when

    local = when.wall(at, workspace.zone)
    return f"{day(local)} {clock(local)}"


def _data(session: Session, told: Figures) -> dict[str, object]:
    last = told.last
    return {
        "store": str(session.store), "documents": told.tables, "commits": told.commits,
        "commits_in_history": told.sizes.past, "bytes": {
            "journal": told.sizes.journal, "history": told.sizes.history, "kept": told.sizes.kept},
        "since": told.began,
        "last": {"commit": last.commit, "by": last.by, "at": last.at, "operation": last.operation} if last else None,
        "here": [{"login": one.login, "since": one.since} for one in told.here],
    }  # fmt: skip
