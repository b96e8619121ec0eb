"""The agenda as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from store.sentence import N_
from store.views import agenda
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import LABELS, label
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n, clock, day, short_day


class AgendaListing(Listing):
    """What comes, by day; what is overdue first."""

    name = "agenda"
    title = N_("Agenda")
    empty = N_("Nothing planned in the next four weeks.\n\n;  meet Steering committee tomorrow 2pm for 45m")

    def __init__(self) -> None:
        """Rows are computed together, for a day cannot be told from one record."""
        self._rows: dict[Key, agenda.AgendaRow] = {}

    def columns(self) -> Sequence[Column]:
        """Hour, what, title, with whom, where."""
        return (
            Column(_("When"), 10),
            Column(_("What"), 15),
            Column(_("Title"), least=20, weight=3),
            Column(_("With"), least=8, weight=1, priority=1),
            Column(_("Place"), least=8, weight=1, priority=2),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Overdue, then a rule a day."""
        rows = agenda.rows(workspace, today)
        self._rows = {row.key: row for row in rows}
        lines: list[Line] = []
        section = ""
        for row in rows:
            heading = _("Overdue") if row.overdue else _heading(row.day, today)
            if heading != section:
                section = heading
                lines.append(Section(heading))
            lines.append(row.key)
        return lines

    def row(self, workspace: Workspace, key: Key, today: date) -> agenda.AgendaRow | None:
        """One line of the agenda."""
        return self._rows.get(key)

    def cells(self, row: agenda.AgendaRow | None, today: date) -> Row:
        """Double bookings are marked, and what is overdue."""
        if row is None:
            return GONE
        when = short_day(row.day, today) if row.overdue else _hour(row.at)
        title = row.title + (f"  ⇄ {', '.join(f'm{id}' for id in row.clash)}" if row.clash else "")
        role = "alert" if row.overdue else "warn" if row.clash else ""
        what = label("agenda.what" if row.what in LABELS["agenda.what"] else "meeting.kind", row.what)
        return Row((when, what, title, " ".join(row.parties), row.place), (role, "dim", role, "dim", "dim"))

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """The day, how much is overdue, how many clashes."""
        rows = [self._rows[key] for key in keys(lines)]
        overdue, clashing = sum(row.overdue for row in rows), sum(bool(row.clash) for row in rows)
        facts = [day(today)]
        if overdue:
            facts.append(_n("{n} overdue", "{n} overdue", overdue))
        if clashing:
            facts.append(_n("{n} double booking", "{n} double bookings", clashing // 2 or 1))
        return facts


def _hour(at: str) -> str:
    return clock(time.fromisoformat(at)) if at else ""


def _heading(on: date, today: date) -> str:
    if on == date.max:
        return _("My open work without a date")
    named = short_day(on, today)
    return f"{named} · {day(on)}" if (on - today).days in (0, 1) else day(on)
