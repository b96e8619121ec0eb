"""The private note about what a screen shows: seen by its author alone."""

from __future__ import annotations

from store import StoreError
from store.views.key import Key
from tui.dialogs.dialogue import Ask, Dialogue
from tui.dialogs.editor import edited
from tui.pieces import Part, Piece
from tui.private import notes
from tui.screens.desk_screen import DeskScreen
from tui.text import _, day, plain, say


class PrivateNote(DeskScreen):
    """Screens whose records may have one."""

    def noted(self) -> Key | None:
        """Return the record that a note is about; says so where there is none."""
        return self._needed()

    def note_part(self, key: Key) -> list[Part]:
        """Return the private note about a record as a part of a pane; nothing where there is none."""
        try:
            text = notes.read(self.desk.session.store, key)
        except StoreError as error:
            text = say(error.sentence)
        lines = plain(text, multiline=True).splitlines()
        return (
            [Part(_("Private note (only you can read it)"), [Piece(line, "accent") for line in lines])] if lines else []
        )

    def action_record_note(self) -> None:
        """Add a line to the private note, or open it in the editor."""
        self.talk(self._note())

    def _note(self) -> Dialogue:
        key = self.noted()
        if key is None:
            return
        hint = _("Nobody else can read it, and no export has it; empty: the whole note in your editor")
        line = yield Ask(_("Private note"), hint=hint)
        try:
            before = notes.read(self.desk.session.store, key)
            after = f"{before}{day(self.desk.today)}  {line}\n" if line else self._edited(before)
            notes.write(self.desk.session.store, key, after)
        except StoreError as error:
            self.notice(say(error.sentence), "alert")
            return
        self.load()
        self.notice(_("Kept for you alone"), "good")

    def _edited(self, text: str) -> str:
        with self.app.suspend():
            return edited(text)
