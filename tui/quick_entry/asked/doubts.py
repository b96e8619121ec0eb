"""What a line leaves in doubt about its dates, each with its ways out as texts to put in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import starmap
from typing import Any, Literal

from msgspec.structs import replace

from store import when
from store.sentence import N_, Word
from tui.quick_entry.asked.either import JOINING, either
from tui.quick_entry.asked.skipped import skipped_time
from tui.quick_entry.asked.twofold import twofold
from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Rule
from tui.quick_entry.dating.afternoons import from_to
from tui.quick_entry.draft import Draft, Found, Problem, Repair

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")
WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip


def doubts(clause: Clause, hits: list[Hit]) -> list[Problem]:
    """Return the problems of the dates found in a clause."""
    line = clause.line
    asked: list[Problem] = []
    for hit in hits:
        said = hit.said
        if isinstance(said, Point):
            if (said.swapped or said.weekday is not None) and hit.found.value:
                asked += _of_its_day(line, hit, said)
        elif isinstance(said, Rule) and said.ambiguous:
            asked.append(twofold(line, hit))
    if not JOINING.isdisjoint(clause.texts):
        asked += either(line, [replace(hit, found=from_to(hit.found, hit.said)) for hit in hits])
    return asked


def _of_its_day(line: str, hit: Hit, said: Point) -> Iterator[Problem]:
    """Yield the problems of a day that was read against the reader's order, or that is told with its weekday."""
    day = date.fromisoformat(hit.found.value[:10])
    if said.swapped and said.month is not None:
        yield Problem(N_("Read as {day}: there is no such month the other way round"), {"day": day.isoformat()},
                      hit.found.span)  # fmt: skip
    if said.weekday is not None and said.weekday != day.weekday():
        yield _contradiction(line, hit, said.weekday, day)


def by_the_clocks(draft: Draft, zone: str) -> Draft:
    """Return the draft with a notice for each hour of the line that the clocks of that zone skip, or show twice; with
    the hour that it comes to in the place of a skipped one, and with the reader's hour where another zone was told."""
    told = _clock_changes(draft, zone)
    if told:
        draft = replace(_shifted(draft, zone), problems=(*draft.problems, *told))
        draft = draft if draft.follow_up is None else replace(draft, follow_up=_shifted(draft.follow_up, zone))
    return replace(draft, here=_here(draft, zone)) if draft.zone not in ("", zone) else draft


def _here(draft: Draft, zone: str) -> str:
    """Return when it is on the reader's wall, "" where no hour was told."""
    there = draft.start or draft.due or ""
    if "T" not in there:
        return ""
    try:
        return when.wall(when.instant(there, draft.zone), zone).isoformat()[:16]
    except OverflowError:  # on the calendar's first or last day
        return ""


def _clock_changes(draft: Draft, zone: str) -> tuple[Problem, ...]:
    there = draft.zone or zone
    told = tuple(starmap(_clock_change, _changed(draft.dates, there))) if draft.dates else ()
    if draft.every and (skipped := skipped_time(draft, there)) is not None:
        told = (*told, skipped)
    return told if draft.follow_up is None else (*told, *_clock_changes(draft.follow_up, zone))


@lru_cache(maxsize=32)
def _changed(dates: tuple[Found, ...], zone: str) -> tuple[tuple[Found, str, Literal["never", "twice"], str], ...]:
    """Return each hour that the clocks of a zone skip, or show twice, with the date that tells it, and which of the
    two; most keys add no date to those of the line."""
    return tuple(
        (found, moment, change, zone)
        for found in dates
        if not found.part
        for moment in (found.value, found.start, found.end)
        if "T" in moment and (change := when.clock_change(datetime.fromisoformat(moment), zone))
    )


def _shifted(draft: Draft, zone: str) -> Draft:
    """Return the draft with hours that its clocks show."""
    there = draft.zone or zone
    order = draft.order and replace(
        draft.order, values={name: _shown(value, there) for name, value in draft.order.values.items()}
    )
    return replace(draft, start=_shown(draft.start, there), due=_shown(draft.due, there), order=order)


def _shown(value: Any, zone: str) -> Any:
    """Return a moment as the clocks of a zone show it; whatever else as it is."""
    if not isinstance(value, str) or _MOMENT.fullmatch(value) is None:
        return value
    skipped = when.clock_change(datetime.fromisoformat(value), zone) == "never"
    return _across(value, zone, 0) if skipped else value


def _clock_change(found: Found, moment: str, change: Literal["never", "twice"], zone: str) -> Problem:
    if change == "twice":
        return Problem(N_("The clocks show {moment} twice: the first one is meant"), {"moment": moment}, found.span)
    before, after = (_across(moment, zone, fold) for fold in (1, 0))
    repairs = tuple(Repair(N_("at {moment}"), {"moment": way}, way.replace("T", " ")) for way in (after, before))
    return Problem(
        N_("The clocks skip {moment}: read as {after}"), {"moment": moment, "after": after}, found.span,
        repairs if found.kind == "datetime" else (),
    )  # fmt: skip


def _across(moment: str, zone: str, fold: int) -> str:
    """Return the hour on the wall at which a skipped one falls, counted from before the change (0) or after it (1)."""
    return when.wall(when.stored(datetime.fromisoformat(moment).replace(fold=fold), zone), zone).isoformat()[:16]


def _contradiction(line: str, hit: Hit, said: int, day: date) -> Problem:
    """The weekday and the date do not agree: keep the one or the other."""
    start, end = hit.found.span
    hour = hit.found.value[10:].replace("T", " ")
    nearest = day + timedelta(days=(said - day.weekday() + 3) % 7 - 3)
    return Problem(
        N_("{day} is a {is_one}, not a {said}"),
        {"day": day.isoformat(), "is_one": Word(WEEKDAYS[day.weekday()]), "said": Word(WEEKDAYS[said])},
        (start, end),
        (
            Repair(N_("keep the date, {day}"), {"day": day.isoformat()}, day.isoformat() + hour),
            Repair(N_("keep the weekday, {day}"), {"day": nearest.isoformat()}, nearest.isoformat() + hour),
        ),
    )
