"""The line where everything is typed: lit as it is understood, and under it what will be saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from store.sentence import N_
from tui.pieces import Piece
from tui.text import plain
from tui.widgets.bars import BETWEEN, Bar

if TYPE_CHECKING:
    from tui.quick_entry.draft import Draft, Span

LONGEST = 500
"""Characters of a line."""
SURE = 2
"""The confidence from which a span is taken, not only suggested."""

Literal = frozenset[tuple[int, int]]
"""Places in the line that are to be read as mere words."""
Read = Callable[[str, Literal], "Draft"]
Chips = Callable[["Draft"], Sequence[Piece]]


class EntryLine(Input):
    """The line itself: what is understood is lit; Backspace makes words of it again before it deletes."""

    COMPONENT_CLASSES = {"entry--taken", "entry--maybe", "entry--wrong"}

    DEFAULT_CSS = """
    EntryLine {
        background: $panel;
        &.-textual-compact { padding: 0 1; }
        &:focus { background-tint: $foreground 0%; }
        & > .entry--taken { color: $text-accent; text-style: underline; }
        & > .entry--maybe { color: $text-muted; text-style: underline; }
        & > .entry--wrong { color: $text-error; text-style: bold underline; }
    }
    """

    BINDINGS = [
        Binding("up", "earlier(1)", N_("An earlier line"), show=False, id="entry.earlier"),
        Binding("down", "earlier(-1)", N_("A later line"), show=False, id="entry.later"),
        Binding("ctrl+z", "undo_literal", N_("Undo: read it as before"), show=False, id="entry.undo"),
        Binding("ctrl+y", "redo_literal", N_("Redo: read it as words"), show=False, id="entry.redo"),
    ]

    def __init__(self, read: Read, earlier: Sequence[str]) -> None:
        """`read` understands a line but for the places given as literal; `earlier` are lines to recall, newest last."""
        super().__init__(highlighter=_Lit(self), max_length=LONGEST, select_on_focus=False, compact=True)
        self.cursor_blink = False
        self._read = read
        self._literal: Literal = frozenset()
        self._undone: list[tuple[int, int]] = []
        self._earlier = [*earlier]
        self._recalled = 0
        self._understood: tuple[str, Literal, Draft] | None = None

    # ---- what the line says

    @property
    def draft(self) -> Draft:
        """What the line is understood as; read once, however often it is asked for."""
        known = self._understood
        if known is None or known[:2] != (self.value, self._literal):  # Input draws three times a key
            known = self._understood = (self.value, self._literal, self._read(self.value, self._literal))
        return known[2]

    def start(self, text: str = "") -> None:
        """Begin with this text (the head that the record under the cursor gives, or a draft), the cursor behind it."""
        self._literal, self._undone, self._recalled, self._understood = frozenset(), [], 0, None
        self.value = text
        self.cursor_position = len(self.value)

    def remember(self, text: str) -> None:
        """Let a line be recalled with ↑."""
        self._earlier = [line for line in self._earlier if line != text] + [text]

    def validate_value(self, value: str) -> str:
        """Take only printable text, also from a paste."""
        return plain(value)

    def watch_value(self, before: str, after: str) -> None:
        """Keep the literal places with their words."""
        self._literal = _moved(self._literal, before, after)

    # ---- keys

    def action_delete_left(self) -> None:
        """Make words of what was understood just before the cursor; else delete a character."""
        span = self._span_before_cursor()
        if span is None:
            super().action_delete_left()
            return
        self._undone.clear()
        self._make_literal(self._literal | {(span.start, span.end)})

    def action_undo_literal(self) -> None:
        """Understand again what was made words last."""
        if self._literal:
            last = max(self._literal)
            self._undone.append(last)
            self._make_literal(self._literal - {last})

    def action_redo_literal(self) -> None:
        """Make words again of what `undo` understood."""
        if self._undone:
            self._make_literal(self._literal | {self._undone.pop()})

    def action_earlier(self, steps: int) -> None:
        """Recall an earlier line (1) or come back towards the empty one (-1)."""
        place = max(0, min(len(self._earlier), self._recalled + steps))
        if place == self._recalled:
            return
        self.start(self._earlier[-place] if place else "")
        self._recalled = place

    def _make_literal(self, places: Literal) -> None:
        self._literal = places
        self.refresh()
        self.post_message(self.Changed(self, self.value))

    def _span_before_cursor(self) -> Span | None:
        if not self.selection.is_empty:
            return None
        spans = (span for span in self.draft.spans if span.end == self.cursor_position and span.confidence >= SURE)
        return next(spans, None)


class QuickEntry(Widget):
    """The line, and a row of chips under it that says exactly what Enter saves."""

    DEFAULT_CSS = """
    QuickEntry { height: 2; layout: vertical; & > Bar { background: $panel; } }
    """

    BINDINGS = [
        Binding("escape,ctrl+g", "leave", N_("Leave, and keep the line as a draft"), show=False, id="entry.leave"),
    ]

    @dataclass
    class Changed(Message):
        """The line, or what it is understood as, is another."""

        text: str
        draft: Draft

    @dataclass
    class Submitted(Message):
        """Enter was pressed on a line that is not empty."""

        text: str
        draft: Draft

    @dataclass
    class Left(Message):
        """The line was left without saving; its text is a draft worth keeping."""

        text: str

    def __init__(self, read: Read, chips: Chips, *, earlier: Sequence[str] = (), id: str | None = None) -> None:
        """`read` understands a line but for the places given as literal, `chips` says what is understood; `earlier`
        are lines to recall, newest last."""
        super().__init__(id=id)
        self.line = EntryLine(read, earlier)
        self._chips = chips
        self._row = Bar()

    def compose(self) -> ComposeResult:
        """The line above its chips."""
        yield self.line
        yield self._row

    def start(self, text: str = "") -> None:
        """Begin with this text: the head that the record under the cursor gives, or a draft. Whoever opens the line
        moves the focus to it."""
        self.line.start(text)

    def action_leave(self) -> None:
        """Leave; nothing typed is lost."""
        self.post_message(self.Left(self.line.value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say in the chips what the line is understood as now."""
        event.stop()
        draft = self.line.draft
        row: list[str | Piece] = []
        for text, role in self._chips(draft):
            row += [Piece(BETWEEN if row else "", "dim"), Piece(text, role)]
        self._row.say(row)
        self.post_message(self.Changed(self.line.value, draft))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the line over as it is understood."""
        event.stop()
        if self.line.value.strip():
            self.post_message(self.Submitted(self.line.value, self.line.draft))


class _Lit(Highlighter):
    """Lights what is understood: by colour, and by a line under it."""

    def __init__(self, entry: EntryLine) -> None:
        self._entry = entry

    def highlight(self, text: Text) -> None:
        draft = self._entry.draft
        for span in draft.spans:
            name = "entry--taken" if span.confidence >= SURE else "entry--maybe"
            text.stylize(self._entry.get_component_rich_style(name, partial=True), span.start, span.end)
        for problem in draft.problems:
            text.stylize(self._entry.get_component_rich_style("entry--wrong", partial=True), *problem.span)


def _moved(places: Literal, before: str, after: str) -> Literal:
    """Return where the places of the old line are in the new one; those that were changed are gone."""
    if not places or before == after:
        return places
    shortest = min(len(before), len(after))
    head = next((at for at in range(shortest) if before[at] != after[at]), shortest)
    rest = shortest - head
    tail = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    shift, behind = len(after) - len(before), len(before) - tail
    kept = {(start, end) for start, end in places if end <= head}
    return frozenset(kept | {(start + shift, end + shift) for start, end in places if start >= behind})
