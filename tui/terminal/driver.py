"""The driver between Textual and the terminal: it sends only what differs from what the terminal shows."""

from __future__ import annotations

import re
import signal
from types import FrameType

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.message import Message
from textual.messages import InBandWindowResize

from tui.terminal.grid import Grid, NotUnderstood
from tui.terminal.pasting import PlainPaste

_LEAVES_CELLS_ALONE = re.compile(
    r"(?:\x1b\[[?>=<](?!1049)[\d;]*(?:\$p|[hlu])"  # modes and questions
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x07)+"  # title, clipboard, pointer; the bell
)


class LeanDriver(LinuxDriver):
    """Textual's driver, with a memory of the screen. What it does not understand is written as it is, and then all
    that it remembered is in doubt: the cells that follow are sent again."""

    _grid: Grid | None = None
    _opening = ""

    def write(self, data: str) -> None:
        """Write data to the terminal: frames as their difference, anything else as it is."""
        if data == SYNC_START:
            self._opening = data  # kept back: perhaps there is nothing to send
            return
        if data == SYNC_END and self._opening:
            self._opening = ""
            return
        if data != SYNC_END and not _LEAVES_CELLS_ALONE.fullmatch(data):
            data = self._difference(data)
        if data:
            super().write(self._opening + data)
            self._opening = ""

    def forget(self) -> None:
        """Take nothing for granted about what the terminal shows; what is painted next is sent in full."""
        self._grid = None

    def start_application_mode(self) -> None:
        """Take the terminal over, at first and after every suspension; a resize leaves nothing sure on it."""
        self.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's has no annotations
        resized = signal.getsignal(signal.SIGWINCH)

        def forget_and_resize(number: int, frame: FrameType | None) -> None:
            self.forget()
            if callable(resized):
                resized(number, frame)

        signal.signal(signal.SIGWINCH, forget_and_resize)

    def run_input_thread(self) -> None:
        """Read what is typed and pasted."""
        linux_driver.XTermParser = PlainPaste  # type: ignore[attr-defined]  # the only way to give it another
        super().run_input_thread()

    def process_message(self, message: Message) -> None:
        """Hand a message to the app; terminals may also tell their size in one."""
        if isinstance(message, (Resize, InBandWindowResize)):
            self.forget()
        super().process_message(message)

    def _difference(self, data: str) -> str:
        grid = self._grid
        width, height = self._app.size
        if grid is None or (grid.width, grid.height) != (width, height):
            grid = self._grid = Grid(width, height)
        try:
            return grid.difference(data)
        except NotUnderstood:
            self.forget()
            return data
