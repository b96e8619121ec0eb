"""The open conflicts as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.sentence import N_
from store.views import drift, open_conflicts
from store.views.key import Key
from store.views.work import work
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import label
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n, age, say


class ConflictListing(Listing):
    """The conflicts that are open: sides, gravity, stage, whose ball, next question, why it comes first."""

    name = "conflicts"
    title = N_("Open conflicts")
    empty = N_("No open conflict.\n\n;  conflict @nur vs @it: who answers at night")

    def columns(self) -> Sequence[Column]:
        """Number, gravity, title, sides, stage, next question, why, ball, age."""
        return (
            Column(_("No."), 5, right=True),
            Column(_("Grav."), 5, priority=3),
            Column(_("Title"), least=18, weight=2),
            Column(_("Sides"), least=10, weight=1, priority=4),
            Column(_("Stage"), 19, priority=6),
            Column(_("Next question"), least=16, weight=2, priority=1),
            Column(_("Why now"), least=16, weight=1, priority=2),
            Column(_("Ball"), 10, priority=7),
            Column(_("Age"), 7, right=True, priority=5),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Those that need the mediator most first; below a rule, the agreements that do not hold any more."""
        drifting = [Key("items", item.id) for item in drift.drifted(workspace, today)]
        opened = open_conflicts.keys(workspace, today)
        return [*opened, Section(_("Agreements to look at again")), *drifting] if drifting else opened

    def row(self, workspace: Workspace, key: Key, today: date) -> open_conflicts.ConflictRow | None:
        """One open conflict."""
        return open_conflicts.row(workspace, key, today)

    def cells(self, row: open_conflicts.ConflictRow | None, today: date) -> Row:
        """Those ready to conclude stand out; so do the gravest."""
        if row is None:
            return GONE
        stage = label("item.outcome", "agreed") if row.is_over else label("conflict.stage", row.stage)
        reached = not row.is_over and row.stage == "ready"
        gravity = "▲" * (row.level or 0)
        sides = " / ".join(row.sides)
        return Row(
            (f"#{row.id}", gravity, row.title, sides, stage, say(row.question), say(row.why), row.ball, age(row.age)),
            ("dim", "alert" if row.level == 3 else "", "", "", "good" if reached else "", "accent", "", "warn", "dim"),
            sign="!" if row.level == 3 else "",
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many are open, how many agreements drift."""
        opened = work(workspace).conflicts
        drifting = sum(key.id not in opened for key in keys(lines))
        told = [_n("{n} open", "{n} open", len(keys(lines)) - drifting)]
        return [*told, _n("{n} to look at again", "{n} to look at again", drifting)] if drifting else told
