"""What can be done on every screen: quick entry, go to, undo, history, edit, copy, palette, help, the way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store import StoreError
from store.records import CHANGES
from store.views.key import Key
from tui import actions
from tui.actions import Action
from tui.dialogs.dialogue import Ask, Choose, Dialogue, sure
from tui.dialogs.editor import edited
from tui.screens import page
from tui.screens.wording import Wording
from tui.text import _, say

if TYPE_CHECKING:
    from tui.widgets.question import Question as QuestionLine
    from tui.widgets.quick_entry import QuickEntry


LONG_TEXT = {"items": "text", "meetings": "text", "entries": "text", "initiatives": "strategy", "terms": "plain"}
"""Table → the field whose text may run over many lines."""


class DeskScreen(Wording):
    """A screen with the actions that all have."""

    _likely = ""
    """What quick entry was opened with, as long as nobody has taken it up."""

    _drafted = ""
    """The draft that quick entry was opened with, as long as some of it is there."""

    _insisted = ""
    """The line with a doubtful name on which Enter was pressed once."""

    # ---- the actions of every screen

    def action_line_enter(self) -> None:
        """Open quick entry, with the draft that was left; else with what is likely said next of the record under the
        cursor, which typing replaces as it does a draft."""
        draft, said = self.desk.draft, self.head()
        if draft:
            self.desk.reader.recall(draft)
        self._likely, self._insisted = "" if draft or said else self.likely(), ""
        self._drafted = draft
        self.desk.reader.open(None if draft else self.linked())
        self.foot.open_entry(draft or said or self._likely, draft=bool(draft or self._likely))

    def action_screen_go(self) -> None:
        """Ask where to, and go there."""
        self.talk(self._go())

    def _go(self) -> Dialogue:
        letter = yield Choose(_("Go to"), {letter: _(title) for letter, (_name, title) in actions.SCREENS.items()})
        self.desk.switch_mode(actions.SCREENS[letter][0])

    def action_app_undo(self) -> None:
        """Take back the last thing this user did."""
        taken_back = _("Taken back: {what}")
        self.desk.carry_out(self.desk.workspace.undo, lambda done: taken_back.format(what=self.told(done)))

    def action_record_history(self) -> None:
        """Show who changed the record under the cursor."""
        if key := self._needed():
            self.app.push_screen(page("history", key))

    def action_record_edit(self) -> None:
        """Edit the record under the cursor field by field."""
        if key := self._needed():
            self.app.push_screen(page("form", key))

    def action_record_editor(self) -> None:
        """Edit the long text of the record under the cursor in the user's editor."""
        record = self.record() if self._needed() else None
        field = LONG_TEXT.get(record.table) if record else None
        if record is None or field is None:
            self.notice(_("This record has no long text"), "warn")
            return
        kept = self.desk.answers(f"editor {record.table} {record.id}")
        try:
            with self.app.suspend():
                text = edited(kept.pop() if kept else getattr(record, field))
        except StoreError as refusal:
            self.notice(say(refusal.sentence), "alert")
            return
        if text != getattr(record, field):
            change = CHANGES[record.table]
            rev = {"rev": record.rev} if "rev" in change.__struct_fields__ else {}
            # a text that is refused, because a colleague was faster, stands in the editor the next time
            self.do(change(id=record.id, **rev, **{field: text}), refused=lambda: kept.append(text))

    def action_record_copy(self) -> None:
        """Copy what is known of the record under the cursor to the terminal's clipboard (OSC 52)."""
        from tui.sheets import sheet
        from tui.sheets.text import as_text

        if key := self._needed():
            self.app.copy_to_clipboard("\n".join(as_text(sheet(self.desk.workspace, key, self.desk.today))))
            self.notice(_("Copied"), "good")

    def action_screen_palette(self) -> None:
        """List every act by name."""
        from tui.dialogs.palette import Palette

        self.app.push_screen(Palette(self.offered()), self._run_named)

    def _run_named(self, name: str | None) -> None:
        if name is None:
            return
        action = next((action for action in self.offered() if action.name == name), None)
        if action is not None:
            getattr(self, f"action_{action.method}")()
            return
        self.talk(self._by_name(name))

    def _by_name(self, name: str) -> Dialogue:
        from tui.arguments.line import begin, build, hint

        text = begin(name, self.here())
        problem = ""
        while True:
            text = yield Ask(name, text, hint=problem or hint(name))
            operation, problem = build(self.desk.session, self.desk.workspace, name, text)
            if operation is not None:
                self.do(operation)
                return

    def offered(self) -> Iterable[Action]:
        """Return the actions that this screen has."""
        own = actions.ACTIONS.get(self.place, ())
        return [action for action in (*own, *actions.EVERYWHERE) if self.has(action)]

    def action_screen_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(page("help", self))

    def action_screen_redraw(self) -> None:
        """Draw everything again, whatever the terminal shows."""
        forget = getattr(self.app._driver, "forget", None)
        if forget is not None:
            forget()
        self.load()
        self.refresh(repaint=True, layout=True)

    def action_screen_back(self) -> None:
        """Go back; from the first screen, leave the program."""
        if self.retreat():
            return
        if self.place == self.desk.DEFAULT_MODE:
            self.talk(self._leave())
        else:
            self.desk.switch_mode(self.desk.DEFAULT_MODE)

    def action_screen_escape(self) -> None:
        """Go back as far as there is anything to go back from; never leave."""
        self.retreat()

    def retreat(self) -> bool:
        """Leave the page that is open; say whether there was one."""
        if len(self.app.screen_stack) < 2:
            return False
        self.app.pop_screen()
        return True

    def _leave(self) -> Dialogue:
        if (yield from sure(_("Leave Passerelle?"))):
            self.app.exit()

    def action_app_leave(self) -> None:
        """Leave the program."""
        self.app.exit()

    def _needed(self) -> Key | None:
        key = self.here()
        if key is None:
            self.notice(_("There is nothing under the cursor"), "warn")
        return key

    # ---- quick entry

    def on_quick_entry_changed(self, event: QuickEntry.Changed) -> None:
        """Keep what is typed, should the line break. A line that has nothing more of the draft is one about the record
        that is read here."""
        if self._drafted and self._drafted[:2] not in event.text:
            self._drafted = ""
            self.desk.reader.open(self.linked())
            self.foot.entry.line.read_anew()
        self.desk.keep_draft(event.text if event.text not in (self.head(), self._likely) else "")

    def on_quick_entry_left(self, event: QuickEntry.Left) -> None:
        """Keep the draft; the line opens with it again."""
        self._drafted = ""
        self.foot.close()
        self.desk.reader.open(None)
        if self.desk.draft:
            self.notice(_("Kept as a draft"), "", _("; takes it up again"))

    def on_quick_entry_cheats_wanted(self) -> None:
        """Show what can be said; the line waits."""
        self.app.push_screen(page("cheats", self))

    def on_quick_entry_submitted(self, event: QuickEntry.Submitted) -> None:
        """Save exactly what the chips say, as one commit. Enter on what was only offered takes it up: nothing is saved
        that nobody typed. Where a name is nearly a known one, the first Enter only rings: no party comes of a typo."""
        if event.text == self._likely:
            self._likely = ""
            self.foot.entry.line.action_end()
            return
        if self.desk.reader.doubts_name(event.draft) and event.text != self._insisted:
            self._insisted = event.text
            self.app.bell()
            return
        self._drafted = ""
        self.foot.close()
        desk, text = self.desk, event.text
        desk.reader.remember(text)
        desk.keep_draft("")
        desk.reader.open(None)
        work = desk.reader.saving(event.draft, desk.hear_of_lock)
        desk.carry_out(work, self.told_whole, refused=lambda: desk.keep_draft(text))

    def on_question_changed(self, event: QuestionLine.Changed) -> None:
        """Nothing to do while an answer is typed, but for those who filter."""
