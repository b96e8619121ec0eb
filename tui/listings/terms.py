"""The glossary as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.sentence import N_
from store.views import glossary
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n


class TermListing(Listing):
    """Whose word, what it means."""

    name = "terms"
    title = N_("Terms")
    empty = N_("No term yet.\n\nc  defines the first one")

    def columns(self) -> Sequence[Column]:
        """Term, whose, in plain words, for whom there is a wording of its own."""
        return (
            Column(_("Term"), least=12, weight=1),
            Column(_("Whose word"), least=10, weight=1, priority=1),
            Column(_("In plain words"), least=20, weight=3),
            Column(_("Said otherwise to"), least=16, weight=1, priority=2),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """In the order of the alphabet."""
        return glossary.keys(workspace, today)

    def row(self, workspace: Workspace, key: Key, today: date) -> glossary.TermRow | None:
        """One term."""
        return glossary.row(workspace, key, today)

    def cells(self, row: glossary.TermRow | None, today: date) -> Row:
        """The term stands out."""
        if row is None:
            return GONE
        return Row((row.term, row.group, row.plain, ", ".join(row.says)), ("accent", "dim", "", "dim"))

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many."""
        return [_n("{n} term", "{n} terms", len(keys(lines)))]
