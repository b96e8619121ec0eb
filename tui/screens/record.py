"""One record on the whole screen."""

from __future__ import annotations

from store import Commit, Item
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE, WHY, Action
from tui.keymap import bindings
from tui.labels import label, shown_reference
from tui.screens.conflict_actions import ConflictActions
from tui.screens.meetings import Meetings
from tui.screens.reading_screen import ReadingScreen
from tui.screens.relaying import Relaying
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.sheets import sheet


class RecordScreen(Meetings, Relaying, ConflictActions, Settling, Triage, ReadingScreen):
    """The sheet of a record, and what can be done with it."""

    place = "record"
    BINDINGS = bindings((*ACTIONS["record"], *EVERYWHERE))

    def __init__(self, key: Key) -> None:
        """`key` is the line that was opened."""
        super().__init__()
        self.key = key

    def here(self) -> Key | None:
        """The record."""
        return self.key

    def has(self, action: Action) -> bool:
        """What is done with items is not offered on a party, nor what is done with meetings on an item."""
        table = _TABLES.get(action.name.partition(".")[0], self.key.table)
        return table == self.key.table and super().has(action) and (action is not WHY or self._is_reckoned())

    def _is_reckoned(self) -> bool:
        record = self.record()
        return isinstance(record, Item) and record.kind in ("conflict", "relay")

    def linked(self) -> Key | None:
        """A line begun here is linked to this record."""
        return self.key

    def load(self) -> None:
        """Show the record as it is now."""
        record = self.record()
        name = label("record", self.key.table).capitalize()
        self.bar.show(name, [shown_reference(record)] if record else [])
        self.pane.show([*sheet(self.desk.workspace, self.key, self.desk.today), *self.note_part(self.key)])

    def changed(self, commits: list[Commit]) -> None:
        """Whatever changed may be told on the sheet: show it again."""
        self.load()


_TABLES = {"item": "items", "meeting": "meetings"}
