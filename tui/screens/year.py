"""A year of contacts with a party."""

from __future__ import annotations

from store import Commit, Party
from store.views.key import Key
from tui.actions import EVERYWHERE
from tui.keymap import bindings
from tui.screens.reading_screen import ReadingScreen
from tui.sheets.year import year_parts
from tui.text import _, plain


class YearScreen(ReadingScreen):
    """Day by day, week beside week."""

    place = "year"
    BINDINGS = bindings(EVERYWHERE)

    def __init__(self, party: int) -> None:
        """`party` is its number."""
        super().__init__()
        self._party = party

    def here(self) -> Key:
        """The party."""
        return Key(Party.table, self._party)

    def load(self) -> None:
        """Draw the year."""
        party = self.desk.workspace.get(Party, self._party)
        if party is not None:
            self.bar.show(_("A year of contacts"), [plain(party.name, 40)])
            self.pane.show(year_parts(self.desk.workspace, party, self.desk.today))

    def changed(self, commits: list[Commit]) -> None:
        """Somebody may have spoken to it."""
        self.load()
