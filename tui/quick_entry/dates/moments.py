"""A day and its hour, in either order: `tomorrow at 2pm`, `vendredi 14 h 30`, `9 tomorrow`, `ce soir`."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from tui.quick_entry.dates.clock import bare_hour, clock, hour_at
from tui.quick_entry.dates.days import bare_number, written_day, year_after
from tui.quick_entry.dates.daytime import in_part, part_of_day
from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.edges import edge
from tui.quick_entry.dates.feasts import feast
from tui.quick_entry.dates.military import beside_a_day
from tui.quick_entry.dates.number import on_the_quarter, quiet
from tui.quick_entry.dates.periods import period
from tui.quick_entry.dates.relative import relative
from tui.quick_entry.dates.rules import Choice, needs, rule
from tui.quick_entry.dates.scan import DAY, MOMENT, WHEN, Match, Scan
from tui.quick_entry.dates.values import PARTS, Clock, Point
from tui.quick_entry.dates.weekdays import weekday
from tui.quick_entry.marks import BY_THEN
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.wordset import any_of

_HALF_DAYS = {"am": "morning", "pm": "afternoon", "mat": "morning"}
_TO_HOUR = any_of("at|a|de|-|for|@|t|vers|by|pour|des|:|sur|from")
_NOON = 12
_BEFORE_DAY = any_of("on|le|the|on the|du|au|l'|pour|for|de")
_TO_DAY = any_of("on|le|de|of|the|du|on the|for|sur|in|sur le|d'|-|l'")


@rule(DAY)
def day(s: Scan, i: int) -> Match[Point]:
    """Return a day, however it is told: the longest reading."""
    best = _DAYS.longest(s, i)
    if s.tokens[i].text in _BEFORE_DAY:
        following = day(s, i + 1)
        if following is not None and following[0].confidence > 1 and (best is None or following[1] > best[1]):
            return following
    return best


@needs("tonight|part|meridian")
def _this_part(s: Scan, i: int) -> Match[Point]:
    """`this morning`, `tonight`, `ce soir`, `prochaine soirée`."""
    if s.sense(i, "tonight"):
        return Point(date=s.today, part=s.sense(i, "tonight")), i + 1
    shift = s.sense(i, "shift")
    if shift is None:
        return _last_night(s, i) or _in_the_part(s, i)
    if s.sense(i + 1, "part") is None:
        return None
    plain = s.tokens[i + 1].text
    if plain.endswith("s"):
        return None
    return Point(date=s.today + timedelta(days=shift), part=s.sense(i + 1, "part")), i + 2


def _last_night(s: Scan, i: int) -> Match[Point]:
    """`la nuit dernière`, `nuit passée`."""
    j = i + 1 if s.tokens[i].text == "la" else i
    if s.sense(j, "part") != "night" or s.sense(j + 1, "shift") != -1:
        return None
    return Point(date=s.today - timedelta(days=1), part="night"), j + 2


def _in_the_part(s: Scan, i: int) -> Match[Point]:
    """`in the morning`, `dans l'après-midi`: today's, or tomorrow's once it is over."""
    if s.tokens[i].text not in ("in the", "in", "dans", "en", "au cours de", "during") and not s.sense(i, "edge"):
        return None
    found = part_of_day(s, i)
    if found is None:
        return None
    over = PARTS[found[0]][1] <= s.now.hour and not s.past
    return Point(date=s.today + timedelta(days=over), part=found[0], confidence=2), found[1]


@rule(MOMENT)
def moment(s: Scan, i: int) -> Match[Point]:
    """Return a day with its hour if it has one, or an hour with its day if it has one."""
    hour_first = _hour_first(s, i)
    day_first = _day_first(s, i)
    if hour_first is None or (day_first is not None and day_first[1] >= hour_first[1]):
        return day_first
    return hour_first


def _day_first(s: Scan, i: int) -> Match[Point]:
    found = day(s, i)
    if found is None:
        return _part_first(s, i)
    point, j = found
    if point.moment is not None:
        return found
    if point.clock is not None:
        return _end_of(s, point.clock, j) or found
    if not point.part:
        part = part_of_day(s, j) or half_day(s, j)
        if part is not None:
            point, j = replace(point, part=part[0]), part[1]
    hour = _hour_after(s, point, j)
    if hour is None:
        return None if _impossible_hour(s, j) else (point, j)
    value, j = hour
    if point.year is None and point.month is not None and value.second:
        year, j = year_after(s, j)  # "Oct 26 15:50:06 2016"
        point = replace(point, year=year)
    if point.part:
        value = in_part(value, point.part) if not value.fixed or value.hour < 12 else value
    return replace(point, clock=value, confidence=max(point.confidence, 2 if not value.marked else 3)), j


def _end_of(s: Scan, end: Clock, j: int) -> Match[Point]:
    """`eod friday`, `fin de journée demain`: the end of the day that follows."""
    found = day(s, j + 1 if s.tokens[j].text in _TO_DAY else j)
    if found is None or found[0].moment is not None or found[0].clock is not None or found[0].confidence < 2:
        return None
    return replace(found[0], clock=end), found[1]


def half_day(s: Scan, j: int) -> Match[str]:
    """`tuesday AM`, `lundi mat`: half a day, not an hour."""
    part = _HALF_DAYS.get(s.tokens[j].text)
    return (part, j + 1) if part is not None else None


def _hour_after(s: Scan, point: Point, j: int) -> Match[Clock]:
    k = s.comma(j)
    if s.tokens[k].text in ("for", "pour") and _is_length(s, k + 1):
        return None
    found = hour_at(s, k) or clock(s, k)
    if found is not None:
        return found
    if s.sense(k, "eod"):
        hour, minute, second = s.sense(k, "eod")
        return Clock(hour, minute, second, fixed=True), k + 1
    if s.tokens[k].text in _TO_HOUR:
        found = hour_at(s, k + 1) or clock(s, k + 1)
        if found is not None:
            return found
    if k == j and s.tokens[k].kind != NUMBER and not point.part:
        return None
    bare = bare_hour(s, k)
    # "tmr 3": an hour only where nothing that it could count follows
    apart = point.part or s.tokens[j - 1].kind != NUMBER or len(s.tokens[k].text) > 2  # "dec 3 1400"
    apart = apart and (k == j or (bare is not None and s.tokens[bare[1]].kind != WORD))  # "since tues, 6 so far"
    alone = bare is not None and apart and (quiet(s, bare[1]) or on_the_quarter(s, k) or beside_a_day(s, k))
    if not alone or bare is None or _opens_range(s, bare[1]):
        return None
    hour, end = bare
    at_night = not hour.fixed and not point.part and 1 <= hour.hour <= 6  # nobody meets "tues 2" at night
    return replace(hour, hour=hour.hour + 12) if at_night else hour, end


def _is_length(s: Scan, k: int) -> bool:
    """Is it the `2h` of `3/4 for 2h`: a length, where nobody would begin?"""
    length, hour = duration(s, k), hour_at(s, k) or clock(s, k)
    return length is not None and (hour is None or (hour[0].hour < 7 and hour[1] <= length[1]))


def _impossible_hour(s: Scan, j: int) -> bool:
    """Does an hour that no clock shows follow (`Mar 9th at 10:99`)? Then the whole is something else."""
    j = s.skip(j, "at")
    minutes = s.tokens[j + 2]
    if s.tokens[j].kind != NUMBER or s.tokens[j + 1].text != ":" or minutes.kind != NUMBER or not minutes.glued:
        return False
    return int(minutes.text) > 59 or int(s.tokens[j].text) > 24


def _opens_range(s: Scan, j: int) -> bool:
    return s.tokens[j].text in ("-", "–") or s.sense(j, "to") is not None


def _part_first(s: Scan, i: int) -> Match[Point]:
    """`le soir mardi`, `afternoon at 7`, `évening of the 5th`."""
    j = i + 1 if s.tokens[i].text in ("le", "la", "l'", "the", "in the", "l' ") else i
    part = s.sense(j, "part")
    if part is None or s.tokens[j].text.endswith("s") or s.tokens[j].text == "lunch":
        return None
    k = j + 1
    hour = hour_at(s, k) or (bare_hour(s, k) if s.tokens[k].senses.get("num") is not None else None)
    if hour is not None and not _is_a_day(s, hour[1]):  # "quart de nuit 24 nov"
        return Point(clock=in_part(hour[0], part)), hour[1]
    if j == i and i and (s.tokens[i - 1].text in ("de", "of") or (s.tokens[i - 1].kind == WORD and not s.bits[i - 1])):
        return None  # "l'équipe de nuit vendredi": the night is the team's
    found = day(s, s.comma(k)) or (day(s, k + 1) if s.tokens[k].text in _TO_DAY else None)
    if found is None or found[0].moment is not None or found[0].part:
        return None
    return replace(found[0], part=part), found[1]


def _is_a_day(s: Scan, j: int) -> bool:
    """Does the month of a number follow, or another number of a day (`équipe de nuit 24 et 26 nov`)?"""
    joined = s.tokens[j].text in ("and", "et", "&", "+", ",", "-") and s.tokens[j + 1].kind == NUMBER
    return s.sense(j, "month") is not None or joined


def _hour_first(s: Scan, i: int) -> Match[Point]:
    hour = hour_at(s, i) or clock(s, i)
    if hour is not None and hour[0].early and _is_lasting(s, i):
        return None
    bare = None if hour is not None else bare_hour(s, i)
    found = hour or bare
    if found is None:
        return None
    value, j = found
    after = _day_after(s, j)
    if after is not None and _opens_days(s, after[0], after[1]):
        after = None
    if after is not None and value.early and _is_length(s, i) and (hour_at(s, after[1]) or clock(s, after[1])):
        return None  # "2h jeudi 13h": how long, and when
    if after is None:
        return (Point(clock=value), j) if hour is not None else None
    point, end = after
    if bare is not None and (not _bare_is_hour(s, i, j, point) or (point.part == "morning" and value.hour >= _NOON)):
        return None  # "order set 14 this am"
    if point.part:
        value = in_part(value, point.part) if not value.fixed or value.hour < 12 else value
    return replace(point, clock=replace(value, marked=True)), end


def _opens_days(s: Scan, day: Point, j: int) -> bool:
    """Is it the `1` of `jusqu'à 21h du 1 au 5 déc`: the first of several days?"""
    return (
        day == Point(day=day.day, confidence=day.confidence)
        and _opens_range(s, j)
        and s.sense(j + 1, "num") is not None
    )


def _is_lasting(s: Scan, i: int) -> bool:
    """Is it the `4h` of `garde de 4h demain`: how long the thing before it is?"""
    return i > 0 and s.tokens[i - 1].text in ("de", "d'", "of") and (i == 1 or not s.bits[i - 2])


def _bare_is_hour(s: Scan, i: int, j: int, point: Point) -> bool:
    """`9 tomorrow`, `10, ce soir` are hours; in `4 July`, `3 vendredi` the number is something else."""
    return bool(point.part or (point.date is not None and s.tokens[j].text not in ("of", "de"))) or (
        ((s.tokens[j].text in ("on", "le") or s.tokens[i - 1].text in BY_THEN) and point.weekday is not None)
        or (s.tokens[j].text == "on" and s.end > i + 2)
    )


def _day_after(s: Scan, j: int) -> Match[Point]:
    k = s.comma(j)
    found = day(s, k)
    if found is None and s.tokens[k].text in _TO_DAY:
        found = day(s, k + 1)
    if found is None and s.tokens[k].text == "in":
        found = relative(s, k)
    if found is None or found[0].moment is not None or found[0].clock is not None or found[0].confidence < 2:
        return None
    point, end = found
    if not point.part:
        part = part_of_day(s, end)
        if part is not None:
            point, end = replace(point, part=part[0]), part[1]
    return point, end


@rule(WHEN)
def when(s: Scan, i: int) -> Match[Point]:
    """Return a moment or a period: whatever can be one end of a range."""
    found, coarse = moment(s, i), period(s, i)
    if found is None or (coarse is not None and coarse[1] > found[1]):
        return coarse
    return found


_DAYS = Choice(written_day, edge, feast, relative, weekday, bare_number, _this_part)
