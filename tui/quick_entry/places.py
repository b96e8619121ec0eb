"""Where it takes place: `in Room 4`, `salle 12`, `salle du conseil`, a place known by its name."""

from __future__ import annotations

from msgspec import Struct

from tui.quick_entry.dates import CONTENT
from tui.quick_entry.folding import fold
from tui.quick_entry.marks import HALLS, ROOMS, WITH
from tui.quick_entry.people.names import Names
from tui.quick_entry.tokens import NUMBER, OPAQUE, WORD, Token
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_BEFORE = any_of("in|en|at|a|dans|la|le|the|au|l'")
_SMALL = 2
"""Such words before one place, at most."""
IN = frozenset(("in", "at", "dans", "ds"))
"""Before any room, what it is called aside."""
_NOUNS = HALLS | any_of("lounge|room|rm|office|hall|basement|gym|gymnasium|church|clinic|garage")
_CALLED = 3
"""Words of what a room is for, its noun with them."""
_TIMES = bits("unit|meridian")


class Place(Struct, frozen=True, gc=False):
    """A place, and the tokens [first, last) that name it with their preposition."""

    name: str
    first: int
    last: int


def place_at(line: str, tokens: list[Token], i: int, names: Names) -> Place | None:
    """Return the place that begins at token `i`, its preposition included."""
    j = i
    while j < len(tokens) and j - i < _SMALL and tokens[j].text in _BEFORE:
        j += 1
    if j == len(tokens) or tokens[j].kind not in (WORD, OPAQUE):
        return None
    led = j > i and tokens[i].text in IN
    if not (names.places or led or tokens[j].text in ROOMS):
        return None
    end = _known(line, tokens, j, names) or _room(line, tokens, j) or _hall(tokens, j, led=led)
    return Place(line[tokens[j].start : tokens[end - 1].end], i, end) if end else None


def beginnings(tokens: list[Token], room: int) -> range:
    """Return the indices from which on a place may be told whose room stands at token `room`."""
    first = room
    while first and room - first < _SMALL and tokens[first - 1].text in _BEFORE:
        first -= 1
    return range(first, room + 1)


def _known(line: str, tokens: list[Token], j: int, names: Names) -> int:
    if not names.places:
        return 0
    for end in range(min(len(tokens), j + 6), j, -1):
        if fold(line[tokens[j].start : tokens[end - 1].end]) in names.places:
            return end
    return 0


def _hall(tokens: list[Token], j: int, *, led: bool) -> int:
    """Return the index after the only room of its kind (`cafétéria lundi 9h`), or one that is called after what it is
    for where something is *in* it (`in the break room`); 0 where none is told."""
    if tokens[j].text in HALLS and (led or _ends(tokens, j + 1)):
        return j + 1
    for k in range(j + 1, min(len(tokens), j + 1 + _CALLED) if led else 0):
        if not all(one.kind in (WORD, OPAQUE) for one in tokens[k - 1 : k + 1]) or tokens[k - 1].senses.bits & CONTENT:
            return 0
        if tokens[k].text in _NOUNS:
            return k + 1
    return 0


def _ends(tokens: list[Token], i: int) -> bool:
    """Does no noun follow at token `i`?"""
    return i == len(tokens) or tokens[i].kind != WORD or bool(tokens[i].senses.bits & CONTENT) or tokens[i].text in WITH


def _room(line: str, tokens: list[Token], j: int) -> int:
    """Return the index after a room word and what numbers or names it; 0 where nothing does."""
    if tokens[j].text not in ROOMS or j + 1 >= len(tokens):
        return 0
    k = j + 1
    if tokens[k].text in ("no", "n", "#", "-"):
        k += 1
    if k < len(tokens) and tokens[k].text in ("du", "des", "de", "d'", "de la"):
        k += 2 if tokens[k].text == "de" and k + 1 < len(tokens) and tokens[k + 1].text in ("la", "l'") else 1
        return k + 1 if tokens[j].text in ("salle",) and k < len(tokens) and tokens[k].kind == WORD else 0
    if k == len(tokens) or not _names(line, tokens[k]) or _counts(tokens, k):
        return 0
    k += 1
    while k < len(tokens) and (tokens[k].glued and (tokens[k].kind in (WORD, NUMBER) or _inner(tokens, k))):
        k += 1
    return k


def _names(line: str, token: Token) -> bool:
    """Does a token number or name a room: digits, one letter, a capitalised word?"""
    if token.kind == NUMBER:
        return True
    if token.kind != WORD:
        return False
    return line[token.start].isupper() or (len(token.text) == 1 and token.text not in ("a", "w"))


def _counts(tokens: list[Token], k: int) -> bool:
    """Is the number at token `k` an hour or a length (`boardroom 45min`, `cafeteria 2pm`)?"""
    after = tokens[k + 1] if tokens[k].kind == NUMBER and k + 1 < len(tokens) else None
    return after is not None and (after.text == ":" or bool(after.senses.bits & _TIMES))


def _inner(tokens: list[Token], k: int) -> bool:
    if tokens[k].text not in "-." or k + 1 >= len(tokens):
        return False
    return tokens[k + 1].glued and tokens[k + 1].kind in (WORD, NUMBER)
