"""The relationship log as a list of parties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.records import Party
from store.sentence import N_
from store.views import relationship
from store.views import standing as log
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.labels import tone_sign
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n, ago, say, short_day


class RelationshipListing(Listing):
    """Parties by who needs attention, with the reasons."""

    name = "log"
    title = N_("Relationship log")
    empty = N_(
        "Nobody here yet.\n\npasserelle init --preset hospital  brings groups\n;  called @nur: …  logs a contact"
    )

    def __init__(self) -> None:
        """All are computed together, to be put in order."""
        self._standings: dict[Key, log.Standing] = {}

    def columns(self) -> Sequence[Column]:
        """Party, last contact, next one, tone, what is open, why it needs attention."""
        return (
            Column(_("Code"), 10, priority=4),
            Column(_("Party"), least=15, weight=1),
            Column(_("Last contact"), 15, priority=1),
            Column(_("Next"), 11, priority=3),
            Column(_("Tone"), 4, priority=2),
            Column(_("Open"), 4, right=True, priority=5),
            Column(_("Why"), least=24, weight=2),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Who needs attention first."""
        found = log.standings(workspace, today)
        self._standings = {Key(Party.table, standing.id): standing for standing in found}
        return [*self._standings]

    def row(self, workspace: Workspace, key: Key, today: date) -> log.Standing | None:
        """How it stands with one party."""
        return self._standings.get(key)

    def cells(self, row: log.Standing | None, today: date) -> Row:
        """The silent are marked."""
        if row is None:
            return GONE
        silent = row.silence is not None and row.silence >= relationship.SILENT
        role = "alert" if silent else "warn" if row.score >= 2 else ""
        last = ago((today - row.last).days) if row.last else "–"
        following = short_day(row.next, today) if row.next else ""
        why = "; ".join(say(reason) for reason in row.reasons)
        return Row(
            (row.code, row.name, last, following, tone_sign(row.tone), str(row.open or ""), why),
            ("dim", "", role if silent else "", "", "", "dim", role),
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many parties."""
        return [_n("{n} party", "{n} parties", len(keys(lines)))]
