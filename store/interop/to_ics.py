"""Meetings out, as a calendar that every program of the field reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from store import when
from store.interop.identity import uid_of
from store.records import Meeting, Party
from store.workspace import Workspace

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Passerelle//Passerelle//EN"
NO_ADDRESS = "invalid:nomail"
"""What calendars write for a guest whose address is not known."""

_STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}
_INSTEAD = re.compile(r"(.+)/(\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?)")
_UNTIL = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})Z?)?")


def calendar(workspace: Workspace, ids: Sequence[int] = ()) -> Iterator[str]:
    """Yield the calendar of these meetings (of all where none is named), with the zones that they stand in."""
    from icalendar import Calendar

    meetings = [m for m in (workspace.get(Meeting, id) for id in ids or workspace.ids(Meeting)) if m]
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    moved = _moved(meetings)
    written: dict[int, datetime] = {}
    for line in workspace.engine.history(Meeting.table):  # newest first; once for all, not once for each
        written.setdefault(line.id, line.at)
    for meeting in meetings:
        event = _event(workspace, meeting, moved.get(uid_of(meeting), frozenset()))
        _add_edition(event, meeting, written.get(meeting.id, meeting.created_at))
        whole.add_component(event)
    whole.add_missing_timezones()
    yield whole.to_ical().decode()


def _moved(meetings: Sequence[Meeting]) -> dict[str, frozenset[str]]:
    """Return, of each series, the occurrences that other meetings stand instead of, or beside the rule."""
    found: dict[str, frozenset[str]] = {}
    for meeting in meetings:
        instead = _INSTEAD.fullmatch(meeting.uid)
        if instead is not None:
            found[instead[1]] = found.get(instead[1], frozenset()) | {instead[2]}
    return found


def _event(workspace: Workspace, meeting: Meeting, moved: frozenset[str]) -> Event:
    from icalendar import Event, vRecur

    event = Event()
    instead = _INSTEAD.fullmatch(meeting.uid)
    event.add("uid", instead[1] if instead else uid_of(meeting))
    if instead:
        event.add("recurrence-id", _time(instead[2], meeting.zone))
    event.add("summary", meeting.title)
    event.add("dtstart", _time(meeting.start, meeting.zone))
    _add_end(event, meeting)
    for name, value in (("location", meeting.place), ("description", meeting.text), ("comment", meeting.reason)):
        if value:
            event.add(name, value)
    event.add("status", _STATUS[meeting.status])
    event.add("categories", [meeting.kind.upper(), *meeting.tags])
    # one that is over has been: the rest of its series is the next meeting's
    if meeting.every and meeting.status == "planned":
        event.add("rrule", vRecur.from_ical(_until_in_utc(meeting)))
        _add_dates(event, "exdate", meeting, (moment for moment in meeting.except_on if moment not in moved))
        _add_dates(event, "rdate", meeting, sorted(moved.difference(meeting.except_on)))
    for id in meeting.parties:
        party = workspace.get(Party, id)
        if party is not None:
            _add_guest(event, party)
    return event


def _add_dates(event: Event, name: str, meeting: Meeting, moments: Iterable[str]) -> None:
    dates = [_time(moment, meeting.zone) for moment in moments]
    if dates:
        event.add(name, dates)


def _add_end(event: Event, meeting: Meeting) -> None:
    if when.is_day(meeting.start):
        days = max(1, round(meeting.length / 1440))
        event.add("dtend", date.fromisoformat(meeting.start) + timedelta(days=days))
    else:
        event.add("duration", timedelta(minutes=meeting.length))


def _add_edition(event: Event, meeting: Meeting, written: datetime) -> None:
    sequence = meeting.edition.partition(" ")[0]
    event.add("sequence", int(sequence) if sequence.isdigit() else 0)
    event.add("dtstamp", written)
    event.add("last-modified", written)


def _add_guest(event: Event, party: Party) -> None:
    from icalendar import vCalAddress

    mail = party.contact.get("mail", "")
    guest = vCalAddress(f"mailto:{mail}" if mail else NO_ADDRESS)
    guest.params["CN"] = party.name.replace('"', "'")
    guest.params["CUTYPE"] = "GROUP" if party.kind == "group" else "INDIVIDUAL"
    event.add("attendee", guest, encode=False)


def _time(moment: str, zone: str) -> Any:
    if when.is_day(moment):
        return date.fromisoformat(moment)
    naive = datetime.fromisoformat(moment)
    return naive.replace(tzinfo=UTC if zone == "UTC" else when.zone(zone))


def _until_in_utc(meeting: Meeting) -> str:
    """Return the rule with its UNTIL as RFC 5545 wants it beside a start with a zone: in UTC."""
    found = _UNTIL.search(meeting.every)
    if found is None or found[2] is None or when.is_day(meeting.start):
        return meeting.every
    local = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S")
    until = local.replace(tzinfo=when.zone(meeting.zone)).astimezone(UTC)
    return _UNTIL.sub(f"UNTIL={until:%Y%m%dT%H%M%SZ}", meeting.every)
