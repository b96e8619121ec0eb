"""Help: the keys of the screen one comes from, derived from its actions."""

from __future__ import annotations

from collections.abc import Iterable

from tui import actions
from tui.actions import EVERYWHERE, ON_THE_LINE, Action
from tui.keymap import bindings
from tui.pieces import Line, Part, Piece
from tui.screens.desk_screen import DeskScreen
from tui.screens.reading_screen import ReadingScreen
from tui.text import _


class HelpScreen(ReadingScreen):
    """What each key does, there and everywhere."""

    place = "help"
    BINDINGS = bindings(EVERYWHERE)

    def __init__(self, of: DeskScreen) -> None:
        """`of` is the screen that help was asked for on."""
        super().__init__()
        self.of = of

    def load(self) -> None:
        """Show the keys."""
        titles = dict(actions.SCREENS.values())
        named = _(titles[self.of.place]) if self.of.place in titles else ""
        self.bar.show(_("Help"), [named] if named else [])
        own = [action for action in actions.ACTIONS.get(self.of.place, ()) if self.of.has(action)]
        going = [key_line(f"g {letter}", _(title)) for letter, (_name, title) in actions.SCREENS.items()]
        moving = [
            key_line("j k ↑ ↓", _("move")), key_line("PgUp PgDn", _("move further")),
            key_line("↵", _("open the record")), key_line("␣", _("select several; the next key acts on all")),
            key_line("*", _("select all that is shown, such as what a filter keeps; again: none")),
        ]  # fmt: skip
        parts = [Part(_("Here"), self._lines(own))] if own else []
        parts += [Part(_("Everywhere"), [*moving, *self._lines(EVERYWHERE)]), Part(_("Go to"), going)]
        self.pane.show([*parts, Part(_("On the line of quick entry"), self._lines(ON_THE_LINE))])

    def _lines(self, of: Iterable[Action]) -> list[Line]:
        return [key_line(self.key_of(action), _(action.line)) for action in of]


def key_line(key: str, does: str) -> Line:
    """Return a key and what it does."""
    return [Piece(f"{key:>10}  ", "accent"), does]
