"""The virtual list that every screen of records shows: only the lines on the screen are ever asked for.

It opens 100,000 records as fast as ten, moving the cursor repaints two lines, and the selection follows the record,
not the row, when the data changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from store.sentence import N_
from tui.columns import Column, Row, Section
from tui.pieces import Piece
from tui.widgets.drawing import Drawing
from tui.widgets.roles import RoleWidget
from tui.widgets.window import Window
from tui.widgets.wrap import wrap

CURSORS = ("", "resting cursor", "cursor")
"""What may stand on a line: no cursor, that of a list without the focus, that of one with it."""
LINES_KEPT = 1000
"""Drawn lines kept for the next time they are shown."""


class Listing(RoleWidget, can_focus=True):
    """A list of records, one line each, with a cursor and marks. Keys identify the records; rows are asked for."""

    DEFAULT_CSS = """
    Listing { height: 1fr; background: $background; color: $foreground; }
    """

    BINDINGS = [
        Binding("down,j", "move(1)", N_("Next"), show=False, id="list.next"),
        Binding("up,k", "move(-1)", N_("Previous"), show=False, id="list.previous"),
        Binding("pagedown", "page(1)", N_("Page down"), show=False, id="list.page_down"),
        Binding("pageup", "page(-1)", N_("Page up"), show=False, id="list.page_up"),
        Binding("home", "edge(0)", N_("First"), show=False, id="list.first"),
        Binding("end", "edge(-1)", N_("Last"), show=False, id="list.last"),
        Binding("enter", "open", N_("Open"), show=False, id="list.open"),
        Binding("space", "mark", N_("Select several"), show=False, id="list.mark"),
        Binding("asterisk", "mark_all", N_("Select all that is shown; again: none"), show=False, id="list.mark_all"),
    ]

    class Moved(Message):
        """The cursor stands on another record; None: there is none."""

        def __init__(self, listing: Listing, key: Hashable | None) -> None:
            """`key` is the record's, as given to `show`."""
            super().__init__()
            self.listing, self.key = listing, key

        @property
        def control(self) -> Listing:
            """The listing, for `@on(Listing.Moved, "#id")`."""
            return self.listing

    class Opened(Moved):
        """Enter was pressed on a record, or it was clicked twice; None: Enter was pressed where there is none."""

    class MarksChanged(Message):
        """Records were marked or unmarked."""

        def __init__(self, listing: Listing, count: int) -> None:
            """`count` is how many are marked now."""
            super().__init__()
            self.listing, self.count = listing, count

        @property
        def control(self) -> Listing:
            """The listing, for `@on(Listing.MarksChanged, "#id")`."""
            return self.listing

    def __init__(self, columns: Sequence[Column], *, empty: str = "", id: str | None = None) -> None:
        """`empty` is what stands in the middle when there is no record: what to do first."""
        super().__init__(id=id)
        self.columns = columns
        self.empty = empty
        self.marked: set[Hashable] = set()
        self._window = Window()
        self._row: Callable[[Hashable], Row] = _no_row
        self._lines: dict[tuple[Hashable, str, bool], Strip] = {}
        self._drawn_by: Drawing | None = None

    # ---- what is shown

    @property
    def current(self) -> Hashable | None:
        """The key under the cursor; None in an empty list."""
        return self._window.current

    @property
    def keys(self) -> Sequence[Hashable]:
        """The keys shown, sections among them."""
        return self._window.keys

    def show(self, keys: Sequence[Hashable], row: Callable[[Hashable], Row], *, keep: bool = True) -> None:
        """Show these records; each key once, a `Section` where a rule line stands. `row` is asked for visible lines.

        With `keep` the cursor and the marks stay with their records, and the line under the eye does not move; where
        the record is gone the next one takes its place. Without it the cursor returns to the first.
        """
        before = self.current
        self._row = row
        self._window.show(keys, keep)
        self._lines.clear()
        if self.marked:
            self._set_marks(self.marked.intersection(keys) if keep else set())
        self.refresh()
        if self.current != before:
            self.post_message(self.Moved(self, self.current))

    def lay_out(self, columns: Sequence[Column]) -> None:
        """Take other columns; what is shown in them is to be given with `show`."""
        if columns != self.columns:
            self.columns = columns
            self._forget_drawing()

    def refresh_row(self, key: Hashable) -> None:
        """Ask again for one record's row, and draw it if it is on the screen."""
        for cursor in CURSORS:
            self._lines.pop((key, cursor, False), None)
            self._lines.pop((key, cursor, True), None)
        for place, shown in enumerate(self._visible(), self._window.top):
            if shown == key:
                self._refresh_line(place)

    def select(self, key: Hashable) -> None:
        """Put the cursor on a record, if it is there."""
        place = self._window.place_of(key)
        if place >= 0:
            self._move_to(place)

    def clear_marks(self) -> None:
        """Unmark all."""
        self._lines.clear()
        self._set_marks(set())
        self.refresh()

    # ---- moving

    def action_move(self, lines: int) -> None:
        """Move the cursor by so many lines, past section rules."""
        self._move_to(self._window.standable(self._window.cursor + lines, lines))

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many pages."""
        self.action_move(pages * max(1, self._window.page - 1))

    def action_edge(self, edge: int) -> None:
        """Move the cursor to the first (0) or last (-1) record."""
        self._move_to(self._window.standable(0) if edge == 0 else self._window.standable(len(self.keys) - 1, -1))

    def action_open(self) -> None:
        """Open the record under the cursor; whoever hears of it says where there is none."""
        self.post_message(self.Opened(self, self.current))

    def action_mark(self) -> None:
        """Mark or unmark the record under the cursor, and go to the next."""
        if self.current is None:
            return
        self._set_marks(self.marked ^ {self.current})
        self._refresh_line(self._window.cursor)
        self.action_move(1)

    def action_mark_all(self) -> None:
        """Mark all records that are shown; where all are marked, none."""
        shown = {key for key in self.keys if not isinstance(key, Section)}
        if shown:
            self._lines.clear()
            self._set_marks(set() if shown <= self.marked else shown)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was clicked; a second click opens."""
        place = self._window.top + event.y - 1
        if event.y == 0 or not self._window.stands(place):
            return
        self._move_to(place)
        if event.chain == 2:
            self.action_open()

    def on_mouse_scroll_down(self) -> None:
        """Move on by three lines."""
        self.action_move(3)

    def on_mouse_scroll_up(self) -> None:
        """Move back by three lines."""
        self.action_move(-3)

    def on_resize(self) -> None:
        """Lay the columns out again."""
        self._forget_drawing()
        self._window.resize(self.size.height - 1)

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget: the header, a record, a rule, or the text of an empty list."""
        drawing = self._drawing()
        if y == 0:
            return drawing.header()
        place = self._window.top + y - 1
        if place >= len(self.keys):
            lines = self._saying() if not self.keys else []
            number = y - max(1, (self.size.height - len(lines)) // 2)
            return drawing.centred(lines[number] if 0 <= number < len(lines) else "")
        line = self._record_line(drawing, place)
        return drawing.with_thumb(line) if y - 1 in self._window.thumb() else line

    def notify_style_update(self) -> None:
        """Take the new theme's colours."""
        super().notify_style_update()
        self._forget_drawing()

    def _record_line(self, drawing: Drawing, place: int) -> Strip:
        key = self.keys[place]
        if isinstance(key, Section):
            return drawing.section(key)
        here = place == self._window.cursor
        state = (key, CURSORS[1 + self.has_focus] if here else CURSORS[0], key in self.marked)
        if (line := self._lines.get(state)) is None:
            if len(self._lines) >= LINES_KEPT:
                self._lines.clear()
            line = self._lines[state] = drawing.row(self._row(key), cursor=state[1], marked=state[2])
        return line

    def _saying(self) -> list[str]:
        """Return the lines of what is said where there is no record."""
        rows = [row for line in self.empty.splitlines() for row in wrap([Piece(line)], self.size.width - 2)]
        return ["".join(piece.text for piece in row) for row in rows]

    def _drawing(self) -> Drawing:
        if self._drawn_by is None:
            self._window.resize(self.size.height - 1)  # it may be drawn before it has heard of its size
            self._drawn_by = Drawing(self.columns, self.size.width, self.look)
        return self._drawn_by

    def _forget_drawing(self) -> None:
        self._lines.clear()
        self._drawn_by = None

    def _move_to(self, place: int) -> None:
        before, top = self._window.cursor, self._window.top
        if place == before or not self.keys:
            return
        self._window.move_to(place)
        if self._window.top == top:
            self._refresh_line(before)
            self._refresh_line(place)
        else:
            self.refresh()
        self.post_message(self.Moved(self, self.current))

    def _visible(self) -> Sequence[Hashable]:
        return self.keys[self._window.top : self._window.top + self._window.page]

    def _set_marks(self, marked: set[Hashable]) -> None:
        if marked != self.marked:
            self.marked = marked
            self.post_message(self.MarksChanged(self, len(marked)))

    def _refresh_line(self, place: int) -> None:
        self.refresh(Region(0, place - self._window.top + 1, self.size.width, 1))


def _no_row(key: Hashable) -> Row:
    raise KeyError(key)
