"""Periods counted from now: `last two weeks`, `les trois prochains mois`, `within 3 years`, `rest of the week`."""

from __future__ import annotations

from datetime import timedelta

from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.months import away
from tui.quick_entry.dates.number import cardinal
from tui.quick_entry.dates.relative import instant
from tui.quick_entry.dates.rules import rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import moved, next_period, start_of
from tui.quick_entry.dates.values import CLOCK_UNITS, Length, Point, Range
from tui.quick_entry.wordset import any_of

_PREFIX = any_of("the|les|in the|in|over|within|for the|dans les|au cours des")

_WITHIN = any_of("within|dans les|within the|sous|d' ici")
_SINGLE = any_of("week|wk|month|mth|mo|quarter|qtr|year|yr|day|weekend|wknd|semaine|jour|annee|an")
"""One of them: the number before it counts something else."""
_DEADLINES = any_of("dans les|sous|d' ici")


@rule("shift|num|on|in|within|for")
def counted(s: Scan, i: int) -> Match[Range]:
    """`last two weeks`, `les trois prochaines semaines`, `next 3 minutes`, `within 3 years`, `past 3 weeks`."""
    j = i + 1 if s.tokens[i].text in _PREFIX else i
    within = bool(s.sense(i, "within"))
    if within and s.sense(j, "shift") is None and s.tokens[i].text in _WITHIN:
        j = i + 1
        length = duration(s, j + 1 if s.tokens[j].text in ("next", "the next") else j)
        if length is not None:
            return _within(s, length[0], s.tokens[i].text in _DEADLINES), length[1]
        if s.tokens[i].text == "within the" and s.tokens[j].text == "hour":
            return _within(s, Length(seconds=3600, grain="hour"), False), j + 1
    shift = s.sense(j, "shift")
    count = _count(s, j + 1) if shift is not None else cardinal(s, j)
    if count is None or not 1 <= count[0] <= 500:
        return None
    k = count[1]
    if shift is None:
        shift, k = s.sense(k, "shift"), k + 1
    grain = s.sense(k, "unit")
    if not shift or grain is None or grain in ("workday", "openday", "century"):
        return None
    single = s.tokens[k].text in _SINGLE
    if single and count[1] < k and count[0] > 1 and s.tokens[k - 1].text != "upcoming":
        return None  # "only 3 next week"
    return _span(s, grain, int(shift) * count[0], s.tokens[j].text), k + 1


def _count(s: Scan, j: int) -> Match[int]:
    """Return how many: `three`, `few`, `couple of`."""
    vague = s.sense(j, "vague")
    return (int(vague), j + 1) if vague and vague > 1 else cardinal(s, j)


def _within(s: Scan, length: Length, deadline: bool) -> Range:
    """Return the time from now to the end of a length; of a deadline (`sous 15 jours`) only the end counts."""
    now = s.now.replace(microsecond=0)
    start = Point(moment=now) if length.seconds else Point(date=s.today)
    end = Point(moment=instant(now, length, 1)) if length.seconds else Point(date=moved(s.today, length, s.region))
    return Range(None if deadline else start, end, relation="by", through=deadline)


def _span(s: Scan, grain: str, count: int, word: str) -> Range:
    """Return `count` whole periods before or after the current one."""
    if grain in CLOCK_UNITS:
        step = {"hour": 3600, "minute": 60, "second": 1}[grain]
        now = s.now.replace(microsecond=0)
        other = instant(now, Length(seconds=step * count), 1)
        return Range(Point(moment=min(now, other)), Point(moment=max(now, other)))
    if grain in ("day", "fortnight") or (word in ("past", "previous") and grain == "week"):
        days = {"day": 1, "fortnight": 14, "week": 7}[grain] * count
        first = s.today if days < 0 else s.today + timedelta(days=1)
        start, end = sorted((first, first + timedelta(days=days)))
        return Range(Point(date=start), Point(date=end), through=False)
    edge = away(s, grain, 1 if count > 0 else 0)
    other_edge = away(s, grain, count if count < 0 else count + 1)
    if edge.date is None or other_edge.date is None:
        return Range(edge, other_edge)
    start, end = sorted((edge.date, other_edge.date))
    return Range(Point(date=start), Point(date=end), through=False)


@rule("rest")
def rest(s: Scan, i: int) -> Match[Range]:
    """`rest of this week`, `le reste du mois`."""
    if not s.sense(i, "rest"):
        return None
    j = i + 1
    while s.tokens[j].text in ("the", "of", "la", "le", "de", "my", "this", "cette", "ce"):
        j += 1
    grain = s.sense(j, "unit")
    if grain not in ("week", "month", "quarter", "year"):
        return None
    end = next_period(start_of(s.today, grain, s.week_begins), grain)
    return Range(Point(date=s.today), Point(date=end), through=False), j + 1
