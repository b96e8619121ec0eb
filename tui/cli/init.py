"""`passerelle init`: make a workspace, furnished for a trade where a preset is named."""

from __future__ import annotations

import shlex
from collections import Counter

import click

from store import RECORDS, Corrupt, Refused, Unreachable, Workspace, open_workspace
from store.presets import apply, load, names
from store.sentence import N_
from tui.cli.session import Session, common_options
from tui.text import _, _n, colon


@click.command("init", help=N_("Make the workspace: empty, or with the groups, words and meetings of a trade."))
@click.option("--preset", type=click.Choice(names()), help=N_("The trade to furnish it for."))
@common_options
@click.pass_obj
def command(session: Session, preset: str | None) -> None:
    """Make a workspace, or furnish one in which nothing is yet. Refused where one is in use."""
    chosen = load(preset) if preset else None
    known = _is_there(session)
    workspace = session.workspace(create=True)
    if known and (chosen is None or _in_use(workspace)):
        raise Refused(N_("There is a workspace at {path} already"), path=str(session.store))
    written = apply(workspace, chosen, session.lang).written if chosen else ()
    count = Counter(table for table, _id in written)
    lines = [_("The workspace is at {path}").format(path=session.store)]
    if chosen:
        lines += [colon(chosen.title[session.lang]) + ", ".join(_told(count))]
    opens = f"passerelle --store {shlex.quote(str(session.store))}" if session.named else "passerelle"
    lines += [_("To open it: {command}").format(command=opens)]
    session.answer({"store": str(session.store), "preset": preset, "made": count}, lines)


def _is_there(session: Session) -> bool:
    try:
        open_workspace(session.store).close()
    except Corrupt:
        raise
    except Unreachable:
        return False
    return True


def _in_use(workspace: Workspace) -> bool:
    return any(workspace.ids(kind) for kind in RECORDS.values())


def _told(count: Counter[str]) -> list[str]:
    return [
        _n("{n} party", "{n} parties", count["parties"]),
        _n("{n} term", "{n} terms", count["terms"]),
        _n("{n} meeting", "{n} meetings", count["meetings"]),
    ]
