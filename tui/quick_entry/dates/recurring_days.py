"""The days on which something comes back: lists of weekdays, nth weekdays, days of the month."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.clock import clock, hour_at
from tui.quick_entry.dates.days import day_month, month_day
from tui.quick_entry.dates.daytime import in_part
from tui.quick_entry.dates.figures import figures
from tui.quick_entry.dates.number import cardinal, ordinal, rank
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.values import Point, Rule
from tui.quick_entry.dates.weekdays import name
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.words.calendar import WEAK
from tui.quick_entry.wordset import any_of

WORKWEEK = ("MO", "TU", "WE", "TH", "FR")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_OF = any_of("of|de|d'|du|in|of the|le|the|in the|on|au")
_OF_WEEK = any_of("de|de la|en|of|of the")


def weekday_codes(s: Scan, i: int) -> Match[tuple[str, ...]]:
    """Return a list of weekdays, singular or plural: `Monday, Wednesday`, `mardis et jeudis`, `mon/wed/fri`."""
    codes: list[str] = []
    j = i
    while True:
        k = j + 1 if j > i and (s.tokens[j].text in ("les", "le", "on", "the") or s.sense(j, "every")) else j
        number = s.sense(k, "weekdays")
        found = (number, k + 1) if number is not None else name(s, k)
        if found is None:
            break
        if CODES[found[0]] not in codes:
            codes.append(CODES[found[0]])
        end = found[1]
        j = end
        if s.tokens[j].text == ",":
            j += 1
        if s.tokens[j].text in ("and", "et", "&", "+", "/", "-", "or", "ou", "and the", "et le", "through"):
            j += 1
        if j == end and not _goes_on(s, j):
            break
    return (tuple(codes), end) if codes else None


def _goes_on(s: Scan, j: int) -> bool:
    """Does another weekday follow at once (`every mon wed fri`, `les lundis mercredis`), and no word of every day
    (`every fri sat with …`)?"""
    if s.sense(j, "weekday") is None:
        return s.sense(j, "weekdays") is not None
    after = s.tokens[j + 1]
    return s.tokens[j].text not in WEAK or after.kind != WORD or bool(after.senses)


def weekday_span(s: Scan, i: int) -> Match[tuple[str, ...]]:
    """Return the days from one weekday to another: `mon-fri`, `du lundi au vendredi`."""
    j = i + 1 if s.tokens[i].text in ("from", "du", "de") else i
    first = name(s, j)
    if first is None or s.tokens[first[1]].text not in ("-", "–", "to", "through", "thru", "au", "a"):
        return None
    last = name(s, first[1] + 1)
    if last is None:
        return None
    count = (last[0] - first[0]) % 7 + 1
    return tuple(CODES[(first[0] + k) % 7] for k in range(count)), last[1]


def of_month(s: Scan, i: int) -> Match[Rule]:
    """`2nd friday of each month`, `every 4th of the month`, `le 1er lundi du mois`, `le 15 de chaque mois`."""
    every = bool(s.sense(i, "every"))
    j = i + 1 if every or s.tokens[i].text in ("on", "on the") else i
    found = _places(s, j, every) if s.tokens[i].text != "aux" else None
    if found is None:
        return None
    byday, bymonthday, j = found
    habit = (s.tokens[i].text == "le" and bool(byday)) or len(byday + bymonthday) > 1
    base = _each_month(s, j, every, habit)
    if base is None:
        return None
    return replace(base[0], byday=byday, bymonthday=bymonthday), base[1]


def _each_month(s: Scan, j: int, every: bool, habit: bool) -> Match[Rule]:
    """Return the frequency that *of each month*, *of every other month*, *du mois* tell."""
    k = j
    while s.tokens[k].text in _OF:
        k += 1
    if s.sense(k, "every"):
        k += 1
        interval = 1
        if s.sense(k, "other") and s.tokens[k].text != "second":
            interval, k = 2, k + 1
        else:
            count = ordinal(s, k) or cardinal(s, k)
            if count is not None:
                interval, k = count
        return _month_or_year(s, k, interval)
    if not (every or (habit and s.tokens[k].text in ("mois", "month"))):
        return None
    return _month_or_year(s, k, 1) or ((Rule("MONTHLY"), j) if every and k == j else None)


def _month_or_year(s: Scan, k: int, interval: int) -> Match[Rule]:
    unit = s.sense(k, "unit")
    if unit == "month" and s.sense(k + 1, "shift") is None:
        return Rule("MONTHLY", interval), k + 1
    month = s.sense(k, "month")
    if month is not None and interval == 1:
        return Rule("YEARLY", bymonth=(month,)), k + 1
    return (Rule("MONTHLY", 3 * interval), k + 1) if unit == "quarter" else None


def _places(s: Scan, j: int, every: bool = False) -> tuple[tuple[str, ...], tuple[int, ...], int] | None:
    """Return nth weekdays or days of the month: `first, second and third friday`, `the 4th`, `last day`, `fin`."""
    which = s.sense(j, "edge")
    if which is not None:
        return (), ({"start": 1, "middle": 15, "end": -1}[which],), j + 1
    ranks: list[int] = []
    k = j
    while True:
        found = rank(s, k)
        if found is None and s.tokens[k].text in ("le", "the", "les") and s.tokens[k + 1].kind == NUMBER:
            found = cardinal(s, k + 1)
        if found is None and (ranks or every) and s.tokens[k].kind == NUMBER:
            found = cardinal(s, k)
        if found is None or not -31 <= found[0] <= 31 or found[0] == 0:
            break
        ranks.append(found[0])
        k = found[1]
        while s.tokens[k].text in (",", "and", "et", "&", "et le", "and the"):
            k += 1
    if not ranks:
        return None
    plural = s.sense(k, "weekdays")
    day = (plural, k + 1) if plural is not None else name(s, k)
    if day is not None:
        return (tuple(f"{number}{CODES[day[0]]}" for number in ranks), (), day[1]) if max(map(abs, ranks)) < 6 else None
    if s.sense(k, "unit") == "day":
        k += 1
    elif ranks[-1] == -1:
        return None
    return (), tuple(ranks), k


def place_in_month(s: Scan, base: Rule, k: int) -> Match[Rule]:
    """Read the days after *every month on* or *yearly on*: `the 3rd last Tuesday`, `the 4th thursday in november`."""
    found = _places(s, k)
    if found is None:
        number = cardinal(s, k)
        if number is None or s.tokens[k].kind != NUMBER or not 1 <= number[0] <= 31 or s.tokens[k - 1].text == "for":
            return None
        found = (), (number[0],), number[1]
    byday, bymonthday, j = found
    result = replace(base, byday=byday, bymonthday=bymonthday)
    end = j
    while s.tokens[end].text in _OF:
        end += 1
    month = s.sense(end, "month")
    if month is not None and base.freq == "MONTHLY" and not byday and len(bymonthday) == 1:
        first = Point(month=month, day=bymonthday[0])  # "monthly 3 dec": its first day
        return replace(base, start=base.start or first), end + 1
    if month is not None:
        return replace(result, bymonth=(month,)), end + 1
    return (result, end + 1) if end > j and s.sense(end, "unit") == "month" else (result, j)


def parts(s: Scan, j: int) -> Match[Rule]:
    """`matins`, `nuits à 21`, `soirs de semaine`: on which days a part of the day comes back, and at which hour."""
    part = s.sense(j, "part")
    if part is None:
        return None
    k = _of_workweek(s, j + 1)
    return hour_in_part(s, Rule("WEEKLY", byday=WORKWEEK) if k else Rule("DAILY"), part, k or j + 1)


def workday_parts(s: Scan, j: int) -> Match[Rule]:
    """`weekday mornings`, `weekday evening at 7`."""
    if s.sense(j, "unit") != "workday" or not (part := s.sense(j + 1, "part")):
        return None
    return hour_in_part(s, Rule("WEEKLY", byday=WORKWEEK), part, j + 2)


def _of_workweek(s: Scan, k: int) -> int:
    """Return the index after *de semaine*, *en semaine*, *of the week*; 0 where it does not stand, or tells of one week
    (`de la semaine prochaine`, `de la semaine du 30`)."""
    week = k + 2 if s.tokens[k + 1].text in ("la", "the") else k + 1
    if s.tokens[k].text not in _OF_WEEK or s.sense(week, "unit") != "week":
        return 0
    is_one = s.sense(week + 1, "shift") is not None or s.tokens[week + 1].text in ("du", "of", "of the")
    return 0 if is_one else week + 1


def hour_in_part(s: Scan, base: Rule, part: str, j: int) -> tuple[Rule, int]:
    """Return a rule with the hour told after a part of the day (`every evening at 7`), if one is."""
    hour = hour_at(s, j) or clock(s, j)
    if hour is None:
        return base, j
    value = hour[0] if hour[0].fixed else in_part(hour[0], part)
    return replace(base, clock=value), hour[1]


def dated(s: Scan, j: int) -> Match[Rule]:
    """`every aug 20 and 30`, `chaque 15/4`, `every december 25th`, `every 15 august`."""
    found = month_day(s, j) or day_month(s, j) or figures(s, j)
    if found is None and s.sense(j, "month"):
        return Rule("YEARLY", bymonth=(s.sense(j, "month"),)), j + 1
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
