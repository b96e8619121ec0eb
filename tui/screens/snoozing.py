"""Putting to sleep: until a day, the next meeting with those parties, the next activity, or whichever comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from store import Item, Meeting, Operation, Refused
from store.records.meeting import Pin
from store.records.triage import Sleep, Wake
from store.sentence import N_
from store.views.upcoming import next_meeting
from store.views.work import parties_of
from tui.dialogs.dialogue import Ask, Dialogue, Part, code, until
from tui.dialogs.naming import time_named
from tui.labels import shown_reference
from tui.screens.item_actions import ItemActions, opened
from tui.text import _, day, day_to_write, plain, short_day


class Snoozing(ItemActions):
    """Later: at the next meeting, or when something happens."""

    def action_meeting_pin(self) -> None:
        """Accept it, and raise it at the next meeting with those parties."""

        def pin(item: Item) -> Iterable[Operation]:
            meeting, _start = self._next(item, 0)
            return [*opened(item), *([] if item.id in meeting.pinned else [Pin(id=meeting.id, item=item.id)])]

        self.talk(self.each(pin, _("raise at the next meeting"), told=lambda item: self._named(item, 0)))

    def action_item_snooze(self) -> None:
        """Let it sleep until a day, a meeting, the next activity, or the first of them."""
        self.talk(self._snooze())

    def action_item_wake(self) -> None:
        """Wake it before its time."""
        self.talk(self.each(lambda item: [Wake(id=item.id, rev=item.rev)], _("wake")))

    def _snooze(self) -> Dialogue:
        if self.item() is None:
            return
        ends = {
            "tomorrow": _("tomorrow"), "week": _("next Monday"), "meeting": _("meeting, the next"),
            "activity": _("activity, the next"), "first": _("whichever is first"), "day": _("day…"),
        }  # fmt: skip
        end = yield from code(_("Snooze until"), ends)
        if end == "meeting":
            yield from self._sleep(self._until_meeting, ends[end], lambda item: self._named(item, 1))
        elif end == "activity":
            yield from self._sleep(lambda item: Sleep(id=item.id, rev=item.rev, activity=True), ends[end])
        elif end == "first":
            latest = yield from self._latest()
            until_then = [day(date.fromisoformat(latest))] if latest else []
            told = _(" or ").join((*until_then, ends["activity"]))
            yield from self._sleep(
                lambda item: self._until_first(item, latest), told, lambda item: self._named(item, 1)
            )
        else:
            until_day = yield from self._day(end)
            said = day(date.fromisoformat(until_day))
            yield from self._sleep(lambda item: Sleep(id=item.id, rev=item.rev, day=until_day), said)

    def _sleep(self, make: Callable[[Item], Sleep], to: str, told: Callable[[Item], str] = lambda item: "") -> Dialogue:
        yield from self.each(lambda item: [make(item)], _("snooze until"), to, told)

    def _until_meeting(self, item: Item) -> Sleep:
        return Sleep(id=item.id, rev=item.rev, meeting=self._next(item, 1)[0].id)

    def _until_first(self, item: Item, day: str | None) -> Sleep:
        coming = self._coming(item, 1)
        meeting = coming[0].id if coming else None
        return Sleep(id=item.id, rev=item.rev, day=day, meeting=meeting, activity=True)

    def _coming(self, item: Item, days: int) -> tuple[Meeting, datetime] | None:
        first = self.desk.today + timedelta(days=days)
        return next_meeting(self.desk.workspace, parties_of(item), first)

    def _next(self, item: Item, days: int) -> tuple[Meeting, datetime]:
        """Return the next meeting, from so many days on, with the parties of an item. Refused where there is none."""
        coming = self._coming(item, days)
        if coming is None and not parties_of(item):
            raise Refused(N_("#{id} names no party: e says from whom it is"), id=item.id)
        if coming is None:
            raise Refused(N_("No meeting is planned with the parties of #{id}"), id=item.id)
        return coming

    def _named(self, item: Item, days: int) -> str:
        coming = self._coming(item, days)
        if coming is None:
            return ""
        meeting, start = coming
        return f"{shown_reference(meeting)} {plain(meeting.title, 30)}, {short_day(start.date(), self.desk.today)}"

    def _day(self, end: str) -> Part[str]:
        if end == "day":
            ask = Ask(
                _("Snooze until"),
                hint=_("A day, such as fri, {day} or in 10 days").format(day=day_to_write(self.desk.today)),
            )
            return (yield from until(ask, self._day_named))
        days = 1 if end == "tomorrow" else 7 - self.desk.today.weekday()
        return (self.desk.today + timedelta(days=days)).isoformat()

    def _latest(self) -> Part[str | None]:
        hint = _("A day, or nothing; a meeting or anything with them wakes it before")
        ask = Ask(_("Until, at the latest"), hint=hint)
        return (yield from until(ask, lambda text: self._day_named(text) if text else None))

    def _day_named(self, text: str) -> str:
        return time_named(self.desk.session, self.desk.workspace, "day", text)
