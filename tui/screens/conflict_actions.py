"""What is done with a conflict: its matrix, its mediation sheet, what is behind its numbers, its private note."""

from __future__ import annotations

from pathlib import Path

from store import Item
from store.views.key import Key
from tui.actions import MATRIX, OPTION, SHEET, SIDE, Action
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import words
from tui.screens import page
from tui.screens.mediating import Mediating
from tui.screens.private_note import PrivateNote
from tui.text import _

_OURS = (MATRIX, SIDE, OPTION, SHEET)


class ConflictActions(Mediating, PrivateNote):
    """Screens on which conflicts are worked at."""

    def has(self, action: Action) -> bool:
        """On a record's own page, what is done with conflicts is offered on conflicts."""
        record = self.record() if self.place == "record" and action in _OURS else None
        return super().has(action) and (record is None or (isinstance(record, Item) and record.kind == "conflict"))

    def conflict(self) -> Item | None:
        """Return the conflict under the cursor; says so where there is none."""
        item = self.item()
        if item is not None and item.kind != "conflict":
            self.notice(_("This is not a conflict: n changes its nature"), "warn")
            return None
        return item

    def action_item_matrix(self) -> None:
        """Show its matrix."""
        if (item := self.conflict()) is not None:
            self.app.push_screen(page("matrix", Key(item.table, item.id)))

    def action_item_sheet(self) -> None:
        """Write the mediation sheet."""
        self.talk(self._sheet())

    def _sheet(self) -> Dialogue:
        from tui.sheets.mediation import mediation_sheet

        item = self.conflict()
        if item is None:
            return
        text = "\n".join(mediation_sheet(self.desk.workspace, item, self.desk.today)) + "\n"
        name = _("mediation-{id}.md").format(id=item.id)
        ask = Ask(_("Write the mediation sheet to"), name, _("Markdown, without what is private"))
        path = yield from until(ask, lambda path: _written(path, text))
        self.notice(_("Written: {path}").format(path=path), "good")


def _written(path: str, text: str) -> str:
    """Write a new file for one's own eyes, and return its path. Refused where it is there, or cannot be written."""
    from store.interop.destination import write

    file = Path(words(path)).expanduser()
    write(file, [text])
    return str(file)
