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

BEFORE_THE_GATE = ("draft", "consulting")


class InitiativeListing(Listing):
    """The changes under way."""

    name = "initiatives"
    title = N_("Initiatives")
    empty = N_("No initiative yet.\n\nc  drafts one; Enter then opens its board, which says what to do first")

    def columns(self) -> Sequence[Column]:
        """Number, phase, title, the gate, what comes next, what is worst, how much is open."""
        return (
            Column(_("No."), 5, right=True),
            Column(_("Phase"), 12),
            Column(_("Title"), least=16, weight=1),
            Column(_("Gate"), 6, priority=3),
            Column(_("Next"), least=14, weight=1, priority=2),
            Column(_("What is worst"), least=18, weight=3, priority=1),
            Column(_("Open"), 4, right=True, priority=4),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The one in most trouble first; the closed last."""
        return initiative.keys(workspace, today)

    def row(self, workspace: Workspace, key: Key, today: date) -> initiative.InitiativeRow | None:
        """One initiative."""
        return initiative.row(workspace, key, today)

    def cells(self, row: initiative.InitiativeRow | None, today: date) -> Row:
        """A closed gate says how many reasons it has."""
        if row is None:
            return GONE
        coming = f"{short_day(row.next, today)} {row.next_title or _('Go-live')}" if row.next else ""
        before = row.phase in BEFORE_THE_GATE
        gate = f"✗ {len(row.blocked)}" if row.blocked else "●" if before else ""
        phase, worst = label("initiative.phase", row.phase), say(row.worst) if row.worst else ""
        role = ("", "dim", "warn", "alert")[row.severity]
        return Row(
            (f"i{row.id}", phase, row.title, gate, coming, worst, str(row.open or "")),
            ("dim", "accent", "", "warn" if row.blocked else "good", "dim", role, "dim"),
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many."""
        return [_n("{n} initiative", "{n} initiatives", len(keys(lines)))]
