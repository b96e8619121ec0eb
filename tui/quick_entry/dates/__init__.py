"""Dates in a line of text: a deterministic scanner over tokens, English and French at once.

Each module reads one class of expressions, from the small (numbers, clocks) to the composed (ranges, recurrences); a
rule takes the scan and a token's index and returns what it read with the index after it, or None. Rules never look
back over what they consumed, remember what they found at each token, and share a budget of steps.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tui.quick_entry.dates import lengths
from tui.quick_entry.dates.duration import duration
from tui.quick_entry.dates.found import told
from tui.quick_entry.dates.military import four_figures
from tui.quick_entry.dates.moments import moment
from tui.quick_entry.dates.nights import night
from tui.quick_entry.dates.number import quiet
from tui.quick_entry.dates.periods import period
from tui.quick_entry.dates.plain import as_any_other, is_infinitive
from tui.quick_entry.dates.ranges import spread
from tui.quick_entry.dates.recurrences import recurrence
from tui.quick_entry.dates.rules import Choice
from tui.quick_entry.dates.scan import CONTENT, STEPS, Order, OutOfSteps, Scan
from tui.quick_entry.dates.several import several
from tui.quick_entry.dates.stretches import last_stretch, stretches
from tui.quick_entry.dates.values import Clock, Days, Length, Point, Range, Rule
from tui.quick_entry.draft import Found
from tui.quick_entry.tokens import MARK, NUMBER, OPAQUE, WORD, Token, merged
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

__all__ = ["CONTENT", "Hit", "Order", "at_start", "find"]


_READINGS: Choice[Any] = Choice(recurrence, several, night, spread, moment, period, duration)
_MERE = bits("noon|now")
_LED = bits("on|at|by|before|after|since|for|from|in|to")
_OF = any_of("de|du|d'|of|the|this|le|la|des")
_LEADS = any_of("at|by|before|after|since|to|from")
_COUNT = bits("num|vague|ord")
"""Numbers, which are nothing by themselves before a plain word (`2 errors`) unless they mean something `_MORE`."""
_MORE = bits("month|weekday|unit|fraction|noon|part|often")


class Hit(Struct, frozen=True, gc=False):
    """An expression of time in the line, and what it said before it was settled."""

    found: Found
    said: Point | Range | Rule | Length | Days
    first: int = 0
    last: int = 0
    """Its tokens are [first, last) of the clause that it has been placed in."""
    lead: tuple[str, ...] = ()
    """The word before it there, and its own first one: what leads it (`for friday`, `by the 3rd`) is one of them."""


def find(
    tokens: list[Token], now: datetime, order: Order = "DMY", *, past: bool = False, loose: bool = False,
    region: str = "", anchor: date | None = None, ahead: bool = False,
) -> list[Hit]:  # fmt: skip
    """Return the expressions of time among the tokens, in order. `past`: days without a year lean back; `loose`: the
    text may be nothing but such an expression; `region`: the reader's country, where the words differ; `anchor`: the
    day of the line that this one follows; `ahead`: it tells what is to be done."""
    first, last = last_stretch(tokens)
    hits, steps = _in_all((*tokens[:first],), now, order, past, loose, region, anchor, ahead)
    if last:
        found, taken = in_stretch(last, now, order, past, loose, region, anchor, ahead)
        hits, steps = hits + found, steps + taken
    return [*hits] if steps <= STEPS else []


def at_start(stretch: list[Token], now: datetime, order: Order, region: str) -> Hit | None:
    """Return the expression of time that one stretch of a line begins with, where hardly anything else is said."""
    known = (*stretch[:-1], *map(as_any_other, stretch[-1:]))
    hits, _ = in_stretch(known, now, order, False, True, region, None)
    return hits[0] if hits and hits[0].found.span[0] == stretch[0].start else None


@lru_cache(maxsize=32)
def _in_all(tokens: tuple[Token, ...], *how: Any) -> tuple[tuple[Hit, ...], int]:
    """Return what stands in the stretches of a line before the one that is being typed, and how many steps it took."""
    found = [in_stretch(stretch, *how) for stretch in stretches([*tokens])]
    return tuple(hit for hits, _ in found for hit in hits), sum(taken for _, taken in found)


@lru_cache(maxsize=256)
def in_stretch(
    tokens: tuple[Token, ...],
    now: datetime,
    order: Order,
    past: bool,
    loose: bool,
    region: str,
    anchor: date | None,
    ahead: bool = False,
) -> tuple[tuple[Hit, ...], int]:
    """Return what stands in one stretch of a line, and how many steps that took."""
    scan = Scan(merged(tokens), now, order, past, loose, region, anchor, ahead)
    hits: list[Hit] = []
    i = 0
    try:
        while i < scan.end:
            if not scan.bits[i] or not _leads_to_time(scan, i):
                i += 1
                continue
            best = _best(scan, i) if scan.begins(i) else None
            hit = _hit(scan, i, *best) if best else None
            if best is None or hit is None:
                i += 1
                continue
            hits.append(hit)
            i = best[1]
    except OutOfSteps:
        return (), STEPS + 1
    if not loose and (not hits or hits[-1].found.span[1] < scan.tokens[scan.end - 1].start):
        last = _last_word(scan)
        hits += [last] if last else []
    return tuple(hits), STEPS - scan.steps


_BY_THEN = frozenset(("by", "before", "avant"))


def _last_word(s: Scan) -> Hit | None:
    """Return what the last word may be, only to be suggested: a month (`plan may`), an hour (`send roster 5`)."""
    i = s.end - 1
    if i < 1 or s.tokens[i - 1].kind not in (WORD, OPAQUE) or s.tokens[i].glued:
        return None
    if s.tokens[i - 1].senses and s.tokens[i - 1].text not in _BY_THEN:
        return None
    if not s.begins(i):
        return None
    month, hour = s.sense(i, "month"), s.sense(i, "num")
    if month is not None:
        said = Point(month=month, grain="month", confidence=1)
    elif hour is not None and s.tokens[i].kind == NUMBER and 1 <= hour <= 24 and not s.sense(i, "room"):
        said = Point(clock=Clock(hour % 24, fixed=hour > 12), confidence=1)
    elif s.tokens[i].text.startswith("0") and (padded := four_figures(s, i)):
        said = Point(clock=padded, confidence=1)
    else:
        return None
    found = told(s, said, (s.tokens[i].start, s.tokens[i].end))
    return Hit(found, said) if found else None


def _leads_to_time(s: Scan, i: int) -> bool:
    """Is there something of the calendar or the clock at a token, or after the small words that begin there?"""
    for k in range(i, i + 5):
        if not s.bits[k]:
            return False
        if s.bits[k] & CONTENT:
            after = s.tokens[k + 1]
            more = s.bits[k] & _MORE or not s.bits[k] & _COUNT or len(s.tokens[k].text) == 4
            return (
                after.kind != WORD
                or bool(after.senses or more)
                or (k > i and (quiet(s, k + 1) or (s.ahead and is_infinitive(after))))
            )
    return False


def _best(s: Scan, i: int) -> tuple[Point | Range | Rule | Length | Days, int] | None:
    """Return the longest reading at a token; of equals the richer one."""
    best: tuple[Point | Range | Rule | Length | Days, int] | None = None
    for read in _READINGS.open_to(s, i):
        found = read(s, i)
        if found is not None and (best is None or found[1] > best[1]) and s.ends(found[1]):
            best = found
    hour = best[0].clock if best is not None and isinstance(best[0], Point) else None
    length = duration(s, i) if hour is not None else None
    if best is None or hour is None or length is None or length[1] < best[1]:
        return best
    # "1h30" and "pour 3h" are lengths, "9h30" and "pour 15h" hours
    return length if hour.hour < (7 if i and s.sense(i - 1, "for") else 6) else best


def _hit(s: Scan, i: int, value: Point | Range | Rule | Length | Days, j: int) -> Hit | None:
    span = s.tokens[i].start, s.tokens[j - 1].end
    confidence = lengths.confidence(s, i, value, j) if isinstance(value, Length) else 3
    found = told(s, value, span, confidence) if confidence and not _names_a_feast(s, i, j) else None
    if found is None:
        return None
    if not s.loose and isinstance(value, Point) and value.confidence == 2 and _inside(s, i, j):
        found = replace(found, confidence=1)
    if not s.loose and isinstance(value, Point) and found.confidence == 3 and _bare_date(s, i, value):
        found = replace(found, confidence=2)
    if not s.loose and (_in_passing(s, i, j) or (_of_feast(s, j) and (i or not s.ahead))):
        found = replace(found, confidence=1)
    if i > 1 and s.tokens[i].glued and s.tokens[i - 1].text == "-" and s.tokens[i - 1].glued:
        found = replace(found, confidence=1)  # "report-2026-10-09.xlsx": a name with a date in it
    return Hit(found, value)


def _inside(s: Scan, i: int, j: int) -> bool:
    """Does a day and month in figures stand among words (`code 12/15 to check`)? Then it is only suggested."""
    if s.tokens[i].kind != NUMBER or not i:
        return False
    before, after = s.tokens[i - 1], s.tokens[j]
    return (
        before.kind == WORD
        and after.kind == WORD
        and not before.senses
        and not after.senses.keys() & {"at", "part", "for"}
    )


def _bare_date(s: Scan, i: int, value: Point) -> bool:
    """Is it `15 mars` with neither year, weekday nor preposition? Then the other year is offered."""
    whole = value.month and value.day and value.year is None and value.weekday is None and value.clock is None
    led = s.bits[i] & _LED or (i and s.bits[i - 1] & _LED)
    return bool(whole and not led)


def _in_passing(s: Scan, i: int, j: int) -> bool:
    """Are noon and now mere words (`la pause de midi`, `now or never`)? They are times after *at*, *by*, *avant* and
    at the edges of what is said."""
    if j - i > 1 or not s.bits[i] & _MERE:
        return False
    before, after = s.tokens[i - 1] if i else None, s.tokens[j]
    if s.sense(i, "now") and s.sense(j, "at"):
        return True  # "huddle now at 8"
    closes = after.kind != WORD and after.text != "-"
    if before is None or before.kind == MARK:
        return not closes and not after.senses
    if before.text in _OF:
        return True
    return not closes and not before.senses.keys() & _LEADS


def _names_a_feast(s: Scan, i: int, j: int) -> bool:
    """Is it the `de Noël` of `congés de Noël`, which names what comes before it?"""
    if s.tokens[j - 1].senses.get("feast") is None or s.loose:
        return False
    k = i if s.tokens[i].text in ("de", "d'", "of") else i - 1
    named = s.tokens[k - 1] if k > 0 and s.tokens[k].text in ("de", "d'", "of") else None
    return named is not None and named.kind == WORD and not named.senses


def _of_feast(s: Scan, j: int) -> bool:
    """Is it what belongs to a feast (`before xmas party`, `for xmas wk`), not the day itself?"""
    after = s.tokens[j]
    if s.tokens[j - 1].senses.get("feast") is None or after.kind != WORD:
        return False
    return not after.senses and not quiet(s, j) if not after.senses.get("unit") else True
