"""`passerelle keys`: what each key does, everywhere and on each screen."""

from __future__ import annotations

from collections.abc import Iterator

import click
from msgspec import Struct

from store.sentence import N_
from tui.actions import ACTIONS, EVERYWHERE, ON_THE_LINE, PAGE_TITLES, SCREENS, Action, shown_key
from tui.cli.session import Session, common_options
from tui.text import _, cells


class KeyRow(Struct, frozen=True):
    """A key, or several that do the same; `screen` is empty for what all screens have."""

    screen: str
    keys: tuple[str, ...]
    action: str
    does: str


@click.command("keys", help=N_("List the keys, your own included, with the action that each stands for."))
@common_options
@click.pass_obj
def command(session: Session) -> None:
    """Answer with a row for each action of each screen."""
    own = session.settings.keys
    rows = [
        *_rows("", EVERYWHERE, own),
        *_screens(),
        *_rows("line", ON_THE_LINE, own),
        *(row for name in ACTIONS for row in _rows(name, ACTIONS[name], own)),
    ]
    session.answer(rows, _lines(rows))


def _rows(screen: str, actions: tuple[Action, ...], own: dict[str, str]) -> Iterator[KeyRow]:
    for action in actions:
        keys = own.get(action.name, action.key).split(",")
        yield KeyRow(screen, tuple(shown_key(key.strip()) for key in keys), action.name, _(action.line))


def _screens() -> Iterator[KeyRow]:
    for letter, (name, title) in SCREENS.items():
        yield KeyRow("", (f"g {letter}",), f"screen.{name}", _("Go to: {screen}").format(screen=_(title)))


def _lines(rows: list[KeyRow]) -> Iterator[str]:
    titles = {"": N_("Everywhere"), "line": N_("On the line of quick entry"), **dict(SCREENS.values()), **PAGE_TITLES}
    keys = [" ".join(row.keys) for row in rows]
    across, names = max(map(cells, keys)), max(len(row.action) for row in rows)
    screen = None
    for row, key in zip(rows, keys, strict=True):
        if row.screen != screen:
            screen = row.screen
            yield from ("", _(titles[screen])) if screen else (_(titles[screen]),)
        yield f"  {key}{' ' * (across - cells(key))}  {row.action:{names}}  {row.does}"
