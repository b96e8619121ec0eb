"""The line itself: what is understood is lit, and keys make words of it, read it otherwise, complete it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from tui import actions
from tui.keymap import bindings
from tui.quick_entry.choices import Choices, Place
from tui.quick_entry.told import Told
from tui.text import plain
from tui.widgets.entry_reader import Reader
from tui.widgets.lighter import SURE, Lighter

if TYPE_CHECKING:
    from tui.quick_entry import Draft, Repair, Span
    from tui.quick_entry.shown.completing import Completion

LONGEST = 500
"""Characters of a line."""
STEP = 40
"""Cells by which the room for the text grows."""


class Cycle(NamedTuple):
    """Completions one goes through: all of them, the one that stands in the line, the line with it."""

    offered: Sequence[Completion]
    number: int
    place: Place
    text: str


class EntryLine(Input):
    """One line of text, read at each key and once only, however often it is drawn."""

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

    BINDINGS = bindings(actions.TYPING)

    def __init__(self, reader: Reader) -> None:
        """`reader` understands what is typed."""
        super().__init__(highlighter=Lighter(self), max_length=LONGEST, select_on_focus=False, compact=True)
        self.cursor_blink = False
        self._reader = reader
        self._told = Told()
        self._recalled = 0
        self._typed = ""
        self._cycle: Cycle | None = None
        self._understood: tuple[str, Choices, Draft] | None = None

    # ---- what the line says

    @property
    def choices(self) -> Choices:
        """What was told to be read otherwise."""
        return self._told.choices

    @property
    def draft(self) -> Draft:
        """What the line is understood as; read once, however often it is asked for."""
        known = self._understood
        if known is None or known[:2] != (self.value, self.choices):
            known = self._understood = (self.value, self.choices, self._reader.read(self.value, self.choices))
        return known[2]

    @property
    def content_width(self) -> int:
        """The room for the text: what is seen, or more in steps. For each other width Textual would lay out the whole
        screen again."""
        needed, seen = cell_len(self.value) + 1, self.scrollable_content_region.width
        return max(needed, seen) if needed <= seen or not seen else seen + -(-(needed - seen) // STEP) * STEP

    def start(self, text: str = "") -> None:
        """Begin with this text (the head that the record under the cursor gives, or a draft), the cursor behind it."""
        self._told = Told()
        self.value = text
        self._recalled, self._cycle, self._understood = 0, None, None
        self.cursor_position = len(self.value)

    def read_anew(self) -> None:
        """Understand the line again, now that its reader knows more."""
        self._understood = None
        self._told_anew()

    def validate_value(self, value: str) -> str:
        """Take only printable text, also from a paste."""
        return plain(value)[:LONGEST]

    def watch_value(self, before: str, after: str) -> None:
        """Keep what was told with its words; a line that is empty begins anew."""
        if after:
            self._told.moved(before, after)
        else:
            self._told = Told()

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste, one after the other, as far as there is room."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        text = plain(" ".join(event.text.split("\n"))).strip()
        self.replace(text[: LONGEST - len(self.value) + end - start], start, end)

    # ---- words, readings, kinds

    def action_line_words(self) -> None:
        """Make words of what was understood just before the cursor; else delete a character."""
        span = next((span for span in self.draft.spans if span.end == self.cursor_position), None)
        place = (span.start, span.end) if span is not None and span.confidence >= SURE else None
        if place is None or place in self.choices.literal or not self.selection.is_empty:
            self.action_delete_left()
        else:
            self._tell(self.choices.with_literal(place))

    def action_line_reading(self) -> None:
        """Read the date (or the name) at or before the cursor in its next way."""
        span = self.doubtful
        if span is not None:
            place = span.start, span.end
            number = ((self.choices.reading(place) or 0) + 1) % (len(span.alternatives) + 1)
            self._tell(self.choices.with_reading(place, number))

    def action_line_kind(self) -> None:
        """Make it the next kind."""
        self._tell(replace(self.choices, kind=self._reader.kind_after(self.draft.kind)))

    def action_line_undo(self) -> None:
        """Understand again what was told otherwise last."""
        self._told.undo(self._exchange)
        self._told_anew()

    def action_line_redo(self) -> None:
        """Tell again what was undone."""
        self._told.redo(self._exchange)
        self._told_anew()

    @property
    def doubtful(self) -> Span | None:
        """What another reading would be of: at or before the cursor, else the first behind it."""
        return self._nearest([span for span in self.draft.spans if span.alternatives])

    @property
    def suggested(self) -> Span | None:
        """What would be taken next."""
        return self._nearest([span for span in self.draft.spans if span.confidence < SURE])

    def _nearest(self, spans: Sequence[Span]) -> Span | None:
        before = [span for span in spans if span.start <= self.cursor_position]
        return before[-1] if before else next(iter(spans), None)

    # ---- ways out, suggestions, names

    def action_line_first_way(self) -> None:
        """Settle a problem in the first way that is offered."""
        self._take_way(0)

    def action_line_second_way(self) -> None:
        """Settle it in the second."""
        self._take_way(1)

    def action_line_third_way(self) -> None:
        """Settle it in the third."""
        self._take_way(2)

    def _take_way(self, number: int) -> None:
        ways: list[tuple[Place, Repair]] = [(asked.span, way) for asked in self.draft.problems for way in asked.repairs]
        if number < len(ways):
            place, way = ways[number]
            self._put(place, way.text)

    def action_line_take(self) -> None:
        """Complete the name at the cursor, with the next one when pressed again; else take what is suggested; else
        complete the word."""
        offered, number = self.offered
        suggested = self.suggested
        if not offered and suggested is not None:
            self._tell(self.choices.with_reading((suggested.start, suggested.end), 0))
            return
        offered = offered or self._reader.completions(self.draft, self.cursor_position)
        if offered:
            self._complete(offered, (number + 1) % len(offered))

    def action_line_take_previous(self) -> None:
        """Complete the name with the one before."""
        offered, number = self.offered
        if offered:
            self._complete(offered, max(number - 1, -1) % len(offered))

    @property
    def offered(self) -> tuple[Sequence[Completion], int]:
        """What the name at the cursor may become, and the number of the one that stands there (-1 for none yet)."""
        cycle = self._cycle
        if cycle is not None and (cycle.text, cycle.place[1]) == (self.value, self.cursor_position):
            return cycle.offered, cycle.number
        return self._reader.offered(self.draft, self.cursor_position), -1

    def _complete(self, offered: Sequence[Completion], number: int) -> None:
        chosen, cycle = offered[number], self._cycle
        place = cycle.place if cycle is not None and cycle.offered is offered else (chosen.start, chosen.end)
        self._put(place, chosen.text)
        self._cycle = Cycle(offered, number, (place[0], self.cursor_position), self.value)
        self._told_anew()

    # ---- earlier lines

    def action_line_earlier(self) -> None:
        """Recall an earlier line."""
        self._recall(1)

    def action_line_later(self) -> None:
        """Come back towards what was typed."""
        self._recall(-1)

    def _recall(self, steps: int) -> None:
        earlier = self._reader.earlier
        place = max(0, min(len(earlier), self._recalled + steps))
        if place == self._recalled:
            return
        typed = self._typed if self._recalled else self.value
        self.start(earlier[-place] if place else typed)
        self._recalled, self._typed = place, typed

    # ---- telling, and taking it back

    def _tell(self, choices: Choices) -> None:
        self._told.tell(choices)
        self._told_anew()

    def _told_anew(self) -> None:
        self.refresh()
        self.post_message(self.Changed(self, self.value))

    def _put(self, place: Place, words: str) -> None:
        """Put other words in a place of the line, if there is room for them."""
        if len(self.value) + len(words) - (place[1] - place[0]) <= LONGEST:
            self._told.put((place[0], place[0] + len(words)), self._exchange(place, words))

    def _exchange(self, place: Place, words: str) -> str:
        were = self.value[slice(*place)]
        self.replace(words, *place)
        return were
