"""Colours and attributes of text as terminals are told them (SGR), and the least that changes one into another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
_UNSEEN_ON_BLANKS = frozenset({"1", "2", "3"})
_WEIGHTS = frozenset({"1", "2"})
"""Bold and dim: one code ends both."""


class Sgr(NamedTuple):
    """The parameters of a style, apart: attributes, the text's colour, the colour behind it ("" for the terminal's)."""

    attributes: frozenset[str]
    text: str
    behind: str


@lru_cache(1024)
def parsed(parameters: str) -> Sgr:
    """Return a style's parameters (`1;38;2;10;20;30`), apart."""
    attributes, text, behind = set(), "", ""
    codes = iter(parameters.split(";") if parameters else ())
    for code in codes:
        if code in ("38", "48"):
            kind = next(codes, "")
            code = ";".join([code, kind, *(next(codes, "") for _ in range(3 if kind == "2" else 1))])
        first = code.partition(";")[0]
        if first == "38" or (first.isdecimal() and (30 <= int(first) < 38 or 90 <= int(first) < 98)):
            text = code
        elif first == "48" or (first.isdecimal() and (40 <= int(first) < 48 or 100 <= int(first) < 108)):
            behind = code
        elif code not in ("39", "49"):
            attributes.add(code)
    return Sgr(frozenset(attributes), text, behind)


@lru_cache(1024)
def on_blanks(parameters: str) -> str:
    """Return what of a style is seen on a blank: all, where it is underlined or reversed; else what is behind it."""
    style = parsed(parameters)
    return style.behind if style.attributes <= _UNSEEN_ON_BLANKS else parameters


@lru_cache(1024)
def blank_is_the_same(pen: str, blank: str) -> bool:
    """Return whether a blank looks the same in both styles."""
    return on_blanks(pen) == blank


@lru_cache(4096)
def change(before: str, after: str) -> str:
    """Return the shortest sequence that makes a terminal which writes in one style write in another."""
    if before == after:
        return ""
    if not after:
        return "\x1b[m"
    old, new = parsed(before), parsed(after)
    gone = old.attributes - new.attributes
    anew = f"\x1b[0;{after}m"
    if gone - _OFF.keys() or (gone & _WEIGHTS and new.attributes & _WEIGHTS):
        return anew
    codes = [*sorted({_OFF[code] for code in gone}), *sorted(new.attributes - old.attributes)]
    if new.text != old.text:
        codes.append(new.text or "39")
    if new.behind != old.behind:
        codes.append(new.behind or "49")
    return min(f"\x1b[{';'.join(codes)}m", anew, key=len)
