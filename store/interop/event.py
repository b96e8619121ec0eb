"""A calendar's events and tasks, as plain values: what icalendar reads, without its surprises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from msgspec import Struct

from store import when
from store.interop import markup
from store.interop.directory import Person
from store.interop.identity import made_from
from store.interop.recurrence import Rules
from store.interop.walltime import local, moment
from store.interop.wording import clean, line
from store.records.meeting import MeetingKind
from store.records.party import folded
from store.sentence import N_, Refused, Sentence

KINDS: dict[str, MeetingKind] = {
    "meeting": "meeting", "reunion": "meeting", "event": "event", "evenement": "event", "seminar": "seminar",
    "seminaire": "seminar", "training": "training", "formation": "training", "checkin": "checkin",
    "check-in": "checkin", "point-d-etape": "checkin",
}  # fmt: skip
"""What a category says of a meeting's kind, in both languages; nothing else is taken for a hint."""


MOST_DATES = 1000
LONGEST = 366 * 1440
"""Minutes that a meeting may last."""


class Event(Struct, frozen=True):
    """A VEVENT."""

    uid: str
    title: str
    text: str
    start: str
    zone: str
    length: int
    place: str
    people: tuple[Person, ...]
    kind: MeetingKind
    tags: tuple[str, ...]
    every: str
    except_on: tuple[str, ...]
    also_on: tuple[str, ...]
    """Dates that a list adds to the rule."""
    instead_of: str
    """The occurrence of the series `uid` that this one replaces, local; empty for the series itself."""
    edition: str
    cancelled: bool
    reason: str
    problems: tuple[Sentence, ...]
    """What of it is left out."""


class Todo(Struct, frozen=True):
    """A VTODO."""

    uid: str
    title: str
    text: str
    due: str
    priority: int
    people: tuple[Person, ...]
    tags: tuple[str, ...]
    done: bool


def event(component: Any, home: str, rules: Rules, *, cancelled: bool = False) -> Event:
    """Return a VEVENT's values; `home` is the zone of times without one. Refused where it has no readable start."""
    try:
        return _event(component, home, rules, cancelled)
    except (ValueError, TypeError, AttributeError, OverflowError, LookupError):
        raise Refused(N_("its dates cannot be read")) from None


def todo(component: Any, home: str) -> Todo:
    """Return a VTODO's values. Refused where its due date cannot be read."""
    title = _text(component, "SUMMARY")
    tags, _ = _categories(component)
    try:
        due = first(component, "DUE") or first(component, "DTSTART")
        return Todo(
            uid=_text(component, "UID") or made_from("todo", title, _description(component)),
            title=title,
            text=_description(component),
            due=_due(due, home) if due is not None else "",
            priority=int(first(component, "PRIORITY") or 0),
            people=tuple(_people(component)),
            tags=tags,
            done=_text(component, "STATUS").upper() in ("COMPLETED", "CANCELLED"),
        )
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise Refused(N_("its dates cannot be read")) from None


def first(component: Any, name: str) -> Any:
    """Return a property, the first of several; None where it is not there or cannot be read."""
    value = component.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return None if type(value).__name__ == "vBroken" else value


def _event(component: Any, home: str, rules: Rules, cancelled: bool) -> Event:
    starts = first(component, "DTSTART")
    if starts is None:
        raise Refused(N_("it has no readable start (DTSTART)"))
    rule = first(component, "RRULE")
    start = moment(starts, home, recurring=rule is not None)
    if not "1900" <= start.text[:4] < "2200":
        raise Refused(N_("it starts outside the years 1900 to 2199"))
    text = _description(component)
    title = _text(component, "SUMMARY") or text.partition("\n")[0][:80] or _text(component, "LOCATION")
    tags, kind = _categories(component)
    every, problems = _recurrence(component, rule, start.text, start.zone, rules)
    people, room = _invited(component)
    instead = first(component, "RECURRENCE-ID")
    whole_day = when.is_day(start.text)
    return Event(
        uid=_text(component, "UID", 250) or made_from("event", title, start.text, start.zone),
        title=title,
        text=text,
        start=start.text,
        zone=start.zone,
        length=_length(component, starts, whole_day),
        place=_text(component, "LOCATION") or room,
        people=people,
        kind=kind,
        tags=tags,
        every=every,
        except_on=_dates(component, "EXDATE", start.zone, whole_day),
        also_on=_dates(component, "RDATE", start.zone, whole_day),
        instead_of="" if instead is None else local(instead, start.zone, False),
        edition=_edition(component),
        cancelled=cancelled or _text(component, "STATUS").upper() == "CANCELLED",
        reason=_text(component, "COMMENT") or title,
        problems=problems,
    )


def _recurrence(component: Any, rule: Any, start: str, zone: str, rules: Rules) -> tuple[str, tuple[Sentence, ...]]:
    problems = []
    every = ""
    if rule is not None:
        try:
            every = rules.stored(rule, start, zone)
        except Refused as refusal:
            problems.append(refusal.sentence)
    return every, tuple(problems)


def _length(component: Any, starts: Any, whole_day: bool) -> int:
    """Return minutes: up to DTEND, else the DURATION, else an hour or a day."""
    ends, lasts = first(component, "DTEND"), first(component, "DURATION")
    span: Any = None
    if ends is not None and isinstance(ends.dt, datetime) == isinstance(starts.dt, datetime):
        begin, end = starts.dt, ends.dt
        if isinstance(begin, datetime) and (begin.tzinfo is None) != (end.tzinfo is None):
            begin, end = begin.replace(tzinfo=None), end.replace(tzinfo=None)
        # across a clock change the span counts real time, as people sit through it
        span = end.astimezone(UTC) - begin.astimezone(UTC) if getattr(begin, "tzinfo", None) else end - begin
    elif lasts is not None:
        span = lasts.dt
    if not isinstance(span, timedelta) or span <= timedelta(0):
        return 1440 if whole_day else 60
    minutes = min(max(1, int(span.total_seconds() // 60)), LONGEST)
    return max(1, round(minutes / 1440)) * 1440 if whole_day else minutes


def _dates(component: Any, name: str, zone: str, whole_day: bool) -> tuple[str, ...]:
    """Return the dates of an EXDATE or RDATE, of however many lines; of a period its beginning."""
    lists = component.get(name, [])
    values = (value for dates in (lists if isinstance(lists, list) else [lists]) for value in getattr(dates, "dts", ()))
    return tuple(sorted({local(_begun(value), zone, whole_day) for value in islice(values, MOST_DATES)}))


def _begun(value: Any) -> Any:
    given = getattr(value, "dt", value)
    return given[0] if isinstance(given, tuple) else value


def _edition(component: Any) -> str:
    """Return which version this is, comparable with `newer`: SEQUENCE, then when it was last written."""
    stamp = first(component, "LAST-MODIFIED") or first(component, "DTSTAMP")
    given = getattr(stamp, "dt", None)
    at = ""
    if isinstance(given, datetime):
        at = (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{int(first(component, 'SEQUENCE') or 0)} {at}".strip()


def newer(edition: str, than: str) -> bool:
    """Say whether one edition of an event is later than another."""
    return _order(edition) > _order(than)


def _order(edition: str) -> tuple[int, str]:
    sequence, _, stamp = edition.partition(" ")
    return int(sequence) if sequence.lstrip("-").isdigit() else 0, stamp


def _categories(component: Any) -> tuple[tuple[str, ...], MeetingKind]:
    given = component.get("CATEGORIES", [])
    named = [line(str(name), 60) for each in (given if isinstance(given, list) else [given]) for name in each.cats]
    kind: MeetingKind = next((KINDS[folded(name)] for name in named if folded(name) in KINDS), "meeting")
    return tuple(dict.fromkeys(name for name in named if name and folded(name) not in KINDS))[:20], kind


def _invited(component: Any) -> tuple[tuple[Person, ...], str]:
    """Return who is invited, the organiser first, and the room among them."""
    room = ""
    for attendee in _listed(component, "ATTENDEE"):
        if str(attendee.params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE"):
            room = room or line(str(attendee.params.get("CN", "")))
    return tuple(_people(component)), room


def _people(component: Any) -> Iterator[Person]:
    seen = set()
    for address in (*_listed(component, "ORGANIZER"), *_listed(component, "ATTENDEE")):
        params = address.params
        if str(params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE"):
            continue
        mail = line(str(address))
        mail = mail[7:] if mail.lower().startswith("mailto:") else ""
        group = str(params.get("CUTYPE", "")).upper() == "GROUP"
        person = Person(line(str(params.get("CN", ""))).strip("'\""), mail, "group" if group else "person")
        key = mail.casefold() or person.name.casefold()
        if key and key not in seen:
            seen.add(key)
            yield person


def _listed(component: Any, name: str) -> list[Any]:
    value = component.get(name, [])
    values = value if isinstance(value, list) else [value]
    return [each for each in values if hasattr(each, "params")]


def _due(value: Any, home: str) -> str:
    told = moment(value, home)
    if when.is_day(told.text):
        return told.text
    return when.stored(datetime.fromisoformat(told.text), told.zone)


def _description(component: Any) -> str:
    value = first(component, "DESCRIPTION")
    text = str(value) if value is not None else ""
    return clean(markup.readable(text) if markup.looks_like_markup(text) else text)


def _text(component: Any, name: str, longest: int = 200) -> str:
    value = first(component, name)
    return line(str(value), longest) if value is not None else ""
