"""Several days, each with the same hours: `mon to wed 8-10 am`, `les 8, 9 et 10 décembre`, `dec 7-11 daily 0800`,
`lundi et mardi prochains`, `7h à 19h du 7 au 11 déc`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.clock import bare_hour, clock, hour_at
from tui.quick_entry.dates.hours import tied_hours
from tui.quick_entry.dates.moments import day
from tui.quick_entry.dates.number import cardinal, ordinal, quiet
from tui.quick_entry.dates.ranges import lead, lent, link, same_month
from tui.quick_entry.dates.rules import needs, rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import next_weekday
from tui.quick_entry.dates.values import Clock, Days, Point
from tui.quick_entry.dates.weekdays import in_week, name, week_after
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.words.calendar import WEAK
from tui.quick_entry.wordset import any_of

_AND = any_of("and|et|&|+|and the|et le")
_ARTICLES = any_of("les|le|the|on|on the|du|des|of|of the|de")
_OF = any_of("of|of the|de|d'|du")
_TO_HOURS = any_of("from|de|of|,|:|at|a|toujours|always")
_MARKS = any_of(":|h|am|pm|a|p|%")
_CLOSING = 14
"""Hours from which on things rather end than begin."""
_LONGEST = 3
"""Words between the days and their hours."""
_SMALL = _AND | _ARTICLES


@needs("twice")
@rule("num|ord|month|weekday|on|from|at|noon|between|offset|shift")
def several(s: Scan, i: int) -> Match[Days]:
    """Return several days with the hours told after or before them; days in a row without hours are a range."""
    found = _days(s, i)
    if found is None:
        return _hours_first(s, i)
    told, j = found
    hours = _hours(s, j)
    if hours is not None and told.through and _is_end(s, i, j, hours):
        return None
    if hours is None:
        return None if told.through or _weak(s, i, j) else (told, j)
    return _at(told, hours[0], hours[1]), hours[2]


def _is_end(s: Scan, i: int, j: int, hours: tuple[Clock, Clock | None, int]) -> bool:
    """Is it the hour at which the last day ends (`off mon to wed 5pm`), and not that of each day (`mon-wed 9am`)?"""
    start, end, k = hours
    if end is not None or start.hour < _CLOSING or any(token.text in ("-", "–") for token in s.tokens[i:j]):
        return False
    return not any(token.senses.keys() & {"often", "every"} for token in s.tokens[j:k])


def _days(s: Scan, i: int) -> Match[Days]:
    """Return days one by one or from one to another, whichever reaches further."""
    j = i + 1 if s.tokens[i].text in _ARTICLES else i
    readings = [_numbered(s, j), _after_month(s, j), _one_by_one(s, i), _in_a_row(s, i)]
    return max((found for found in readings if found), key=lambda found: found[1], default=None)


def _in_a_row(s: Scan, i: int) -> Match[Days]:
    """`7-11 dec`, `mon-wed next wk`, `du lundi au mercredi`, `11/12 au 14/12`."""
    same = same_month(s, i)
    if same is not None and same[0].start is not None and same[0].end is not None:
        return Days((same[0].start, same[0].end), through=True), same[1]
    j = lead(s, i)
    first = _one(s, j)
    k = link(s, first[1], between=j > i and bool(s.sense(i, "between"))) if first is not None else 0
    last = _one(s, k) if k else None
    if first is None or last is None or not (_is_day(first[0]) and _is_day(last[0])):
        return None
    mere = all(point == Point(weekday=point.weekday, confidence=point.confidence) for point in (first[0], last[0]))
    ends = (first[0], last[0]) if mere else lent(s, first[0], last[0])
    return Days(ends, through=True), last[1]


def _is_day(point: Point) -> bool:
    return point.grain == "day" and point.clock is None and point.moment is None and not point.part


def _numbered(s: Scan, j: int) -> Match[Days]:
    """`24 et 26 nov`, `8, 9 et 10 décembre`, `the 8th and 10th of december`."""
    found = _numbers(s, j)
    if found is None:
        return None
    numbers, k, sure = found
    k = k + 1 if s.tokens[k].text in _OF else k
    month = s.sense(k, "month")
    if not month:
        return None
    own = s.tokens[k + 1].kind == NUMBER and len(s.tokens[k + 1].text) < 3  # "beds 4, 5 and 6 dec 1"
    return (_of_month(month, numbers), k + 1) if (sure and not own) or _hours(s, k + 1) else None


def _after_month(s: Scan, j: int) -> Match[Days]:
    """`dec 1, 3 and 8`, `déc. 7, 9 et 11`: where nothing follows that the last number would count."""
    month = s.sense(j, "month")
    if month is None:
        return None
    found = _numbers(s, j + 2 if s.tokens[j + 1].text == "." else j + 1)
    if found is None:
        return None
    numbers, k, sure = found
    closed = s.open_right(k) and ((sure and quiet(s, k)) or _hours(s, k) is not None)
    return (_of_month(month, numbers), k) if closed else None


def _of_month(month: int, numbers: list[int]) -> Days:
    return Days(tuple(Point(month=month, day=number) for number in numbers))


def _numbers(s: Scan, j: int) -> tuple[list[int], int, bool] | None:
    """Return numbers of days that rise, the index after them, and whether they are sure to belong together: three and
    more, or two with *and* between them."""
    numbers: list[int] = []
    joined, dashed, k, end = False, False, j, j
    while True:
        found = ordinal(s, k) or (cardinal(s, k) if s.tokens[k].kind == NUMBER else None)
        if found is None or not (numbers[-1] if numbers else 0) < found[0] <= 31 or s.tokens[found[1]].text in _MARKS:
            break
        numbers.append(found[0])
        k = end = found[1]
        k = s.comma(k)
        if s.tokens[k].text in _AND:
            joined, k = True, k + 1
        elif s.tokens[k].text == "-" and s.tokens[k].glued and s.tokens[k + 1].glued:
            dashed, k = True, k + 1
        if k == end:
            break
        k = k + 1 if s.tokens[k].text in ("the", "le") else k
    if len(numbers) < 2 + dashed:
        return None  # "24-25-26 nov", but "7-11 dec" is a range
    return numbers, end, joined or len(numbers) > 2


def _one_by_one(s: Scan, i: int) -> Match[Days]:
    """`24/11 et 26/11`, `mardi 24 et jeudi 26`, `lundi et mardi prochains`, `mon, wed and fri`, `tmrw + fri`."""
    points: list[Point] = []
    k, end, joined = i, i, False
    weeks: int | None = None
    while len(points) < 8:
        found = _one(s, k) or (_of_same_month(s, k, points[-1]) if joined else None)
        if found is None or not _is_day(found[0]):
            break
        points.append(found[0])
        weeks = week_after(s, k + 1 if s.tokens[k].text in _ARTICLES else k)
        end = found[1]
        k = s.comma(end)
        if s.tokens[k].text in _AND or (s.tokens[k].text == "/" and points[-1].weekday is not None):
            joined, k = True, k + 1
        if k == end and s.sense(k, "weekday") is None:
            break
    points = _in_week(s, points, weeks) if weeks is not None else points
    if len(points) < 2 or not (joined or weeks is not None or _is_row(points, timed=_hours(s, end) is not None)):
        return None
    weekday = points[0].weekday
    if s.sense(end, "shift") == 1 and s.tokens[end].text.endswith("s") and weekday is not None:
        points[0], end = Point(date=next_weekday(s, weekday)), end + 1  # "lundi et mardi prochains"
    return Days(tuple(points)), end


def _in_week(s: Scan, points: list[Point], weeks: int) -> list[Point]:
    """Let mere weekdays be of the week that is told after the last one (`thu fri next wk`)."""
    return [
        point if point.weekday is None or point.day is not None else Point(date=in_week(s, point.weekday, weeks))
        for point in points
    ]


def _is_row(points: list[Point], *, timed: bool) -> bool:
    """Are three weekdays and more told one after the other (`mon wed fri 6:45`), or two before their hour?"""
    return len(points) > 2 - timed and all(point.weekday is not None and point.day is None for point in points)


def _of_same_month(s: Scan, k: int, before: Point) -> Match[Point]:
    """Return the `6` of `dec 30, jan 4 and 6 9am`."""
    number = cardinal(s, k) if s.tokens[k].kind == NUMBER else None
    if number is None or not before.month or not (before.day or 31) < number[0] <= 31:
        return None
    told = _hours(s, number[1]) is not None or quiet(s, number[1])
    return (Point(month=before.month, day=number[0]), number[1]) if told else None


def _one(s: Scan, k: int) -> Match[Point]:
    found = day(s, k)
    if found is not None:
        return found
    j = k + 1 if s.tokens[k].text in _ARTICLES else k
    weekday = name(s, j)
    if weekday is not None:
        return Point(weekday=weekday[0]), weekday[1]
    number = ordinal(s, j) or (cardinal(s, j) if s.tokens[k - 1].text == "et le" else None)
    led = s.tokens[k - 1].text in ("and the", "et le")  # "on the 7th and the 9th"
    return (Point(day=number[0]), number[1]) if number and led and 1 <= number[0] <= 31 else None


def _weak(s: Scan, i: int, j: int) -> bool:
    """Are all its words those of every day too (`sun and sat`)?"""
    words = [token.text for token in s.tokens[i:j] if token.kind == WORD and token.text not in _SMALL]
    return all(word in WEAK for word in words) and not any(token.kind == NUMBER for token in s.tokens[i:j])


def _hours(s: Scan, j: int) -> tuple[Clock, Clock | None, int] | None:
    """Return the hours of each day that are told at token `j`, with *daily* before or after them."""
    k = _daily(s, j)
    sure = k > j
    while k - j < _LONGEST + sure and s.tokens[k].text in _TO_HOURS and tied_hours(s, k) is None:
        if hour_at(s, k) is not None:
            break
        k = _daily(s, k + 1)
    pair = tied_hours(s, k)
    if pair is not None:
        (start, end, _), j = pair
        return start, end, _daily(s, j)
    hour = hour_at(s, k) or clock(s, k)
    if hour is None and (sure or len(s.tokens[k].text) == 4):
        hour = bare_hour(s, k)
        hour = hour if hour is not None and (sure or hour[0].fixed) and s.open_right(hour[1]) else None
    return None if hour is None else (hour[0], None, _daily(s, hour[1]))


def _daily(s: Scan, j: int) -> int:
    """Return the index after `daily`, `each day`, `chaque jour`, `tous les jours`, if one stands there."""
    k = s.comma(j)
    if s.sense(k, "often") == "DAILY":
        return k + 1
    return k + 2 if s.sense(k, "every") and s.sense(k + 1, "unit") == "day" else j


def _hours_first(s: Scan, i: int) -> Match[Days]:
    """`8-10 am mon to wed`, `7h à 19h du 7 au 11 déc`."""
    hours = _hours(s, i)
    if hours is None:
        return None
    start, end, j = hours
    found = _days(s, s.comma(j)) or _days(s, s.comma(j) + 1 if s.tokens[s.comma(j)].text in _ARTICLES else j)
    return None if found is None else (_at(found[0], start, end), found[1])


def _at(told: Days, start: Clock, end: Clock | None) -> Days:
    """Return the days with their hours; `1-3` is in the afternoon."""
    if not start.fixed and 1 <= start.hour < 6:
        start = replace(start, hour=start.hour + 12)
        end = replace(end, hour=end.hour + 12) if end is not None and end.hour < 12 else end
    return replace(told, clock=start, last_clock=end)
