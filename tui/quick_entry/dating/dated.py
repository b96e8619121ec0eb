"""Which date is which: when a meeting starts, when a task is due, when a call took place; and what is doubtful."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from msgspec.structs import replace

from tui.quick_entry.asked.doubts import doubts
from tui.quick_entry.asked.said_of_two import said_of_two
from tui.quick_entry.asked.stretches import of_stretches
from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.recurring_days import CODES
from tui.quick_entry.dates.settle import moved
from tui.quick_entry.dates.values import Days, Length, Point, Range, Rule
from tui.quick_entry.dating.afternoons import from_to, of_daybreak
from tui.quick_entry.dating.fates import WEEKLY, fate, is_for, is_stretch
from tui.quick_entry.dating.fields import begun, in_order, is_over, keyed, keyed_later, last, recurring, started, until
from tui.quick_entry.dating.lengths import KEEP, LED, SKIP, SUGGEST, TAKE
from tui.quick_entry.dating.logged import is_told_of
from tui.quick_entry.dating.monthly import each_month
from tui.quick_entry.dating.moves import moved as moved_on
from tui.quick_entry.dating.planning import as_it_was, in_order_of_plan
from tui.quick_entry.dating.series import (
    WEEK,
    at_hours,
    for_weeks,
    from_the_first,
    on_several_days,
    starting,
    until_then,
)
from tui.quick_entry.dating.weeks import on_a_workday, worked
from tui.quick_entry.draft import TOLD, Draft, Found, Span
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS
from tui.quick_entry.titles import title_of

_DAY = 86_400
_SPAN = attrgetter("span")


def dated(clause: Clause, draft: Draft, now: datetime) -> Draft:
    """Return the draft with its dates, its title and its problems."""
    hits, moves = _days_that_count(clause, draft.kind, now)
    first, later = in_order(clause.keyed, draft.kind, recurs=any(hit.found.rrule for hit in hits))
    for key in first:
        draft = keyed(draft, key.role, key.hit)
    for hit in _in_turn(clause, draft.kind, hits):
        draft = _placed(clause, draft, hit, now, moves=moves)
    for key in later:
        draft = keyed_later(draft, key.role, key.hit)
    everything = [key.hit for key in clause.keyed if key.hit is not None] + hits
    return replace(
        draft,
        title=title_of(clause, draft.kind),
        dates=tuple(sorted([hit.found for hit in everything], key=_SPAN)),
        spans=tuple(sorted(clause.spans)),
        problems=(
            *doubts(clause, everything),
            *of_stretches(clause, draft, hits, now),
            *of_daybreak(clause.line, draft, hits),
            *said_of_two(clause.line, draft, hits),
        ),
    )


def _days_that_count(clause: Clause, kind: str, now: datetime) -> tuple[list[Hit], bool]:
    """Return what was found, of two recurrences or days the one that counts, and whether something moves."""
    hits = _one_rule(clause.hits)
    if not hits:
        return hits, False
    hits = from_the_first(clause, each_month(clause, hits) if kind in MEETINGS else _on_its_day(hits))
    hits, moves = moved_on(clause, hits)
    return in_order_of_plan(clause, hits, kind, now) if len(hits) > 1 and not moves else hits, moves


def _in_turn(clause: Clause, kind: str, hits: list[Hit]) -> list[Hit]:
    """Return what was found in the order in which it fills the draft: what the user has chosen first; an hour, or how
    long a thing is that is told in front, after the day that is told apart from it."""
    if len(hits) < 2:
        return hits
    apart = not any(hit.found.kind == "recurrence" for hit in hits)
    if not apart and any(hit.found.relation == "since" for hit in hits):
        hits = sorted(hits, key=_is_rule, reverse=True)  # "from dec 1 every tues": the day tells the first of them
    front = clause.tokens[clause.body_start].start if not kind and clause.body_start < len(clause.tokens) else -1
    return sorted(hits, key=lambda hit: (hit.found.confidence != TOLD, _comes_later(hit, front, apart)))


def _is_rule(hit: Hit) -> bool:
    return hit.found.kind == "recurrence"


def _placed(clause: Clause, draft: Draft, hit: Hit, now: datetime, *, moves: bool) -> Draft:
    """Return the draft with a date in its field, if one wants it; its words are lit in the clause."""
    found = hit.found
    if draft.kind not in ENTRIES:
        found = from_to(found, hit.said)
        found = as_it_was(clause, draft.kind, found, now)
        found = worked(clause.line, draft.kind, hit, found, now, is_due=is_for(clause, found))
    if found.kind == "time" and len(draft.start or draft.due or "") == 10 and isinstance(hit.said, Point):
        found = _of_that_day(found, hit.said)
    becomes = fate(clause, draft, hit, now) if found.confidence > 1 else _if_unsure(clause, draft, found)
    of_each_day = is_stretch(hit) and _is_hours(hit) and bool(draft.start) and draft.kind not in MEETINGS
    if becomes == SKIP or of_each_day:  # "open from the 30th: 6h à 22h"
        return draft
    if found.kind == "range" and _is_hours(hit) and draft.due and _of_several_days(clause):
        becomes = SUGGEST  # hours of each of several days are no hour by which something is due
    is_long = found.kind in ("duration", "recurrence")
    if becomes == TAKE and ((moves and not is_long) or (found.relation == "since" and hit.found.kind == "time")):
        becomes = KEEP
    filled = (
        _filled(draft, hit if found is hit.found else hit._replace(found=found), now) if becomes != SUGGEST else None
    )
    if filled is None:
        clause.spans.append(Span(*found.span, "suggestion", 1))
        return draft
    role = found.kind if is_long else "date"
    if becomes == TAKE:
        start = clause.led(found.span[0], LED) if role == "duration" else found.span[0]
        clause.take_span(start, found.span[1], role, found.confidence)
    else:
        clause.spans.append(Span(*found.span, role, found.confidence))
    return replace(filled, part=found.part) if found.part else filled


def _if_unsure(clause: Clause, draft: Draft, found: Found) -> str:
    """Nobody means another hour by a number, where one is told (`cb thurs 10:30 re change order 7`), and what does not
    take place has no length in days (`2 wk lookahead`)."""
    if found.kind == "duration" and draft.kind not in MEETINGS and found.seconds >= _DAY:
        return SKIP
    if draft.kind in ENTRIES and is_told_of(clause, found):
        return SKIP
    return SKIP if found.kind == "time" and len(draft.start or draft.due or "") > 10 else SUGGEST


def _of_several_days(clause: Clause) -> bool:
    return any(hit.found.kind == "recurrence" or (is_stretch(hit) and not _is_hours(hit)) for hit in clause.hits)


def _comes_later(hit: Hit, front: int, apart: bool) -> bool:
    found = hit.found
    return found.kind == "time" or (apart and _is_hours(hit)) or (found.kind == "duration" and found.span[0] == front)


def lengths_ahead(hits: list[Hit], now: datetime, region: str) -> list[Hit]:
    """Return what was found, a length of days or more being the day which that length leads to."""
    return [_ahead(hit, hit.said, now, region) if isinstance(hit.said, Length) else hit for hit in hits]


def _ahead(hit: Hit, length: Length, now: datetime, region: str) -> Hit:
    if length.seconds:
        return hit
    found = Found(hit.found.span, "date", value=moved(now.date(), length, region).isoformat())
    return hit._replace(found=found)


def _of_that_day(hour: Found, said: Point) -> Found:
    """Return an hour that joins another day: the one before noon, though today that is over (`at 7 from dec 1`)."""
    clock = said.clock
    if clock is None or clock.fixed or not 7 <= clock.hour < 12:
        return hour
    return replace(hour, value=f"{hour.value[:11]}{clock.hour:02}{hour.value[13:]}")


def _one_rule(hits: list[Hit]) -> list[Hit]:
    """Only one recurrence counts: beside a full one, `weekly` or `hebdo` is a word of the title, and not offered."""
    rules = [hit for hit in hits if hit.found.kind == "recurrence" and hit.found.rrule]
    if rules and any(isinstance(hit.said, Days) and hit.said.clock for hit in hits):
        return [hit for hit in hits if hit.found.rrule != "FREQ=DAILY"]  # "nov 30 to dec 2, 8 to 10 each morning"
    if len(rules) < 2:
        return hits
    best = max(rules, key=lambda hit: (hit.found.confidence, len(hit.found.rrule)))
    return [hit for hit in hits if hit not in rules or hit is best]


def _on_its_day(hits: list[Hit]) -> list[Hit]:
    """Let `weekly` or `hebdo` be each week's weekday that is told apart from it (`weekly status fri 4pm`)."""
    rule = next((i for i, hit in enumerate(hits) if isinstance(hit.said, Rule) and hit.said == WEEKLY), None)
    days = [(hit.found, weekday) for hit in hits if (weekday := _weekday(hit)) is not None]
    if rule is None or len(days) != 1:
        return hits
    day, weekday = days[0]
    if day.confidence < 2 or not day.value:
        return hits
    code = CODES[weekday]
    found = replace(hits[rule].found, value=day.value, rrule=f"FREQ=WEEKLY;BYDAY={code}")
    return [*hits[:rule], Hit(found, WEEKLY._replace(byday=(code,))), *hits[rule + 1 :]]


def _weekday(hit: Hit) -> int | None:
    """Return the weekday that is told by its name alone, None where none is."""
    return hit.said.weekday if isinstance(hit.said, Point) and not hit.said.day else None


def _bounds(draft: Draft, found: Found) -> bool:
    """Does it tell the first and the last day of a recurrence (`every weekday 8:15 from 30 nov til 11 dec`, `weekly thu
    10am until jan 28`)?"""
    whole = found.kind == "range" and found.start and found.end and "T" not in found.end
    return bool(whole and draft.kind in MEETINGS and draft.every and "UNTIL=" not in draft.every)


def _begins_anyhow(draft: Draft) -> bool:
    """Does a recurrence tell no day of its own (`weekly`, `hebdo`)? Then the day that is told apart is its first."""
    return bool(draft.every) and "BY" not in draft.every and len(draft.start or "") == 10


def _is_hours(hit: Hit) -> bool:
    """Is it nothing but an hour, or hours, of the day that is told elsewhere?"""
    said: object = hit.said
    if isinstance(said, Range) and ((said.end and hit.found.end) or hit.found.relation == "after"):
        said = said.start
    return isinstance(said, Point) and said.clock is not None and said._replace(clock=None, confidence=3) == Point()


def _filled(draft: Draft, hit: Hit, now: datetime) -> Draft | None:
    """Return the draft with a date in the field that wants it, None where no field does."""
    found = hit.found
    if found.kind == "duration":
        if draft.every and draft.kind in MEETINGS and found.seconds >= WEEK and draft.start:
            return for_weeks(draft, found.seconds)
        return None if draft.duration_s is not None else replace(draft, duration_s=found.seconds)
    if found.kind == "recurrence":
        return None if draft.every or not found.rrule else recurring(draft, found)
    if draft.every and found.relation == "until" and not found.start:
        return replace(draft, every=until_then(draft, found)) if "UNTIL=" not in draft.every else None
    if draft.every and found.relation == "since" and not found.end and draft.kind not in ENTRIES:
        return starting(draft, found.start[:10])
    if found.kind == "range" and found.rrule and draft.kind in MEETINGS:
        return on_several_days(draft, found)
    if _bounds(draft, found) and "COUNT=" in draft.every:
        return replace(draft, every=until_then(draft, found))  # "tues + thurs 7:45 for the next 3 weeks"
    if _bounds(draft, found):
        first = replace(draft, start=found.start) if "T" in found.start else starting(draft, found.start)
        begins = first is not None and (first.start or "")[:10] <= last(found)
        return replace(first, every=until(first, found)) if first is not None and begins else None
    if draft.every and found.value and found.value in (draft.start, draft.due):
        return draft
    if (
        found.relation == "at"
        and found.confidence < TOLD
        and draft.kind not in MEETINGS | ENTRIES
        and is_over(found, now)
    ):
        told = draft.start is not None or draft.due is not None  # "… on dec 2, the list the day before"
        return None if told else replace(draft, start=begun(found))  # no deadline: when it began, or was
    deadline = found.relation in ("by", "before") and not found.start
    if draft.kind in MEETINGS | ENTRIES and not deadline:
        if draft.start is not None and draft.kind in MEETINGS and _is_hours(hit):
            return at_hours(draft, found)
        if found.kind == "time" and len(draft.start or "") == 10:
            return replace(draft, start=f"{draft.start}T{found.value[11:]}")
        return None if draft.start is not None and not _begins_anyhow(draft) else started(draft, found)
    if found.relation in ("since", "after") and not found.end:
        return None if draft.start is not None else replace(draft, start=found.start)
    if found.kind == "time" and draft.due is None and len(draft.start or "") == 10:
        joins = (draft.start or "") >= now.date().isoformat()  # no hour is that of the day since which something is so
        return replace(draft, start=f"{draft.start}T{found.value[11:]}") if joins else None
    if draft.due is None:
        return replace(draft, due=on_a_workday(found, last(found), now))
    return _timed_later(draft, hit, now)


def _timed_later(draft: Draft, hit: Hit, now: datetime) -> Draft | None:
    """An hour told apart from its day joins it, but not one of today that is over."""
    if draft.due is None or len(draft.due) != 10 or not (hit.found.kind == "time" or _is_hours(hit)):
        return None
    due = f"{draft.due}T{(hit.found.value or hit.found.start)[11:]}"
    return replace(draft, due=due) if due >= now.isoformat() else None
