"""The sheet for the colleague who takes over a party; it is read, and copied as Markdown."""

from __future__ import annotations

from store import Commit, Party
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.screens import page
from tui.screens.reading_screen import ReadingScreen
from tui.sheets.handover import handover_parts
from tui.sheets.markdown import as_markdown
from tui.text import _, plain


class HandoverScreen(ReadingScreen):
    """Situation, background, assessment, recommendation."""

    place = "handover"
    BINDINGS = bindings((*ACTIONS["handover"], *EVERYWHERE))

    def __init__(self, party: int) -> None:
        """`party` is its number."""
        super().__init__()
        self._party = party

    def here(self) -> Key:
        """The party."""
        return Key(Party.table, self._party)

    def load(self) -> None:
        """Show the sheet."""
        party = self.desk.workspace.get(Party, self._party)
        if party is not None:
            self.bar.show(_("Handover"), [plain(party.name, 40)])
            self.pane.show(handover_parts(self.desk.workspace, party, self.desk.today))

    def changed(self, commits: list[Commit]) -> None:
        """It tells how it stands now."""
        self.load()

    def action_record_why(self) -> None:
        """Show the records behind each reason and number."""
        self.app.push_screen(page("why", self._party))

    def action_record_copy(self) -> None:
        """Copy the sheet as Markdown."""
        party = self.desk.workspace.get(Party, self._party)
        if party is not None:
            parts = handover_parts(self.desk.workspace, party, self.desk.today)
            self.app.copy_to_clipboard("\n".join(as_markdown(party.name, parts)))
            self.notice(_("Copied"), "good")
