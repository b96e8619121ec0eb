"""What a line leaves in doubt about its dates, each with its ways out as texts to put in place."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from store import when
from store.sentence import N_, Word
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Rule
from tui.quick_entry.draft import Draft, Found, Problem, Repair

WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip


def doubts(line: str, hits: list[Hit], now: datetime) -> tuple[Problem, ...]:
    """Return the problems of the dates found in a line."""
    problems: list[Problem] = []
    for hit in hits:
        if isinstance(hit.said, Rule) and hit.said.ambiguous:
            problems.append(_ambiguous(line, hit))
        elif isinstance(hit.said, Point) and hit.found.value:
            day = date.fromisoformat(hit.found.value[:10])
            if hit.said.swapped and hit.said.month is not None:
                problems.append(Problem(N_("Read as {day}: there is no such month the other way round"),
                                        {"day": day.isoformat()}, hit.found.span))  # fmt: skip
            if hit.said.weekday is not None and hit.said.weekday != day.weekday():
                problems.append(_contradiction(line, hit, hit.said.weekday, day))
    return tuple(problems)


def clock_changes(draft: Draft, zone: str) -> tuple[Problem, ...]:
    """Return a notice for each hour of the line that the clocks of that zone skip, or show twice."""
    rest = clock_changes(draft.follow_up, zone) if draft.follow_up is not None else ()
    told = (_clock_change(found, moment, draft.zone or zone) for found in draft.dates for moment in _moments(found))
    return tuple(problem for problem in told if problem) + rest


def _moments(found: Found) -> tuple[str, ...]:
    moments = (found.value, found.start, found.end) if found.kind != "recurrence" and not found.part else ()
    return tuple(moment for moment in moments if "T" in moment)


def _clock_change(found: Found, moment: str, zone: str) -> Problem | None:
    change = when.clock_change(datetime.fromisoformat(moment), zone)
    if change is None:
        return None
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


def _ambiguous(line: str, hit: Hit) -> Problem:
    """`bi-weekly`: twice a week, or every two weeks? No guess."""
    assert isinstance(hit.said, Rule)
    start, end = hit.found.span
    twice, every_two = {
        "WEEKLY": ("every monday and thursday", "every 2 weeks"),
        "MONTHLY": ("every month on the 1st and 15th", "every 2 months"),
        "YEARLY": ("every 6 months", "every 2 years"),
    }[hit.said.freq]
    return Problem(
        N_("“{word}” is said of two things"),
        {"word": line[start:end]},
        (start, end),
        (
            Repair(N_("twice in each"), {}, twice),
            Repair(N_("every second one"), {}, every_two),
        ),
    )
