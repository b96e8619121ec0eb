"""What is open at one end: `by friday`, `avant le 15`, `depuis mardi`, `after 2018`, `jusqu'au 15 mars`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.clock import bare_hour
from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.military import led_hour
from tui.quick_entry.dates.moments import moment, when
from tui.quick_entry.dates.months import plain_year
from tui.quick_entry.dates.number import quiet
from tui.quick_entry.dates.numbered import numbered
from tui.quick_entry.dates.relative import offset
from tui.quick_entry.dates.rules import rule
from tui.quick_entry.dates.scan import WHEN, Match, Scan
from tui.quick_entry.dates.settle import settled
from tui.quick_entry.dates.values import Clock, Point, Range
from tui.quick_entry.tokens import NUMBER, OPAQUE, is_owner
from tui.quick_entry.words import PLAIN, bits
from tui.quick_entry.wordset import any_of

_OPEN = ("before", "by", "after", "since")
_ONE_SIDED, _BEFORE_AN_HOUR = bits("|".join(_OPEN)), bits("before|by|after")
_BACKWARDS = frozenset(("since", "since the", "depuis", "depuis le"))
_ENGLISH = any_of("by|by the|before|before the|until|till|til|after|due|due by|no later than|prior to|earlier than")
_CALLING = any_of(
    "call|back|again|phone|ring|retry|try|cb|callback|reach|appeler|rappeler|rappelle|rappel|telephoner|joindre|ressayer"
)
"""Before *after*, they make a number an hour."""
_UNTIL = any_of("until|till|til|through|thru|up to|jusqu' au|jusqu' a|jusqu'|jusqu' en|jusque")


@rule(WHEN + "|before|after")
def open_ended(s: Scan, i: int) -> Match[Range]:
    """`by friday`, `before 5pm`, `depuis mardi`, `after 2018`, `2018 or later`, `Thursday before 5pm`."""
    if s.bits[i] & _ONE_SIDED:
        return _one_sided(s, i, next(name for name in _OPEN if s.sense(i, name)))
    first = when(s, i) or plain_year(s, i)
    if first is None:
        return None
    j = first[1]
    if s.tokens[j].text in ("au plus tard", "at the latest"):
        return Range(None, first[0], relation="by"), j + 1
    later = s.tokens[j + 1].text in ("later", "after", "plus") and not s.sense(j + 2, "part")
    later = later and OPAQUE not in (s.tokens[j + 1].kind, s.tokens[j + 2].kind)
    if s.tokens[j].text in ("or", "and", "ou", "et") and later:
        end = j + (3 if s.tokens[j + 2].text == "tard" else 2)
        tail = moment(s, end)
        point = first[0]
        if tail is not None and point.clock is not None and tail[0].clock is None:
            point, end = replace(tail[0], clock=point.clock), tail[1]
        return Range(point, None, relation="since"), end
    if not s.bits[j] & _BEFORE_AN_HOUR or first[0].clock is not None or first[0].grain != "day":
        return None
    relation = next(name for name in _OPEN if s.sense(j, name))
    hour = moment(s, _about(s, j + 1)) or _hour(s, _about(s, j + 1))
    if hour is None or hour[0].clock is None or hour[0].date or hour[0].day or hour[0].weekday is not None:
        return None
    point = _afternoon(s, j, replace(first[0], clock=hour[0].clock))
    return replace(Range(point, None) if relation == "after" else Range(None, point), relation=relation), hour[1]


def _hour(s: Scan, j: int) -> Match[Point]:
    """`fri 27 nov before 10`: after a day a bare number is an hour, where it counts nothing."""
    bare = bare_hour(s, j)
    return (Point(clock=bare[0]), bare[1]) if bare is not None and quiet(s, bare[1]) else None


def _one_sided(s: Scan, i: int, relation: str) -> Match[Range]:
    j = _about(s, i + 1)
    backwards = s.tokens[i].text in _BACKWARDS
    length = duration(s, j) if relation == "after" or backwards else None
    found = when(s, j) or led_hour(s, j) or plain_year(s, j) or _bare_day(s, j) or _meal(s, j, relation)
    found = found or (_called_after(s, i, j) if relation == "after" else None)
    if length is not None and (found is None or found[1] < length[1]):
        return Range(offset(s, length[0], -1 if backwards else 1), None, relation="since"), length[1]
    if found is None or (found[0].confidence == 1 and found[0].month is None):
        return None
    found = _afternoon(s, i, found[0]), found[1]
    if relation == "before" and s.tokens[i].text in _UNTIL:
        relation = "until"
    if relation in ("by", "before", "until"):
        # before the end of a month, and before Monday's meeting, that very day will do
        through = relation != "before" or s.sense(j, "edge") == "end" or is_owner(s.tokens[found[1] - 1])
        ahead = found[0] if relation == "until" else _leaning(s, found[0], past=False)
        return Range(None, ahead, relation=relation, through=through), found[1]
    return Range(_leaning(s, found[0], past=True) if backwards else found[0], None, relation=relation), found[1]


def _afternoon(s: Scan, i: int, point: Point) -> Point:
    """Let English `by 4 today` be four in the afternoon, as `at 4` is."""
    clock = point.clock
    if clock is None or clock.fixed or point.part or not 1 <= clock.hour <= 6 or s.tokens[i].text not in _ENGLISH:
        return point
    return replace(point, clock=replace(clock, hour=clock.hour + 12))


def _meal(s: Scan, j: int, relation: str) -> Match[Point]:
    """`after lunch` is one o'clock, `before lunch` noon."""
    if s.sense(j, "part") != "noonish":
        return None
    return Point(clock=Clock(13 if relation in ("after", "since") else 12, fixed=True)), j + 1


def _called_after(s: Scan, i: int, j: int) -> Match[Point]:
    """`call back after 3`, `la rappeler après 15`: an hour of today, from one to six in the afternoon."""
    if s.tokens[j].kind != NUMBER or not any(s.tokens[k].text in _CALLING for k in _before(s, i)):
        return None
    found = _hour(s, j)
    clock = found[0].clock if found is not None else None
    if found is None or clock is None:
        return None
    later = not clock.fixed and 1 <= clock.hour <= 6
    return replace(found[0], clock=replace(clock, hour=clock.hour + 12 if later else clock.hour)), found[1]


def _bare_day(s: Scan, j: int) -> Match[Point]:
    """`before 25th`; `avant le 15`, `by the 3rd`, where the article is part of the phrase before."""
    found = numbered(s, j)
    if found is None:
        return None
    month = found[1] + (s.tokens[found[1]].text in ("of", "de", "d'"))
    if s.sense(month, "month"):  # `avant le 31 novembre`, which there is not, is no other 31st
        return None
    return replace(found[0], confidence=2), found[1]


def _leaning(s: Scan, point: Point, *, past: bool) -> Point:
    """Return a day read back or ahead, whichever way the clause leans: `since Tuesday` began last Tuesday, and `by
    friday` is to come also in what is told of a call."""
    hour_only = not past and point.weekday is None and point.day is None and point.month is None
    if s.past == past or hour_only or point.date is not None or point.moment is not None:
        return point
    s.past, lean = past, s.past
    days = settled(s, point)
    s.past = lean
    return replace(point, date=days[0], until=days[1], grain=point.grain) if days else point


def _about(s: Scan, j: int) -> int:
    return j + 1 if s.tokens[j].text in ("around", "about", "environ", "vers", "le", "the") else j


def _before(s: Scan, i: int) -> range:
    """Return the one or two words before token `i` among which a verb counts: a plain word parts them."""
    return range(max(i - (1 if i and s.tokens[i - 1].senses is PLAIN else 2), 0), i)
