"""The pairs of parties that have open business and owe each other a word, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from store.records import Party
from store.sentence import N_
from store.views.bridge import Gap, gaps
from store.views.key import Key, codes, names
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n, age, ago


class GapRow(Struct, frozen=True):
    """A pair, for programs."""

    parties: tuple[str, ...]
    names: tuple[str, ...]
    last: date | None
    days: int
    cadence: int
    silence: float
    is_broken: bool
    open: tuple[int, ...]
    """The items that call for an exchange."""


class BridgesListing(Listing):
    """The longest silent first."""

    name = "bridges"
    title = N_("Bridges")
    empty = N_("All bridges hold: whoever has open business has exchanged a word as agreed.")

    def __init__(self) -> None:
        """All are found together."""
        self._gaps: dict[Key, Gap] = {}

    def columns(self) -> Sequence[Column]:
        """Who, with whom, the last exchange, the silence, how much is open."""
        return (
            Column(_("Party"), least=15, weight=1),
            Column(_("With"), least=15, weight=1),
            Column(_("Last exchange"), 15),
            Column(_("Silent"), 7, right=True, priority=1),
            Column(_("Agreed"), 7, right=True, priority=2),
            Column(_("Open"), 5, right=True),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Those that are due, the longest silent first."""
        self._gaps = {Key(Party.table, gap.pair[0], str(gap.pair[1])): gap for gap in gaps(workspace, today)}
        return [*self._gaps]

    def row(self, workspace: Workspace, key: Key, today: date) -> GapRow | None:
        """One pair."""
        gap = self._gaps.get(key)
        if gap is None:
            return None
        pair = gap.pair
        return GapRow(
            codes(workspace, pair), names(workspace, pair), gap.last, gap.days, gap.cadence, gap.silence,
            gap.is_broken, gap.business,
        )  # fmt: skip

    def cells(self, row: GapRow | None, today: date) -> Row:
        """The broken are marked."""
        if row is None:
            return GONE
        role = "alert" if row.is_broken else ""
        last = ago((today - row.last).days) if row.last else "–"
        return Row((*row.names, last, age(row.days), age(row.cadence), str(len(row.open))), ("", "", role, role, "dim"))

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many are due, and how many of them broken."""
        broken = sum(gap.is_broken for gap in self._gaps.values())
        return [_n("{n} due", "{n} due", len(keys(lines))), _n("{n} broken", "{n} broken", broken)]
