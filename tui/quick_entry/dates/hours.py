"""Ranges of hours: `9:30-11`, `from 1:30pm to 4`, `jeudi entre 9h30 et 11h`, `3:30-6:00pm`, `Monday 12-4`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.clock import bare_hour, clock
from tui.quick_entry.dates.daytime import in_part, part_of_day
from tui.quick_entry.dates.military import four_figures
from tui.quick_entry.dates.moments import day, half_day
from tui.quick_entry.dates.numbered import is_articled
from tui.quick_entry.dates.rules import needs, rule
from tui.quick_entry.dates.scan import MOMENT, Match, Scan
from tui.quick_entry.dates.values import Clock, Point, Range
from tui.quick_entry.tokens import NUMBER, OPAQUE, WORD
from tui.quick_entry.words import bits

_LEAD, _AT = bits("from|between"), bits("at")
_LONGEST = 8
"""Hours between two bare numbers that may be hours: beyond a working day they count something else."""
_FOR_THE = frozenset(("pour le", "pr le"))
_DASHES = frozenset(("-", "–", "—"))


@needs("num|noon|fraction|vague")
@needs("twice")
@rule(MOMENT + "|after")
def hours(s: Scan, i: int) -> Match[Range]:
    """Return a range of hours, with the day before or after it."""
    plain = tied_hours(s, i)
    if plain is not None:
        return _with_day_after(s, i, plain)
    return _after_day(s, i)


def _after_day(s: Scan, i: int) -> Match[Range]:
    before = s.tokens[i - 1]
    owned = i > 0 and (before.text in ("de", "of") or (before.kind == WORD and not s.bits[i - 1]))  # "families eve"
    owned = owned or (before.kind == OPAQUE and s.tokens[i].text == "night")  # "residents night 12/3 6:30-8pm"
    first = None if owned else s.sense(i, "part")  # "evening thurs dec 10 7-9pm"
    found = _weekday_of_hours(s, i) or day(s, i + 1 if first or s.tokens[i].text in _FOR_THE else i)
    if found is None or found[0].moment is not None or found[0].clock is not None:
        return None
    point, j = found
    if first:
        point = replace(point, part=first)
    if not point.part:
        part = part_of_day(s, j) or half_day(s, j)
        if part is not None:
            point, j = replace(point, part=part[0]), part[1]
    j = s.comma(j)
    if s.tokens[j].text in ("mais", "but", "at", "a", ":"):
        j += 1
    pair = tied_hours(s, j, dated=point.weekday is not None or len(s.tokens[j].text) > 2)
    if pair is None:
        return None
    (start, end, _), k = pair
    if point.part:
        start, end = in_part(start, point.part), in_part(end, point.part)
    return _between(point, start, end), k


def _weekday_of_hours(s: Scan, i: int) -> Match[Point]:
    """`mar 10-1130`: Tuesday, where the number after it opens a pair of hours of which the last has its minutes."""
    number, dash, last = s.sense(i, "weekday"), s.tokens[i + 2], s.tokens[i + 3]
    if number is None or s.sense(i, "month") is None or dash.text not in _DASHES or not dash.glued:
        return None
    told = last.kind == NUMBER and len(last.text) in (3, 4) and not "1900" <= last.text <= "2100"
    return (Point(weekday=number), i + 1) if told else None


def _with_day_after(s: Scan, i: int, pair: tuple[tuple[Clock, Clock, bool], int]) -> Match[Range]:
    (start, end, sure), j = pair
    k = s.comma(j)
    if s.tokens[k].text in ("on", "of", "de", "le", "the", "du", "for", "on the", "d'"):
        k += 1
    found = day(s, k)
    part = part_of_day(s, found[1]) if found is not None and not found[0].part else None
    found = (replace(found[0], part=part[0]), part[1]) if found and part else found  # "9-1030 thurs morning"
    if found is not None and found[0].moment is None and found[0].clock is None and _is_sure(s, *found):
        if found[0].part:
            start, end = in_part(start, found[0].part), in_part(end, found[0].part)
        return _between(found[0], start, end), found[1]
    alone = s.loose and i == 0 and j == s.end  # "7-8" and nothing else
    return (Range(Point(clock=start), Point(clock=end)), j) if sure or alone else None


def _is_sure(s: Scan, day: Point, end: int) -> bool:
    """Is it a day, or a short weekday that closes the line (`from 1 to 3 sat`)?"""
    return day.confidence > 1 or (day.weekday is not None and end == s.end)


def _between(point: Point, start: Clock, end: Clock) -> Range:
    return Range(replace(point, clock=start), replace(point, clock=end))


def tied_hours(s: Scan, i: int, dated: bool = False) -> Match[tuple[Clock, Clock, bool]]:
    """Return two hours tied together; whether nothing else is needed to take them for hours. `dated`: their day stands
    before them, so that four figures are no year."""
    led = bool(s.bits[i] & _LEAD) or s.tokens[i].text == "later than"
    j = i + 1 if led else i
    if s.tokens[j].text in ("les", "the") or (s.bits[j] & _AT and s.tokens[j + 1].kind == NUMBER):
        j += 1
    first = clock(s, j) or bare_hour(s, j)
    if first is None:
        return None
    k = _tie(s, s.comma(first[1]), led)
    if not k or (s.tokens[k - 1].text == "a" and not first[0].marked and is_articled(s, j)):
        return None  # "à partir du 23 à 13 h" is a day and its hour
    figures = s.tokens[j].text
    is_year = s.tokens[k - 1].text in _DASHES or "1700" <= figures <= "2100"  # "2330 to 0130" are hours
    in_figures = four_figures(s, j) is not None and four_figures(s, k) is not None
    sure = in_figures and (dated or not _are_years(figures, s.tokens[k].text))
    if is_year and not first[0].marked and len(figures) == 4 and figures.isdigit() and not sure:
        return None  # "2026-02" is a month
    if not led and not dated and not first[0].marked and s.tokens[k - 1].text not in ("to", *_DASHES):
        return None  # "samedi 16 à 18h": the number is a day
    last = clock(s, k) or bare_hour(s, k)
    if last is None or not s.open_left(j):
        return None
    marked = first[0].marked or last[0].marked
    if not marked and (s.tokens[j].text.isdigit() != s.tokens[k].text.isdigit() or is_articled(s, j)):
        return None  # "du 10 au 12" are days
    if not last[0].marked and s.tokens[last[1]].senses.keys() & {"unit", "month"}:
        return None  # "9h30 au 15 mars": the number is a day
    start, end = paired(first[0], last[0])
    if not marked and not in_figures and (end.hour - start.hour) % 24 > _LONGEST:
        return None  # "from 1 to 10 they said 7"
    part = part_of_day(s, last[1]) if not last[0].fixed else None
    if part is not None:
        return (in_part(start, part[0]), in_part(end, part[0]), True), part[1]
    return (start, end, marked or (led and _closes(s, last[1]))), last[1]


def _are_years(first: str, last: str) -> bool:
    return "1900" <= first < last <= "2100"


def _closes(s: Scan, j: int) -> bool:
    """May two bare numbers after *from* be hours? Only where nothing follows that they would count."""
    token = s.tokens[j]
    return token.kind != "word" or (bool(token.senses) and "unit" not in token.senses)


def _tie(s: Scan, j: int, led: bool) -> int:
    token = s.tokens[j]
    if token.text in _DASHES or token.senses.get("to"):
        return j + 1
    if token.text == "but" and s.sense(j + 1, "before"):
        return j + 2
    return j + 1 if led and token.senses.get("and") else 0


def paired(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Let two hours tell each other's half of the day: `11 to 3pm` is 11:00 to 15:00, `12-4` noon to 16:00."""
    if end.fixed and not start.fixed and start.hour <= 12:
        limit = end.hour * 60 + end.minute
        fits = [h for h in _halves(start) if h * 60 + start.minute < limit]
        start = replace(start, hour=max(fits) if fits else max(_halves(start)))
    elif not end.fixed and end.hour <= 12:
        begin = start.hour * 60 + start.minute
        later = [h for h in sorted(_halves(end)) if h * 60 + end.minute > begin]
        end = replace(end, hour=later[0] if later else end.hour)
    return replace(start, marked=True), replace(end, marked=True)


def _halves(clock: Clock) -> tuple[int, int]:
    return clock.hour % 12, clock.hour % 12 + 12
