"""The relationship log: who needs attention, and why."""

from __future__ import annotations

from store import Party
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.screens.list_screen import ListScreen
from tui.text import _


class LogScreen(ListScreen):
    """Parties by who needs attention; a contact is logged in one line."""

    place = "log"
    BINDINGS = bindings((*ACTIONS["log"], *EVERYWHERE))

    def head(self) -> str:
        """A line begun here is about the party under the cursor."""
        record = self.record()
        return f"@{record.code} " if isinstance(record, Party) else ""

    def action_entry_log(self) -> None:
        """Log a contact with the party under the cursor; where nobody is there yet, the line makes one."""
        record = self.record()
        self.foot.open_entry(f"{_('call')} {record.code}: " if isinstance(record, Party) else f"{_('call')} ")

    def action_party_checkin(self) -> None:
        """Plan a check-in with the party under the cursor."""
        self.foot.open_entry(f"{_('checkin')} {self.head()}")
