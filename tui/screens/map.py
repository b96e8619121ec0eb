"""The parties by influence and interest: whom to win, whom to keep informed."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Container

from store import Party
from store.views.breakdowns import Breakdowns
from store.views.key import Key
from store.views.standing import Standing, standings
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.pieces import Part, Parts, Piece
from tui.screens import record_page
from tui.screens.relations import Relations
from tui.text import _, _n, listed
from tui.widgets.pane import Pane
from tui.widgets.plot import Plot, Point


class MapScreen(Relations):
    """A plot that one walks in with the arrows; Enter opens the party."""

    place = "map"
    BINDINGS = bindings((*ACTIONS["map"], *EVERYWHERE))

    def __init__(self) -> None:
        """Nothing is read before it is shown."""
        super().__init__()
        self.plot = Plot()
        self.pane = Pane()
        self._standings: dict[int, Standing] = {}

    def compose(self) -> ComposeResult:
        """Title, plot, what is said of the party under the cursor, foot."""
        yield self.bar
        with Container(id="map"):
            yield self.plot
            yield self.pane
        yield self.foot

    def take_keys(self) -> None:
        """The plot has the keys."""
        self.set_focus(self.plot)

    def here(self) -> Key | None:
        """The party under the cursor."""
        return Key(Party.table, self.plot.current) if isinstance(self.plot.current, int) else None

    def load(self) -> None:
        """Place the parties."""
        workspace = self.desk.workspace
        self._standings = {found.id: found for found in standings(workspace, self.desk.today, Breakdowns())}
        points = [*self._points()]
        self.plot.show(points)
        left = len(self._standings) - len(points)
        facts = [_("up: influence · right: interest"), _n("{n} party", "{n} parties", len(points))]
        if left:
            facts.append(_n("{n} without a place", "{n} without a place", left))
        self.bar.show(_("Influence × interest"), facts)
        self.pane.show(self._parts())

    def _points(self) -> Iterator[Point]:
        for found in self._standings.values():
            party = self.desk.workspace.get(Party, found.id)
            if party is not None and party.influence and party.interest:
                role = "alert" if found.score >= 3 else "warn" if found.score >= 2 else ""
                sign = {"alert": "!", "warn": "~"}.get(role, "")
                yield Point(party.id, party.interest, party.influence, f"{party.code}{sign}", role)

    def _parts(self) -> Parts:
        here = self.here()
        if here is None:
            hint = _("No party has influence and interest yet: e on a party gives them, from 1 to 5")
            return [Part("", [Piece(hint, "dim")])]
        found = self._standings[here.id]
        reasons = listed(found.reasons) or _("nothing is pressing")
        return [Part("", [[Piece(found.name, "accent"), Piece(f"  {reasons}")]])]

    def on_plot_moved(self) -> None:
        """Say how it stands with the party under the cursor."""
        self.pane.show(self._parts())

    def on_plot_opened(self, event: Plot.Opened) -> None:
        """Open its page."""
        if here := self.here():
            self.app.push_screen(record_page(here))
