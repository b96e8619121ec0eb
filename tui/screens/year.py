"""A year of contacts with a party."""

from __future__ import annotations

from store import Commit, Entry, Party
from store.views.key import Key
from store.views.rhythm import contacts
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.screens import page
from tui.screens.reading_screen import ReadingScreen
from tui.sheets.year import first_day, year_parts
from tui.text import _, plain


class YearScreen(ReadingScreen):
    """Day by day, week beside week."""

    place = "year"
    BINDINGS = bindings((*ACTIONS["year"], *EVERYWHERE))

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

    def action_record_why(self) -> None:
        """Show the contacts themselves, the latest first."""
        party = self.desk.workspace.get(Party, self._party)
        if party is not None:
            found = contacts(self.desk.workspace, party, first_day(self.desk.today), self.desk.today)
            behind = [Key(Entry.table, id) for on in sorted(found, reverse=True) for id in found[on]]
            self.app.push_screen(page("behind", behind))

    def changed(self, commits: list[Commit]) -> None:
        """Somebody may have spoken to it."""
        self.load()
