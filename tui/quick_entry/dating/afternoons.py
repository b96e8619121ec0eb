"""Which half of the day an hour without one is in: nobody meets `tues 4:30` at night, and a crew does at `6:45`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Clock, Days, Point, Range, Rule
from tui.quick_entry.dating.present import iso, today
from tui.quick_entry.draft import Found, Problem, Repair
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS

_SPOKEN = frozenset(("contact", "feedback", "decision"))
"""Entries that people make in the day; a measure may be of the night."""
_DAYBREAK = 6
_HALF = timedelta(hours=12)
_MIDNIGHT = Clock(0, fixed=True)
_EVENING = 4
"""Hours that something in the evening takes at most; what takes longer is a day's work."""


def in_its_half(hit: Hit, kind: str, now: datetime) -> Found:
    """Return what was found, an hour from 1 to 6 in the half of the day that a line of a kind means."""
    said, found = hit.said, hit.found
    clock = said.clock if isinstance(said, (Point, Rule)) else None
    if clock is None or not found.value:
        return found
    if isinstance(said, Rule):
        return found if clock.fixed else _series(found, clock, kind)
    if not clock.fixed:
        return _moment(found, clock, kind, now)
    midnight = clock == _MIDNIGHT and found.kind == "datetime" and kind not in ENTRIES
    return _at_midnight(found, now) if midnight else found


def _at_midnight(found: Found, now: datetime) -> Found:
    """Return midnight of a day, which may be the one that it ends with (`closes midnight friday`)."""
    later = (datetime.fromisoformat(found.value) + 2 * _HALF).isoformat(timespec="minutes")
    if found.value < iso(now):
        return replace(found, value=later, alternatives=())
    return replace(found, alternatives=(later, *found.alternatives), confidence=min(found.confidence, 2))


def from_to(found: Found, said: object) -> Found:
    """Return hours from one to another in the half of the day that they mean (`dec 11 2-4`); all else as it is."""
    if not isinstance(said, Range) or "T" not in found.start or "T" not in found.end or not _is_early(said):
        return found
    return replace(found, start=_later_half(found.start), end=_later_half(found.end))


def _moment(found: Found, clock: Clock, kind: str, now: datetime) -> Found:
    if kind in ENTRIES:
        later = _later_half(found.value)
        over = kind in _SPOKEN and 1 <= clock.hour <= _DAYBREAK and later <= iso(now)
        return replace(found, value=later) if over else found
    if found.kind == "datetime" and found.value[:10] > today(now) and _is_daybreak(clock, kind):
        return _at_daybreak(found)
    return replace(found, value=_later_half(found.value)) if 1 <= clock.hour <= _DAYBREAK else found


def _series(found: Found, clock: Clock, kind: str) -> Found:
    if _is_daybreak(clock, kind):
        return replace(_at_daybreak(found), rrule=found.rrule.replace("BYHOUR=18", "BYHOUR=6"))
    if not 1 <= clock.hour < _DAYBREAK or f"BYHOUR={clock.hour};" not in found.rrule:
        return found
    rrule = found.rrule.replace(f"BYHOUR={clock.hour};", f"BYHOUR={clock.hour + 12};")
    return replace(found, value=_later_half(found.value), rrule=rrule)


def _is_daybreak(clock: Clock, kind: str) -> bool:
    """Is it six in the morning as likely as in the evening: of what takes place, and `6:45` of anything?"""
    return clock.hour % 12 == _DAYBREAK and (kind in MEETINGS or (not kind and clock.minute > 0))


def _at_daybreak(found: Found) -> Found:
    morning, evening = (f"{found.value[:11]}{hour:02}{found.value[13:]}" for hour in (_DAYBREAK, _DAYBREAK + 12))
    others = tuple(f"{other[:11]}{_DAYBREAK:02}{other[13:]}" for other in found.alternatives)
    return replace(found, value=morning, alternatives=(evening, *others), confidence=min(found.confidence, 2))


def _is_early(said: Range) -> bool:
    start, end = (point.clock if point is not None else None for point in (said.start, said.end))
    if start is None or end is None or start.fixed or end.fixed:
        return False
    if start.hour == _DAYBREAK and (start.minute or (end.hour - start.hour) % 24 > _EVENING):
        return False
    return 1 <= start.hour <= _DAYBREAK and 1 <= end.hour < _HALF.seconds // 3600


def _later_half(moment: str) -> str:
    hour = int(moment[11:13])
    return f"{moment[:11]}{hour + 12 if hour < 12 else hour:02}{moment[13:]}"


def of_daybreak(line: str, hits: Sequence[Hit]) -> list[Problem]:
    """Return a question for hours of a meeting that begin at six, of which nobody can tell the half (`mon 6-8`)."""
    return [_which_half(line, hit) for hit in hits if _begins_at_six(hit.said)]


def _which_half(line: str, hit: Hit) -> Problem:
    words = line[slice(*hit.found.span)]
    ways = tuple(Repair(called, {}, f"{words} {half}") for called, half in _WAYS)
    return Problem(N_("“{words}”: in the morning or in the evening?"), {"words": words}, hit.found.span, ways)


_WAYS = ((N_("in the morning"), "am"), (N_("in the evening"), "pm"))


def _begins_at_six(said: object) -> bool:
    if isinstance(said, Days):
        clock, last = said.clock, said.last_clock
    elif isinstance(said, Range) and said.start is not None and said.end is not None:
        clock, last = said.start.clock, said.end.clock
    else:
        return False
    if clock is None or last is None:
        return False
    short = (last.hour - clock.hour) % 24 <= _EVENING
    return short and not clock.fixed and not last.fixed and clock.hour % 12 == _DAYBREAK
