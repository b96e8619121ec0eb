"""Keys wait for their turn, also behind one that takes longer than anybody waits."""

from __future__ import annotations

import time

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from tui.typing import PATIENCE, OneKeyAtATime


class Listener(Widget, can_focus=True):
    """Tells its app of each key; `s` takes long."""

    class Heard(Message):
        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "s":
            time.sleep(PATIENCE * 1.4)
        self.app.heard.append(event.key)  # type: ignore[attr-defined]
        self.post_message(self.Heard(event.key))


class Desk(OneKeyAtATime):
    """Notes each key, and (a capital) when what it has set going is done."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Listener()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Listener))

    def on_listener_heard(self, event: Listener.Heard) -> None:
        self.heard.append(event.key.upper())


async def test_a_key_that_takes_long_lets_the_others_go_on_one_at_a_time() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        for key in "sabcdef":
            event = events.Key(key, key)
            event.set_sender(app)
            app.post_message(event)
        while len(app.heard) < 14:
            await pilot.pause(0.02)
    assert "".join(app.heard) == "sSaAbBcCdDeEfF"
