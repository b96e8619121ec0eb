"""Calendars in: events become meetings, tasks inbox items; a newer invitation changes the meeting it is about."""

from __future__ import annotations

import warnings
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from store import when
from store.interop import event as events
from store.interop import invitation
from store.interop.event import Event, Todo
from store.interop.intake import Intake
from store.interop.recurrence import Rules, advanced
from store.interop.strangers import parties_of
from store.interop.wording import decoded, line
from store.records import Item, Meeting, item, meeting
from store.sentence import N_, Refused, Sentence, sentence

if TYPE_CHECKING:
    from store.interop.message import Mail

MOST_COMPONENTS = 2000
ASKING_TO_CANCEL = "CANCEL"


def bring_in(data: bytes, name: str, intake: Intake) -> None:
    """Take in a calendar file. Refused where it is none, or larger than calendars may be."""
    _bring_in(data, name, intake)


def bring_in_invitation(mail: Mail, intake: Intake, where: Sentence) -> bool:
    """Take in the calendar of a mail; False where it holds nothing that can be read as one."""
    try:
        with intake.addressed_to(mail.delivered_to):
            _bring_in(mail.calendar, str(where), intake)
    except Refused:
        return False
    return True


def _bring_in(data: bytes, name: str, intake: Intake) -> None:
    calendars = parsed(data, name)
    for calendar in calendars:
        home = _home(calendar, intake.workspace.zone)
        cancelled = str(calendar.get("METHOD", "")).upper() == ASKING_TO_CANCEL
        found, todos = _read(calendar, home, name, intake, cancelled=cancelled)
        with intake.addressed_to(line(str(calendar.get("X-WR-CALNAME", "")))):  # Google's: whose calendar it is
            # the series before the occurrences that stand instead of theirs
            for event, where in sorted(found, key=lambda pair: pair[0].instead_of != ""):
                _take(event, where, intake)
            for todo, where in todos:
                _take_todo(todo, where, intake)


def parsed(data: bytes, name: str) -> list[Any]:
    """Return the calendars of a file, as icalendar reads them. Refused where there is none, or too much."""
    if data.upper().count(b"BEGIN:") > MOST_COMPONENTS:
        raise Refused(
            N_("{name} has more than {most} events; export a shorter period"), name=name, most=MOST_COMPONENTS
        )
    from icalendar import Calendar

    try:
        with warnings.catch_warnings(action="ignore"):  # it says on the terminal what it guesses about zones
            found: list[Any] = Calendar.from_ical(decoded(data).replace("\0", ""), multiple=True)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        raise Refused(N_("{name} cannot be read as a calendar; export it again"), name=name) from None
    calendars = [calendar for calendar in found if calendar.name == "VCALENDAR"]
    if not calendars:
        raise Refused(N_("{name} holds no calendar"), name=name)
    return calendars


def _home(calendar: Any, own: str) -> str:
    named = str(calendar.get("X-WR-TIMEZONE", ""))
    return named if when.zone_exists(named) else own


def _read(
    calendar: Any, home: str, name: str, intake: Intake, *, cancelled: bool
) -> tuple[list[tuple[Event, Sentence]], list[tuple[Todo, Sentence]]]:
    rules = Rules()
    found, todos = [], []
    for number, component in enumerate(calendar.subcomponents, 1):
        where = sentence(
            N_("{file}, {what} {number} “{title}”"), file=name, what=component.name or "?", number=number,
            title=line(str(component.get("SUMMARY", "")), 60),
        )  # fmt: skip
        try:
            if component.name == "VEVENT":
                event = events.event(component, home, rules, cancelled=cancelled)
                found.append((event, where))
                for problem in event.problems:
                    intake.skip(where, problem)
            elif component.name == "VTODO":
                todos.append((events.todo(component, home), where))
            elif component.name != "VTIMEZONE":
                intake.skip(where, sentence(N_("only events and tasks are taken in")))
        except Refused as refusal:
            intake.skip(where, refusal.sentence)
    return found, todos


def _take(event: Event, where: Sentence, intake: Intake) -> None:
    _take_meeting(event, where, intake)
    for moment in event.also_on if not event.cancelled else ():
        one = replace(event, uid=f"{event.uid}/{moment}", start=moment, every="", except_on=(), also_on=())
        if _end(one) > intake.now:
            _take_meeting(one, where, intake)


def _take_meeting(event: Event, where: Sentence, intake: Intake) -> None:
    if event.instead_of:
        invitation.leave_out(event, where, intake)
        event = replace(event, uid=f"{event.uid}/{event.instead_of}", every="", except_on=())
    plan = _plan(event, intake)
    standing = intake.record(Meeting, event.uid)
    arriving = intake.arriving(Meeting, event.uid)
    if standing is not None:
        invitation.update(standing, event, plan, where, intake)
    elif isinstance(arriving, meeting.Plan):
        invitation.amend(arriving, event, plan, where, intake)
    elif event.cancelled:
        if not event.instead_of:
            intake.skip(where, sentence(N_("it was cancelled, and is no meeting here")))
    elif (problem := intake.refusal(plan)) is not None:
        intake.skip(where, problem)
    else:
        parties = parties_of(event.people, where, intake, welcome=not plan.held)
        intake.take(replace(plan, parties=parties), where)


def _take_todo(todo: Todo, where: Sentence, intake: Intake) -> None:
    if intake.recognise(Item, todo.uid, todo.title):
        return
    if todo.done:
        intake.skip(where, sentence(N_("it is done already")))
        return
    intake.take(
        item.Capture(
            title=todo.title or todo.text.partition("\n")[0][:80],
            text=todo.text,
            due=todo.due or None,
            priority=_priority(todo.priority),
            parties=parties_of(todo.people, where, intake, welcome=False),
            tags=todo.tags,
            uid=todo.uid,
        ),
        where,
    )


def _priority(given: int) -> int:
    """Return high, normal or low for RFC 5545's 1 to 9 (0: none given)."""
    if not 1 <= given <= 9 or given == 5:
        return 2
    return 1 if given < 5 else 3


def _plan(event: Event, intake: Intake) -> meeting.Plan:
    """Return the meeting of an event. What is over has been held; a series stands at its next occurrence."""
    start, every = event.start, event.every
    over = _end(event) <= intake.now
    if every:
        now = when.wall(intake.now, event.zone)
        series = advanced(start, every, event.except_on, event.length, now)
        start, every, over = series.start, "" if series.over else series.every, series.over
    return meeting.Plan(
        title=event.title or event.place or start,
        start=start,
        kind=event.kind,
        zone=event.zone,
        length=event.length,
        place=event.place,
        text=event.text,
        every=every,
        except_on=tuple(moment for moment in event.except_on if moment >= start) if every else (),
        held=over,
        tags=event.tags,
        uid=event.uid,
        edition=event.edition,
    )


def _end(event: Event) -> Any:
    return when.instant(event.start, event.zone) + timedelta(minutes=event.length)
