"""Days told from today or from another: `tomorrow`, `in 3 days`, `il y a deux semaines`, `three days after Easter`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tui.quick_entry.dates import feasts
from tui.quick_entry.dates.clock import clock
from tui.quick_entry.dates.days import plain_day, written_day
from tui.quick_entry.dates.daytime import shifted
from tui.quick_entry.dates.duration import duration, in_days, negative, of
from tui.quick_entry.dates.number import GATHERINGS, cardinal
from tui.quick_entry.dates.rules import Choice, needs, opened_by, rule
from tui.quick_entry.dates.scan import WHEN, Match, Scan
from tui.quick_entry.dates.settle import moved, settled
from tui.quick_entry.dates.thereupon import thereupon
from tui.quick_entry.dates.values import CLOCK_UNITS, Length, Point
from tui.quick_entry.dates.weekdays import counted, weekday
from tui.quick_entry.tokens import MARK, NUMBER, WORD
from tui.quick_entry.wordset import any_of

_AFTER = any_of("after|from|after the|from the|apres|apres le|following|a partir de|a partir du")
_SHORT = frozenset(("dem", "tom"))
_HALVES = frozenset(("am", "pm", "mat", "mid"))
_BEFORE_NOUN = any_of("la|une|les|des|ma|sa|cette|the|a|with|w|to|call|tell|ask|from|for|by|and|et|avec")
_GOES_ON = any_of("si|if|avec|w|pr|chez|re|et|and|sinon|puis|svp|please")
_BEFORE = frozenset(("before", "before the", "avant", "avant le", "prior to"))


@needs("offset|now|dayshift|unit|whole|weekday|weekdays|in|within|since_ago|ago|hence|sign|from|after|before|shift")
@rule("num|vague|in|within|since_ago|dayshift|offset|on|now|sign|fraction|unit")
def relative(s: Scan, i: int) -> Match[Point]:
    """Return a day or an instant told from another."""
    found = _TOLD.first(s, i)
    if found is None or not s.open_left(i):
        return None
    found = _on_weekday(s, *found)
    return found if s.open_right(found[1]) else None


def _on_weekday(s: Scan, point: Point, j: int) -> tuple[Point, int]:
    """`two months from today on Tuesday`: that weekday, from there on."""
    number = s.sense(j + 1, "weekday") if s.tokens[j].text == "on" else None
    if number is None or point.date is None or point.date == s.today:
        return point, j
    return Point(date=point.date + timedelta(days=(number - point.date.weekday()) % 7)), j + 2


@opened_by("num")
def _stacked(s: Scan, i: int) -> Match[Point]:
    """`2 days before yesterday`, where *day before yesterday* is a phrase of its own."""
    count = cardinal(s, i)
    days = s.sense(count[1], "offset") if count is not None else None
    if count is None or days is None or not s.tokens[count[1]].text.startswith("day "):
        return None
    return Point(date=s.today + timedelta(days=days + (count[0] - 1) * (1 if days > 0 else -1))), count[1] + 1


def offset(s: Scan, length: Length, sign: int) -> Point:
    """Return the day (or the instant, for hours and minutes) that is a length away from now."""
    if (length.seconds and length.grain in CLOCK_UNITS) or length.seconds:
        return Point(moment=instant(s.now, length, sign))
    return Point(date=moved(s.today, negative(length) if sign < 0 else length, s.region))


def instant(start: datetime, length: Length, sign: int) -> datetime:
    """Return a moment moved by a length."""
    day = moved(start.date(), negative(length) if sign < 0 else length)
    try:
        return datetime.combine(day, start.time()) + timedelta(seconds=sign * length.seconds)
    except OverflowError:
        return start


@needs("offset")
def _offset(s: Scan, i: int) -> Match[Point]:
    """`tomorrow`, `demain`, `après-demain`; a week on: `tomorrow week`, `demain en huit`."""
    j = i + 1 if s.tokens[i].text in ("on", "le") and s.sense(i + 1, "offset") is not None else i
    days = s.sense(j, "offset")
    if days is None:
        return None
    if s.tokens[j].text in _SHORT and not s.loose and not _is_day(s, j):
        return None
    if s.tokens[j + 1].text == "en" and s.tokens[j + 2].text in ("huit", "8", "quinze", "15"):
        return Point(date=s.today + timedelta(days=days + (7 if s.tokens[j + 2].text in ("huit", "8") else 14))), j + 3
    if s.tokens[j + 1].text == "week":
        return Point(date=s.today + timedelta(days=days + 7)), j + 2
    return Point(date=s.today + timedelta(days=days)), j + 1


def _is_day(s: Scan, i: int) -> bool:
    """Is it tomorrow (`verifier courriel dem`, `dem 9h`, `tom am`), and no word cut short (`dem. de congé`) or name?"""
    after, before = s.tokens[i + 1], s.tokens[i - 1]
    if i and before.text in _BEFORE_NOUN:
        return False
    if after.text in _HALVES:
        return True
    if s.tokens[i].text == "tom" and (not i or (before.kind == WORD and before.text not in GATHERINGS)):
        return False
    if after.kind == NUMBER or "noon" in after.senses:
        return True
    if s.tokens[i].text == "tom":
        return False
    ends = after.kind == MARK and not (after.text == "." and i + 2 < s.end)
    return ends or bool({"at", "part", "for"} & after.senses.keys()) or after.text in _GOES_ON


@opened_by("now")
def _now(s: Scan, i: int) -> Match[Point]:
    if s.sense(i, "now") and s.tokens[i].text != "just":
        return Point(moment=s.now.replace(microsecond=0)), i + 1
    return None


@opened_by("sign")
def _signed(s: Scan, i: int) -> Match[Point]:
    """`+15min`, `-3y`, `-2hr5min`: how calendars are typed at."""
    sign = s.tokens[i]
    if sign.text not in "+-" or sign.glued or not s.tokens[i + 1].glued or s.tokens[i + 1].kind != NUMBER:
        return None
    length = duration(s, i + 1)
    return None if length is None else (offset(s, length[0], 1 if sign.text == "+" else -1), length[1])


def after_now(s: Scan, j: int) -> int:
    """Return the index after *from now*, *later*, *plus tard*, 0 where nothing of the kind stands at `j`."""
    if s.sense(j, "hence"):
        return j + 1
    now = s.tokens[j].text == "from" and s.tokens[j + 1].text in ("now", "today")
    return j + 2 if now else 0


@opened_by("num|vague|in|within|whole")
def _ahead(s: Scan, i: int) -> Match[Point]:
    """`in 3 days`, `dans 10 jours ouvrés`, `en 5 heures`, `within 2 hours`, `3 weeks from now`, `2 jours plus tard`."""
    j = i
    if s.sense(i, "in") or (s.sense(i, "within") and s.tokens[i].text not in ("dans les",)):
        j = i + 1
        if s.tokens[j].text in ("about", "environ", "around", "another", "a peu pres"):
            j += 1
        if s.tokens[j].text == "~":
            j += 1
    length = duration(s, j)
    if length is None and j > i and s.loose and s.tokens[j].kind == NUMBER and s.sense(i, "in"):
        minutes = s.sense(j, "num")  # "in 15": minutes
        alone = j + 1 == s.end and minutes is not None and minutes < 60 and s.tokens[i].text == "in"
        return (offset(s, Length(seconds=minutes * 60, grain="minute"), 1), j + 1) if alone else None
    unit = s.sense(j, "unit") if s.tokens[i].text == "within the" else None
    if length is None and unit in ("week", "month"):
        length = of(1, unit), j + 1  # "within the week"
    if length is None:
        return None
    end = length[1]
    told = after_now(s, end)
    if told:
        return offset(s, length[0], 1), told
    if j == i or s.tokens[i].text == "in the next":
        return None
    if s.tokens[i].text in ("en", "d' ici") and length[0].grain not in CLOCK_UNITS and s.tokens[i].text == "en":
        return None  # "en 3 jours" tells how long, not when
    return offset(s, length[0], 1), end


@opened_by("num|vague|since_ago|whole")
def _ago(s: Scan, i: int) -> Match[Point]:
    """`7 days ago`, `il y a 5 mois`, `15 minutes earlier`."""
    if s.sense(i, "since_ago"):
        length = duration(s, i + 2 if s.tokens[i + 1].text in ("environ", "a peu pres") else i + 1)
        return None if length is None else (offset(s, length[0], -1), length[1])
    length = duration(s, i)
    if (
        length is None
        or not s.sense(length[1], "ago")
        or (s.tokens[length[1]].text == "back" and not (s.past or s.loose))
    ):
        return None
    return offset(s, length[0], -1), length[1] + 1


@rule(WHEN)
def anchor(s: Scan, i: int) -> Match[Point]:
    """Return the day that another is told from: `Easter`, `tomorrow`, `Friday`, `15 mars`."""
    j = i + 1 if s.tokens[i].text in ("the", "le", "la", "l'", "du", "de", "d'") else i
    found = _offset(s, j) or _now(s, j) or feasts.feast(s, j) or written_day(s, j) or weekday(s, j) or plain_day(s, j)
    if found is None:
        hour = clock(s, j)
        return None if hour is None else (Point(clock=hour[0]), hour[1])
    if found[0].moment is not None:
        return found
    day = settled(s, found[0])
    return None if day is None else (Point(date=day[0]), found[1])


@opened_by("dayshift")
def _shifted_day(s: Scan, i: int) -> Match[Point]:
    """`the day after Christmas`, `la veille de Noël`, `le lendemain du 12 mars`."""
    shift = s.sense(i, "dayshift")
    if shift is None:
        return None
    base = anchor(s, i + 1)
    if base is None or base[0].date is None:
        return None
    return Point(date=base[0].date + timedelta(days=shift)), base[1]


@opened_by("num|vague|whole")
def _told_after(s: Scan, i: int) -> Match[Point]:
    """`three days after Easter`, `two days before yesterday`, `16 days from 01/02`, `2 semaines après le 12 mars`."""
    length = duration(s, i)
    if length is None:
        return None
    j = length[1]
    text = s.tokens[j].text
    if text in _AFTER:
        sign = 1
    elif text in _BEFORE:
        sign = -1
    else:
        return None
    base = anchor(s, j + 1)
    if base is None:
        return None
    if base[0].moment is not None:
        return offset(s, length[0], sign), base[1]
    if base[0].clock is not None:
        minutes = int(sign * length[0].seconds // 60)
        return (Point(clock=shifted(base[0].clock, minutes)), base[1]) if length[0].seconds else None
    far = in_days(length[0])
    if base[0].date is None or far.seconds:
        return None
    after = _back_to_feast(s, j + 1, far, sign, base[0].date)
    day = after or moved(base[0].date, far if sign > 0 else negative(far), s.region)
    return Point(date=day), base[1]


def _back_to_feast(s: Scan, j: int, length: Length, sign: int, base: date) -> date | None:
    """A year after the last Christmas is the next one, where the feast is still to come this year."""
    years_only = length.months and length.months % 12 == 0 and not length.days and s.sense(j, "feast")
    if not years_only or sign < 0 or base <= s.today:
        return None
    return moved(base, Length(months=length.months - 12))


_TOLD = Choice(thereupon, counted, _signed, _shifted_day, _stacked, _ahead, _ago, _told_after, _offset, _now)
