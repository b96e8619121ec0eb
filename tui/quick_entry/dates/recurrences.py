"""What comes back: `every 3 weeks on mon`, `tous les mardis`, `2nd friday of each month`, `un mardi sur deux`."""

from __future__ import annotations

from collections.abc import Callable

from tui.quick_entry.dates.clock import bare_hour, clock, hour_at
from tui.quick_entry.dates.days import day_month, month_day
from tui.quick_entry.dates.daytime import in_part
from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.hours import hours
from tui.quick_entry.dates.moments import when
from tui.quick_entry.dates.number import cardinal, ordinal
from tui.quick_entry.dates.recurring_days import CODES, of_month, weekday_codes
from tui.quick_entry.dates.scan import Match, Scan, rule
from tui.quick_entry.dates.values import CLOCK_UNITS, Clock, Point, Rule
from tui.quick_entry.tokens import WORD
from tui.quick_entry.words.wordset import any_of

_FREQ = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY", "hour": "HOURLY", "minute": "MINUTELY"}
_TIMES = {"quarter": ("MONTHLY", 3), "semester": ("MONTHLY", 6), "fortnight": ("WEEKLY", 2), "decade": ("YEARLY", 10)}
_WORKWEEK = ("MO", "TU", "WE", "TH", "FR")
_OFTEN = {"QUARTERLY": ("MONTHLY", 3), "FORTNIGHTLY": ("WEEKLY", 2), "SEMESTERLY": ("MONTHLY", 6)}
_ON = any_of("on|le|les|the|on the|in|of|,|en|au|a|at|du|-|and")
Tail = Callable[[Scan, Rule, int], "Match[Rule]"]


@rule("every|num|ord|on|weekdays|unit|part|edge|often|once|vague|at|noon|since|shift|fraction")
def recurrence(s: Scan, i: int) -> Match[Rule]:
    """Return a recurrence with its days, hour, beginning and end, in the order they were told."""
    found = _core(s, i) or _prefixed(s, i)
    if found is None or not s.open_left(i):
        return None
    result, j = found
    for _ in range(8):
        more = _tail(s, result, j)
        if more is None:
            break
        result, j = more
    return (result, j) if s.open_right(j) else None


def _core(s: Scan, i: int) -> Match[Rule]:
    return _every(s, i) or of_month(s, i) or _habit(s, i) or _often(s, i) or _one_in(s, i)


def _prefixed(s: Scan, i: int) -> Match[Rule]:
    """An hour or a beginning told first: `9am Sundays`, `starting tomorrow on weekends`."""
    hour = hour_at(s, i) or clock(s, i)
    if hour is not None:
        j = hour[1] + 1 if s.tokens[hour[1]].text in ("on", "le", "les") else hour[1]
        found = _core(s, s.comma(j))
        return (found[0]._replace(clock=hour[0]), found[1]) if found and found[0].clock is None else None
    if not s.sense(i, "since") or s.tokens[i].text in ("des", "depuis", "depuis le"):
        return None
    start = when(s, i + 1)
    if start is None:
        return None
    j = s.comma(start[1])
    j = j + 1 if s.tokens[j].text in ("on", "on the") and not _core(s, j) else j
    found = _core(s, j)
    return (found[0]._replace(start=start[0]), found[1]) if found else None


def _every(s: Scan, i: int) -> Match[Rule]:
    """`every day`, `every other week`, `tous les deux mois`, `every 3rd year`, `chaque matin`, `every aug 30`."""
    if not s.sense(i, "every"):
        return None
    j = i + 1
    interval = 1
    if s.sense(j, "other") and (s.tokens[j].text != "second" or s.sense(j + 1, "unit")):
        interval, j = 2, j + 1
    else:
        count = ordinal(s, j) if s.sense((ordinal(s, j) or (0, j))[1], "unit") else None
        count = count or cardinal(s, j)
        if count is not None and 1 <= count[0] <= 366 and _countable(s, count[1]):
            interval, j = count[0], count[1]
    readings = [_unit(s, j, interval), _weekdays(s, j, interval)]
    if interval == 1:
        readings += [of_month(s, i), _part(s, j), _dated(s, j)]
    return max((reading for reading in readings if reading), key=lambda reading: reading[1], default=None)


def _countable(s: Scan, j: int) -> bool:
    senses = s.tokens[j].senses
    return "unit" in senses or "weekday" in senses or "weekdays" in senses


def _unit(s: Scan, j: int, interval: int) -> Match[Rule]:
    unit = s.sense(j, "unit")
    if unit is None or len(s.tokens[j].text) == 1:
        return None
    if unit == "workday" or unit == "openday":
        return Rule("WEEKLY", interval, _WORKWEEK + (("SA",) if unit == "openday" else ())), j + 1
    if unit == "weekend":
        return Rule("WEEKLY", interval, ("SA", "SU")), j + 1
    if unit == "second":
        return None
    freq, times = _TIMES.get(unit) or (_FREQ.get(unit, ""), 1)
    return (Rule(freq, interval * times), j + 1) if freq else None


def _weekdays(s: Scan, j: int, interval: int) -> Match[Rule]:
    days = weekday_codes(s, j)
    return None if days is None else (Rule("WEEKLY", interval, days[0]), days[1])


def _part(s: Scan, j: int) -> Match[Rule]:
    """`every morning at 9`, `chaque nuit à 21`."""
    part = s.sense(j, "part")
    if part is None:
        return None
    return _hour_in_part(s, Rule("DAILY"), part, j + 1)


def _hour_in_part(s: Scan, base: Rule, part: str, j: int) -> tuple[Rule, int]:
    hour = hour_at(s, j) or clock(s, j)
    if hour is None:
        return base, j
    value = hour[0] if hour[0].fixed else in_part(hour[0], part)
    return base._replace(clock=value), hour[1]


def _dated(s: Scan, j: int) -> Match[Rule]:
    """`every aug 20 and 30`, `chaque 15/4`, `every december 25th`, `every 15 august`."""
    from tui.quick_entry.dates.figures import figures

    found = month_day(s, j) or day_month(s, j) or figures(s, j)
    if found is None or found[0].month is None or found[0].day is None or found[0].year is not None:
        return None
    point, end = found
    days = [found[0].day]
    while s.tokens[end].text in ("and", "et", ","):
        another = ordinal(s, end + 1) or cardinal(s, end + 1)
        if another is None or not 1 <= another[0] <= 31:
            break
        days.append(another[0])
        end = another[1]
    return Rule("YEARLY", bymonthday=tuple(days), bymonth=(int(point.month or 1),)), end


def _habit(s: Scan, i: int) -> Match[Rule]:
    """`tuesdays and thursdays`, `les lundis`, `weekends`, `mornings at 9am`, `weekdays`."""
    j = i + 1 if s.tokens[i].text in ("les", "on", "the", "le") else i
    unit = s.sense(j, "unit")
    if unit == "weekend" and s.tokens[j].text.endswith("s"):
        return Rule("WEEKLY", byday=("SA", "SU")), j + 1
    if unit == "workday" and s.tokens[j].text in ("weekdays", "workdays") and (j == i or s.tokens[i].text == "on"):
        return Rule("WEEKLY", byday=_WORKWEEK), j + 1
    if s.sense(j, "weekdays") is not None:
        return _weekdays(s, j, 1)
    if s.sense(j, "part") and s.tokens[j].text.endswith("s") and s.tokens[j].text not in ("apres midis", "apres midi"):
        found = _hour_in_part(s, Rule("DAILY"), s.sense(j, "part"), j + 1)
        return found if found[0].clock is not None or s.loose else None
    return None


def _often(s: Scan, i: int) -> Match[Rule]:
    """`daily`, `hebdomadaire`, `annually`, `once a week`, `une fois par mois`; `bi-weekly` is a question."""
    word = s.sense(i, "often")
    if word is not None:
        if word.startswith("AMBIGUOUS"):
            freq = {"WEEK": "WEEKLY", "MONTH": "MONTHLY", "YEAR": "YEARLY"}[word[10:]]
            return Rule(freq, 2, confidence=1, ambiguous=True), i + 1
        freq, interval = _OFTEN.get(word, (word, 1))
        return Rule(freq, interval, confidence=_often_confidence(s, i)), i + 1
    if s.sense(i, "once") != 1 or not s.sense(i + 1, "per"):
        return None
    j = i + 2
    interval = 1
    if s.sense(j, "other") and s.tokens[j].text != "second":
        interval, j = 2, j + 1
    count = cardinal(s, j)
    if count is not None:
        interval, j = count
    return _unit(s, j, interval)


def _often_confidence(s: Scan, i: int) -> int:
    """An adjective beside a noun (`annual review`, `point hebdo`) may be its name; an adverb is a rule."""
    after = s.tokens[i + 1]
    english = s.tokens[i].text.endswith("ly") and not (after.kind == WORD and not after.senses)
    return 3 if english or s.loose or s.tokens[i].text.endswith(("ment", "nually", "everyday")) else 2


def _one_in(s: Scan, i: int) -> Match[Rule]:
    """`un mardi sur deux`, `une semaine sur trois`, `un jour sur deux`."""
    if s.tokens[i].text not in ("un", "une", "1"):
        return None
    j = i + 1
    unit, weekday = s.sense(j, "unit"), s.sense(j, "weekday")
    if (unit is None and weekday is None) or s.tokens[j + 1].text != "sur":
        return None
    count = cardinal(s, j + 2)
    if count is None or not 2 <= count[0] <= 12:
        return None
    if weekday is not None:
        return Rule("WEEKLY", count[0], (CODES[weekday],)), count[1]
    found = _unit(s, j, count[0])
    return (found[0], count[1]) if found else None


def _tail(s: Scan, base: Rule, j: int) -> Match[Rule]:
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
    k = k + 1 if s.tokens[k].text in ("from", "de") else k
    found = hour_at(s, k) or clock(s, k)
    if found is None and base.freq in ("DAILY", "WEEKLY") and s.tokens[k].senses.get("num") is not None and s.loose:
        bare: Match[Clock] = bare_hour(s, k)
        found = bare
    if found is None:
        k = k + 1 if s.tokens[k].text in ("in the", "le", "en", "l'") else k
        part = s.sense(k, "part")
        return None if part is None else _hour_in_part(s, base, part, k + 1)
    return base._replace(clock=found[0]), found[1]


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
            days = _WORKWEEK, k + 1
        return None if days is None else (base._replace(byday=days[0]), days[1])
    if base.freq == "YEARLY":
        dated = _dated(s, k)
        if dated is not None:
            return base._replace(bymonthday=dated[0].bymonthday, bymonth=dated[0].bymonth), dated[1]
    from tui.quick_entry.dates.recurring_days import place_in_month

    found = place_in_month(s, base, k) if base.freq in ("MONTHLY", "YEARLY") else None
    if found is None and s.sense(j, "edge") and base.freq == "MONTHLY":
        which = {"start": 1, "middle": 15, "end": -1}[s.sense(j, "edge")]
        return base._replace(bymonthday=(which,)), j + 1
    return found
