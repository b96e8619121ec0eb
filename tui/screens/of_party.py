"""What the pages about one party share: which party it is, and that they follow what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from store import Commit, Party
from store.views.key import Key
from tui.pieces import Part
from tui.screens.reading_screen import ReadingScreen
from tui.text import plain


class OfParty(ReadingScreen):
    """A page about one party, drawn anew with every change."""

    def __init__(self, party: int) -> None:
        """`party` is its number."""
        super().__init__()
        self._party = party

    def here(self) -> Key:
        """The party."""
        return Key(Party.table, self._party)

    @property
    def party(self) -> Party | None:
        """The party as it is now, None where it is gone."""
        return self.desk.workspace.get(Party, self._party)

    def load(self) -> None:
        """Show the page."""
        party = self.party
        if party is not None:
            self.bar.show(self.heading(), [plain(party.name, 40)])
            self.pane.show(self.parts(party))

    def changed(self, commits: list[Commit]) -> None:
        """It tells how it stands now."""
        self.load()

    def heading(self) -> str:
        """Return what the page is called."""
        raise NotImplementedError

    def parts(self, party: Party) -> Sequence[Part]:
        """Return what it shows."""
        raise NotImplementedError
