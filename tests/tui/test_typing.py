"""Keys wait for their turn, also behind one that takes longer than anybody waits."""

from __future__ import annotations

import asyncio
import time

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from tui.terminal.typing import PATIENCE, OneKeyAtATime


class Listener(Widget, can_focus=True):
    """Tells its app of each key; `s` takes long."""

    class Heard(Message):
        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    async def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "s":
            await asyncio.sleep(PATIENCE / 5)  # the others arrive
            time.sleep(PATIENCE)
        self.app.heard.append(event.key)  # type: ignore[attr-defined]
        self.post_message(self.Heard(event.key))


class Around(Widget):
    """Notes, as a capital, when what a key has set going is done."""

    def compose(self) -> ComposeResult:
        yield Listener()

    async def on_listener_heard(self, event: Listener.Heard) -> None:
        await asyncio.sleep(0.02)
        self.app.heard.append(event.key.upper())  # type: ignore[attr-defined]


class Desk(OneKeyAtATime):
    """Notes each key."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Around()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Listener))


async def test_a_key_that_takes_long_lets_the_others_go_on_one_at_a_time() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        for key in "sabcdef":
            event = events.Key(key, key)
            event.set_sender(app)
            app.post_message(event)
        while len(app.heard) < 14:
            await pilot.pause(0.02)
    assert "".join(app.heard).endswith("bBcCdDeEfF"), app.heard


async def test_keys_that_wait_while_the_program_is_being_left_are_dropped() -> None:
    """Textual takes the screens away first; nobody is there any more to take the keys."""
    app = Desk()
    async with app.run_test() as pilot:
        let_go = app.hold_keys()
        event = events.Key("a", "a")
        event.set_sender(app)
        app.post_message(event)
        await pilot.pause()
        await app._close_all()
        let_go()
        await asyncio.sleep(0.05)
    assert app.heard == [] and not app._waiting
