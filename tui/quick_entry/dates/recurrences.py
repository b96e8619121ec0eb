"""What comes back: `every 3 weeks on mon`, `tous les mardis`, `2nd friday of each month`, `un mardi sur deux`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.clock import clock, hour_at
from tui.quick_entry.dates.daytime import in_part
from tui.quick_entry.dates.moments import when
from tui.quick_entry.dates.number import cardinal, ordinal
from tui.quick_entry.dates.recurring_days import (
    CODES,
    WORKWEEK,
    dated,
    of_month,
    parts,
    weekday_codes,
    weekday_span,
    workday_parts,
)  # fmt: skip
from tui.quick_entry.dates.recurring_tails import tail
from tui.quick_entry.dates.rules import needs, rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import Clock, Rule
from tui.quick_entry.tokens import WORD
from tui.quick_entry.words import bits

_FREQ = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY", "hour": "HOURLY", "minute": "MINUTELY"}
_TIMES = {"quarter": ("MONTHLY", 3), "semester": ("MONTHLY", 6), "fortnight": ("WEEKLY", 2), "decade": ("YEARLY", 10)}
_DAYS = bits("unit|weekday")
_COUNTED = bits("unit|weekday|weekdays")
_OFTEN = {"QUARTERLY": ("MONTHLY", 3), "FORTNIGHTLY": ("WEEKLY", 2), "SEMESTERLY": ("MONTHLY", 6)}


@needs("every|often|once|weekdays|weekday|unit|part|numbered")
@needs("every|often|once|weekdays|twice|unit|part|numbered")
@rule("every|weekday|from|num|ord|on|weekdays|unit|part|edge|often|once|vague|at|noon|since|shift|fraction|numbered")
def recurrence(s: Scan, i: int) -> Match[Rule]:
    """Return a recurrence with its days, hour, beginning and end, in the order they were told."""
    found = _core(s, i) or _prefixed(s, i)
    if found is None or not s.open_left(i):
        return None
    result, j = found
    for _ in range(8):
        more = tail(s, result, j)
        if more is None:
            break
        result, j = more
    if result.clock is not None and result.confidence == 1 and not result.ambiguous:
        result = replace(result, confidence=3)  # "weekday mornings 715"
    return (result, j) if s.open_right(j) else None


def _core(s: Scan, i: int) -> Match[Rule]:
    return _every(s, i) or of_month(s, i) or _habit(s, i) or _often(s, i) or _one_in(s, i)


def _prefixed(s: Scan, i: int) -> Match[Rule]:
    """An hour or a beginning told first: `9am Sundays`, `starting tomorrow on weekends`."""
    hour = hour_at(s, i) or clock(s, i)
    if hour is not None:
        j = hour[1] + 1 if s.tokens[hour[1]].text in ("on", "le", "les") else hour[1]
        found = _core(s, s.comma(j))
        return _at(s, j, found, hour[0]) if found and found[0].clock is None else None
    if not s.sense(i, "since") or s.tokens[i].text in ("des", "depuis", "depuis le"):
        return None
    start = when(s, i + 1)
    if start is None:
        return None
    j = s.comma(start[1])
    j = j + 1 if s.tokens[j].text in ("on", "on the") and not _core(s, j) else j
    found = _core(s, j)
    return (replace(found[0], start=start[0]), found[1]) if found else None


def _at(s: Scan, i: int, found: tuple[Rule, int], hour: Clock) -> tuple[Rule, int]:
    """Return what comes back from token `i` on with its hour, in the part of the day that is told with it."""
    part = next((part for k in range(i, found[1]) if (part := s.sense(k, "part"))), "")
    hour = in_part(hour, part) if part and not hour.fixed else hour
    return replace(found[0], clock=hour), found[1]


def _every(s: Scan, i: int) -> Match[Rule]:
    """`every day`, `every other week`, `tous les deux mois`, `every 3rd year`, `chaque matin`, `every aug 30`."""
    j = i + 1
    if s.tokens[i].text == "q":
        return _q(s, j)
    if not s.sense(i, "every"):
        return None
    if s.tokens[i].text == "aux" and not (s.sense(j, "num") and s.bits[j + 1] & _COUNTED):
        return None  # "aux 2 semaines", but neither "aux mardis" nor "aux 2 prochains comités"
    interval = 1
    if s.sense(j, "other") and (s.tokens[j].text != "second" or (s.bits[j + 1] & _DAYS and not _in_month(s, i))):
        interval, j = 2, j + 1
    else:
        count = ordinal(s, j) if s.sense((ordinal(s, j) or (0, j))[1], "unit") else None
        count = count or cardinal(s, j)
        if count is not None and 1 <= count[0] <= 366 and _countable(s, count[1]):
            interval, j = count[0], count[1]
    readings = [_unit(s, j, interval), _weekdays(s, j, interval), _half_hours(s, j)]
    if interval == 1:
        readings += [of_month(s, i), parts(s, j), workday_parts(s, j), dated(s, j)]
    return max((reading for reading in readings if reading), key=lambda reading: reading[1], default=None)


def _q(s: Scan, j: int) -> Match[Rule]:
    """`q2wks`, `q2w`, `q 2 weeks`, `q mon`: every; neither `q3` nor `q night`."""
    count = s.sense(j, "num")
    if count is not None and 1 <= count <= 52 and s.sense(j + 1, "unit") in ("day", "week", "month"):
        return Rule(_FREQ[s.sense(j + 1, "unit")], count), j + 2
    return _weekdays(s, j, 1) if not s.tokens[j].glued else None


def _half_hours(s: Scan, j: int) -> Match[Rule]:
    """`every half hour`, `toutes les demi-heures`."""
    share = s.sense(j, "vague")
    k = j + 2 if s.tokens[j + 1].text == "-" else j + 1
    return (Rule("MINUTELY", int(60 * share)), k + 1) if share in (0.5, 0.25) and s.sense(k, "unit") == "hour" else None


def _in_month(s: Scan, i: int) -> bool:
    """Is it `every second friday of the month`, rather than every other friday?"""
    found = of_month(s, i)
    return found is not None and s.tokens[found[1] - 1].text in ("month", "mois")


def _countable(s: Scan, j: int) -> bool:
    senses = s.tokens[j].senses
    return "unit" in senses or "weekday" in senses or "weekdays" in senses


def _unit(s: Scan, j: int, interval: int) -> Match[Rule]:
    unit = s.sense(j, "unit")
    if unit is None or len(s.tokens[j].text) == 1:
        return None
    if unit == "workday" or unit == "openday":
        saturdays = unit == "openday" and s.country != "CA"
        return Rule("WEEKLY", interval, WORKWEEK + (("SA",) if saturdays else ())), j + 1
    if unit == "weekend":
        return Rule("WEEKLY", interval, ("SA", "SU")), j + 1
    if unit == "second":
        return None
    if s.tokens[j].text == "jours" and interval in (8, 15):  # "tous les quinze jours": every second week
        return Rule("WEEKLY", interval // 7), j + 1
    freq, times = _TIMES.get(unit) or (_FREQ.get(unit, ""), 1)
    return (Rule(freq, interval * times), j + 1) if freq else None


def _weekdays(s: Scan, j: int, interval: int) -> Match[Rule]:
    days = weekday_span(s, j) or weekday_codes(s, j)
    return None if days is None else (Rule("WEEKLY", interval, days[0]), days[1])


def _habit(s: Scan, i: int) -> Match[Rule]:
    """`tuesdays and thursdays`, `les lundis`, `weekends`, `mornings at 9am`, `weekdays`."""
    j = i + 1 if s.tokens[i].text in ("les", "on", "the", "le") else i
    unit = s.sense(j, "unit")
    if unit == "weekend" and s.tokens[j].text.endswith("s") and s.tokens[j].text != "fds":
        return Rule("WEEKLY", byday=("SA", "SU")), j + 1
    if unit == "workday" and s.tokens[j].text in ("weekdays", "workdays") and (j == i or s.tokens[i].text == "on"):
        return Rule("WEEKLY", byday=WORKWEEK), j + 1
    if s.sense(j, "weekdays") is not None:
        return _weekdays(s, j, 1)
    if s.tokens[i].text == "les" and (found := _short_days(s, j)):
        return found
    listed = weekday_codes(s, i)
    if listed is not None and len(listed[0]) > 1 and (base := _bounded(s, Rule("WEEKLY", byday=listed[0]), listed[1])):
        return base
    days = weekday_span(s, i)
    hour = (hour_at(s, s.comma(days[1])) or clock(s, s.comma(days[1]))) if days is not None else None
    if days is not None and hour is not None and len(days[0]) >= len(WORKWEEK):
        return Rule("WEEKLY", byday=days[0], clock=hour[0]), hour[1]  # fewer days in a row are rather those of one week
    found = workday_parts(s, j) if s.tokens[j + 1].text.endswith("s") else None
    found = parts(s, j) if found is None and s.tokens[j].text.endswith("s") else found
    if found is None or found[0].clock is not None or s.loose:
        return found
    return (replace(found[0], confidence=1), found[1]) if found[0].byday else None  # "kho dispo les matins de semaine"


def _short_days(s: Scan, j: int) -> Match[Rule]:
    """`les jeu 8h30`, `les lun et mer à 13h`: weekdays without their plural, before their hour."""
    days = weekday_codes(s, j)
    hour = (hour_at(s, s.comma(days[1])) or clock(s, s.comma(days[1]))) if days is not None else None
    return (Rule("WEEKLY", byday=days[0], clock=hour[0]), hour[1]) if days and hour else None


def _bounded(s: Scan, days: Rule, j: int) -> Match[Rule]:
    """`tues + thurs 8-10 til dec 17`: several days until another one are those of each week."""
    result, k = days, j
    while (more := tail(s, result, k)) is not None:
        result, k = more
    return (result, k) if result.until is not None and result.until.clock is None else None


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
