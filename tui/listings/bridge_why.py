"""What stands behind the numbers of a bridge: the last exchange, what calls for another, who spoke first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from store.records import Entry, Item, Party
from store.sentence import N_
from store.views.bridge import bridge, exchanges
from store.views.key import Key, names
from store.workspace import Workspace
from tui.columns import Section
from tui.listings.bridge import of_the_two
from tui.listings.listing import Line
from tui.listings.records import RecordsListing, section
from tui.text import _, plain


class BridgeWhyListing(RecordsListing):
    """Number by number; how often to exchange is agreed with the two parties themselves."""

    name = "why"
    title = N_("Why")
    empty = N_("No longer there")

    def __init__(self, a: int, b: int) -> None:
        """`a` and `b` are the numbers of the parties."""
        super().__init__()
        self.pair = (a, b)

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The last exchange first."""
        one, other = (workspace.get(Party, id) for id in self.pair)
        return [*_behind(workspace, one, other, today)] if one and other else []

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """Between whom."""
        return of_the_two(workspace, self.pair)


def _behind(workspace: Workspace, one: Party, other: Party, today: date) -> Iterator[Line]:
    found, pair = bridge(workspace, one, other, today), (one.id, other.id)
    first, second = (plain(name, 30) for name in names(workspace, pair))
    if found.last:
        yield from section(_("Last exchange"), Entry.table, exchanges(workspace, pair, found.last), "last")
    if found.gap:
        yield from section(_("Open business that calls for an exchange"), Item.table, found.gap.business, "business")
    yield from section(_("{party} spoke first").format(party=first), Item.table, reversed(found.first_a), "first")
    yield from section(_("{party} spoke first").format(party=second), Item.table, reversed(found.first_b), "second")
    yield Section(_("Agreed every"))
    yield from (Key(Party.table, id) for id in pair)
