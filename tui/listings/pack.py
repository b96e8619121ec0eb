"""The pack of a meeting as a list: what to raise, with whom, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from store import Item, Meeting
from store.sentence import N_, reference
from store.views.key import Key
from store.views.pack import PackLine, pack
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n, clock, plain, say, short_day


class PackListing(Listing):
    """What there is to raise in one meeting, in the order of the talk."""

    name = "pack"
    title = N_("Pack")
    empty = N_("Nothing to raise with those who come.\n\no runs the meeting all the same; m on any item pins it here")

    def __init__(self, meeting: int) -> None:
        """`meeting` is the number of the meeting."""
        self._meeting = meeting
        self._lines: dict[Key, PackLine] = {}
        self.order: list[Key] = []
        """What is to be raised, in the order of the talk."""

    def columns(self) -> Sequence[Column]:
        """Number, title, with whom, why."""
        return (
            Column("", 5),
            Column(_("Title"), least=24, weight=3),
            Column(_("With"), least=8, weight=1, priority=1),
            Column(_("Why"), least=30, weight=4),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """What is to be raised; below a rule what was left out by hand."""
        meeting = workspace.get(Meeting, self._meeting)
        if meeting is None:
            return []
        found = pack(workspace, meeting, today)
        self._lines = {line.key: line for line in (*found.lines, *found.skipped)}
        self.order = [line.key for line in found.lines]
        lines: list[Line] = [*self.order]
        if found.skipped:
            lines += [Section(_("Left out of this meeting")), *(line.key for line in found.skipped)]
        return lines

    def row(self, workspace: Workspace, key: Key, today: date) -> PackLine | None:
        """One line, with all that brings it here."""
        return self._lines.get(key)

    def cells(self, row: PackLine | None, today: date) -> Row:
        """What is pinned has a sign of its own."""
        if row is None:
            return GONE
        ref = reference(row.key.table, row.key.id) if row.key.table == Item.table else ""
        role = {"court": "warn", "promise": "alert"}.get(row.why, "dim")
        sign = "*" if row.why == "pinned" else ""
        return Row((ref, row.title, " ".join(row.parties), say(row.reason)), ("dim", "", "dim", role), sign=sign)

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """Which meeting, and how many lines."""
        meeting = workspace.get(Meeting, self._meeting)
        if meeting is None:
            return ()
        return [*called(meeting, today), _n("{n} line", "{n} lines", len(keys(lines)))]


def called(meeting: Meeting, today: date) -> list[str]:
    """Return what a title line says of a meeting: its number and name, when it begins."""
    named = f"m{meeting.id} {plain(meeting.title, 30)}"
    on = date.fromisoformat(meeting.start[:10])
    at = clock(datetime.fromisoformat(meeting.start)) if len(meeting.start) > 10 else ""
    return [named, f"{short_day(on, today)} {at}".strip()]
