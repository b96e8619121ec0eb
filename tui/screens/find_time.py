"""Find a time: the free hours of those who are to come, ranked, each with its reasons; Enter plans or moves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from store import RECORDS, Item, Meeting, Operation, Party, Workspace, when
from store.records.meeting import Plan
from store.sentence import N_
from store.views.free_time import FreeSlot, Wanted
from store.views.key import Key, codes
from tui.actions import ACTIONS, EVERYWHERE
from tui.arguments.moments import clock_of
from tui.arguments.spans import days_said, minutes_said
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import party_named, words
from tui.keymap import bindings
from tui.listings.free_times import FreeTimeListing
from tui.pieces import Line, Parts, Piece
from tui.pieces import Part as Told
from tui.screens.desk_screen import DeskScreen
from tui.screens.list_screen import ListScreen
from tui.screens.meetings import moved, occurrence_of, which
from tui.text import _, clock, day, say

NOBODY = N_("Nobody is named yet.\n\np  says who is to come")
DAYS = 14
"""Days within which a time is looked for, where none are named."""


class FindTimeScreen(ListScreen):
    """Free hours; what is looked for can be changed, and they are found anew."""

    place = "find_time"
    BINDINGS = bindings((*ACTIONS["find_time"], *EVERYWHERE))

    def __init__(self, about: Key | None) -> None:
        """`about`: the meeting that is to be moved, or a line whose parties are to meet."""
        self.times = FreeTimeListing()
        super().__init__(self.times)
        self._at = about
        self.times.wanted = self._first_wish(about)

    def _first_wish(self, about: Key | None) -> Wanted:
        """Return what is looked for to begin with: what is known of the line one comes from."""
        desk = self.desk
        record = desk.workspace.get(RECORDS[about.table], about.id) if about else None
        wanted = Wanted((), desk.today, desk.today + timedelta(days=DAYS), region=desk.session.territory)
        if isinstance(record, Party):
            return replace(wanted, parties=(record.id,))
        if not isinstance(record, Meeting):
            return replace(wanted, parties=record.parties) if isinstance(record, Item) else wanted
        length = wanted.length if when.is_day(record.start) else record.length
        rooms = (record.place,) if record.place else ()
        moved = record.id if record.status == "planned" else 0
        return replace(wanted, parties=record.parties, length=length, rooms=rooms, moved=moved)

    def on_mount(self) -> None:
        """Ask for whom, where that is not known."""
        if not self.times.wanted.parties:
            self.call_after_refresh(self.action_time_who)

    def load(self) -> None:
        """Look again; where nobody is named, say that first."""
        self.list.empty = _(self.times.empty if self.times.wanted.parties else NOBODY)
        super().load()

    def parts(self, key: Key) -> Parts:
        """The reasons, a line each, and what Enter does."""
        slot = self.times.row(self.desk.workspace, key, self.desk.today)
        if slot is None:
            return ()
        at = f"{day(slot.start)} {clock(slot.start)}–{clock(slot.end)}"
        meeting = self._moved()
        does = _("Enter moves m{id} there").format(id=meeting.id) if meeting else _("Enter plans a meeting there")
        role = "alert" if slot.missing else "good" if not slot.cost else "warn"
        reasons: list[Line] = [[Piece("• ", "dim"), Piece(say(one), role)] for one in slot.reasons]
        return [
            Told("", [[Piece(at, "accent"), Piece(f"  {slot.room}")]]),
            Told("", reasons),
            Told("", [Piece(does, "dim")]),
        ]

    def _moved(self) -> Meeting | None:
        """Return the meeting that is to be moved."""
        number = self.times.wanted.moved
        return self.desk.workspace.get(Meeting, number) if number else None

    # ---- what is looked for

    def action_time_who(self) -> None:
        """Name those who are to come."""
        self.talk(self._who())

    def _who(self) -> Dialogue:
        workspace = self.desk.workspace
        now = ", ".join(codes(workspace, self.times.wanted.parties))
        ask = Ask(_("Who is to come?"), now, _("Codes or names, commas between: nur, it"))
        self._look(parties=(yield from until(ask, lambda text: _parties(workspace, text))))

    def action_time_length(self) -> None:
        """Say how long it lasts."""
        self.talk(self._length())

    def _length(self) -> Dialogue:
        here = clock_of(self.desk.session, self.desk.workspace)
        ask = Ask(_("How long?"), hint=_("Such as 45m or 1h30"))
        self._look(length=(yield from until(ask, lambda text: minutes_said(_("length"), text, here))))

    def action_time_window(self) -> None:
        """Say within which days."""
        self.talk(self._window())

    def _window(self) -> Dialogue:
        here = clock_of(self.desk.session, self.desk.workspace)
        ask = Ask(_("Within which days?"), hint=_("Such as next week, 10 days, fri or 2026-11-23..2026-12-04"))
        first, last = yield from until(ask, lambda text: days_said(_("days"), text, here))
        self._look(first=first, last=last)

    def action_time_rooms(self) -> None:
        """Say which places will do."""
        self.talk(self._rooms())

    def _rooms(self) -> Dialogue:
        hint = _("One of these is to be free; commas between; empty: it does not matter")
        text = yield Ask(_("Where?"), ", ".join(self.times.wanted.rooms), hint)
        self._look(rooms=tuple(part.strip() for part in text.split(",") if part.strip()))

    def _look(self, **other: Any) -> None:
        self.times.wanted = replace(self.times.wanted, **other)
        self.load()

    # ---- what is done with it

    def open_line(self, key: Key) -> None:
        """Take the time: move the meeting there, or plan one."""
        slot = self.times.row(self.desk.workspace, key, self.desk.today)
        if slot is not None:
            self.talk(self._move(slot) if self._moved() else self._plan(slot))

    def _move(self, slot: FreeSlot) -> Dialogue:
        meeting = self._moved()
        if meeting is None:
            return
        onwards = (yield from which(_("Move"), _("all from here on"))) if meeting.every else False
        here = self.desk.workspace.zone
        start = when.wall(when.instant(_iso(slot), here), meeting.zone).isoformat(timespec="minutes")
        at = occurrence_of(meeting, self._at, here)
        self._take(moved(meeting, at, start, onwards=onwards, place=slot.room or None))

    def _plan(self, slot: FreeSlot) -> Dialogue:
        wanted = self.times.wanted
        before = self.desk.workspace.get(RECORDS[self._at.table], self._at.id) if self._at else None
        likely = before.title if isinstance(before, Meeting | Item) else ""
        title = yield from until(Ask(_("What is it about?"), likely, offered=True), words)
        self._take(Plan(title=title, start=_iso(slot), length=wanted.length, place=slot.room, parties=wanted.parties))

    def _take(self, operation: Operation) -> None:
        self.app.pop_screen()
        before = self.app.screen
        if isinstance(before, DeskScreen):
            before.do(operation)


def _iso(slot: FreeSlot) -> str:
    return slot.start.isoformat(timespec="minutes")


def _parties(workspace: Workspace, text: str) -> tuple[int, ...]:
    named = [part.strip().removeprefix("@") for part in words(text).split(",")]
    return tuple(dict.fromkeys(party_named(workspace, part) for part in named if part))
