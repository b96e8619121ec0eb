"""The board of an initiative: five panels in the order of the work, one at a time or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container

from store import Initiative
from store.sentence import N_
from store.views.key import Key
from tui.actions import ACTIONS, BOARD_STEP, EVERYWHERE
from tui.columns import Row
from tui.keymap import bindings
from tui.labels import label
from tui.listings.board import PANELS, BoardLine, PanelListing, Step
from tui.listings.listing import Line, keys
from tui.pieces import Parts, Piece
from tui.screens.base_screen import WIDE
from tui.screens.board_keys import BoardKeys
from tui.text import _, plain
from tui.widgets.bars import Bar
from tui.widgets.listing import Listing

BESIDE = 160
"""Columns from which the panels stand side by side."""


class BoardScreen(BoardKeys):
    """What is under the cursor can be dealt with on the spot; the rest is about the initiative."""

    place = "board"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (BESIDE, "-beside")]
    BINDINGS = [
        *bindings((*ACTIONS["board"], *EVERYWHERE)),
        Binding("tab", "board_turn", N_("Next panel"), show=False, id="board.tab"),
        Binding("shift+tab", "board_turn_back", N_("Previous panel"), show=False, id="board.shift_tab"),
    ]

    def __init__(self, key: Key) -> None:
        """`key` is the initiative's."""
        self.panels: Sequence[PanelListing] = [make(key.id) for make in PANELS]
        super().__init__(self.panels[0])
        self.number = key.id
        self.turned = 0
        """Which panel has the keys."""
        self.lists = [self.list, *(Listing(panel.columns(), empty=_(panel.empty)) for panel in self.panels[1:])]
        self.strip = Bar(id="panels")

    def compose(self) -> ComposeResult:
        """Title, the panels' names, panels and pane, foot."""
        yield self.bar
        yield self.strip
        with Container(id="body"):
            yield from self.lists
            yield self.pane
        yield self.foot

    # ---- what is shown

    @property
    def is_beside(self) -> bool:
        """Whether all panels are in sight."""
        return self.app.size.width >= BESIDE

    def initiative_here(self) -> Initiative | None:
        """The initiative whose board it is."""
        return self.desk.workspace.get(Initiative, self.number)

    def line_here(self) -> BoardLine | None:
        """Return the line under the cursor."""
        here = self.here()
        return self.panel.told_of(here) if here else None

    def load(self) -> None:
        """Show the panel that has the keys, and those beside it. The board opens on what its plan lacks first."""
        for place, (panel, listing) in enumerate(zip(self.panels, self.lists, strict=True)):
            listing.display = self.is_beside or place == self.turned
            listing.border_title = _(panel.title) if self.is_beside else None
            panel.room = self._room()
            if listing.display and place != self.turned:
                lines = panel.lines(self.desk.workspace, self.desk.today)
                listing.lay_out(panel.columns())
                listing.show(lines, partial(self._row_of, panel))
        opens = self._first
        super().load()
        self._show_strip()
        if opens and (found := self._suggesting(self.panel, self.lines)):
            self.list.select(found[0])

    def show_lines(self, lines: Sequence[object]) -> None:
        """Lay the columns out for what is drawn in them, then show the lines."""
        self.list.lay_out(self.panel.columns())
        self.list.show([*lines], self._row)

    def _room(self) -> int:
        """Return the columns that a panel has."""
        width = self.app.size.width
        return width // 3 if self.is_beside else width * 3 // 5 if width >= WIDE else width

    def _row_of(self, panel: PanelListing, key: object) -> Row:
        assert isinstance(key, Key)
        today = self.desk.today
        return panel.cells(panel.row(self.desk.workspace, key, today), today)

    def _show_strip(self) -> None:
        """Show the panels' names; the one that has the keys stands in brackets."""
        shown: list[str | Piece] = []
        for place, panel in enumerate(self.panels):
            here, named = place == self.turned, _(panel.short)
            shown.append(Piece(f"[{named}] " if here else f" {named}  ", "accent" if here else "dim"))
        self.strip.say(shown)

    def facts(self) -> Sequence[str]:
        """Which initiative, its phase, then what the panel says."""
        found = self.initiative_here()
        if found is None:
            return []
        return [f"i{found.id} {plain(found.title, 24)}", label("initiative.phase", found.phase), *super().facts()]

    def parts(self, key: Key) -> Parts:
        """What the line suggests, then its picture or its record's sheet."""
        told = self.panel.told_of(key)
        if told is None:
            return super().parts(key)
        shown = told.picture(self.pane.size.width, self.pane.size.height) if told.picture else super().parts(key)
        step = told.step()
        if step is None:
            return shown
        offered = [Piece(f"{self.key_of(BOARD_STEP)} ", "key"), Piece(step.says, "accent")]
        first, *others = shown
        return [first._replace(lines=[[*offered], *first.lines]), *others]

    def go_to_step(self) -> Step | None:
        """Stand on the first line that suggests something, in this panel or those after it; return what."""
        for turn in range(len(self.panels)):
            place = (self.turned + turn) % len(self.panels)
            panel = self.panels[place]
            if found := self._suggesting(panel, panel.lines(self.desk.workspace, self.desk.today)):
                key, step = found
                self.turn_to(place)
                self.list.select(key)
                return step
        return None

    @staticmethod
    def _suggesting(panel: PanelListing, lines: Sequence[Line]) -> tuple[Key, Step] | None:
        """Return the first of a panel's lines that suggests something, and what."""
        for key in keys(lines):
            told = panel.told_of(key)
            if told and (step := told.step()):
                return key, step
        return None

    # ---- turning

    def action_board_turn(self) -> None:
        """Turn to the next panel."""
        self.turn_to((self.turned + 1) % len(self.panels))

    def action_board_turn_back(self) -> None:
        """Turn to the panel before."""
        self.turn_to((self.turned - 1) % len(self.panels))

    def turn_to(self, place: int) -> None:
        """Give the keys to another panel; each keeps its cursor."""
        self.wanted = ""
        self.turned, self.list, self.listing = place, self.lists[place], self.panels[place]
        self.load()
        self.take_keys()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A panel that was clicked has the keys."""
        if event.widget in self.lists and event.widget is not self.list:
            self.turn_to(self.lists.index(event.widget))

    def on_resize(self) -> None:
        """Draw again for the new width."""
        if self.panel.room != self._room():
            self.load()
