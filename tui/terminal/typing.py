"""One key at a time, in order: a key is handed on only when the one before it has been dealt with.

Textual sends each key at once to the widget that has the focus then. On a slow line several keys come in one packet:
the second would reach the list although the first has just opened a line to type in. Officers type without looking,
so every key waits for its turn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer

PATIENCE = 0.25
"""Seconds after which a key that nobody has dealt with holds up the others no longer."""
PASSES = 2
"""How often all on a key's way are waited for: what one of them tells may make another tell something."""
LONGEST_HOLD = 2.0
"""Seconds for which keys wait for what an earlier one has set going."""


class TurnKey(events.Key):
    """A key that tells when somebody has dealt with it."""

    done: Callable[[], None] | None = None

    def stop(self, stop: bool = True) -> events.Key:
        """Somebody has dealt with it."""
        if self.done is not None:
            done, self.done = self.done, None
            done()
        super().stop(stop)
        return self


TurnKey.handler_name = events.Key.handler_name  # whoever handles keys handles these


class OneKeyAtATime(App[int]):
    """An app whose keys wait for their turn."""

    def __init__(self) -> None:
        """No key is on its way."""
        super().__init__()
        self._turn: TurnKey | None = None
        self._way: list[MessagePump] = []
        self._late: Timer | None = None
        self._waiting: deque[events.Key] = deque()
        self._holds: set[object] = set()

    def hold_keys(self) -> Callable[[], None]:
        """Let keys wait, for they are about what the screen will show then; returns what lets them go on."""
        hold = object()

        def let_go() -> None:
            if hold in self._holds:
                self._holds.remove(hold)
                longest.stop()
                self.call_next(self._go_on)

        self._holds.add(hold)
        longest = self.set_timer(LONGEST_HOLD, let_go)
        return let_go

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait while another is on its way."""
        if not isinstance(event, events.Key) or event.is_forwarded or isinstance(event, TurnKey):
            await super().on_event(event)
            return
        self._waiting.append(event)
        if self._turn is not None and self._late is None:
            self._late = self.set_timer(PATIENCE, partial(self._next_key, self._turn))
        await self._go_on()

    async def _go_on(self) -> None:
        if not self.screen_stack:
            self._waiting.clear()  # the program is being left: nobody is there to take them
        elif self._waiting and self._turn is None and not self._holds:
            await self._hand_on(self._waiting.popleft())

    async def _hand_on(self, event: events.Key) -> None:
        turn = TurnKey(event.key, event.character)
        turn._sender = None  # else the screen would stop it, though only to hand it to the app
        turn.done = partial(self._next_soon, turn)
        self._turn = turn
        self._way = [*(self.focused.ancestors_with_self if self.focused else ()), *self.screen_stack, self]
        await super().on_event(turn)

    async def _on_key(self, event: events.Key) -> None:
        event.prevent_default()  # Textual would call its own handler as well
        await super()._on_key(event)
        if isinstance(event, TurnKey) and event.done is not None:
            event.stop()

    def _next_soon(self, turn: TurnKey) -> None:
        """Let what the key has set going come to rest: messages climb from widget to widget."""
        self._rest(turn, deque(self._way * PASSES))

    def _rest(self, turn: TurnKey, on_the_way: deque[MessagePump]) -> None:
        while on_the_way:
            if on_the_way.popleft().call_later(self._rest, turn, on_the_way):
                return
        self.call_next(self._next_key, turn)

    async def _next_key(self, turn: TurnKey) -> None:
        if self._turn is not turn:
            return  # it took too long, and others have gone on: two would be on their way
        if self._late is not None:
            self._late.stop()
            self._late = None
        self._turn = None
        await self._go_on()
