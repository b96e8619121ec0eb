"""One question with one line to answer it: a reason, a name, a date, a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.highlighter import Highlighter
from rich.text import Span, Text
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from store.sentence import N_
from tui.actions import TAKE
from tui.aid import Aid
from tui.keymap import bindings
from tui.pieces import Line, Piece
from tui.text import plain
from tui.widgets.bars import Bar


class AnswerLine(Input):
    """The line; ↑ recalls earlier answers to the same question, Tab takes what its aid offers."""

    COMPONENT_CLASSES = {"answer--lit"}

    DEFAULT_CSS = """
    AnswerLine {
        background: $panel; padding: 0 1; width: 1fr;
        &:focus { background-tint: $foreground 0%; }
        & > .answer--lit { color: $text-warning; text-style: underline; }
    }
    """

    BINDINGS = [
        *bindings((TAKE,)),
        Binding("up", "earlier(1)", N_("An earlier answer"), show=False, id="answer.earlier"),
        Binding("down", "earlier(-1)", N_("A later answer"), show=False, id="answer.later"),
    ]

    def __init__(self) -> None:
        """An empty line."""
        super().__init__(highlighter=Underliner(self), compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.recalled: Sequence[str] = ()
        self.aid: Aid | None = None
        self._at = 0

    def validate_value(self, value: str) -> str:
        """Take only printable text, also from a paste."""
        return plain(value)

    def start(self, text: str, recalled: Sequence[str], aid: Aid | None = None) -> None:
        """Begin with this text, the cursor behind it."""
        self.recalled, self.aid, self._at = recalled, aid, 0
        self.value = text
        self.cursor_position = len(text)

    def action_earlier(self, steps: int) -> None:
        """Recall an earlier answer (1), or come back towards the empty line (-1); where nothing can be recalled, the
        key is left to whoever the line narrows."""
        if not self.recalled:
            raise SkipAction
        at = max(0, min(len(self.recalled), self._at + steps))
        if at != self._at:
            self._at = at
            self.value = self.recalled[-at] if at else ""
            self.cursor_position = len(self.value)

    def action_line_take(self) -> None:
        """Take what is offered."""
        taken = self.aid.taken(self.value, self.cursor_position) if self.aid is not None else None
        if taken is not None:
            self.value, self.cursor_position = taken


class Underliner(Highlighter):
    """Underlines what the aid of a line says."""

    def __init__(self, line: AnswerLine) -> None:
        """`line` knows its aid, and its looks."""
        self._line = line

    def highlight(self, text: Text) -> None:
        """Underline; an aid remembers what it found, for a line is drawn about three times a key."""
        if self._line.aid is not None:
            style = self._line.get_component_rich_style("answer--lit", partial=True)
            text.spans += [Span(start, end, style) for start, end in self._line.aid.lit(self._line.value)]


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
        self._said: Line = ""

    def compose(self) -> ComposeResult:
        """The question beside its line, above the hint."""
        with Horizontal():
            yield self._label
            yield self.line
        yield self._hint

    def start(
        self, question: str, text: str = "", *, hint: str = "", recalled: Sequence[str] = (), aid: Aid | None = None
    ) -> None:
        """Ask, with this answer to begin with; whoever opens it moves the focus to `line`."""
        self._label.styles.width = len(question) + 3
        self._label.say(Piece(question, "accent"))
        self.line.start(text, recalled, aid)
        self.hint(hint)

    def hint(self, text: str, role: str = "dim") -> None:
        """Say something under the line, unless its aid has something to say."""
        self._said = Piece(text, role)
        self._tell()

    def _tell(self) -> None:
        """Say under the line what its aid says, else the hint."""
        line = self.line
        told = line.aid.told(line.value, line.cursor_position) if line.aid is not None else ""
        self._hint.say(told or self._said)

    def on_mount(self) -> None:
        """What is said may be about where the cursor is."""
        self.watch(self.line, "selection", self._tell, init=False)

    def action_drop(self) -> None:
        """Leave the question."""
        self.post_message(self.Dropped())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what the line says now."""
        event.stop()
        self._tell()
        self.post_message(self.Changed(self.line.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the answer over."""
        event.stop()
        self.post_message(self.Answered(self.line.value))
