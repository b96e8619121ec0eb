"""A list to choose one line from, with a line to narrow it: the ground of the picker and the palette."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from store.sentence import N_
from store.views.search import fold
from tui.columns import Column, Row
from tui.text import _
from tui.widgets.bars import TitleBar
from tui.widgets.listing import Listing
from tui.widgets.question import Question


class Chooser(ModalScreen[str | None]):
    """Gives back the answer of the line that was chosen, None where it was left."""

    DEFAULT_CSS = """
    Chooser > Question { dock: bottom; }
    """
    BINDINGS = [
        Binding("down,ctrl+n", "move(1)", N_("Next"), show=False, id="choose.next"),
        Binding("up,ctrl+k", "move(-1)", N_("Previous"), show=False, id="choose.previous"),
        Binding("pagedown", "move(10)", N_("Page down"), show=False, id="choose.page_down"),
        Binding("pageup", "move(-10)", N_("Page up"), show=False, id="choose.page_up"),
    ]

    def __init__(self, question: str, columns: Sequence[Column], rows: Mapping[str, Row]) -> None:
        """`rows`: answer → what is shown of it, in order."""
        super().__init__()
        self._question = question
        self._rows = rows
        self._list = Listing(columns, empty=_("Nothing fits"))
        self._line = Question()
        self._bar = TitleBar()

    def compose(self) -> ComposeResult:
        """Title, list, line."""
        yield self._bar
        yield self._list
        yield self._line

    def on_mount(self) -> None:
        """Show all."""
        self._bar.show(self._question)
        self._line.start(_("Narrow"), hint=_("↑ ↓ move, Enter takes it, Esc leaves"))
        self.set_focus(self._line.line)
        self._show("")

    def action_move(self, lines: int) -> None:
        """Move in the list while the line keeps the keys."""
        self._list.action_move(lines)

    def on_question_changed(self, event: Question.Changed) -> None:
        """Show what fits."""
        event.stop()
        self._show(event.text)

    def on_question_answered(self, event: Question.Answered) -> None:
        """Take the line under the cursor."""
        event.stop()
        current = self._list.current
        self.dismiss(str(current) if current is not None else None)

    def on_question_dropped(self, event: Question.Dropped) -> None:
        """Leave."""
        event.stop()
        self.dismiss(None)

    def on_listing_opened(self, event: Listing.Opened) -> None:
        """Take the line that was clicked."""
        if event.key is not None:
            self.dismiss(str(event.key))

    def _show(self, text: str) -> None:
        words = fold(text).split()
        texts = {key: fold(" ".join(row.cells)) for key, row in self._rows.items()}
        fitting = [key for key, text in texts.items() if all(word in text for word in words)]
        self._list.show(fitting, self._row, keep=False)

    def _row(self, key: Hashable) -> Row:
        return self._rows[str(key)]
