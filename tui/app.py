"""The full-screen program: modes, theme, keymap, one signal of change, a clean exit."""

from __future__ import annotations

import gc
import select
import signal
import sys
from asyncio import AbstractEventLoop, TimerHandle
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.signal import Signal
from textual.theme import Theme
from textual.timer import Timer

from store import Commit, Done, Party, StoreError, Workspace, when
from store.sentence import Sentence
from tui.entry import EntryReader
from tui.keymap import own_keys
from tui.private import drafts
from tui.screens import MODES
from tui.terminal.driver import LeanDriver
from tui.terminal.typing import OneKeyAtATime
from tui.text import _, say
from tui.widgets.unprintable import Unprintable

if TYPE_CHECKING:
    from tui.cli.session import Session

AT_ONCE = 0.002
"""Seconds that another screen is given to be laid out before it is painted."""
POLL = 0.25
"""Seconds between two looks at what colleagues have committed."""
PAUSE = 1.0
"""Seconds without a key after which a draft is put on disk."""
LOOK_ROUND = 2
"""Seconds between two looks at who is here."""
BEAT = 10
"""Seconds between two signs of life."""


class Passerelle(OneKeyAtATime):
    """The desk. Screens hold its workspace and hand it their operations; it tells them what has changed."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    MODES = MODES
    DEFAULT_MODE = "inbox"

    def __init__(self, session: Session) -> None:
        """Open the session's workspace. Raises what the store raises where it cannot be opened."""
        super().__init__()
        self.session = session
        self.workspace: Workspace = session.workspace()
        self.today: date = self._day()
        self.news: Signal[list[Commit]] = Signal(self, "news")
        """Published with the commits that have been applied, mine and others': screens redraw those records."""
        self.presence = self.workspace.presence()
        self.reader = EntryReader(session, self.workspace)
        self.draft = drafts.load(session.store)
        """A line of quick entry that was left unfinished."""
        self._writer = ThreadPoolExecutor(1, "writer")
        self._draft_timer: Timer | None = None
        self._listening: TimerHandle | None = None
        self._rounds = 0
        self._terminal = select.poll()
        self._answers: dict[str, list[str]] = {}
        self._greeting: list[Sentence] = list(session.mistakes)
        self._wear_theme()  # before the style sheet is read: it would be read again for another one

    def get_driver_class(self) -> type[Driver]:
        """Send the terminal only what differs."""
        driver = super().get_driver_class()
        return LeanDriver if driver.__name__ == "LinuxDriver" else driver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing through that a terminal would obey."""
        return [Unprintable(), *super().get_line_filters()]

    def on_mount(self) -> None:
        """Take the user's keys; listen to the system's signals, and to colleagues after first paint."""
        keys, wrong = own_keys(self.session.settings.keys)
        self._greeting += wrong
        if keys:
            self.set_keymap(keys)
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self.exit)
        # whoever stands between us and the terminal may keep the signal to itself: Textual would read the dead line
        # again and again, with a whole core
        if sys.stdin.isatty():
            self._terminal.register(0, 0)  # nothing but the hanging up, which is always told
        self._listen(loop)
        self.set_interval(LOOK_ROUND, self._look_round)
        gc.enable()
        gc.collect()
        gc.freeze()
        for mistake in self._greeting:
            self.notice(say(mistake), "warn")

    def _listen(self, loop: AbstractEventLoop) -> None:
        """Look for commits now, and again soon. Straight on the loop: most looks find nothing, and a Textual timer
        costs a hundred times more than that."""
        self._listening = loop.call_later(POLL, self._listen, loop)
        try:
            commits = self.workspace.changes()
        except StoreError as error:
            self.call_later(self.notice, say(error.sentence), "alert")
            return
        if commits or self._day() != self.today:
            self.call_later(self._hear, commits)

    def _look_round(self) -> None:
        if self._terminal.poll(0):
            self.exit()
            return
        self._rounds += 1
        if self._rounds % (BEAT // LOOK_ROUND) == 0:
            self.presence.beat()
        told = getattr(self._shown(), "tell_who_is_here", None)
        if told is not None:
            told()

    def _wear_theme(self) -> None:
        import themes
        from tui.settings import folder

        name = self.session.theme or "dark"
        try:
            self.register_theme(Theme(**themes.load(name, folder() / "themes")))
        except (themes.ThemeError, FileNotFoundError) as error:
            self._greeting += getattr(error, "sentences", [])
            name = "dark"
            self.register_theme(Theme(**themes.load(name)))
        self.theme = name

    # ---- what happens to the records

    def carry_out(
        self, work: Callable[[], Done], said: Callable[[Done], str], refused: Callable[[], None] = lambda: None
    ) -> None:
        """Do a piece of writing on the one writer thread; then say what was done, or why it was `refused`. The next key
        waits for it: it decides about the next line, not about this one again."""
        let_go = self.hold_keys()

        async def write() -> None:
            import asyncio

            try:
                done = await asyncio.get_running_loop().run_in_executor(self._writer, work)
            except StoreError as refusal:
                refused()
                self.notice(say(refusal.sentence), "alert")
            else:
                self.catch_up()
                self.notice(said(done), "good", "" if done.undoes else _("u takes it back"))
            finally:
                let_go()

        self.run_worker(write(), group="writing")

    def hear_of_lock(self, login: str) -> None:
        """Tell, from the writer thread, who keeps the store locked."""
        text = _("Waiting for {login}, who is writing").format(login=login)
        self.call_from_thread(self.notice, text, "warn")

    def catch_up(self) -> None:
        """Apply what has been committed since, and tell the screens."""
        try:
            self._hear(self.workspace.changes())
        except StoreError as error:
            self.notice(say(error.sentence), "alert")

    def _hear(self, commits: list[Commit]) -> None:
        if commits or self._day() != self.today:
            self.today = self._day()
            self.reader.forget(commits)
            self.news.publish(commits)

    def _day(self) -> date:
        return when.day(self.workspace.clock(), self.workspace.zone)

    def keep_draft(self, text: str) -> None:
        """Keep what is being typed: on disk at the next pause."""
        self.draft = text
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(PAUSE, lambda: drafts.save(self.session.store, self.draft))

    def called(self, written: tuple[str, int], cells: int = 40) -> str:
        """Return a record's number and name, for a notice; the name in so many cells."""
        from tui.sheets.called import called

        return called(self.workspace, *written, cells)

    def delay_update(self, delay: float = 0.0) -> None:
        """Show another screen as soon as it stands. Textual waits 50 ms lest a half-drawn one flicker; what the driver
        sends is only what differs."""
        super().delay_update(AT_ONCE)

    def notice(self, text: str, role: str = "", hint: str = "") -> None:
        """Say what happened on the status line of the screen that is seen."""
        told = getattr(self._shown(), "notice", None)
        if told is not None:
            told(text, role, hint)

    def _shown(self) -> object:
        """Return the screen that is seen, None while the app closes: what comes again and again comes then too."""
        return next(reversed(self.screen_stack), None)

    # ---- what is asked again and again

    def answers(self, question: str) -> list[str]:
        """Return the answers given to a question in this session, newest last; to be added to."""
        return self._answers.setdefault(question, [])

    def colleagues(self) -> list[str]:
        """Return the logins that are known: liaison officers, and who is here."""
        liaisons = {login for party in self.workspace.find(Party) for login in party.liaisons}
        return sorted(liaisons | {here.login for here in self.presence.others()} - {self.workspace.user})

    # ---- leaving

    async def on_unmount(self) -> None:
        """Leave nothing behind but the draft."""
        if self._listening is not None:
            self._listening.cancel()
        self.presence.leave()
        self._writer.shutdown(wait=True)
        drafts.save(self.session.store, self.draft)


def run(session: Session) -> int:
    """Open the full-screen program on a session's workspace; returns the exit code."""
    app = Passerelle(session)
    app.run()
    session.close()
    return app.return_code or 0


def desk(screen: Screen[Any]) -> Passerelle:
    """Return the app of a screen, as what it is."""
    app = screen.app
    assert isinstance(app, Passerelle)
    return app
