"""Explicit keys, `due: fri`, `durée: 2h`, `loc: Room 4`: read without further signs, whatever the line is about."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from store import when
from tui.quick_entry.dates import Hit, Order, at_start
from tui.quick_entry.dating.from_now import from_now
from tui.quick_entry.marks import KEYS
from tui.quick_entry.people.names import Names
from tui.quick_entry.places import place_at
from tui.quick_entry.records import record_at
from tui.quick_entry.tokens import MARK, WORD, Token, as_word
from tui.quick_entry.words import PLAIN

_SIGNS = frozenset(("#", "!", "@"))
_OF_UNTIL = frozenset(("a", "au"))
_OF_LENGTH = frozenset(("for", "every"))
MAY_BE_KEYS = _OF_UNTIL.union(KEYS)
"""Words that are a key, before a colon."""
_MAY_CLOSE = MAY_BE_KEYS | _SIGNS


class Keyed(Struct, frozen=True, gc=False):
    """What a key says: its role, what was read after it, the tokens [first, last) it covers."""

    role: str
    hit: Hit | None
    text: str
    first: int
    last: int


def _role(tokens: list[Token], colon: int) -> str | None:
    """Return the role of the key whose colon is token `colon`, None where none is or the word before it is no key."""
    if not 0 < colon < len(tokens) or tokens[colon].text != ":" or not tokens[colon].glued:
        return None
    i = colon - 1
    if _is_of_until(tokens, i):
        return "until"
    token = tokens[i]
    is_inside = token.glued and i > 0 and tokens[i - 1].kind != MARK
    return None if is_inside or token.kind != WORD else KEYS.get(token.text)


def _is_of_until(tokens: list[Token], i: int) -> bool:
    """Is the `à` of a key that of `jusqu'à:`?"""
    return i > 0 and tokens[i].text in _OF_UNTIL and tokens[i - 1].text in ("jusqu'", "jusqu")


def keyed(
    line: str, tokens: list[Token], colon: int, now: datetime, order: Order, names: Names, region: str = ""
) -> Keyed | None:
    """Return what the key before the colon at token `colon` says, None where no key stands there or nothing readable
    follows it."""
    role, j = _role(tokens, colon), colon + 1
    if role is None or j == len(tokens):
        return None
    i = colon - 1 - _is_of_until(tokens, colon - 1)
    if role == "place":
        return _place(line, tokens, i, j, names)
    if role == "zone":
        return _zone(line, tokens, i, j)
    if role == "about":  # the record itself is read as everywhere
        return Keyed("about", None, "", i, j) if record_at(line, tokens, j) else None
    after = tokens[j : _reach(tokens, j)]
    if role == "every":
        after = [as_word(tokens[i], tokens[i], "every"), *after]
    hit = at_start(after, now, order, region)
    if hit is None or (role == "every" and hit.found.kind != "recurrence"):
        return None
    last = j
    while last < len(tokens) and tokens[last].start < hit.found.span[1]:
        last += 1
    return Keyed(role, hit if role in _OF_LENGTH else from_now(hit, now, region), "", i, last)


def _reach(tokens: list[Token], j: int) -> int:
    """Return the index after which nothing belongs to a date from token `j` on: no date reaches across a plain word."""
    end = len(tokens)
    for k in range(j, end):
        token = tokens[k]
        if token.text in _MAY_CLOSE and _closes(tokens, k):
            return k
        if token.senses is PLAIN:
            return k + 1
    return end


def _closes(tokens: list[Token], k: int) -> bool:
    """Does something else begin with the sign or the key at token `k`?"""
    if tokens[k].text in _SIGNS:
        return not tokens[k].glued
    return _role(tokens, k + 1) is not None


def _zone(line: str, tokens: list[Token], i: int, j: int) -> Keyed | None:
    """An IANA zone (`Europe/Paris`); what is none stays in the title."""
    last = j + 1
    while last < len(tokens) and tokens[last].glued:
        last += 1
    name = line[tokens[j].start : tokens[last - 1].end]
    return Keyed("zone", None, name, i, last) if when.zone_exists(name) else None


def _place(line: str, tokens: list[Token], i: int, j: int, names: Names) -> Keyed | None:
    """A room or a known place; any other goes on to the next sign, key or comma."""
    known = place_at(line, tokens, j, names)
    if known is not None:
        return Keyed("place", None, known.name, i, known.last)
    last = j
    while last < len(tokens) and tokens[last].text not in (",", ";") and not _closes(tokens, last):
        last += 1
    if last == j:
        return None
    return Keyed("place", None, line[tokens[j].start : tokens[last - 1].end], i, last)
