"""What can be done with the meeting under the cursor: move it, find a time for it, prepare it, run it, end it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from store import Item, Meeting, Operation, when
from store.records.item import Change
from store.records.meeting import Cancel, Hold, Move
from store.records.occurrence import LeaveOut, Shift
from store.views.key import Key
from tui.dialogs.dialogue import Ask, Dialogue, Part, code, until
from tui.dialogs.naming import time_named, words
from tui.screens import page
from tui.screens.desk_screen import DeskScreen
from tui.text import _, _n, clock, day, day_to_write, say


class Meetings(DeskScreen):
    """Actions about the meeting under the cursor, or about the one of its occurrences that stands there."""

    def meeting(self) -> Meeting | None:
        """Return the meeting under the cursor; says so where there is none."""
        record = self.record()
        if isinstance(record, Meeting):
            return record
        self.notice(_("There is no meeting under the cursor"), "warn")
        return None

    def occurrence(self, meeting: Meeting) -> str:
        """Return the start, as the series has it, of the occurrence that the cursor stands on."""
        return occurrence_of(meeting, self.here(), self.desk.workspace.zone)

    # ---- when

    def action_meeting_move(self) -> None:
        """Move it; work that is due, to another day."""
        record = self.record()
        self.talk(self._postpone(record) if isinstance(record, Item) and record.due else self._move())

    def _move(self) -> Dialogue:
        meeting = self.meeting()
        if meeting is None:
            return
        at = self.occurrence(meeting)
        onwards = (yield from which(_("Move"), _("all from here on"))) if meeting.every else False
        start = yield from self._time(_("Move m{id} to").format(id=meeting.id), at)
        self.do(moved(meeting, at, start, onwards=onwards), about=keys_of([meeting]))

    def _time(self, question: str, now: str) -> Part[str]:
        return (
            yield from until(Ask(question, hint=self._how(_moment(now))), lambda text: self._start_named(text, now))
        )

    def _how(self, now: str) -> str:
        """Return how another time is written in the place of the one that stands."""
        written = day_to_write(self.desk.today)
        return _("Now {now}; write fri 2pm, 15:30, {day} 14:00 …").format(now=now, day=written)

    def _start_named(self, text: str, now: str) -> str:
        """Return when something is to start: the hour stays where only the day is named, and the day where only the
        hour is."""
        from tui.arguments.moments import clock_of, found_in

        session, workspace = self.desk.session, self.desk.workspace
        found = found_in(text, clock_of(session, workspace))
        if found is not None and found.kind == "time" and not when.is_day(now):
            return f"{now[:10]}T{found.value[11:16]}"
        start = time_named(session, workspace, "local", text)
        return f"{start}T{now[11:]}" if when.is_day(start) and not when.is_day(now) else start

    def _postpone(self, item: Item) -> Dialogue:
        desk = self.desk
        hint = self._how(day(when.day(item.due or "", desk.workspace.zone)))
        ask = Ask(_("Due date of #{id}").format(id=item.id), hint=hint)
        due = yield from until(ask, lambda text: time_named(desk.session, desk.workspace, "moment", text))
        self.do(Change(id=item.id, rev=item.rev, due=due), about=[Key(Item.table, item.id)])

    def action_meeting_find(self) -> None:
        """Find a time for it, or for the parties of what is under the cursor."""
        self.app.push_screen(page("find_time", self.here()))

    # ---- what it is about

    def action_meeting_pack(self) -> None:
        """Show what there is to raise in it."""
        if meeting := self.meeting():
            self.app.push_screen(page("pack", meeting.id))

    def action_meeting_run(self) -> None:
        """Run it."""
        meeting = self.meeting()
        if meeting is None:
            return
        if self.occurrence(meeting) != meeting.start and meeting.status == "planned":
            told = _("First hold or cancel m{id} of {day}: the next one follows from it")
            self.notice(told.format(id=meeting.id, day=_moment(meeting.start)), "warn")
        else:
            self.app.push_screen(page("run" if meeting.status == "planned" else "minutes", meeting.id))

    def action_meeting_minutes(self) -> None:
        """Show its minutes."""
        if meeting := self.meeting():
            self.app.push_screen(page("minutes", meeting.id))

    # ---- how it ends

    def action_meeting_hold(self) -> None:
        """Note that what is marked was held, else the one under the cursor."""
        one = [] if (marked := self._marked()) else [self.meeting()]
        self.talk(self.hold(marked or [meeting for meeting in one if meeting]))

    def hold(self, meetings: Sequence[Meeting]) -> Dialogue:
        """Note that these were held; what the store would refuse is told before anything is asked."""
        if not meetings:
            return
        holds = [Hold(id=meeting.id, rev=meeting.rev) for meeting in meetings]
        refusal = self.desk.workspace.may(*holds)
        if refusal is not None:
            self.notice(say(refusal.sentence), "alert")
            return
        for place, meeting in enumerate(meetings):
            attendance = yield from self.attendance(meeting)
            holds[place] = Hold(id=meeting.id, rev=meeting.rev, attendance=attendance)
        self.do(*holds, about=keys_of(meetings))

    def attendance(self, meeting: Meeting) -> Part[dict[int, int]]:
        """Return how many of each party came, where that is asked."""
        yield from ()
        return {}

    def action_meeting_cancel(self) -> None:
        """Cancel it, with the reason."""
        self.talk(self._cancel())

    def _cancel(self) -> Dialogue:
        several = self._marked()
        if len(several) > 1:
            question = _n("Cancel {n} meeting because", "Cancel {n} meetings because", len(several))
            reason = yield from until(Ask(question), words)
            self.do(*(Cancel(id=one.id, rev=one.rev, reason=reason) for one in several), about=keys_of(several))
            return
        meeting = several[0] if several else self.meeting()
        if meeting is None:
            return
        whole = (yield from which(_("Cancel"), _("series, the whole"))) if meeting.every else False
        reason = yield from until(Ask(_("Cancel m{id} because").format(id=meeting.id)), words)
        at = self.occurrence(meeting)
        if at != meeting.start and not whole:
            self.do(LeaveOut(id=meeting.id, rev=meeting.rev, occurrence=at, reason=reason), about=keys_of([meeting]))
        else:
            self.do(Cancel(id=meeting.id, rev=meeting.rev, reason=reason, series=whole), about=keys_of([meeting]))

    def _marked(self) -> list[Meeting]:
        """Return the planned meetings among what is marked, each once; none where nothing is."""
        records = [self.record(key) for key in self.chosen()] if len(self.chosen()) > 1 else []
        found = {one.id: one for one in records if isinstance(one, Meeting) and one.status == "planned"}
        return [*found.values()]


def keys_of(meetings: Sequence[Meeting]) -> list[Key]:
    """Return which lines an action was about, whatever else is marked."""
    return [Key(Meeting.table, one.id) for one in meetings]


def occurrence_of(meeting: Meeting, key: Key | None, zone: str) -> str:
    """Return the start, as the series has it, of the occurrence that a line stands for; `zone` is the reader's."""
    if key is None or key.table != Meeting.table or not key.what:
        return meeting.start
    if when.is_day(meeting.start):
        return key.what[:10]
    return when.wall(when.instant(key.what, zone), meeting.zone).isoformat(timespec="minutes")


def which(question: str, more: str) -> Part[bool]:
    """Ask whether more than one occurrence is meant."""
    return (yield from code(question, {"one": _("this one"), "more": more})) == "more"


def moved(meeting: Meeting, at: str, start: str, *, onwards: bool = False, place: str | None = None) -> Operation:
    """Return what moves one occurrence of a meeting (`at`, its start as the series has it), or all from it on."""
    if meeting.every:
        return Shift(id=meeting.id, rev=meeting.rev, occurrence=at, start=start, onwards=onwards, place=place)
    return Move(id=meeting.id, rev=meeting.rev, start=start, place=place)


def _moment(local: str) -> str:
    on = day(date.fromisoformat(local[:10]))
    return on if when.is_day(local) else f"{on} {clock(datetime.fromisoformat(local))}"
