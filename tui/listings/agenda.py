"""The agenda as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from store.sentence import N_
from store.views import agenda
from store.views.appointments import appointments
from store.views.clash import Clashes, clashes
from store.views.closed_days import closed_days
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

    def __init__(
        self, first: date | None = None, last: date | None = None, *, region: str = "", lang: str = "en"
    ) -> None:
        """From `first` (today) to `last` (four weeks on); closed are the holidays of the region, named in `lang`. Lines
        are put in order together; what each says is read when it is shown."""
        self._first, self._last = first, last
        self._region, self._lang = region, lang
        self._slots: dict[Key, agenda.Slot] = {}
        self._clashes: Clashes = {}
        self._closed: dict[date, str] = {}

    def columns(self) -> Sequence[Column]:
        """Hour, what, title, with whom, where."""
        return (
            Column(_("When"), 10),
            Column(_("What"), 15),
            Column(_("Title"), least=30, weight=3),
            Column(_("With"), least=8, weight=1, priority=1),
            Column(_("Place"), least=8, weight=1, priority=2),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """Overdue, then a rule a day; a closed day has one also where nothing is planned."""
        slots = agenda.slots(workspace, today, first=self._first, last=self._last)
        first, last = self._first or today, self._last or today + timedelta(days=agenda.DAYS_AHEAD)
        self._slots = {slot.key: slot for slot in slots}
        self._clashes = clashes(workspace, first, last)
        planned = appointments(workspace, first, last)
        self._closed = closed_days(planned, first, last, region=self._region, lang=self._lang)
        lines: list[Line] = [slot.key for slot in slots if slot.overdue]
        by_day: dict[date, list[Line]] = {day: [] for day in self._closed}
        for slot in slots:
            if not slot.overdue:
                by_day.setdefault(slot.day, []).append(slot.key)
        if lines:
            lines.insert(0, Section(_("Overdue")))
        for day_, keys_ in sorted(by_day.items()):
            lines += [Section(self._heading(day_, today)), *keys_]
        return lines

    def slot(self, key: Key) -> agenda.Slot | None:
        """Return where a line stands in time; nothing is read."""
        return self._slots.get(key)

    def closed(self, on: date) -> str:
        """Return what a closed day is called, "" for a day of work."""
        return self._closed.get(on, "")

    def row(self, workspace: Workspace, key: Key, today: date) -> agenda.AgendaRow | None:
        """One line of the agenda."""
        slot = self._slots.get(key)
        return agenda.row(workspace, slot, agenda.clash_of(slot, self._clashes)) if slot else None

    def cells(self, row: agenda.AgendaRow | None, today: date) -> Row:
        """Double bookings are marked, what is overdue, and what took place."""
        if row is None:
            return GONE
        when = short_day(row.day, today) if row.overdue else _hour(row.at)
        title = row.title + (f"  ⇄ {', '.join(f'm{id}' for id in row.clash)}" if row.clash else "")
        role = "dim" if row.held else "alert" if row.overdue else "warn" if row.clash else ""
        what = label("agenda.what" if row.what in LABELS["agenda.what"] else "meeting.kind", row.what)
        shown = (when, what, title, " ".join(row.parties), row.place)
        return Row(shown, (role, "dim", role, "dim", "dim"), sign="✓" if row.held else "")

    def told(self, rows: Sequence[agenda.AgendaRow]) -> Sequence[agenda.AgendaRow]:
        """The closed days stand among the rest."""
        closed = [agenda.closed_row(on, name) for on, name in self._closed.items()]
        return sorted([*rows, *closed], key=lambda row: (not row.overdue, row.day, row.what != "closed"))

    def _heading(self, on: date, today: date) -> str:
        if on == date.max:
            return _("My open work without a date")
        named = short_day(on, today)
        told = f"{named} · {day(on)}" if (on - today).days in (0, 1) else day(on)
        return f"{told} · {_('closed: {name}').format(name=self._closed[on])}" if on in self._closed else told

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """The day, how much is overdue, how many clashes."""
        slots = [self._slots[key] for key in keys(lines)]
        overdue = sum(slot.overdue for slot in slots)
        pairs = {frozenset((id, other)) for (id, _start), others in self._clashes.items() for other in others}
        clashing = len(pairs)
        facts = [day(today)]
        if overdue:
            facts.append(_n("{n} overdue", "{n} overdue", overdue))
        if clashing:
            facts.append(_n("{n} double booking", "{n} double bookings", clashing))
        return facts


def _hour(at: str) -> str:
    return clock(time.fromisoformat(at)) if at else ""
