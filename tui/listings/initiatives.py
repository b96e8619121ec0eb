"""The initiatives as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.sentence import N_
from store.views import initiative
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.labels import label
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n, say, short_day


class InitiativeListing(Listing):
    """The changes under way."""

    name = "initiatives"
    title = N_("Initiatives")
    empty = N_("No initiative yet.\n\nc  drafts one")

    def columns(self) -> Sequence[Column]:
        """Number, phase, title, go-live, open items, what keeps the gate closed."""
        return (
            Column(_("No."), 5, right=True),
            Column(_("Phase"), 12),
            Column(_("Title"), least=18, weight=1),
            Column(_("Go-live"), 15, priority=1),
            Column(_("Open"), 4, right=True, priority=3),
            Column(_("Gate"), least=14, weight=2, priority=2),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """By go-live; the closed last."""
        return initiative.keys(workspace, today)

    def row(self, workspace: Workspace, key: Key, today: date) -> initiative.InitiativeRow | None:
        """One initiative."""
        return initiative.row(workspace, key, today)

    def cells(self, row: initiative.InitiativeRow | None, today: date) -> Row:
        """What keeps the gate closed is said."""
        if row is None:
            return GONE
        golive = short_day(date.fromisoformat(row.golive), today) if row.golive else ""
        gate = "; ".join(say(reason) for reason in row.blocked)
        return Row(
            (f"i{row.id}", label("initiative.phase", row.phase), row.title, golive, str(row.open or ""), gate),
            ("dim", "accent", "", "", "dim", "warn" if gate else ""),
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many."""
        return [_n("{n} initiative", "{n} initiatives", len(keys(lines)))]
