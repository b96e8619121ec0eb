"""What all screens stand on: title and foot, hearing of changes, asking, carrying out operations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.screen import Screen

from store import RECORDS, Commit, Done, Operation, Record
from store.views.key import Key
from tui import actions
from tui import pen as pens
from tui.actions import Action, shown_key
from tui.app import Passerelle, desk
from tui.dialogs.dialogue import Ask, Choose, Dialogue, Pick, Question, hold
from tui.pieces import Parts
from tui.screens import read_in
from tui.text import _, _n, colon
from tui.widgets.bars import BETWEEN, TitleBar
from tui.widgets.foot import Foot

WIDE = 120
"""Columns from which a record stands beside its list."""
AHEAD = 0.5
"""Seconds after which a screen reads in those that it leads to."""

LEAVING = ("escape", "q", "ctrl+g")
"""Keys by which a choice is left on purpose."""
AT_ALL_TIMES = (actions.QUIT.key, actions.REDRAW.key)
"""Keys that act also while a letter is asked for."""


class BaseScreen(Screen[None]):
    """A screen of the desk. Subclasses say what the cursor stands on, and add their own actions."""

    place: ClassVar[str] = ""
    """Its name in `actions.ACTIONS`."""
    leads_to: ClassVar[tuple[str, ...]] = ()
    """The modes and pages that one is likely to go to from here; their code is read in while nobody waits for it."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        """Nothing is read before it is shown."""
        super().__init__()
        # it is styled by the sheet as that stands: Textual would read all of it again, twice, when it is first shown
        self._css_update_count = self.app._css_update_count
        self.bar = TitleBar()
        self.foot = Foot(self.desk.reader)
        self.foot.when_closed = self.show_keys
        self.stale = False

    @property
    def desk(self) -> Passerelle:
        """The app."""
        return desk(self)

    # ---- for subclasses

    @property
    def whereabouts(self) -> str:
        """What colleagues are told that this officer looks at."""
        return self.place

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

    def likely(self) -> str:
        """Return what is likely said next of the record under the cursor, offered where there is no `head`."""
        record = self.record()
        if record is None:
            return ""
        from tui.quick_entry.heads import head

        return head(self.desk.workspace, record, self.desk.session.lang)

    def linked(self) -> Key | None:
        """Return the record that a line begun here is linked to, whatever it says; none by itself."""
        return None

    def foresee(self, parts: Parts | None) -> None:
        """Show what is about to happen where it can be read; None: show again what was there."""

    # ---- living

    def on_mount(self) -> None:
        """Show what there is, and hear of changes."""
        self.desk.news.subscribe(self, self._hear)
        self.load()
        self.show_keys()
        self.tell_who_is_here()
        if self.leads_to:
            self.set_timer(AHEAD, lambda: self.run_worker(partial(read_in, self.leads_to), thread=True, group="ahead"))

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what has changed while another screen was seen."""
        event.refresh_styles = False  # whatever styles depend on tells the widgets itself, also those that are not seen
        if self.stale:
            self.stale = False
            self.load()
        self.desk.presence.tell(self.whereabouts)

    def on_screen_suspend(self) -> None:
        """Forget what happened here: when it is seen again, `u` may take back something else."""
        self.notice("")

    def _hear(self, commits: list[Commit]) -> None:
        if self.is_current:
            self.changed(commits)
        else:
            self.stale = True

    def changed(self, commits: list[Commit]) -> None:
        """Show what commits have changed."""
        self.load()

    def tell_who_is_here(self) -> None:
        """Show who else is in the workspace, and what each looks at; one's own other sessions too."""
        others = sorted({(here.login, _called(here.where)) for here in self.desk.presence.others()})
        told = (f"{login} ({title})" if title else login for login, title in others)
        self.foot.status.here(", ".join(told), self.desk.session.store.name)

    def notice(self, text: str, role: str = "", hint: str = "") -> None:
        """Say on the status line what happened."""
        self.foot.status.notice(text, role, hint)

    def show_keys(self) -> None:
        """Show the keys that act here, and give them back to what is read."""
        shown = [action for action in actions.ACTIONS.get(self.place, ()) if self.has(action)]
        around = [action for action in (actions.FILTER, actions.GO) if self.has(action)]
        keys = [(self.key_of(a), _(a.word), True) for a in (actions.ENTER_LINE, *shown, *around)]
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
        """Take a letter that was asked for; any other rings, lest what is typed next run as orders."""
        if not self.foot.choosing or event.key in AT_ALL_TIMES:
            return
        event.stop()
        event.prevent_default()
        if self.foot.press(event.character or event.key):
            return
        if event.key in LEAVING:
            self.foot.close()
        else:
            self.foot.ask_again(shown_key(event.key))
            self.app.bell()

    # ---- doing

    def do(
        self, *operations: Operation, about: Sequence[Key] | None = None, refused: Callable[[], None] = lambda: None
    ) -> None:
        """Carry out operations as one commit, and say what was done (`about` which lines: the chosen ones where none
        are given) or why it was `refused`."""
        desk = self.desk
        chosen = self.chosen() if about is None else about

        def work() -> Done:
            return desk.workspace.run(*operations, on_wait=desk.hear_of_lock)

        def said(done: Done) -> str:
            self.done_with_marks()
            return self.told(done, chosen)

        desk.carry_out(work, said, refused)

    def told_whole(self, done: Done) -> str:
        """Return what a notice says of a commit that may have made several records, such as a line with a follow-up."""
        about = self._about(done, ())
        made = [key for key in done.written if key == about or key[0] in _MADE]
        made.sort(key=lambda key: key != about)
        if len(made) < 2:
            return self.told(done)
        return colon(actions.word_of(done.operation)) + BETWEEN.join(
            self.desk.called(key, 60 // len(made)) for key in made
        )

    def told(self, done: Done, chosen: Sequence[Key] = ()) -> str:
        """Return what a notice says of a commit; `chosen` is what it was asked for."""
        what = actions.word_of(done.operation)
        count = len(chosen) or (_decided(done) if done.undoes else 1)
        if count > 1:
            return colon(what) + _n("{n} record", "{n} records", count)
        about = self._about(done, chosen)
        return colon(what) + self.desk.called(about) if about else what

    def _about(self, done: Done, chosen: Sequence[Key]) -> tuple[str, int] | None:
        wanted = {(key.table, key.id) for key in chosen}
        there = [key for key in done.written if self.desk.workspace.get(RECORDS[key[0]], key[1])] or done.written
        # others are written with it: the decision in the log, the next of a series, parties named for the first time
        first = next((key for key in there if _THINGS.get(key[0]) == done.operation.partition(".")[0]), None)
        return next((key for key in there if key in wanted), first or next(iter(there), None))

    def record(self, key: Key | None = None) -> Record | None:
        """Return the record that a line is about; of the cursor's, where none is given."""
        key = key or self.here()
        return self.desk.workspace.get(RECORDS[key.table], key.id) if key else None


def _called(where: str) -> str:
    """Return what somebody looks at, in the reader's language: a screen's title, or the meeting they are at."""
    title = dict(actions.SCREENS.values()).get(where)
    if title:
        return _(title)
    pen = pens.told(where)
    return f"m{pen.meeting}{' ✎' if pen.since else ''}" if pen else ""


def _decided(done: Done) -> int:
    """Return about how many items a commit decided: each decision left its entry."""
    return sum(table == "entries" for table, _id in done.written) if done.operation.startswith("item.") else 1


_THINGS = {
    "items": "item", "entries": "entry", "meetings": "meeting", "parties": "party", "initiatives": "initiative",
    "terms": "term",
}  # fmt: skip
"""Table → the first half of its operations' names."""
_MADE = frozenset(("items", "meetings", "parties"))
"""Tables whose records are named when they were made beside another."""
