"""What has been told about a line while it was typed, one step after the other; each can be undone and redone."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from tui.quick_entry.choices import Choices, Place, moving


class Put(Struct, frozen=True, gc=False):
    """Other words were put in a place; `words` are those that stood there before."""

    place: Place
    words: str


Step = Choices | Put
"""What goes back: to these choices, or to these words."""
Exchange = Callable[[Place, str], str]
"""Puts words in a place of the line, and returns those that stood there."""


class Told:
    """The choices that hold now, and the way back."""

    def __init__(self) -> None:
        """Nothing told."""
        self.choices = Choices()
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def tell(self, choices: Choices) -> None:
        """Let these choices hold."""
        self._step(self.choices)
        self.choices = choices

    def put(self, place: Place, were: str) -> None:
        """Remember that the words in a place were these before."""
        self._step(Put(place, were))

    def undo(self, exchange: Exchange) -> None:
        """Take back the last step."""
        self._go(self._done, self._undone, exchange)

    def redo(self, exchange: Exchange) -> None:
        """Take the last step that was undone again."""
        self._go(self._undone, self._done, exchange)

    def moved(self, before: str, after: str) -> None:
        """Keep what was told with its words; a step whose words have changed is gone."""
        self.choices = self.choices.moved(before, after)
        for steps in (self._done, self._undone):
            steps[:] = [now for step in steps if (now := _moved(step, before, after)) is not None]

    def _step(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()

    def _go(self, back: list[Step], forth: list[Step], exchange: Exchange) -> None:
        if not back:
            return
        step = back.pop()
        if isinstance(step, Choices):
            forth.append(self.choices)
            self.choices = step
            return
        start, words = step.place[0], step.words
        were = exchange(step.place, words)
        forth.append(Put((start, start + len(words)), were))


def _moved(step: Step, before: str, after: str) -> Step | None:
    if isinstance(step, Choices):
        return step.moved(before, after)
    place = moving(before, after)(step.place)
    return replace(step, place=place) if place else None
