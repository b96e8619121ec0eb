"""The agenda: what comes, overdue first, as a list, a week or a day; plan, move, prepare, run, cancel."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Container

from store import Commit, Meeting, when
from store.sentence import N_
from store.views.agenda import DAYS_AHEAD
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.listings.agenda import AgendaListing
from tui.listings.listing import Line, keys
from tui.listings.week import days, hours, told, week_of
from tui.pictures.week_plan import Told
from tui.pieces import Part, Parts, Piece
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.meetings import Meetings, occurrence_of
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.sheets.lines import moment
from tui.text import _, colon, day, say
from tui.widgets.week import Week

FORMS = ("list", "week", "day")
STEPS = {"list": DAYS_AHEAD, "week": 7, "day": 1}
"""Days that one goes on by."""
EMPTY = {
    "week": N_("Nothing this week.\n\nc  plans a meeting    a  the next week    T  today"),
    "day": N_("Nothing on this day.\n\nc  plans a meeting    a  the next day    T  today"),
}
NAMES = {"list": N_("list"), "week": N_("week"), "day": N_("day")}


class Shown(NamedTuple):
    """What of the agenda is shown; replaced as one turns or goes on."""

    form: str = "list"
    """One of `FORMS`."""
    on: date | None = None
    """The day, a day of the week, or the first of the list; None: today."""

    def span(self, today: date) -> tuple[date | None, date | None]:
        """Return the first and last day; None as the listing has them where nothing was chosen."""
        on = self.on or today
        if self.form == "day":
            return on, on
        if self.form == "week":
            return week_of(on)
        return (on, on + timedelta(days=DAYS_AHEAD)) if self.on else (None, None)


class AgendaScreen(Meetings, Mediating, Settling, Triage, ListScreen):
    """What comes, from everywhere it is scattered."""

    place = "agenda"
    leads_to = ("pack", "run")
    BINDINGS = bindings((*ACTIONS["agenda"], *EVERYWHERE))

    def __init__(self) -> None:
        """The list of what comes."""
        self.agenda = AgendaListing()
        super().__init__(self.agenda)
        self.week = Week()
        self.shown = Shown()

    def compose(self) -> ComposeResult:
        """Title, list or week and pane, foot."""
        yield self.bar
        with Container(id="body"):
            yield self.list
            yield self.week
            yield self.pane
        yield self.foot

    def on_mount(self) -> None:
        """The list first."""
        self.week.display = False

    # ---- what is shown

    @property
    def is_week(self) -> bool:
        """Whether the picture is shown."""
        return self.shown.form == "week"

    def load(self) -> None:
        """Read what comes within the days that are shown."""
        first, last = self.shown.span(self.desk.today)
        session = self.desk.session
        self.listing = self.agenda = AgendaListing(first, last, region=session.territory, lang=session.lang)
        self.list.empty = _(EMPTY.get(self.shown.form, self.listing.empty))
        super().load()

    def changed(self, commits: list[Commit]) -> None:
        """The cursor goes along with what is moved to another hour."""
        before, here = frozenset(keys(self.lines)), self.here()
        super().changed(commits)
        there = keys(self.lines)
        if here is not None and here not in there:
            moved = (key for key in there if (key.table, key.id) == (here.table, here.id) and key not in before)
            if (key := next(moved, None)) is not None:
                (self.week if self.is_week else self.list).select(key)

    def compute(self) -> Sequence[Line]:
        """The lines of the days that are shown; on another day than today, without what is overdue."""
        lines = super().compute()
        if self.shown.form != "day" or self.shown.on is None:
            return lines
        overdue = sum(slot.overdue for key in keys(lines) if (slot := self.agenda.slot(key)))
        return lines[overdue + 1 :] if overdue else lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Draw the picture, or the list."""
        if not self.is_week:
            super().show_lines(lines)
            return
        today = self.desk.today
        monday = week_of(self.shown.on or today)[0]
        self.week.show(days(self.agenda, lines, self.desk.workspace, monday, today), hours(), self._told)

    def _told(self, key: Hashable) -> Told:
        assert isinstance(key, Key)
        return told(self.agenda, self.desk.workspace, key, self.desk.today)

    def here(self) -> Key | None:
        """Return what the cursor stands on."""
        if not self.is_week:
            return super().here()
        return self.week.current if isinstance(self.week.current, Key) else None

    def take_keys(self) -> None:
        """The picture or the list has the keys."""
        self.set_focus(self.week if self.is_week else self.list)

    def facts(self) -> Sequence[str]:
        """The form, the days, then what the list says."""
        facts = super().facts()
        if self.shown == Shown():
            return facts
        first, last = self.shown.span(self.desk.today)
        named = [" ".join(day(on).split(" ")[:3]) for on in dict.fromkeys((first, last)) if on]
        return [_(NAMES[self.shown.form]), " – ".join(named), *facts[1:]]

    def parts_of_nothing(self) -> Parts:
        """Say what to do in an empty week: its picture has no room for words."""
        return [Part("", [*_(EMPTY["week"]).splitlines()])] if self.is_week else super().parts_of_nothing()

    def parts(self, key: Key) -> Parts:
        """When a later one of a series takes place, and what it cannot be attended beside; then the record's sheet."""
        row = self.agenda.row(self.desk.workspace, key, self.desk.today)
        sheet = [*self._this_time(key), *super().parts(key)]
        if row is None or not row.why:
            return sheet
        why = Part("", [Piece(f"⇄ {say(one)}", "warn") for one in row.why])
        return [why, *(part for part in sheet if part.heading != _("Double booking"))]

    def _this_time(self, key: Key) -> Parts:
        meeting = self.record(key)
        if not isinstance(meeting, Meeting):
            return []
        at = occurrence_of(meeting, key, self.desk.workspace.zone)
        told = colon(_("This time")) + moment(at, meeting.zone)
        return [Part("", [Piece(told, "accent")])] if at != meeting.start else []

    # ---- turning and going on

    def action_agenda_turn(self) -> None:
        """Turn to the next form; the day under the cursor is in it."""
        here = self.here()
        slot = self.agenda.slot(here) if here else None
        form = FORMS[(FORMS.index(self.shown.form) + 1) % len(FORMS)]
        on = self.desk.today if slot is None or slot.overdue or slot.day == date.max else slot.day
        if form == "list":
            on = self.desk.today
        self._turn_to(form, on, here)

    def action_agenda_after(self) -> None:
        """Go on."""
        self._go_on(1)

    def action_agenda_before(self) -> None:
        """Go back."""
        self._go_on(-1)

    def action_agenda_today(self) -> None:
        """Go to today: to the meeting that is on now, or comes next."""
        self._turn_to(self.shown.form, self.desk.today, None)
        if coming := self._on_or_next():
            (self.week if self.is_week else self.list).select(coming)
        else:
            self.notice(_("No meeting is to come within these days: a goes on"), "warn")

    def _on_or_next(self) -> Key | None:
        workspace = self.desk.workspace
        now = when.wall(workspace.clock(), workspace.zone)
        for key in keys(self.lines):
            slot, meeting = self.agenda.slot(key), self.record(key)
            if slot and slot.at and not slot.overdue and isinstance(meeting, Meeting):
                ends = datetime.fromisoformat(key.what) + timedelta(minutes=meeting.length)
                if ends > now and meeting.status == "planned":
                    return key
        return None

    def _go_on(self, steps: int) -> None:
        on = (self.shown.on or self.desk.today) + timedelta(days=steps * STEPS[self.shown.form])
        self._turn_to(self.shown.form, on, None)

    def _turn_to(self, form: str, on: date, here: Key | None) -> None:
        self.shown = Shown(form, None if on == self.desk.today else on)
        self.list.clear_marks()
        self.week.display, self.list.display = self.is_week, not self.is_week
        self.load()
        if here is not None:
            (self.week if self.is_week else self.list).select(here)
        self.take_keys()

    def on_week_moved(self, event: Week.Moved) -> None:
        """Show the record, once the cursor rests."""
        self.pane.show_soon(self._parts_here)

    def on_week_opened(self, event: Week.Opened) -> None:
        """Open the line."""
        if isinstance(event.key, Key):
            self.open_line(event.key)

    def on_week_beyond(self, event: Week.Beyond) -> None:
        """Show another week."""
        self._go_on(event.step)

    def action_meeting_plan(self) -> None:
        """Begin a meeting, on the day that is shown."""
        on = self.shown.on if self.shown.form == "day" else None
        self.foot.open_entry(_("meet") + (f" {on.isoformat()} " if on else " "))
