"""One question with one line to answer it: a reason, a name, a date, a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from store.sentence import N_
from tui.pieces import Piece
from tui.text import plain
from tui.widgets.bars import Bar


class AnswerLine(Input):
    """The line; ↑ recalls earlier answers to the same question."""

    DEFAULT_CSS = """
    AnswerLine { background: $panel; padding: 0 1; width: 1fr; &:focus { background-tint: $foreground 0%; } }
    """

    BINDINGS = [
        Binding("up", "earlier(1)", N_("An earlier answer"), show=False, id="answer.earlier"),
        Binding("down", "earlier(-1)", N_("A later answer"), show=False, id="answer.later"),
    ]

    def __init__(self) -> None:
        """An empty line."""
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.recalled: Sequence[str] = ()
        self._at = 0

    def validate_value(self, value: str) -> str:
        """Take only printable text, also from a paste."""
        return plain(value)

    def start(self, text: str, recalled: Sequence[str]) -> None:
        """Begin with this text, the cursor behind it."""
        self.recalled, self._at = recalled, 0
        self.value = text
        self.cursor_position = len(text)

    def action_earlier(self, steps: int) -> None:
        """Recall an earlier answer (1), or come back towards the empty line (-1)."""
        at = max(0, min(len(self.recalled), self._at + steps))
        if at != self._at:
            self._at = at
            self.value = self.recalled[-at] if at else ""
            self.cursor_position = len(self.value)


class Question(Widget):
    """The question and its line, and under it a hint or what is wrong with the answer."""

    DEFAULT_CSS = """
    Question { height: 2; layout: vertical; & > Bar { background: $panel; } }
    Question > Horizontal { height: 1; background: $panel; & > Bar { width: auto; background: $panel; } }
    """

    BINDINGS = [Binding("escape,ctrl+g", "drop", N_("Leave it"), show=False, id="question.drop")]

    @dataclass
    class Changed(Message):
        """The line is another."""

        text: str

    @dataclass
    class Answered(Message):
        """Enter was pressed."""

        text: str

    @dataclass
    class Dropped(Message):
        """The question was left without an answer."""

    def __init__(self, *, id: str | None = None) -> None:
        """Nothing asked yet."""
        super().__init__(id=id)
        self.line = AnswerLine()
        self._label = Bar()
        self._hint = Bar()

    def compose(self) -> ComposeResult:
        """The question beside its line, above the hint."""
        with Horizontal():
            yield self._label
            yield self.line
        yield self._hint

    def start(self, question: str, text: str = "", *, hint: str = "", recalled: Sequence[str] = ()) -> None:
        """Ask, with this answer to begin with; whoever opens it moves the focus to `line`."""
        self._label.styles.width = len(question) + 3
        self._label.say(Piece(question, "accent"))
        self.hint(hint)
        self.line.start(text, recalled)

    def hint(self, text: str, role: str = "dim") -> None:
        """Say something under the line."""
        self._hint.say(Piece(text, role))

    def action_drop(self) -> None:
        """Leave the question."""
        self.post_message(self.Dropped())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what the line says now."""
        event.stop()
        self.post_message(self.Changed(self.line.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the answer over."""
        event.stop()
        self.post_message(self.Answered(self.line.value))
