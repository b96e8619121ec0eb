"""What all screens share: title, foot, quick entry, dialogues, undo, help, the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.screen import Screen

from store import RECORDS, Commit, Done, Entry, Operation, Record
from store.views.key import Key
from tui import actions
from tui.actions import Action, shown_key
from tui.app import Passerelle, desk
from tui.dialogs.dialogue import Ask, Choose, Dialogue, Pick, Question, hold
from tui.text import _, _n, plain
from tui.widgets.bars import TitleBar
from tui.widgets.foot import Foot

if TYPE_CHECKING:
    from tui.widgets.question import Question as QuestionLine
    from tui.widgets.quick_entry import QuickEntry

WIDE = 120
"""Columns from which a record stands beside its list."""


class DeskScreen(Screen[None]):
    """A screen of the desk. Subclasses say what the cursor stands on, and add their own actions."""

    place: ClassVar[str] = ""
    """Its name in `actions.ACTIONS`."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        """Nothing is read before it is shown."""
        super().__init__()
        self.bar = TitleBar()
        reader = self.desk.reader
        self.foot = Foot(reader.read, reader.chips, reader.earlier)
        self.foot.when_closed = self.show_keys
        self.stale = False

    @property
    def desk(self) -> Passerelle:
        """The app."""
        return desk(self)

    # ---- for subclasses

    def here(self) -> Key | None:
        """Return what the cursor stands on."""
        return None

    def chosen(self) -> list[Key]:
        """Return what the next action is about: the marked lines, else the one under the cursor."""
        here = self.here()
        return [here] if here else []

    def load(self) -> None:
        """Read again what is shown, and show it."""

    def take_keys(self) -> None:
        """Give the keys to what is read on this screen."""

    def done_with_marks(self) -> None:
        """Unmark what an action has dealt with."""

    def head(self) -> str:
        """Return how a line of quick entry begins here."""
        return ""

    # ---- living

    def on_mount(self) -> None:
        """Show what there is, and hear of changes."""
        self.desk.news.subscribe(self, self._hear)
        self.load()
        self.show_keys()
        self.tell_who_is_here()
        self.set_timer(0.2, self.foot.prepare)

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was seen."""
        if self.stale:
            self.stale = False
            self.load()
        self.desk.presence.tell(self.place)

    def _hear(self, commits: list[Commit]) -> None:
        if self.is_current:
            self.changed(commits)
        else:
            self.stale = True

    def changed(self, commits: list[Commit]) -> None:
        """Show what commits have changed."""
        self.load()

    def tell_who_is_here(self) -> None:
        """Show which colleagues are in the workspace."""
        others = sorted({here.login for here in self.desk.presence.others()} - {self.desk.workspace.user})
        self.foot.status.here(", ".join(others), self.desk.session.store.name)

    def notice(self, text: str, role: str = "", hint: str = "") -> None:
        """Say on the status line what happened."""
        self.foot.status.notice(text, role, hint)

    def show_keys(self) -> None:
        """Show the keys that act here, and give them back to what is read."""
        shown = [action for action in actions.ACTIONS.get(self.place, ()) if self.has(action)]
        keys = [(self.key_of(a), _(a.word), True) for a in (actions.ENTER_LINE, *shown, actions.FILTER, actions.GO)]
        self.foot.keys.show(keys, (self.key_of(actions.HELP), _(actions.HELP.word)))
        self.take_keys()

    def has(self, action: Action) -> bool:
        """Say whether this screen can do an action at all."""
        return hasattr(self, f"action_{action.method}")

    def key_of(self, action: Action) -> str:
        """Return the key that does an action: the user's own, else the default."""
        return shown_key(self.desk.session.settings.keys.get(action.name, action.key))

    # ---- asking

    def talk(self, dialogue: Dialogue) -> None:
        """Lead a dialogue with the officer."""
        hold(dialogue, self._put)

    def _put(self, question: Question, then: Callable[[str | None], None]) -> None:
        if isinstance(question, Ask):
            self.foot.ask(question, then)
        elif isinstance(question, Choose):
            self.foot.choose(question, then)
        else:
            self._pick(question, then)

    def _pick(self, pick: Pick, then: Callable[[str | None], None]) -> None:
        from tui.dialogs.picker import Picker

        self.app.push_screen(Picker(pick), then)

    def on_key(self, event: events.Key) -> None:
        """Take a letter that was asked for."""
        if self.foot.choosing:
            event.stop()
            event.prevent_default()
            self.foot.press(event.character or event.key)

    # ---- doing

    def do(self, *operations: Operation, label: str = "") -> None:
        """Carry out operations as one commit, and say what was done."""
        desk = self.desk
        count = len(self.chosen())

        def work() -> Done:
            return desk.workspace.run(*operations, label=label, on_wait=desk.hear_of_lock)

        def said(done: Done) -> str:
            self.done_with_marks()
            return self._said(done, count)

        desk.carry_out(work, said)

    def _said(self, done: Done, count: int) -> str:
        what = actions.word_of(done.operation)
        if count > 1:
            return f"{what}: {_n('{n} record', '{n} records', count)}"
        # a decision is logged with everything: what it was about says more
        about = next((key for key in done.written if key[0] != Entry.table), next(iter(done.written), None))
        return f"{what}: {self.desk.called(about)}" if about else what

    def record(self, key: Key | None = None) -> Record | None:
        """Return the record that a line is about; of the cursor's, where none is given."""
        key = key or self.here()
        return self.desk.workspace.get(RECORDS[key.table], key.id) if key else None

    # ---- the actions of every screen

    def action_line_enter(self) -> None:
        """Open quick entry, with the draft that was left."""
        draft = self.desk.draft
        if draft:
            self.foot.entry.line.remember(draft)
        self.foot.open_entry(draft or self.head(), draft=bool(draft))

    def action_screen_go(self) -> None:
        """Ask where to, and go there."""
        self.talk(self._go())

    def _go(self) -> Dialogue:
        letter = yield Choose(_("Go to"), {letter: _(title) for letter, (_name, title) in actions.SCREENS.items()})
        self.desk.switch_mode(actions.SCREENS[letter][0])

    def action_app_undo(self) -> None:
        """Take back the last thing this user did."""
        taken_back = _("Taken back: {what}")
        self.desk.carry_out(self.desk.workspace.undo, lambda done: taken_back.format(what=self._said(done, 1)))

    def action_record_history(self) -> None:
        """Show who changed the record under the cursor."""
        from tui.screens.history import HistoryScreen

        if key := self._needed():
            self.app.push_screen(HistoryScreen(key))

    def action_record_edit(self) -> None:
        """Edit the record under the cursor field by field."""
        from tui.screens.form import FormScreen

        if key := self._needed():
            self.app.push_screen(FormScreen(key))

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
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def action_screen_redraw(self) -> None:
        """Draw everything again, whatever the terminal shows."""
        forget = getattr(self.app._driver, "forget", None)
        if forget is not None:
            forget()
        self.load()
        self.refresh(repaint=True, layout=True)

    def action_screen_back(self) -> None:
        """Go back; from a first screen, leave the program."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        elif self.place == self.desk.DEFAULT_MODE:
            self.talk(self._leave())
        else:
            self.desk.switch_mode(self.desk.DEFAULT_MODE)

    def _leave(self) -> Dialogue:
        words = {"y": _("yes"), "n": _("no")}
        if (yield Choose(_("Leave Passerelle?"), words)) == "y":
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
        """Keep what is typed, should the line break."""
        self.desk.keep_draft(event.text if event.text != self.head() else "")

    def on_quick_entry_left(self, event: QuickEntry.Left) -> None:
        """Keep the draft; the line opens with it again."""
        self.foot.close()
        if self.desk.draft:
            self.notice(_("Kept as a draft"), "", _("; takes it up again"))

    def on_quick_entry_submitted(self, event: QuickEntry.Submitted) -> None:
        """Save exactly what the chips say, as one commit."""
        self.foot.close()
        self.foot.entry.line.remember(event.text)
        desk = self.desk
        desk.reader.remember(event.text)
        desk.keep_draft("")
        desk.carry_out(desk.reader.saving(event.draft, desk.hear_of_lock), lambda done: self._said(done, 1))

    def on_question_changed(self, event: QuestionLine.Changed) -> None:
        """Nothing to do while an answer is typed, but for those who filter."""

    def user_text(self, text: str) -> str:
        """Return users' words for a question of ours."""
        return plain(text, 40)
