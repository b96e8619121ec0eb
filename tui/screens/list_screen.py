"""A screen of one list, the record under its cursor beside or below it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Container

from store import Commit
from store.views.key import Key
from store.views.search import fold
from tui.columns import Row, Section
from tui.dialogs.dialogue import Ask
from tui.listings import listing_of
from tui.listings.listing import Line, keys
from tui.listings.listing import Listing as ListingOf
from tui.pieces import Parts
from tui.screens import record_page
from tui.screens.desk_screen import DeskScreen
from tui.sheets import sheet
from tui.text import _, _n
from tui.widgets.listing import Listing
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from tui.widgets.question import Question


class ListScreen(DeskScreen):
    """Shows the listing of its place; the selection follows the record, not the row."""

    place: ClassVar[str]

    def __init__(self, listing: ListingOf | None = None) -> None:
        """The listing, its place's where none is given, is computed when the screen is first shown."""
        super().__init__()
        self.listing = listing or listing_of(self.place)
        self.list = Listing(self.listing.columns(), empty=_(self.listing.empty))
        self.pane = Pane()
        self.wanted = ""
        """The filter."""
        self.lines: Sequence[Line] = ()
        self._texts: dict[Key, str] = {}
        self._filtering = False
        self._first = True

    def compose(self) -> ComposeResult:
        """Title, list and pane, foot."""
        yield self.bar
        with Container(id="body"):
            yield self.list
            yield self.pane
        yield self.foot

    # ---- what is shown

    def here(self) -> Key | None:
        """Return what the cursor stands on."""
        current = self.list.current
        return current if isinstance(current, Key) else None

    def chosen(self) -> list[Key]:
        """Return the marked lines in their order, else the one under the cursor."""
        marked = [key for key in keys(self.lines) if key in self.list.marked]
        return marked or super().chosen()

    def done_with_marks(self) -> None:
        """Unmark all."""
        if self.list.marked:
            self.list.clear_marks()

    def take_keys(self) -> None:
        """The list has the keys."""
        self.set_focus(self.list)

    def load(self) -> None:
        """Compute the list again and show it."""
        self.lines = self.compute()
        self._texts = {}
        self._show()

    def compute(self) -> Sequence[Line]:
        """Return the lines of the list."""
        return self.listing.lines(self.desk.workspace, self.desk.today)

    def counted(self) -> Sequence[Line]:
        """Return the lines that the title counts."""
        return self.lines

    def changed(self, commits: list[Commit]) -> None:
        """Show the list as it is now; redraw the pane if its record is among what was touched."""
        self.load()

    def _show(self) -> None:
        lines = self.lines if not self.wanted else self.matching()
        self.show_lines(lines)
        self.show_title(lines)
        self._show_record()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines in the list."""
        self.list.show(lines, self._row)

    def _row(self, key: Hashable) -> Row:
        assert isinstance(key, Key)
        return self.row(key)

    def row(self, key: Key) -> Row:
        """Return what the list shows of a line."""
        today = self.desk.today
        return self.listing.cells(self.listing.row(self.desk.workspace, key, today), today)

    def show_title(self, lines: Sequence[Line]) -> None:
        """Show what the list is, and what these lines of it hold."""
        facts = [*self.facts()]
        if self.wanted:
            facts += self.filtered_to(len(keys(lines)))
        if self.list.marked:
            facts.append(_n("{n} selected", "{n} selected", len(self.list.marked)))
        self.bar.show(_(self.listing.title), facts)

    def facts(self) -> Sequence[str]:
        """Return what the title says of the whole list."""
        return self.listing.facts(self.desk.workspace, self.counted(), self.desk.today)

    def filtered_to(self, count: int) -> Sequence[str]:
        """Return what the title says of the filter."""
        return [_("filter “{text}”: {n}").format(text=self.wanted, n=count)]

    def retreat(self) -> bool:
        """Unmark what is marked, show again what the filter keeps away; with neither, go back."""
        if self.list.marked:
            self.list.clear_marks()
        elif self.wanted:
            self._filtered("")
        else:
            return super().retreat()
        return True

    # ---- the record

    def parts(self, key: Key) -> Parts:
        """Return what the pane shows of a line."""
        return sheet(self.desk.workspace, key, self.desk.today, compact=self.has_class("-narrow"))

    def _show_record(self) -> None:
        if self._first:  # the list first: its records' sheets are read when it is on the screen
            self._first = False
            self.pane.show_soon(self._parts_here)
        else:
            self.pane.show(self._parts_here())

    def foresee(self, parts: Parts | None) -> None:
        """Show what is about to happen in the place of the record."""
        self.pane.show(self._parts_here() if parts is None else parts)

    def _parts_here(self) -> Parts:
        here = self.here()
        return self.parts(here) if here else self.parts_of_nothing()

    def parts_of_nothing(self) -> Parts:
        """Return what the pane shows where there is no line."""
        return ()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Show the record, once the cursor rests."""
        self.pane.show_soon(self._parts_here)

    def on_listing_opened(self, event: Listing.Opened) -> None:
        """Open the line."""
        if isinstance(event.key, Key):
            self.open_line(event.key)
        else:
            self._needed()

    def open_line(self, key: Key) -> None:
        """Open the record on a screen of its own."""
        self.app.push_screen(record_page(key))

    def on_listing_marks_changed(self, event: Listing.MarksChanged) -> None:
        """Say how many are selected."""
        self.show_title([key for key in self.list.keys if isinstance(key, Key)])

    def action_pane_on(self) -> None:
        """Turn the pane on by a page."""
        self.pane.turn(1)

    def action_pane_back(self) -> None:
        """Turn the pane back by a page."""
        self.pane.turn(-1)

    # ---- the filter

    def action_list_filter(self) -> None:
        """Filter the list as one types; Enter keeps the filter, Esc drops it."""
        self._filtering = True
        hint = _("Enter keeps the filter, Esc shows all again")
        self.foot.ask(Ask("/", self.wanted, hint=hint, offered=True), self._filtered)

    def on_question_changed(self, event: Question.Changed) -> None:
        """Show what fits so far."""
        if self._filtering and event.text != self.wanted:
            self.wanted = event.text
            self._show()

    def _filtered(self, text: str | None) -> None:
        self._filtering = False
        if (text or "") != self.wanted:
            self.wanted = text or ""
            self._show()

    def matching(self) -> list[Line]:
        """Return the lines that hold every word of the filter, under their rules."""
        for key in keys(self.lines):  # lines may have come since, such as signals
            if key not in self._texts:
                self._texts[key] = fold(" ".join(self.row(key).cells))
        words = fold(self.wanted).split()
        fitting: list[Line] = []
        for line in self.lines:
            if isinstance(line, Section):
                if fitting and isinstance(fitting[-1], Section):
                    fitting.pop()
                fitting.append(line)
            elif all(word in self._texts[line] for word in words):
                fitting.append(line)
        if fitting and isinstance(fitting[-1], Section):
            fitting.pop()
        return fitting
