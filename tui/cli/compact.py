"""`passerelle compact`: the journal begins anew with the live documents; older commits go to the history."""

from __future__ import annotations

import click

from store.sentence import N_
from tui.cli.session import Session, common_options
from tui.text import _


@click.command("compact", help=N_("Move older commits into the history; it happens by itself when it is time."))
@common_options
@click.pass_obj
def command(session: Session) -> None:
    """Compact the store and tell what the journal weighs before and after."""
    workspace = session.workspace()
    journal = session.store / "journal.jsonl"
    before = journal.stat().st_size
    workspace.engine.compact()
    after = journal.stat().st_size
    told = _("Compacted: journal.jsonl had {before} bytes, has {after} now").format(before=before, after=after)
    session.answer({"before": before, "after": after}, told)
