"""The inbox as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store import when
from store.sentence import N_
from store.views import inbox
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.labels import label
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n, age, short_day


class InboxListing(Listing):
    """What is to be decided, one line an item."""

    name = "inbox"
    title = N_("Inbox")
    empty = N_("Nothing to triage.\n\n;  type a line to capture something\npasserelle import FILE…  brings mails in")

    def columns(self) -> Sequence[Column]:
        """Number, nature, title, from whom, due, age."""
        return (
            Column(_("No."), 5, right=True),
            Column(_("Nature"), 9, priority=2),
            Column(_("Title"), least=34, weight=3),
            Column(_("From"), least=10, weight=1, priority=1),
            Column(_("Due"), 11, priority=3),
            Column(_("Age"), 7, right=True, priority=4),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The urgent first, then the oldest."""
        return inbox.keys(workspace, today)

    def row(self, workspace: Workspace, key: Key, today: date) -> inbox.InboxRow | None:
        """One undecided item."""
        return inbox.row(workspace, key, today)

    def cells(self, row: inbox.InboxRow | None, today: date) -> Row:
        """High priority is marked in the margin; behind the title stands how many reports it stands for."""
        if row is None:
            return GONE
        due = when.day(row.due, "UTC") if row.due else None
        source = row.source or row.stranger or ", ".join(row.parties)
        return Row(
            (
                f"#{row.id}",
                label("item.kind", row.kind),
                f"{row.title}  ×{row.reports}" if row.reports > 1 else row.title,
                source,
                short_day(due, today) if due else "",
                age(row.age),
            ),
            ("dim", "dim", "", "dim" if row.stranger else "", "alert" if due and due < today else "", "dim"),
            sign="!" if row.priority == 1 else "",
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many, how old the oldest is, how many more sleep."""
        shown, facts = keys(lines), []
        if shown:
            facts.append(_n("{n} to triage", "{n} to triage", len(shown)))
            facts.append(_("oldest {age}").format(age=age(inbox.oldest(workspace, shown, today))))
        if asleep := len(inbox.drawer(workspace, today)):
            facts.append(_n("{n} snoozed", "{n} snoozed", asleep))
        return facts
