"""An officer who presses keys in the running app, and reads its screen as plain text.

    async with Officer(desk) as officer:
        await officer.press("x{not ours}⏎")
        assert "declined" in officer.status

Keys are one string: every character is a key, a blank is nothing; `{…}` is typed in one burst, as a slow line delivers
it; `⏎ ⎋ ␣ ⌫ ⇥ ↑ ↓ ← →` are those keys, `<pagedown>` any other by its name.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from textual import events
from textual.pilot import Pilot

from store import Operation, Workspace, open_workspace
from store.views.key import Key
from tui.app import Passerelle
from tui.cli.session import Session

ZONE = "America/Montreal"
NINE = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)
"""Wednesday 18 November 2026, nine in the morning where the officers work."""

PATIENCE = 30.0
"""Seconds after which a key counts as unanswered."""

_SIGNS = {
    "⏎": "enter", "⎋": "escape", "␣": "space", "⌫": "backspace", "⇥": "tab", "↑": "up", "↓": "down", "←": "left",
    "→": "right",
}  # fmt: skip
_KEYS = re.compile(r"\{(?P<typed>[^}]*)\}|<(?P<name>[^>]+)>|(?P<one>\S)")


class Desk:
    """A workspace for a story, made by operations; the clock stands at nine, and goes on only when told."""

    def __init__(self, store: Path) -> None:
        """Make an empty workspace."""
        self.store = store
        self.now = NINE
        self.workspace = self.open(create=True)

    def open(self, create: bool = False) -> Workspace:
        """Open it once more, as a colleague's program would."""
        return open_workspace(self.store, create=create, zone=ZONE, clock=lambda: self.now)

    def later(self, **time: int) -> None:
        """Let some time pass: `later(days=3)`."""
        self.now += timedelta(**time)

    def do(self, *operations: Operation) -> int:
        """Carry out operations as one commit; returns the number of the first record made."""
        written = self.workspace.run(*operations).written
        self.workspace.changes()
        return written[0][1]

    def get(self, kind: type[Any], id: int) -> Any:
        """Return a record as it is now."""
        self.workspace.changes()
        return self.workspace.get(kind, id)

    def all(self, kind: type[Any], **values: Any) -> list[Any]:
        """Return the records of a kind as they are now."""
        self.workspace.changes()
        return self.workspace.find(kind, **values)


class DeskSession(Session):
    """A session on a story's desk."""

    def __init__(self, desk: Desk, **options: str) -> None:
        """`options` as on the command line."""
        super().__init__(store=str(desk.store), **options)
        self.zone = ZONE
        self._desk = desk
        self._open: Workspace | None = None

    def workspace(self, create: bool = False) -> Workspace:
        """Return the workspace, by the story's clock."""
        if self._open is None:
            self._open = self._desk.open()
        return self._open

    def close(self) -> None:
        """Let go of the store."""
        if self._open is not None:
            self._open.close()


class Officer:
    """One officer at one app."""

    def __init__(self, desk: Desk, *, size: tuple[int, int] = (80, 24), lang: str = "en") -> None:
        """`size` is in columns and lines."""
        self.session = DeskSession(desk, lang=lang)
        self.app = Passerelle(self.session)
        self._running = self.app.run_test(size=size)
        self._pilot: Pilot[int] | None = None

    async def __aenter__(self) -> Officer:
        """Sit down."""
        self._pilot = await self._running.__aenter__()
        await self.rest()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Get up."""
        await self._running.__aexit__(kind, error, trace)
        self.session.close()

    # ---- keys in

    async def press(self, keys: str) -> str:
        """Press keys one after the other, each when the screen has answered the one before; returns the screen."""
        for burst in _bursts(keys):
            self._send(burst)
            await self._answered()
        await self.rest()
        return self.screen

    def hit(self, keys: str) -> None:
        """Press keys without waiting for anything."""
        self._send([key for burst in _bursts(keys) for key in burst])

    async def burst(self, keys: str) -> str:
        """Press all these keys at once, as a slow line delivers them; returns the screen."""
        self.hit(keys)
        await self.rest()
        return self.screen

    async def choose(self, word: str) -> str:
        """Press the letter that the foot offers for a word; returns the screen."""
        offered = f"  {self.status}  {self.foot}"
        found = re.search(rf"  (\S) {re.escape(word)}", offered)
        assert found, f"{word!r} is not offered: {offered}"
        return await self.press(found[1])

    async def rest(self) -> None:
        """Wait until everything that keys have set going is done, and the pane shows what the cursor rests on."""
        await self._answered()
        if self.app._exit or self._pilot is None:
            return
        pane = getattr(self.app.screen, "pane", None)
        while pane is not None and pane._soon is not None:
            await asyncio.sleep(0.005)
        await self._pilot.pause()

    async def _answered(self) -> None:
        pilot, began, calm = self._pilot, time.perf_counter(), 0
        assert pilot is not None
        while calm < 3:  # a message may send another
            assert time.perf_counter() - began < PATIENCE, f"still busy\n\n{self.screen}"
            await pilot._wait_for_screen()
            if self.app._exit:
                return
            calm = 0 if self._busy() else calm + 1

    def _busy(self) -> bool:
        app = self.app
        if app._turn or app._waiting or app._holds or any(not worker.is_finished for worker in app.workers):
            return True
        if app._day() != app.today:  # it looks at the clock four times a second
            return True
        screen = app.screen
        if screen._layout_required or screen._dirty_widgets or screen._callbacks:  # drawn in a moment
            return True
        pumps = [app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))]
        return any(pump.message_queue_size or pump._next_callbacks for pump in pumps)

    async def wait_for(self, wanted: str | Callable[[], object], seconds: float = 3.0) -> float:
        """Wait until the screen shows `wanted`, or until it holds; returns how many seconds that took."""
        holds = wanted if callable(wanted) else lambda: wanted in self.screen
        began = time.perf_counter()
        while not holds():
            assert time.perf_counter() - began < seconds, f"never seen: {wanted}\n\n{self.screen}"
            await asyncio.sleep(0.01)
        return time.perf_counter() - began

    def _send(self, keys: list[tuple[str, str | None]]) -> None:
        for key, character in keys:
            event = events.Key(key, character)
            event.set_sender(self.app)
            self.app.post_message(event)

    # ---- screen out

    @property
    def screen(self) -> str:
        """The whole screen, without the blanks at the ends of lines."""
        lines = (strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())
        return "\n".join(lines).rstrip("\n")

    @property
    def lines(self) -> list[str]:
        """The screen's lines."""
        return self.screen.split("\n")

    @property
    def title(self) -> str:
        """The first line."""
        return self.lines[0].strip()

    @property
    def status(self) -> str:
        """The last line but one: what was done, the question, or the line that is being typed."""
        return self.lines[-2].strip()

    @property
    def foot(self) -> str:
        """The last line: the keys, the chips, or a hint."""
        return self.lines[-1].strip()

    @property
    def row(self) -> str:
        """The list's line under the cursor, without its margin."""
        line = next((line for line in self.lines if line.startswith("›")), "")
        return line[3:].split("│")[0].strip(" ┃")

    @property
    def here(self) -> Key | None:
        """What the cursor stands on."""
        return self.app.screen.here()  # type: ignore[attr-defined, no-any-return]  # every screen of the desk has it


def _bursts(keys: str) -> Iterator[list[tuple[str, str | None]]]:
    """Yield the keys that are pressed together: (its name as Textual has it, its character)."""
    from textual.keys import _character_to_key

    for match in _KEYS.finditer(keys):
        if match["typed"] is not None:
            yield [(_character_to_key(character), character) for character in match["typed"]]
        elif match["name"]:
            yield [(match["name"], None)]
        elif match["one"] in _SIGNS:
            yield [(_SIGNS[match["one"]], " " if match["one"] == "␣" else None)]
        else:
            yield [(_character_to_key(match["one"]), match["one"])]


def at_home(home: Path) -> dict[str, str]:
    """Return the environment of somebody who has never used the program: nothing outside `home` is read or written."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    others = ("LC_", "LANG", "PASSERELLE", "COLUMNS", "LINES")  # the size is the terminal's, not the test runner's
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    return {**kept, **folders, "HOME": str(home), "TZ": ZONE, "LANG": "C.UTF-8"}
