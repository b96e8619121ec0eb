"""From one point to another: `9 to 11am`, `du 13 au 15 juillet`, `2pm for 45m`, `last two weeks`, `before Friday`."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from tui.quick_entry.dates.clock import bare_hour
from tui.quick_entry.dates.counted import counted, rest
from tui.quick_entry.dates.deadlines import open_ended
from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.hours import hours
from tui.quick_entry.dates.moments import moment, when
from tui.quick_entry.dates.months import month_named, plain_year
from tui.quick_entry.dates.number import cardinal, ordinal
from tui.quick_entry.dates.numbered import ARTICLES, at_its_hour, is_articled
from tui.quick_entry.dates.periods import period
from tui.quick_entry.dates.relative import instant
from tui.quick_entry.dates.rules import Choice, needs, opened_by, rule
from tui.quick_entry.dates.scan import MOMENT, WHEN, Match, Scan
from tui.quick_entry.dates.settle import day_of, moved, next_period, settled
from tui.quick_entry.dates.values import Length, Point, Range
from tui.quick_entry.marks import AND
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_LEAD = bits("from|between|since")
_CLOSING = any_of("with|w|avec|re|for|pour|pr|so|if|si|or|ou")


@rule(WHEN + "|before|after|rest")
def spread(s: Scan, i: int) -> Match[Range]:
    """Return a range, however it is told: the longest reading."""
    best = _RANGES.longest(s, i)
    return best if best is not None and s.open_left(i) and s.open_right(best[1]) else None


def lead(s: Scan, i: int) -> int:
    """Return the index after *from*, *between*, *du*, *entre*."""
    return i + 1 if s.bits[i] & _LEAD else i


def link(s: Scan, j: int, between: bool) -> int:
    """Return the index after what ties the two ends (`to`, `-`, `au`; `and` after *between*), 0 where nothing does."""
    token = s.tokens[j]
    if token.text in ("-", "–", "—"):
        return j + 1
    if token.senses.get("to") or (between and token.senses.get("and")):
        return j + 2 if s.tokens[j + 1].text in ("the", "le", "au", "a") and token.text not in ("a",) else j + 1
    return 0


@needs("num|ord")
@needs("twice")
@rule("from|between|since|num|ord|month|on")
def same_month(s: Scan, i: int) -> Match[Range]:
    """`13 to 15 July`, `July 13 thru 15`, `du 1er au 10 mars`, `between 4 and 22 this month`, `4-23 mois prochain`."""
    j = lead(s, i)
    between = j > i and bool(s.sense(i, "between"))
    month = s.sense(j, "month")
    year = None
    if month is not None:
        j = j + 1 if s.tokens[j + 1].text != "." else j + 2
        j = lead(s, j)
        between = between or bool(s.sense(j - 1, "between"))
    ends = _numbers(s, j, between)
    if ends is None:
        return None
    first, last, j = ends
    if month is None:
        while s.tokens[j].text in ("of", "de", "d'", "du", "le", "the", "of the"):
            j += 1
        place = _month_named(s, j)
        if place is None:
            return None
        (month, year), j = place
    else:
        found = _comma_year(s, j)
        if found is not None:
            year, j = found
    if day_of(year or 2024, month, first) is None or day_of(year or 2024, month, last) is None or first > last:
        return None
    start = Point(year=year, month=month, day=first)
    return Range(start, Point(year=year, month=month, day=last)), j


@needs("num|ord")
@needs("twice")
@opened_by("for|by|on")
def _led_days(s: Scan, i: int) -> Match[Range]:
    """`for dec 5 and 6`, `pour le 5 et 6 déc`: what stands before two days is theirs, not the first one's."""
    found = same_month(s, i + 1)
    return found if found and any(token.text in AND for token in s.tokens[i + 1 : found[1]]) else None


def _comma_year(s: Scan, j: int) -> Match[int]:
    token = s.tokens[s.comma(j)]
    if token.kind == NUMBER and len(token.text) == 4 and 1700 <= int(token.text) <= 3000:
        return int(token.text), s.comma(j) + 1
    return None


def _numbers(s: Scan, j: int, between: bool) -> tuple[int, int, int] | None:
    """Return two numbers of days, tied together, and the index after them."""
    j = j + 1 if s.tokens[j].text in ("the", "le") else j
    first = ordinal(s, j) or cardinal(s, j)
    if first is None or not 1 <= first[0] <= 31:
        return None
    k = link(s, first[1], between)
    if not k:
        return _neighbours(s, first)
    k = k + 1 if s.tokens[k].text in ("the", "le") else k
    k = s.comma(k + 1) if s.sense(k, "weekday") is not None else k
    last = ordinal(s, k) or cardinal(s, k)
    return (first[0], last[0], last[1]) if last is not None and 1 <= last[0] <= 31 else None


def _neighbours(s: Scan, first: tuple[int, int]) -> tuple[int, int, int] | None:
    """`5 and 6`, `28+29`: a day and the next one, without anything that they would count."""
    k = first[1] + 1 if s.tokens[first[1]].text in AND else first[1]
    beside = s.tokens[k].kind == NUMBER and not s.tokens[k].glued and len(s.tokens[k].text) == 2  # "28 29 nov"
    last = cardinal(s, k) if k > first[1] or beside else None
    if last is None or last[0] != first[0] + 1 or last[0] > 31:
        return None
    after = s.tokens[last[1]]
    counted = after.kind == WORD and not after.senses and after.text not in _CLOSING
    return None if counted else (first[0], last[0], last[1])


def _month_named(s: Scan, j: int) -> Match[tuple[int, int | None]]:
    month = s.sense(j, "month")
    if month is not None:
        found = month_named(s, j)
        if found is not None and found[0].date is None:
            return (month, found[0].year), found[1]
        return (month, None), j + 1
    shift = period(s, j)
    if shift is None and s.tokens[j].text in ("this month", "ce mois"):
        return (s.today.month, s.today.year), j + 1
    if shift is not None and shift[0].grain == "month" and shift[0].date is not None:
        return (shift[0].date.month, shift[0].date.year), shift[1]
    return None


@needs("twice")
@rule(WHEN)
def _points(s: Scan, i: int) -> Match[Range]:
    """`10 August - 12 September`, `from May to September`, `Monday to Friday`, `from 4pm today to 5pm tomorrow`."""
    j = lead(s, i)
    between = j > i and bool(s.sense(i, "between"))
    first = when(s, j) or at_its_hour(s, j) or plain_year(s, j) or (month_named(s, j) if j > i else None)
    if first is None:
        number = ordinal(s, j) or (cardinal(s, j) if j > i or s.tokens[j + 1].text == "au" else None)
        if number is None or not 1 <= number[0] <= 31:
            return None
        first = Point(day=number[0]), number[1]
    k = link(s, s.comma(first[1]), between)
    told = bare_hour(s, first[1]) if not k and j > i and first[0].weekday is not None else None
    if told is not None:  # "from wed 4 to thurs 10am"
        k = link(s, told[1], between)
    if not k:
        return None
    named = month_named(s, k) if first[0].grain == "month" else None  # "jan to mar"
    last = named or when(s, k) or at_its_hour(s, k) or plain_year(s, k) or _later(s, first[0], k) or month_named(s, k)
    if last is None and replace(first[0], confidence=3) == Point(day=first[0].day):
        number = ordinal(s, k) or cardinal(s, k)  # "du 10 au 12", "the 7th to the 9th"
        last = (Point(day=number[0]), number[1]) if number and 1 <= number[0] <= 31 else None
    if last is None:
        return None
    hour = bare_hour(s, last[1]) if told is not None and last[0].clock is None else None
    if hour is not None:
        last = replace(last[0], clock=hour[0]), hour[1]
    if first[0] == Point(day=first[0].day) and last[0].month is None and not ordinal(s, j) and not _is_day(s, j):
        return None
    start, end = lent(s, first[0], last[0])
    weak = start.confidence == 1 and end.confidence == 1 and j == i
    return Range(start, end, confidence=1 if weak else 3), last[1]


def _is_day(s: Scan, j: int) -> bool:
    return is_articled(s, j) or s.tokens[j].text in ARTICLES


def _later(s: Scan, start: Point, k: int) -> Match[Point]:
    """`from now until 3 min later`."""
    length = duration(s, k)
    if length is None or start.moment is None or s.tokens[length[1]].text != "later":
        return None
    return Point(moment=instant(start.moment, length[0], 1)), length[1] + 1


def _month_of_start(first: int, last: int | None, month: int) -> int:
    """Return the month of a first day whose last one names its own: `du 27 au 18 déc` begins in November, which must
    have such a day."""
    before = month - 1 or 12
    return before if last is not None and first > last and day_of(2023, before, first) is not None else month


def lent(s: Scan, start: Point, end: Point) -> tuple[Point, Point]:
    """Let each end lend the other the month, the year, the day that it does not name."""
    if start.date is None and end.date is None:
        start, end = _in_one_order(start, end)
        if start.day is not None and start.month is None and end.month is not None:
            start = replace(start, month=_month_of_start(start.day, end.day, end.month))
        if start.month is not None and start.year is None and end.year is not None:
            later = (start.month, start.day or 1) > (end.month or 12, end.day or 31)
            start = replace(start, year=end.year - later)
    first = settled(s, start)
    if first is None:
        return start, end
    if end.clock is not None and replace(end, clock=None, part="") == Point(confidence=end.confidence):
        hour = end.clock.hour
        if start.moment is not None and not end.clock.fixed and hour <= start.moment.hour < 12 + hour < 24:
            end = replace(end, clock=replace(end.clock, hour=hour + 12))  # "between now and eight"
        return start, replace(end, date=first[0])
    if end.date is None and end.year is None:
        last = settled(s, end)
        if last is not None and last[0] < first[0]:
            end = _next_after(first[0], end, last[0])
    return start, end


def _in_one_order(start: Point, end: Point) -> tuple[Point, Point]:
    """`11/12 to 11/14`: figures of which one tells the order are both in that order."""
    if start.swapped == end.swapped:
        return start, end
    return (start, _turned(end)) if start.swapped else (_turned(start), end)


def _turned(point: Point) -> Point:
    """Return a day in figures with its month and day exchanged, if it can be."""
    if point.confidence != 2 or point.year or point.weekday is not None or not point.month or (point.day or 13) > 12:
        return point
    return replace(point, month=point.day, day=point.month, swapped=True)


def _next_after(start: object, end: Point, day: object) -> Point:

    if not isinstance(start, date) or not isinstance(day, date):
        return end
    if end.weekday is not None and end.month is None:
        return Point(date=start + timedelta(days=(day.weekday() - start.weekday()) % 7), clock=end.clock)
    later = moved(day, Length(months=12 if end.month is not None else 1))
    grain = end.grain if end.month is None or end.day is None else "day"
    return replace(end, date=later, until=next_period(later, grain) if grain != "day" else None)


@needs("for|from")
@needs("twice")
@rule(MOMENT)
def _lasting(s: Scan, i: int) -> Match[Range]:
    """`4pm for 30 mins`, `for 10 days from 18th Dec`, `3 days starting from next Monday`, `from 9 for 2.5 hrs`."""
    j = s.skip(i, "for")
    length = duration(s, j)
    if length is not None:
        k = s.comma(length[1])
        if s.sense(k, "from") and (j > i or s.tokens[k].text.startswith(("start", "begin", "a compter", "a partir"))):
            k += 1
            k = k + 1 if s.tokens[k].text in ("from", "on", "at", "the", "le") else k
            start = moment(s, k)
            if start is None or (length[0].seconds and start[0].clock is None and start[0].moment is None):
                return None  # "30 min starting dec 1": how long, and from when on
            return Range(start[0], None, length[0]), start[1]
    first = moment(s, lead(s, i))
    if first is None and lead(s, i) > i:
        bare = bare_hour(s, lead(s, i))
        first = (Point(clock=bare[0]), bare[1]) if bare else None
    if first is None or not s.sense(first[1], "for"):
        return None
    length = duration(s, first[1] + 1)
    if length is None or (first[0].clock is None and first[0].moment is None and length[0].seconds):
        return None
    return Range(first[0], None, length[0]), length[1]


_RANGES = Choice(hours, same_month, _led_days, _points, counted, _lasting, rest, open_ended)
