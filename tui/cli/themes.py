"""`passerelle themes`: the themes there are, and what is wrong with one's own."""

from __future__ import annotations

from pathlib import Path

import click

import themes
from store.sentence import N_
from tui import settings
from tui.cli.session import Session, common_options
from tui.text import colon, say


@click.command("themes", help=N_("List the themes: those that ship, and your own."))
@common_options
@click.pass_obj
def command(session: Session) -> None:
    """Answer with a line for each theme."""
    folder = settings.folder() / "themes"
    rows = [(name, _problem(name, folder)) for name in themes.names(folder)]
    session.answer(
        [{"name": name, "problem": problem or None} for name, problem in rows],
        [f"{colon(name)}{problem}" if problem else name for name, problem in rows],
    )


def _problem(name: str, folder: Path) -> str:
    try:
        themes.load(name, folder)
    except themes.ThemeError as error:
        return "; ".join(map(say, error.sentences))
    return ""
