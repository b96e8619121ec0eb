"""What looks like a date and is none: `for now`, `au 5e`, a telephone number."""

from __future__ import annotations

from tui.quick_entry.marks import OF
from tui.quick_entry.tokens import NUMBER, WORD, Token, opaque, phrase_end, where
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

IDIOMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "for": (("now",), ("the", "moment"), ("the", "time", "being")),
    "pour": (("l'", "instant"), ("le", "moment"), ("maintenant",)),
    "now": (("and", "then"),),
    "maintenant": (),
    "first": (("thing",),),
    "lunch": (("room",), ("hall",), ("area",)),
    "night": (("pour",), ("pours",)),
    "day": (("to", "day"), ("one",)),
    "jour": (("pour", "jour"),),
}
"""First word → the words that follow it."""
_FIRST = frozenset(IDIOMS)
_SECOND = frozenset(words[0] for idioms in IDIOMS.values() for words in idioms) | {"-"}
_NOW = frozenset(("now", "maintenant"))
_DAYS = bits("weekday|month|num|offset")
_ENGLISH = any_of(
    "mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|tmrw|tmr"
    "|tomorrow|today|tonight|next|this|at|on|by|before"
)
"""Before them, *pour* is what is done with concrete."""
_FIRST_RANK = "st"
_IN_TELEPHONE = frozenset("-.")
_FLOOR_SUFFIXES = frozenset(("e", "eme", "ieme"))
_CAPITALS = frozenset(("w", "e", "n", "s", "d", "j"))
_AS_OFTEN = frozenset(("q", "aux"))
_HOURS = frozenset(("h", "hr", "hrs", "heures"))
TELLS_IDIOM = _FIRST | _HOURS | _FLOOR_SUFFIXES | _CAPITALS | _IN_TELEPHONE | {_FIRST_RANK}
"""What an idiom begins with, or what stands behind the number in it."""
_REST = frozenset(word for idioms in IDIOMS.values() for words in idioms for word in words)
IN_IDIOMS = TELLS_IDIOM | _REST | _ENGLISH | _AS_OFTEN | OF
"""All words that are part of one, or tell it from another."""
_LOCAL = 3
"""Digits of an area code, and of what a telephone number begins with."""
_OF_TIME = ("weekday", "weekdays", "month", "unit", "edge", "part")


def hushed(tokens: list[Token], line: str, *, in_capitals: bool) -> list[Token]:
    """Make opaque to the dates, among these tokens of a line, what is said in an idiom; returns them. `in_capitals`:
    the line has no small letter, so that a capital tells nothing."""
    for i in where(tokens, TELLS_IDIOM):
        if tokens[i].kind == WORD and tokens[i].text in _FIRST:
            _hush_idiom(tokens, i)
        elif i and tokens[i - 1].kind == NUMBER:
            _hush_number(tokens, i - 1, line, in_capitals)
    return tokens


def _hush_idiom(tokens: list[Token], i: int) -> None:
    """Hush the idiom that may begin with the word at token `i`."""
    token = tokens[i]
    if token.text in _NOW and i + 1 < len(tokens) and tokens[i + 1].senses.bits & _DAYS:
        _hush(tokens, i, i + 1)  # "cancelled, now mon 10am": instead
    elif token.text in _NOW and i and "unit" in tokens[i - 1].senses:
        _hush(tokens, i, i + 1)  # "stuck 3 wks now": for so long
    elif token.text == "pour" and i + 1 < len(tokens) and tokens[i + 1].text in _ENGLISH:
        tokens[i] = opaque(token, "")  # "before we pour wed"
    elif i + 1 < len(tokens) and tokens[i + 1].text in _SECOND:
        for words in IDIOMS[token.text]:
            if end := phrase_end(tokens, i + 1, words):
                _hush(tokens, i, end)


def _hush_number(tokens: list[Token], i: int, line: str, in_capitals: bool) -> None:
    """Hush the number at token `i` if, with what follows it, it is no time."""
    text, after = tokens[i].text, tokens[i + 1].text
    if after in _HOURS:
        if i and tokens[i - 1].text in _AS_OFTEN:
            _hush(tokens, i - 1, i + 2)  # "q 8 h", "aux 8 h": how often, by a clock of no day
    elif not tokens[i + 1].glued:
        return
    elif (after in _FLOOR_SUFFIXES and _is_floor(tokens, i)) or (
        not in_capitals and after in _CAPITALS and _is_ward(tokens, i, line)
    ):
        _hush(tokens, i, i + 2)
    elif text == "1" and after == _FIRST_RANK and phrase_end(tokens, i + 2, ("thing",)):
        _hush(tokens, i, i + 3)
    elif len(text) == _LOCAL and _is_telephone(tokens, i):
        _hush(tokens, _area_code(tokens, i), i + 3)


def _is_floor(tokens: list[Token], i: int) -> bool:
    """`au 5e`, `du 3e`: no day of a month in French, whose only ordinal is `1er`; a storey, a rank."""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if after is None or not any(sense in after.senses for sense in _OF_TIME):
        return True
    ranked = i + 3 < len(tokens) and tokens[i + 3].text in OF
    return "weekday" in after.senses and i > 0 and tokens[i - 1].text == "au" and not ranked  # "wifi au 3e dimanche 5h"


def _is_ward(tokens: list[Token], i: int, line: str) -> bool:
    """`5W`, `7E`, `3D`: a number and a capital name a place; `2w` is a length."""
    mark = tokens[i + 1]
    if not line[mark.start : mark.end].isupper():
        return False
    return not (i + 2 < len(tokens) and tokens[i + 2].glued and tokens[i + 2].kind == NUMBER)


def _is_telephone(tokens: list[Token], i: int) -> bool:
    """`555-0123`: three digits and four, as numbers are written in North America."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in _IN_TELEPHONE:
        return False
    last = tokens[i + 2]
    return last.kind == NUMBER and len(last.text) == 4 and last.glued


def _area_code(tokens: list[Token], i: int) -> int:
    """Return the index of the three digits that stand before a telephone number, or the number's own."""
    for first in (i - 1, i - 2):
        if first >= 0 and tokens[first].kind == NUMBER and len(tokens[first].text) == _LOCAL:
            return first
    return i


def _hush(tokens: list[Token], first: int, end: int) -> None:
    tokens[first:end] = [opaque(token, token.text) for token in tokens[first:end]]
