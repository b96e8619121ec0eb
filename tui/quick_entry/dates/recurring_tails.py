"""What is told about a recurrence after it: its hour, its days, when it begins and ends, how long and how often."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from tui.quick_entry.dates.clock import bare_hour, clock, hour_at
from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.hours import hours, tied_hours
from tui.quick_entry.dates.moments import when
from tui.quick_entry.dates.number import GATHERINGS, cardinal, on_the_quarter, quiet
from tui.quick_entry.dates.numbered import numbered
from tui.quick_entry.dates.ranges import spread
from tui.quick_entry.dates.recurring_days import WORKWEEK, dated, hour_in_part, place_in_month, weekday_codes
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import CLOCK_UNITS, Clock, Length, Point, Rule
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

_ARTICLES = any_of("the|le|la|les|l'|au|on")
_UNTIL = any_of("til|till|until|thru|through|jusque|jusqu'|jusqu' a|jusqu' au|to|a|au|up to")
_ENDS = frozenset(("to", "before", "by"))
_LONGEST = 6 * 3600
_SUNDAY = 6
_ON = any_of("on|le|les|the|on the|in|of|,|en|au|a|at|du|-|and")


def tail(s: Scan, base: Rule, j: int) -> Match[Rule]:
    """Return the rule with what is told about it at token `j`, None where nothing is."""
    for read in (_tail_length, _tail_hour, _tail_more_hours, _tail_between, _tail_from, _tail_until, _tail_days):
        found = read(s, base, j)
        if found is not None:
            return found
    return None


def _tail_hour(s: Scan, base: Rule, j: int) -> Match[Rule]:
    if base.clock is not None:
        return None
    k = s.comma(j)
    if base.freq != "YEARLY":
        both = hours(s, k)
        if both is not None and both[0].start and both[0].end and both[0].start.hour_alone():
            return replace(base, clock=both[0].start.clock, last_clock=both[0].end.clock), both[1]
        daily = base.byday or base.freq == "DAILY"  # "every tuesday 9-11"
        bare_hours = tied_hours(s, k, dated=True) if daily and k == j else None
        told = s.sense(k, "from") or s.tokens[k + 1].text in ("-", "–")
        if bare_hours is not None and (told or quiet(s, bare_hours[1])):
            return replace(base, clock=bare_hours[0][0], last_clock=bare_hours[0][1]), bare_hours[1]
    k = k + 1 if s.tokens[k].text in ("from", "de") else k
    found = hour_at(s, k) or clock(s, k)
    if (
        found is None
        and base.freq in ("DAILY", "WEEKLY")
        and s.tokens[k].senses.get("num") is not None
        and (s.loose or s.tokens[k + 1].text in GATHERINGS or _is_hour(s, k))
    ):
        bare: Match[Clock] = bare_hour(s, k)
        found = bare
    if found is None:
        k = k + 1 if s.tokens[k].text in ("in the", "le", "en", "l'") else k
        part = s.sense(k, "part")
        return None if part is None else hour_in_part(s, base, part, k + 1)
    return replace(base, clock=found[0]), found[1]


def _is_hour(s: Scan, k: int) -> bool:
    return len(s.tokens[k].text) in (3, 4) and (quiet(s, k + 1) or on_the_quarter(s, k))


def _tail_from(s: Scan, base: Rule, j: int) -> Match[Rule]:
    if base.start is not None or not (s.sense(j, "since") or s.sense(j, "from")) or s.tokens[j].text in ("de", "d'"):
        return None
    k = j + 2 if s.tokens[j + 1].text in ("from", "on", "le", "the") else j + 1
    found = when(s, k) or numbered(s, k)
    if found is None:
        return None
    point, end = found
    hour = base.clock or point.clock
    return replace(base, start=replace(point, clock=None) if point.date is None else point, clock=hour), end


def _tail_between(s: Scan, base: Rule, j: int) -> Match[Rule]:
    """`daily 0800 dec 7-11`, `tous les jours 8h du 7 au 11 déc`: its first day and its last."""
    if base.start is not None or base.until is not None:
        return None
    week = when(s, s.comma(j)) if base.freq == "DAILY" or base.byday == WORKWEEK else None
    if week is not None and week[0].grain == "week" and week[0].date is not None:
        return _in_week(base, week[0].date), week[1]
    found = spread(s, s.comma(j))
    if found is None or found[0].start is None or found[0].end is None or found[0].relation != "at":
        return None
    start, end = found[0].start, found[0].end
    if start.clock or (end.clock and base.clock) or start.moment or end.moment or start.part or end.part:
        return None
    if end == Point(clock=end.clock, confidence=end.confidence):
        return None
    return replace(base, start=start, until=replace(end, clock=None), clock=base.clock or end.clock), found[1]


def _in_week(base: Rule, first: date) -> Rule:
    """`every day next week`: from its Monday to its Friday."""
    monday = first + timedelta(days=first.weekday() == _SUNDAY)
    return replace(base, start=Point(date=monday), until=Point(date=monday + timedelta(days=4)))


def _tail_more_hours(s: Scan, base: Rule, j: int) -> Match[Rule]:
    """`at 7am and 7pm`, `à 8h, 14h et 20h`: the same minutes past another hour."""
    if base.clock is None or base.last_clock is not None or not (s.sense(j, "and") or s.tokens[j].text == ","):
        return None
    found = hour_at(s, j + 1) or clock(s, j + 1) or _another_bare(s, base, j + 1)
    if found is None or found[0].minute != base.clock.minute or found[0].hour <= base.clock.hour:
        return None
    return replace(base, more_hours=(*base.more_hours, found[0].hour)), found[1]


def _another_bare(s: Scan, base: Rule, k: int) -> Match[Clock]:
    """`every day at 7 and 19`, `at 7 and 3`: a bare number is another hour, where it counts nothing."""
    bare = bare_hour(s, k) if s.tokens[k].kind == NUMBER and s.tokens[k - 2].kind == NUMBER else None
    if bare is None or base.clock is None or not quiet(s, bare[1]):
        return None
    hour = bare[0].hour
    return replace(bare[0], hour=hour + 12 if hour <= base.clock.hour and not bare[0].fixed else hour), bare[1]


def _tail_until(s: Scan, base: Rule, j: int) -> Match[Rule]:
    token = s.tokens[j]
    if base.until is not None or not (token.senses.keys() & _ENDS):
        return None
    k = j + 1
    found = when(s, k) or (when(s, k + 1) if s.tokens[k].text in _ARTICLES else None) or _by_hour(s, base, k)
    if found is None:
        return None
    point, end = found
    if point.hour_alone():
        by_then = base.clock is None and token.text not in _UNTIL  # "tous les mercredis avant 18h"
        return (replace(base, clock=point.clock), end) if by_then else None
    if base.clock is None and point.clock is not None and point.moment is None:  # "daily … to dec 11 at 8am"
        return replace(base, until=replace(point, clock=None), clock=point.clock), end
    return replace(base, until=point), end


def _by_hour(s: Scan, base: Rule, k: int) -> Match[Point]:
    """`every fri by 4`: a bare number is an hour, where nothing follows that it counts."""
    led = s.sense(k - 1, "by") or s.tokens[k - 1].text in ("before", "avant")
    bare = bare_hour(s, k) if led and base.clock is None else None
    if bare is None or not quiet(s, bare[1]):
        return None
    hour = bare[0].hour
    return Point(clock=replace(bare[0], hour=hour + 12 if 1 <= hour <= 6 and not bare[0].fixed else hour)), bare[1]


def _tail_length(s: Scan, base: Rule, j: int) -> Match[Rule]:
    """`for 2 months`, `for the next three weeks`, `20 times`, `10 fois`."""
    k = s.skip(s.comma(j), "for")
    if s.tokens[k].text in ("les", "the", "up to"):
        k += 1
    k = k + 1 if s.sense(k, "shift") == 1 else k
    count = cardinal(s, k)
    if count is not None:
        word = s.tokens[count[1]].text
        if word in ("times", "time", "fois", "occurrences", "seances", "sessions", "occurrence"):
            return replace(base, times=count[0]), count[1] + 1
        if s.sense(count[1], "shift") == 1 and k > j:
            k = count[1] + 1
    length = duration(s, k) if k > s.comma(j) or base.clock is not None else None
    if length is None or (k == s.comma(j) and not _is_short(length[0])):
        return None
    if length[0].seconds and length[0].grain in CLOCK_UNITS:
        return None if base.lasting else (replace(base, lasting=length[0]), length[1])
    return replace(base, length=length[0]), length[1]


def _is_short(length: Length) -> bool:
    """Is it so long as what takes place at an hour is (`daily 6:45 15min`)?"""
    return length.grain in ("hour", "minute") and not length.days and length.seconds <= _LONGEST


def _tail_days(s: Scan, base: Rule, j: int) -> Match[Rule]:
    """The days told after the week, the month or the year: `on mon and wed`, `on the fourth thursday in november`."""
    if base.byday or base.bymonthday:
        return None
    k = j
    while s.tokens[k].text in _ON and k - j < 3:
        k += 1
    if base.freq == "WEEKLY":
        days = weekday_codes(s, k)
        if days is None and s.sense(k, "unit") == "weekend":
            days = ("SA", "SU"), k + 1
        if days is None and s.sense(k, "unit") == "workday":
            days = WORKWEEK, k + 1
        return None if days is None else (replace(base, byday=days[0]), days[1])
    if base.freq == "YEARLY":
        day = dated(s, k)
        if day is not None:
            return replace(base, bymonthday=day[0].bymonthday, bymonth=day[0].bymonth), day[1]
    found = place_in_month(s, base, k) if base.freq in ("MONTHLY", "YEARLY") else None
    if found is None and s.sense(j, "edge") and base.freq == "MONTHLY":
        which = {"start": 1, "middle": 15, "end": -1}[s.sense(j, "edge")]
        return replace(base, bymonthday=(which,)), j + 1
    return found
