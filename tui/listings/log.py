"""The relationship log as a list of parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from store.records import Party
from store.sentence import N_
from store.views import standing as log
from store.views.breakdowns import Breakdowns, breakdowns
from store.views.key import Key
from store.views.rhythm import WEEKS, weeks
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.labels import tone_sign
from tui.listings.listing import GONE, Line, Listing, keys
from tui.pictures import sparkline
from tui.text import _, _n, ago, listed, short_day


class RelationshipListing(Listing):
    """Parties by who needs attention, with the reasons."""

    name = "log"
    title = N_("Relationship log")
    empty = N_(
        "Nobody here yet.\n\nn  writes down a person or a group\npasserelle init --preset hospital  brings groups\n"
        ";  called @nur: …  logs a contact"
    )

    def __init__(self) -> None:
        """All are computed together, to be put in order."""
        self._standings: dict[Key, log.Standing] = {}
        self._down = Breakdowns()
        self._weeks: Mapping[int, tuple[int, ...]] = {}

    def columns(self) -> Sequence[Column]:
        """Party, last contact, next one, tone, contacts week by week, what is open, why it needs attention."""
        return (
            Column(_("Code"), 10, priority=4),
            Column(_("Party"), least=15, weight=1),
            Column(_("Last contact"), 15, priority=1),
            Column(_("Next"), 11, priority=3),
            Column(_("Tone"), 4, priority=2),
            Column(_("Contacts"), WEEKS, right=True, priority=6),
            Column(_("Open"), 4, right=True, priority=5),
            Column(_("Why"), least=24, weight=2),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Who needs attention first."""
        found = log.standings(workspace, today, self._down)
        self._standings = {Key(Party.table, standing.id): standing for standing in found}
        return [*self._standings]

    def complete(self, workspace: Workspace, today: date) -> None:
        """What has broken down, and the rhythm of contacts."""
        self._down = breakdowns(workspace, today)
        self._weeks = {party.id: weeks(workspace, party, today) for party in workspace.find(Party) if party.active}

    def row(self, workspace: Workspace, key: Key, today: date) -> log.Standing | None:
        """How it stands with one party."""
        return self._standings.get(key)

    def cells(self, row: log.Standing | None, today: date) -> Row:
        """The silent are marked."""
        if row is None:
            return GONE
        role = "alert" if row.is_silent else "warn" if row.score >= 2 else ""
        last = ago((today - row.last).days) if row.last else "–"
        following = short_day(row.next, today) if row.next else ""
        why = listed(row.reasons)
        counts = self._weeks.get(row.id, ())
        rhythm = sparkline.counts(counts) if any(counts) else ""
        return Row(
            (row.code, row.name, last, following, tone_sign(row.tone), rhythm, str(row.open or ""), why),
            ("dim", "", role if row.is_silent else "", "", "", "dim", "dim", role),
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many parties."""
        return [_n("{n} party", "{n} parties", len(keys(lines)))]
