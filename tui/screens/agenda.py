"""The agenda: what comes, overdue first; plan, move, hold, cancel."""

from __future__ import annotations

from msgspec.structs import replace

from store import Meeting, when
from store.records.meeting import Cancel, Hold, Move
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Ask, Dialogue, code, until
from tui.dialogs.naming import time_named, words
from tui.keymap import bindings
from tui.screens.desk_screen import DeskScreen
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.text import _, clock, day


class Meetings(DeskScreen):
    """What can be done with the meeting under the cursor."""

    def meeting(self) -> Meeting | None:
        """Return the meeting under the cursor; says so where there is none."""
        record = self.record()
        if isinstance(record, Meeting):
            return record
        self.notice(_("There is no meeting under the cursor"), "warn")
        return None

    def action_meeting_move(self) -> None:
        """Move it."""
        self.talk(self._move())

    def _move(self) -> Dialogue:
        meeting = self.meeting()
        if meeting is None:
            return
        desk = self.desk
        now = when.wall(meeting.start, meeting.zone)
        hint = _("Now {day} {time}; write fri 2pm, 27 Nov 14:00 …").format(day=day(now.date()), time=clock(now))
        start = yield from until(
            Ask(_("Move m{id} to").format(id=meeting.id), hint=hint),
            lambda text: time_named(desk.session, desk.workspace, "local", text),
        )
        if when.is_day(start) and not when.is_day(meeting.start):
            start = f"{start}T{meeting.start[11:]}"  # only the day was named: the hour stays
        self.do(Move(id=meeting.id, rev=meeting.rev, start=start))

    def action_meeting_hold(self) -> None:
        """Note that it was held."""
        meeting = self.meeting()
        if meeting is not None:
            self.do(Hold(id=meeting.id, rev=meeting.rev))

    def action_meeting_cancel(self) -> None:
        """Cancel it, with the reason."""
        self.talk(self._cancel())

    def _cancel(self) -> Dialogue:
        meeting = self.meeting()
        if meeting is None:
            return
        cancel = Cancel(id=meeting.id, rev=meeting.rev, reason="")
        if meeting.every:
            which = yield from code(_("Cancel"), {"one": _("this one"), "series": _("series, the whole")})
            cancel = replace(cancel, series=which == "series")
        reason = yield from until(Ask(_("Cancel m{id} because").format(id=meeting.id)), words)
        self.do(replace(cancel, reason=reason))


class AgendaScreen(Meetings, Mediating, Settling, Triage, ListScreen):
    """What comes, from everywhere it is scattered."""

    place = "agenda"
    BINDINGS = bindings((*ACTIONS["agenda"], *EVERYWHERE))

    def action_meeting_plan(self) -> None:
        """Begin a meeting."""
        self.foot.open_entry(_("meet") + " ")
