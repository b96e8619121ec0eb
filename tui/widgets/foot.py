"""The two lines at the foot of every screen: what was done and the keys, or the line that is being typed.

They are always two, so that opening a line moves nothing above it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from tui.dialogs.dialogue import Ask, Choose
from tui.pieces import Piece
from tui.text import _, cells
from tui.widgets.bars import KeyBar, StatusLine, key_pieces

if TYPE_CHECKING:
    from tui.widgets.entry_reader import Reader
    from tui.widgets.question import Question
    from tui.widgets.quick_entry import QuickEntry

Then = Callable[[str | None], None]


class Foot(Widget):
    """Status and keys; in their place a question, a choice by letter, or quick entry."""

    DEFAULT_CSS = """
    Foot { dock: bottom; height: 2; layout: vertical; }
    Foot > StatusLine, Foot > KeyBar { dock: none; }
    """

    def __init__(self, reader: Reader) -> None:
        """`reader` understands what is typed on the line of quick entry."""
        super().__init__()
        self.status = StatusLine()
        self.keys = KeyBar()
        self._reader = reader
        self._question: Question | None = None
        self._entry: QuickEntry | None = None
        self._line: Widget | None = None
        self._then: Then | None = None
        self._letters: Sequence[str] = ()
        self._choice: Sequence[str | Piece] = ()
        self.when_closed: Callable[[], None] = lambda: None
        """Called when the line or choice is gone: the screen shows its keys and takes the focus."""

    def compose(self) -> ComposeResult:
        """What is seen at first; the lines to type in are made when they are first opened."""
        yield self.status
        yield self.keys

    @property
    def question(self) -> Question:
        """The line for answers."""
        if self._question is None:
            from tui.widgets.question import Question

            self._question = Question()
            self._question.display = False
            self.mount(self._question)
        return self._question

    @property
    def entry(self) -> QuickEntry:
        """The quick entry line, which lies over the foot."""
        if self._entry is None:
            from tui.widgets.quick_entry import QuickEntry

            self._entry = QuickEntry(self._reader)
            self._entry.display = False
            self.screen.mount(self._entry)
        return self._entry

    @property
    def choosing(self) -> bool:
        """Whether the next key is an answer."""
        return bool(self._letters)

    @property
    def typing(self) -> bool:
        """Whether a line is open."""
        return self._line is not None

    def ask(self, ask: Ask, then: Then) -> None:
        """Open a line for the answer; `then` is called with it trimmed, or with None where the question is left."""
        self._begin(then)
        self._show(self.question)
        self.question.start(ask.question, ask.text, hint=ask.hint, recalled=ask.recalled, aid=ask.aid)
        if ask.offered:
            self.question.line.action_select_all()
        self.screen.set_focus(self.question.line)

    def choose(self, choose: Choose, then: Then) -> None:
        """Show the letters, beside the question as well where they are many; `then` is called with the one pressed, or
        with None where the choice is left."""
        self._begin(then)
        self._letters = tuple(choose.letters)
        keys = [key_pieces(letter, word) for letter, word in choose.letters.items()]
        below = _last_that_fit(keys, self.size.width - 1)
        beside = [piece for key in keys[: len(keys) - below] for piece in key]
        self._choice = [Piece(choose.question, "accent"), "  ", *beside]
        self.status.ask(self._choice)
        self.keys.say([piece for key in keys[len(keys) - below :] for piece in key])

    def press(self, key: str) -> bool:
        """Take a key as the answer to a choice; return False, and go on waiting, where it is none."""
        is_answer = key in self._letters
        if is_answer:
            self._end(key)
        return is_answer

    def ask_again(self, key: str) -> None:
        """Say that a key is no answer to a choice, and which are."""
        said = _("~ {key} is none of {letters}; Esc leaves").format(key=key, letters=" ".join(self._letters))
        self.status.ask([Piece(said, "warn"), "  ", *self._choice])

    def open_entry(self, text: str, *, draft: bool = False) -> None:
        """Open the quick entry line with this text to begin with; a `draft` is replaced by what is typed next, unless
        the cursor is moved first."""
        self._begin(None)
        self._show(self.entry)
        self.entry.start(text)
        if draft:
            self.entry.line.action_select_all()
        self.screen.set_focus(self.entry.line)

    def close(self) -> None:
        """Show status and keys again; what was asked is left without an answer."""
        self._end(None)

    def on_question_answered(self, event: Question.Answered) -> None:
        """The answer is there."""
        event.stop()
        self._end(event.text.strip())

    def on_question_dropped(self, event: Question.Dropped) -> None:
        """There will be none."""
        event.stop()
        self._end(None)

    def _begin(self, then: Then | None) -> None:
        self._hide()
        self._then = then

    def _end(self, answer: str | None) -> None:
        then, self._then = self._then, None
        self._hide()
        self.when_closed()
        if then is not None:
            then(answer)

    def _hide(self) -> None:
        self._letters = ()
        self.status.ask(None)
        self._show(None)

    def _show(self, line: Widget | None) -> None:
        # set on the widgets, not by a class: a line takes the focus only if it is there when it is given
        for shown in (self._line, line):
            if shown is not None:
                shown.display = shown is line
        self._line = line
        self.status.display = self.keys.display = line is None


def _last_that_fit(keys: Sequence[Sequence[Piece]], width: int) -> int:
    """Return how many of the last keys fit on a line."""
    taken = 0
    for count, key in enumerate(reversed(keys)):
        taken += sum(cells(piece.text) for piece in key)
        if taken > width:
            return count
    return len(keys)
