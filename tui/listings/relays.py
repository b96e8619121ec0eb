"""The relays as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.sentence import N_
from store.views import relay
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.labels import label
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, age, colon


class RelayListing(Listing):
    """What is on its way from one party to others."""

    name = "relays"
    title = N_("Relays")
    empty = N_("Nothing to relay.\n\n;  relay it>nur,med: cutover Sunday 2 am")

    def columns(self) -> Sequence[Column]:
        """Number, state, title, from, to, read back, leaks, age."""
        return (
            Column(_("No."), 5, right=True),
            Column(_("State"), 13),
            Column(_("Title"), least=18, weight=2),
            Column(_("From"), least=8, weight=1, priority=2),
            Column(_("To"), least=10, weight=1, priority=1),
            Column(_("Read"), 5, right=True, priority=3),
            Column(_("Leaks"), 5, right=True, priority=5),
            Column(_("Age"), 7, right=True, priority=4),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The unclear first, then to send, sent, acknowledged."""
        return relay.keys(workspace, today)

    def row(self, workspace: Workspace, key: Key, today: date) -> relay.RelayRow | None:
        """One relay."""
        return relay.row(workspace, key, today)

    def cells(self, row: relay.RelayRow | None, today: date) -> Row:
        """The unclear are marked."""
        if row is None:
            return GONE
        role = {"unclear": "warn", "acknowledged": "good", "to_send": "accent"}.get(row.state, "")
        read = f"{row.read_back}/{len(row.recipients)}"
        recipients = ", ".join(row.recipients)
        return Row(
            (
                f"#{row.id}",
                label("relay.state", row.state),
                row.title,
                row.source,
                recipients,
                read,
                str(row.leaks or ""),
                age(row.age),
            ),
            ("dim", role, "", "", "", "", "warn", "dim"),
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many there are in each state."""
        counted = relay.counts(workspace, keys(lines))
        return [f"{colon(label('relay.state', state))}{number}" for state, number in counted.items()]
