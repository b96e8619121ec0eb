"""From one point to another: `9 to 11am`, `du 13 au 15 juillet`, `2pm for 45m`, `last two weeks`, `before Friday`."""

from __future__ import annotations

from datetime import timedelta

from tui.quick_entry.dates.clock import bare_hour, quiet
from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.hours import hours
from tui.quick_entry.dates.moments import moment, when
from tui.quick_entry.dates.number import cardinal, ordinal
from tui.quick_entry.dates.periods import away, month_named, period
from tui.quick_entry.dates.relative import instant, offset
from tui.quick_entry.dates.scan import MOMENT, WHEN, Match, Scan, rule
from tui.quick_entry.dates.settle import day_of, moved, next_period, settled, start_of
from tui.quick_entry.dates.values import CLOCK_UNITS, Length, Point, Range
from tui.quick_entry.tokens import NUMBER
from tui.quick_entry.words import bits

_LEAD = bits("from|between|since")
_OPEN = ("before", "by", "after", "since")
_BACKWARDS = frozenset(("since", "depuis", "depuis le"))
_UNTIL = frozenset(("until", "till", "til", "through", "up to", "jusqu' au", "jusqu' a", "jusqu'", "jusqu' en"))


@rule(WHEN + "|before|after|rest")
def spread(s: Scan, i: int) -> Match[Range]:
    """Return a range, however it is told: the longest reading."""
    best: Match[Range] = None
    for read in (hours, _same_month, _points, _counted, _lasting, _rest, open_ended):
        found = read(s, i)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
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


@rule("from|between|since|num|ord|month|on")
def _same_month(s: Scan, i: int) -> Match[Range]:
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
        return None
    k = k + 1 if s.tokens[k].text in ("the", "le") else k
    k = s.comma(k + 1) if s.sense(k, "weekday") is not None else k
    last = ordinal(s, k) or cardinal(s, k)
    return (first[0], last[0], last[1]) if last is not None and 1 <= last[0] <= 31 else None


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


@rule(WHEN)
def _points(s: Scan, i: int) -> Match[Range]:
    """`10 August - 12 September`, `from May to September`, `Monday to Friday`, `from 4pm today to 5pm tomorrow`."""
    j = lead(s, i)
    between = j > i and bool(s.sense(i, "between"))
    first = when(s, j) or _bare_year(s, j) or (month_named(s, j) if j > i else None)
    if first is None:
        number = ordinal(s, j) or (cardinal(s, j) if j > i else None)
        if number is None or not 1 <= number[0] <= 31:
            return None
        first = Point(day=number[0]), number[1]
    k = link(s, s.comma(first[1]), between)
    if not k:
        return None
    last = when(s, k) or _bare_year(s, k) or _later(s, first[0], k) or month_named(s, k)
    if last is None:
        return None
    start, end = _shared(s, first[0], last[0])
    weak = start.confidence == 1 and end.confidence == 1 and j == i
    return Range(start, end, confidence=1 if weak else 3), last[1]


def _bare_year(s: Scan, j: int) -> Match[Point]:
    token = s.tokens[j]
    if token.kind == NUMBER and len(token.text) == 4 and 1900 <= int(token.text) <= 2100 and s.open_right(j + 1):
        return Point(year=int(token.text), grain="year"), j + 1
    return None


def _later(s: Scan, start: Point, k: int) -> Match[Point]:
    """`from now until 3 min later`."""
    length = duration(s, k)
    if length is None or start.moment is None or s.tokens[length[1]].text != "later":
        return None
    return Point(moment=instant(start.moment, length[0], 1)), length[1] + 1


def _shared(s: Scan, start: Point, end: Point) -> tuple[Point, Point]:
    """Let each end lend the other the month, the year, the day that it does not name."""
    if start.date is None and end.date is None:
        if start.day is not None and start.month is None and start.weekday is None and end.month is not None:
            start = start._replace(month=end.month)
        if start.month is not None and start.year is None and end.year is not None:
            later = (start.month, start.day or 1) > (end.month or 12, end.day or 31)
            start = start._replace(year=end.year - later)
    first = settled(s, start)
    if first is None:
        return start, end
    if end.clock is not None and end._replace(clock=None, part="") == Point(confidence=end.confidence):
        hour = end.clock.hour
        if start.moment is not None and not end.clock.fixed and hour <= start.moment.hour < 12 + hour < 24:
            end = end._replace(clock=end.clock._replace(hour=hour + 12))  # "between now and eight"
        return start, end._replace(date=first[0])
    if end.date is None and end.year is None:
        last = settled(s, end)
        if last is not None and last[0] < first[0]:
            end = _next_after(first[0], end, last[0])
    return start, end


def _next_after(start: object, end: Point, day: object) -> Point:
    from datetime import date

    if not isinstance(start, date) or not isinstance(day, date):
        return end
    if end.weekday is not None and end.month is None:
        return Point(date=start + timedelta(days=(day.weekday() - start.weekday()) % 7), clock=end.clock)
    later = moved(day, Length(months=12 if end.month is not None else 1))
    grain = end.grain if end.month is None or end.day is None else "day"
    return end._replace(date=later, until=next_period(later, grain) if grain != "day" else None)


@rule("shift|num|on|in|within|for")
def _counted(s: Scan, i: int) -> Match[Range]:
    """`last two weeks`, `les trois prochaines semaines`, `next 3 minutes`, `within 3 years`, `past 3 weeks`."""
    j = i + 1 if s.tokens[i].text in ("the", "les", "in the", "in", "over", "within", "for the") else i
    within = bool(s.sense(i, "within"))
    if within and s.sense(j, "shift") is None and s.tokens[i].text in ("within", "dans les", "within the", "sous"):
        j = i + 1
        length = duration(s, j + 1 if s.tokens[j].text in ("next", "the next") else j)
        deadline = s.tokens[i].text in ("dans les", "sous")
        return (_within(s, length[0], deadline), length[1]) if length else None
    shift = s.sense(j, "shift")
    count = cardinal(s, j + 1) if shift is not None else cardinal(s, j)
    if count is None or not 1 <= count[0] <= 500:
        return None
    k = count[1]
    if shift is None:
        shift, k = s.sense(k, "shift"), k + 1
    grain = s.sense(k, "unit")
    if not shift or grain is None or grain in ("workday", "openday", "century"):
        return None
    single = s.tokens[k].text in ("week", "month", "year", "day", "semaine", "jour", "annee", "an")
    if single and count[1] < k and count[0] > 1 and s.tokens[k - 1].text != "upcoming":
        return None  # "only 3 next week"
    return _span(s, grain, int(shift) * count[0], s.tokens[j].text), k + 1


def _within(s: Scan, length: Length, deadline: bool) -> Range:
    """Return the time from now to the end of a length; of a deadline (`sous 15 jours`) only the end counts."""
    now = s.now.replace(microsecond=0)
    start = Point(moment=now) if length.seconds else Point(date=s.today)
    end = Point(moment=instant(now, length, 1)) if length.seconds else Point(date=moved(s.today, length))
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
            return (Range(start[0], None, length[0]), start[1]) if start else None
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


@rule("rest")
def _rest(s: Scan, i: int) -> Match[Range]:
    """`rest of this week`, `le reste du mois`."""
    if not s.sense(i, "rest"):
        return None
    j = i + 1
    while s.tokens[j].text in ("the", "of", "la", "le", "de", "my", "this", "cette", "ce"):
        j += 1
    grain = s.sense(j, "unit")
    if grain not in ("week", "month", "quarter", "year"):
        return None
    end = next_period(start_of(s.today, grain), grain)
    return Range(Point(date=s.today), Point(date=end), through=False), j + 1


@rule(WHEN + "|before|after")
def open_ended(s: Scan, i: int) -> Match[Range]:
    """`by friday`, `before 5pm`, `depuis mardi`, `after 2018`, `2018 or later`, `Thursday before 5pm`."""
    relation = next((name for name in _OPEN if s.sense(i, name)), "")
    if relation:
        return _one_sided(s, i, relation)
    first = when(s, i) or _bare_year(s, i)
    if first is None:
        return None
    j = first[1]
    if s.tokens[j].text in ("or", "and", "ou", "et") and s.tokens[j + 1].text in ("later", "after", "plus"):
        end = j + (3 if s.tokens[j + 2].text == "tard" else 2)
        tail = moment(s, end)
        point = first[0]
        if tail is not None and point.clock is not None and tail[0].clock is None:
            point, end = tail[0]._replace(clock=point.clock), tail[1]
        return Range(point, None, relation="since"), end
    relation = next((name for name in ("before", "after") if s.sense(j, name)), "")
    hour = moment(s, _about(s, j + 1)) if relation and first[0].clock is None and first[0].grain == "day" else None
    if hour is None or hour[0].clock is None or hour[0].date or hour[0].day or hour[0].weekday is not None:
        return None
    point = first[0]._replace(clock=hour[0].clock)
    return (Range(None, point) if relation == "before" else Range(point, None))._replace(relation=relation), hour[1]


def _one_sided(s: Scan, i: int, relation: str) -> Match[Range]:
    j = _about(s, i + 1)
    backwards = s.tokens[i].text in _BACKWARDS
    length = duration(s, j) if relation == "after" or backwards else None
    found = when(s, j) or _bare_year(s, j) or _bare_day(s, i, j)
    if length is not None and (found is None or found[1] < length[1]):
        return Range(offset(s, length[0], -1 if backwards else 1), None, relation="since"), length[1]
    if found is None or (found[0].confidence == 1 and found[0].month is None):
        return None
    if relation == "before" and s.tokens[i].text in _UNTIL:
        relation = "until"
    if relation in ("by", "before", "until"):
        through = relation != "before" or s.sense(j, "edge") == "end"  # before the end of a month: its last day will do
        return Range(None, found[0], relation=relation, through=through), found[1]
    return Range(_earlier(s, found[0]) if backwards else found[0], None, relation=relation), found[1]


def _bare_day(s: Scan, i: int, j: int) -> Match[Point]:
    """`avant le 15`, `by the 3rd`, where the article is part of the phrase before."""
    number = cardinal(s, j) if s.tokens[j].kind == NUMBER else None
    articled = s.tokens[i].text.endswith((" le", " the", " au")) or s.tokens[j - 1].text in ("le", "the")
    if number is None or not articled or not 1 <= number[0] <= 31 or not quiet(s, number[1]):
        return None
    return Point(day=number[0], confidence=2), number[1]


def _earlier(s: Scan, point: Point) -> Point:
    """Return a day read backwards, whichever way the clause leans: `since Tuesday` began last Tuesday."""
    if point.date is not None or point.moment is not None:
        return point
    lean, s.past = s.past, True
    days = settled(s, point)
    s.past = lean
    return point._replace(date=days[0], until=days[1], grain=point.grain) if days else point


def _about(s: Scan, j: int) -> int:
    return j + 1 if s.tokens[j].text in ("around", "about", "environ", "vers", "le", "the") else j


