"""Explicit keys, `due: fri`, `durée: 2h`, `loc: Room 4`: read without further signs, whatever the line is about."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from store import when
from tui.quick_entry.dates import Hit, Order, find
from tui.quick_entry.marks import KEYS
from tui.quick_entry.people.names import Names
from tui.quick_entry.places import place_at
from tui.quick_entry.records import record_at
from tui.quick_entry.tokens import MARK, WORD, Token
from tui.quick_entry.words import lexicon

_OF_UNTIL = frozenset(("a", "au"))
MAY_BE_KEYS = _OF_UNTIL.union(KEYS)
"""Words that are a key, before a colon."""


class Keyed(Struct, frozen=True):
    """What a key says: its role, what was read after it, the tokens [first, last) it covers."""

    role: str
    hit: Hit | None
    text: str
    first: int
    last: int


def key_at(tokens: list[Token], i: int) -> tuple[str, int] | None:
    """Return the role of the key at token `i` and the index after its colon."""
    token = tokens[i]
    until = _is_of_until(tokens, i)
    role = "until" if until else KEYS.get(token.text) if token.kind == WORD else None
    if role is None or i + 1 >= len(tokens) or (i and token.glued and tokens[i - 1].kind != MARK and not until):
        return None
    colon = tokens[i + 1]
    return (role, i + 2) if colon.text == ":" and colon.glued else None


def _is_of_until(tokens: list[Token], i: int) -> bool:
    """Is the `à` of a key that of `jusqu'à:`?"""
    return i > 0 and tokens[i].text in _OF_UNTIL and tokens[i - 1].text in ("jusqu'", "jusqu")


def keyed(
    line: str, tokens: list[Token], i: int, now: datetime, order: Order, names: Names, region: str = ""
) -> Keyed | None:
    """Return what the key at token `i` says, None where no key stands there or nothing readable follows it."""
    found = key_at(tokens, i)
    if found is None or found[1] >= len(tokens):
        return None
    role, j = found
    i -= _is_of_until(tokens, i)
    if role == "place":
        return _place(line, tokens, i, j, names)
    if role == "zone":
        return _zone(line, tokens, i, j)
    if role == "about":  # the record itself is read as everywhere
        return Keyed("about", None, "", i, j) if record_at(line, tokens, j) else None
    after = tokens[j : _stop(tokens, j)]
    if role == "every":
        word = tokens[i]
        after = [Token(word.start, word.end, "every", WORD, lexicon().words["every"], False), *after]
    hits = find(after, now, order, loose=True, region=region)
    first = after[0].start if role == "every" else tokens[j].start
    if not hits or hits[0].found.span[0] != first:
        return None
    if role == "every" and hits[0].found.kind != "recurrence":
        return None
    last = j
    while last < len(tokens) and tokens[last].start < hits[0].found.span[1]:
        last += 1
    return Keyed(role, hits[0], "", i, last)


def _stop(tokens: list[Token], j: int) -> int:
    for k in range(j, len(tokens)):
        if (tokens[k].text in ("#", "!", "@") and not tokens[k].glued) or key_at(tokens, k):
            return k
    return len(tokens)


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
    stop = _stop(tokens, j)
    last = next((k for k in range(j, stop) if tokens[k].text in (",", ";")), stop)
    if last == j:
        return None
    return Keyed("place", None, line[tokens[j].start : tokens[last - 1].end], i, last)
