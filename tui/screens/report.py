"""The report of an initiative: a page for its sponsor, one for each head of department; read, copied, written."""

from __future__ import annotations

from pathlib import Path

from store import Commit, Initiative, StoreError
from store.interop.destination import write
from store.interop.initiative_csv import FIGURES, figures
from store.sentence import reference
from store.views.board.whole import board
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.cli.initiative_pages import pages
from tui.dialogs.dialogue import Ask, Dialogue
from tui.keymap import bindings
from tui.pieces import Part
from tui.screens.reading_screen import ReadingScreen
from tui.text import _, plain, say


class ReportScreen(ReadingScreen):
    """A page at a time, as Markdown."""

    place = "report"
    BINDINGS = bindings((*ACTIONS["report"], *EVERYWHERE))

    def __init__(self, initiative: int) -> None:
        """`initiative` is its number."""
        super().__init__()
        self._number = initiative
        self._pages: dict[str, str] = {}
        self._turned = 0

    def here(self) -> Key:
        """The initiative."""
        return Key(Initiative.table, self._number)

    def load(self) -> None:
        """Show the page that was turned to."""
        initiative = self.desk.workspace.get(Initiative, self._number)
        if initiative is None:
            return
        self._pages = pages(self.desk.workspace, initiative, self.desk.today)
        reader = self._reader()
        called = f"{reference(Initiative.table, self._number)} {plain(initiative.title, 30)}"
        count = f"{self._turned + 1}/{len(self._pages)}"
        self.bar.show(_("Report"), [called, _("sponsor") if reader == "sponsor" else reader, count])
        self.pane.show([Part("", self._pages[reader].splitlines())])

    def changed(self, commits: list[Commit]) -> None:
        """It tells how things stand."""
        self.load()

    def _reader(self) -> str:
        """Return whom the page is for: `sponsor`, or a group's code."""
        self._turned %= len(self._pages)
        return [*self._pages][self._turned]

    def action_report_turn(self) -> None:
        """Turn to the next page."""
        self._turned += 1
        self.load()

    def action_record_copy(self) -> None:
        """Copy the page as Markdown."""
        self.app.copy_to_clipboard(self._pages[self._reader()])
        self.notice(_("Copied as Markdown"), "good")

    def action_report_save(self) -> None:
        """Write the pages and the figures to files."""
        self.talk(self._save())

    def _save(self) -> Dialogue:
        into = Path((yield Ask(_("Into which folder?"), str(Path.cwd()))) or ".").expanduser()
        initiative, desk = self.desk.workspace.get(Initiative, self._number), self.desk
        if initiative is None:
            return
        named = reference(Initiative.table, self._number)
        told = board(desk.workspace, initiative, desk.today)
        files = {f"{named}-{reader}.md": [text] for reader, text in self._pages.items()}
        files |= {f"{named}-{kind}.csv": [*figures(told, kind)] for kind in FIGURES}
        try:
            for name, lines in files.items():
                write(into / name, lines, force=True)
        except StoreError as refusal:
            self.notice(say(refusal.sentence), "alert")
            return
        self.notice(_("Written: {files}").format(files=", ".join(files)), "good")
