"""Who is hit by what, when: the demands of all initiatives together on each group, week by week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from store.records import Party
from store.sentence import N_, reference
from store.views.board.saturation import MOST, Week, saturation
from store.views.key import Key, codes
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.listings.listing import GONE, Line, Listing
from tui.text import _, _n, week


class SaturationRow(Struct, frozen=True):
    """A group in a week, for programs."""

    group: str
    name: str
    monday: date
    demands: tuple[str, ...]
    """References, by day: `#12`, `m7`; a go-live is its initiative, `i3`."""
    initiatives: tuple[str, ...]
    is_too_much: bool


class SaturationListing(Listing):
    """Week by week."""

    name = "saturation"
    title = N_("Who is hit by what, when")
    empty = N_("No initiative asks anything of anybody in the half year to come.")

    def __init__(self) -> None:
        """All weeks are found together."""
        self._weeks: dict[Key, Week] = {}

    def columns(self) -> Sequence[Column]:
        """The week, the group, how much, from which initiatives, what."""
        return (
            Column(_("Week of"), 11),
            Column(_("Group"), least=15, weight=1),
            Column(_("Load"), 10),
            Column(_("From"), 10, priority=1),
            Column(_("What"), least=12, weight=1, priority=2),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """By week, then by name."""
        weeks = saturation(workspace, today)
        self._weeks = {Key(Party.table, week.group, week.monday.isoformat()): week for week in weeks}
        return [*self._weeks]

    def week(self, key: Key) -> Week | None:
        """Return what is asked of the group in the week of a line."""
        return self._weeks.get(key)

    def row(self, workspace: Workspace, key: Key, today: date) -> SaturationRow | None:
        """One group and week."""
        week = self.week(key)
        if week is None:
            return None
        demands = tuple(reference(demand.table, demand.id) for demand in week.demands)
        initiatives = tuple(reference("initiatives", id) for id in week.initiatives)
        code = next(iter(codes(workspace, (week.group,))), "")
        return SaturationRow(code, week.name, week.monday, demands, initiatives, week.is_too_much)

    def cells(self, row: SaturationRow | None, today: date) -> Row:
        """A bar that also reads without colour; too much is marked."""
        if row is None:
            return GONE
        count = len(row.demands)
        load = "■" * min(count, MOST) + "!" * min(max(count - MOST, 0), 4)
        role = "alert" if row.is_too_much else ""
        texts = (
            week(row.monday),
            row.name,
            f"{count} {load}",
            " ".join(row.initiatives),
            " ".join(row.demands),
        )
        return Row(texts, ("dim", "", role, "", "dim"))

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many weeks are too much for somebody."""
        too_much = sum(week.is_too_much for week in self._weeks.values())
        return [_n("{n} week too full", "{n} weeks too full", too_much)]
