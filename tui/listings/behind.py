"""The records behind a number, in one list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.sentence import N_
from store.views.key import Key
from store.workspace import Workspace
from tui.listings.listing import Line, keys
from tui.listings.records import RecordsListing
from tui.text import _n


class BehindListing(RecordsListing):
    """Records as they are given."""

    name = "behind"
    title = N_("Why")
    empty = N_("No longer there")

    def __init__(self, behind: Sequence[Key]) -> None:
        """`behind` are their lines."""
        super().__init__()
        self._behind = behind

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """In the order given."""
        return [*dict.fromkeys(self._behind)]

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many."""
        return [_n("{n} record", "{n} records", len(keys(lines)))]
