"""The history of a record: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from store import RECORDS
from store.history import Revision
from store.views.key import Key
from tui.actions import EVERYWHERE, word_of
from tui.keymap import bindings
from tui.labels import shown_reference, title
from tui.pieces import Line, Part, Parts, Piece
from tui.screens.reading_screen import ReadingScreen
from tui.sheets.changes import step_line
from tui.sheets.lines import instant
from tui.text import _, plain

SHOWN_AT_MOST = 200


class HistoryScreen(ReadingScreen):
    """The revisions of one record, newest first."""

    place = "history"
    BINDINGS = bindings(EVERYWHERE)

    def __init__(self, key: Key) -> None:
        """`key` is the record's line."""
        super().__init__()
        self.key = key

    def here(self) -> Key | None:
        """The record."""
        return self.key

    def load(self) -> None:
        """Show the revisions."""
        workspace = self.desk.workspace
        record = workspace.get(RECORDS[self.key.table], self.key.id)
        if record is None:
            self.pane.show([Part("", [Piece(_("No longer there"), "dim")])])
            return
        self.bar.show(_("History"), [shown_reference(record), plain(title(record), 50)])
        self.pane.show(self._parts([*islice(workspace.history(record), SHOWN_AT_MOST)]))

    def _parts(self, revisions: list[Revision]) -> Parts:
        return [Part("", [*self._lines(revision)]) for revision in revisions]

    def _lines(self, revision: Revision) -> Iterator[Line]:
        zone, today = self.desk.workspace.zone, self.desk.today
        what = word_of(revision.operation)
        if revision.undoes:
            what = _("Taken back: {what}").format(what=what)
        yield [
            Piece(instant(revision.at, zone, today), "dim"), "  ", Piece(revision.by, "accent"), "  ", what,
            Piece(f"  ({revision.number})", "dim"),
        ]  # fmt: skip
        for step in revision.steps:
            yield step_line(self.desk.workspace, step)
