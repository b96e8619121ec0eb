"""Hours of a meeting that are nothing but numbers, apart from its day or before it: `meet kho 7 mon`, `mtg 9-11 w/ nur
thurs`, `at 9 or 10 fri`. Beside its day one is taken, elsewhere it is offered, and of two one is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.scan import BEARERS
from tui.quick_entry.dates.values import Clock, Point, Range
from tui.quick_entry.draft import Found
from tui.quick_entry.marks import OR
from tui.quick_entry.tokens import NUMBER, WORD, Token
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_DASHES = frozenset(("-", "–"))
_COUNTED = bits("unit|month|ord|suffix")
_GOES_ON = any_of(
    "w|with|avec|for|pour|pr|re|about|in|on|at|and|et|ou|or|if|si|then|puis|not|pas|maybe|sinon|else|instead"
)
_NOON, _NIGHT, _DAYBREAK, _MORNING = 12, 24, 6, 7


def bare_hours(tokens: Sequence[Token], hits: list[Hit]) -> list[Hit]:
    """Return what was found in a meeting's line, with the numbers that may be its hours where it tells a day and no
    hour."""
    days = [hit for hit in hits if hit.found.confidence > 1 and (hit.found.value or hit.found.start)]
    if len(days) != 1 or any(_has_hour(hit) for hit in hits):
        return hits
    day = (days[0].found.value or days[0].found.start)[:10]
    found: list[Hit] = []
    i = 0
    while i < len(tokens):
        read = _read(tokens, i, days[0], day) if tokens[i].kind == NUMBER else None
        found += [read[0]] if read else []
        i = read[1] if read else i + 1
    free = [hit for hit in found if not any(_overlap(hit.found.span, other.found.span) for other in hits)]
    return sorted([*hits, *free], key=lambda hit: hit.found.span) if free else hits


def _has_hour(hit: Hit) -> bool:
    found = hit.found
    return "T" in found.value + found.start + found.end or "BYHOUR" in found.rrule


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _read(tokens: Sequence[Token], i: int, day: Hit, date: str) -> tuple[Hit, int] | None:
    """Return the hour, or the two hours, at token `i`, and the index after them."""
    first = _hour(tokens[i])
    if first is None or not _opens(tokens, i):
        return None
    last, end = None, i + 1
    if i + 2 < len(tokens) and tokens[i + 1].text in _DASHES and tokens[i + 1].glued and tokens[i + 2].glued:
        last, end = _hour(tokens[i + 2]), i + 3
    if (end == i + 3 and last is None) or not _closes(tokens, end):
        return None
    if end + 1 < len(tokens) and tokens[end].text in OR and tokens[end + 1].start == day.found.span[0]:
        return None  # "2 or 3 dec"
    span = tokens[i].start, tokens[end - 1].end
    beside = end < len(tokens) and tokens[end].start == day.found.span[0]
    either = _tied(tokens, i - 1, -1) or _tied(tokens, end, 1)
    confidence = 2 if beside or either or last is not None else 1
    begin = f"{date}T{first.hour:02}:{first.minute:02}"
    if last is None:
        return Hit(Found(span, "time", value=begin, confidence=confidence), Point(clock=first)), end
    if last.hour <= first.hour and last.hour < _NOON:
        last = replace(last, hour=last.hour + _NOON)
    found = Found(span, "range", start=begin, end=f"{date}T{last.hour:02}:{last.minute:02}", confidence=confidence)
    return (Hit(found, Range(Point(clock=first), Point(clock=last))), end) if found.end > begin else None


def _hour(token: Token) -> Clock | None:
    """Return the hour that a bare number is, from one to six in the afternoon; `730` and `1200` are hours too."""
    text = token.text
    if token.kind != NUMBER or not text.isdigit() or len(text) not in (1, 2, 3, 4):
        return None
    hour, minute = divmod(int(text), 100) if len(text) > 2 else (int(text), 0)
    if not 1 <= hour < _NIGHT or minute > 59 or minute % 5 or (len(text) > 2 and not _DAYBREAK <= hour <= 21):
        return None
    return Clock(hour + _NOON if hour < _MORNING and len(text) < 3 else hour, minute, fixed=True)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """May an hour begin at a number: no word, mark or noun bears it?"""
    if not i:
        return True
    before = tokens[i - 1]
    if tokens[i].glued or before.text in ("#", "$", "/", "x", "no"):
        return False
    return "room" not in before.senses and before.text not in BEARERS and before.kind != NUMBER


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """May an hour end before a token: it counts nothing that follows?"""
    if i >= len(tokens):
        return True
    after = tokens[i]
    if after.glued and (after.kind != WORD or after.text not in ("ish",)) and after.text not in (",", ";", ".", ")"):
        return False
    if after.kind == NUMBER or after.senses.bits & _COUNTED:
        return False
    return after.kind != WORD or bool(after.senses) or after.text in _GOES_ON


def _tied(tokens: Sequence[Token], i: int, way: int) -> bool:
    """Do *or* at a token and a number beyond it make one of two?"""
    return i >= 0 and 0 <= i + way < len(tokens) and tokens[i].text in OR and tokens[i + way].kind == NUMBER
