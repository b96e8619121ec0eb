"""What is told about a recurrence after it: its hour, its days, when it begins and ends, how long and how often."""

from __future__ import annotations

from tui.quick_entry.dates.clock import bare_hour, clock, hour_at
from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.hours import hours, tied_hours
from tui.quick_entry.dates.moments import when
from tui.quick_entry.dates.number import GATHERINGS, cardinal, on_the_quarter, quiet
from tui.quick_entry.dates.recurring_days import WORKWEEK, dated, hour_in_part, place_in_month, weekday_codes
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import CLOCK_UNITS, Clock, Point, Rule
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.wordset import any_of

_ON = any_of("on|le|les|the|on the|in|of|,|en|au|a|at|du|-|and")


def tail(s: Scan, base: Rule, j: int) -> Match[Rule]:
    """Return the rule with what is told about it at token `j`, None where nothing is."""
    for read in (_tail_length, _tail_hour, _tail_from, _tail_until, _tail_days):
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
        if both is not None and both[0].start and both[0].end and both[0].start._replace(clock=None) == Point():
            return base._replace(clock=both[0].start.clock, last_clock=both[0].end.clock), both[1]
        bare_hours = tied_hours(s, k, dated=True) if base.byday and k == j else None  # "every tuesday 9-11"
        if bare_hours is not None and s.tokens[k].kind == NUMBER and s.tokens[k + 1].text in ("-", "–"):
            return base._replace(clock=bare_hours[0][0], last_clock=bare_hours[0][1]), bare_hours[1]
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
    return base._replace(clock=found[0]), found[1]


def _is_hour(s: Scan, k: int) -> bool:
    return len(s.tokens[k].text) in (3, 4) and (quiet(s, k + 1) or on_the_quarter(s, k))


def _tail_from(s: Scan, base: Rule, j: int) -> Match[Rule]:
    if base.start is not None or not (s.sense(j, "since") or s.sense(j, "from")) or s.tokens[j].text in ("de", "d'"):
        return None
    found = when(s, j + 2 if s.tokens[j + 1].text in ("from", "on", "le", "the") else j + 1)
    return None if found is None else (base._replace(start=found[0]), found[1])


def _tail_until(s: Scan, base: Rule, j: int) -> Match[Rule]:
    token = s.tokens[j]
    if base.until is not None or not (token.senses.get("to") or token.text in ("until", "by") or s.sense(j, "before")):
        return None
    k = j + 1
    found = when(s, k) or when(s, k + 1)
    if found is None:
        return None
    point, end = found
    return base._replace(until=point), end


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
            return base._replace(times=count[0]), count[1] + 1
        if s.sense(count[1], "shift") == 1 and k > j:
            k = count[1] + 1
    length = duration(s, k) if k > s.comma(j) else None
    if length is None:
        return None
    if length[0].seconds and length[0].grain in CLOCK_UNITS:
        return None if base.lasting else (base._replace(lasting=length[0]), length[1])
    return base._replace(length=length[0]), length[1]


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
        return None if days is None else (base._replace(byday=days[0]), days[1])
    if base.freq == "YEARLY":
        day = dated(s, k)
        if day is not None:
            return base._replace(bymonthday=day[0].bymonthday, bymonth=day[0].bymonth), day[1]
    found = place_in_month(s, base, k) if base.freq in ("MONTHLY", "YEARLY") else None
    if found is None and s.sense(j, "edge") and base.freq == "MONTHLY":
        which = {"start": 1, "middle": 15, "end": -1}[s.sense(j, "edge")]
        return base._replace(bymonthday=(which,)), j + 1
    return found
