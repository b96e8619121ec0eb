"""Free times as a list: when, where, and why it is good or whom it inconveniences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store import when
from store.sentence import N_
from store.views.free_time import FreeSlot, Wanted, free_slots
from store.views.key import Key, codes
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.listings.listing import GONE, Line, Listing
from tui.text import _, _n, clock, day, listed, short_day


class FreeTimeListing(Listing):
    """The hours at which a meeting may take place, the best first."""

    name = "find_time"
    title = N_("Find a time")
    empty = N_("There is no time for that within these days.\n\nw  other days    n  less time    s  other places")

    def __init__(self) -> None:
        """Nobody is looked for yet."""
        self.wanted = Wanted((), date.max, date.min)
        """Who, how long, within which days, where."""
        self._slots: dict[Key, FreeSlot] = {}

    def columns(self) -> Sequence[Column]:
        """Day, hours, place, who would be missing, the reasons."""
        return (
            Column(_("Day"), 12),
            Column(_("When"), 15),
            Column(_("Place"), 9, priority=1),
            Column(_("Missing"), 8, priority=2),
            Column(_("Why"), least=34, weight=1),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The best first; none where nobody is named."""
        if not self.wanted.parties:
            return []
        found = free_slots(workspace, self.wanted, when.wall(workspace.clock(), workspace.zone))
        self._slots = {Key("slots", number): slot for number, slot in enumerate(found, 1)}
        return [*self._slots]

    def row(self, workspace: Workspace, key: Key, today: date) -> FreeSlot | None:
        """One slot."""
        return self._slots.get(key)

    def cells(self, row: FreeSlot | None, today: date) -> Row:
        """What inconveniences nobody is good; where somebody is missing there is a sign."""
        if row is None:
            return GONE
        role = "alert" if row.missing else "good" if not row.cost else ""
        sign = "" if row.missing else "+" if not row.cost else "~"
        why = listed(row.reasons)
        hours = f"{clock(row.start)}–{clock(row.end)}"
        return Row(
            (" ".join(day(row.start).split(" ")[:3]), hours, row.room, " ".join(row.missing), why),
            ("", role, "dim", role, ""),
            sign=sign,
        )

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """For whom, how long, within which days, where."""
        wanted = self.wanted
        days = f"{short_day(wanted.first, today)} – {short_day(wanted.last, today)}"
        length = _n("{n} minute", "{n} minutes", wanted.length)
        told = (" ".join(codes(workspace, wanted.parties)), length, days, " / ".join(wanted.rooms))
        return [fact for fact in told if fact]
