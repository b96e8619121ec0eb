"""Reading the fields of an order from its tokens: who, which, how many, what was said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from tui.quick_entry.orders.codes import CODES, phrases
from tui.quick_entry.orders.form import Slot
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.nearness import SHORTEST
from tui.quick_entry.people.parties import CONNECTING, SEPARATORS, Mention, listed, mention, party_at
from tui.quick_entry.tokens import NUMBER, WORD, Token, phrase_end


class Line(Struct, frozen=True, gc=False):
    """What a slot is read from."""

    text: str
    tokens: list[Token]
    names: Names


class Said(Struct, frozen=True, gc=False):
    """A field's value, and the index after the tokens that say it."""

    value: Any
    end: int


def reference(line: Line, i: int, prefix: str) -> Said | None:
    """Return the number of the record that token `i` names by its prefix: `#12`, `m7`."""
    tokens = line.tokens
    if i + 1 >= len(tokens) or tokens[i].text != prefix or not tokens[i + 1].glued:
        return None
    number = tokens[i + 1]
    alone = i + 2 == len(tokens) or not tokens[i + 2].glued or tokens[i + 2].text in ",:;.)"
    return Said(int(number.text), i + 2) if number.kind == NUMBER and len(number.text) < 10 and alone else None


def read(line: Line, i: int, slot: Slot) -> Said | None:
    """Return what a slot's field is at token `i`, None where something else stands there."""
    if i >= len(line.tokens):
        return None
    if slot.reads in CODES:
        return _code(line, i, slot.reads)
    return _READERS[slot.reads](line, i, slot)


def reads(line: Line, i: int, waiting: list[Slot]) -> tuple[Slot, tuple[Any, int]] | None:
    """Return the first of the slots whose field is at token `i`, its value and the index after it."""
    for slot in waiting:
        said = read(line, i, slot)
        if said is not None:
            return slot, (said.value, said.end)
    return None


def _party(line: Line, i: int, slot: Slot) -> Said | None:
    one = party_at(line.text, line.tokens, i, line.names)
    return Said(_identity(one), one.last) if one is not None else None


def _parties(line: Line, i: int, slot: Slot) -> Said | None:
    found, end = listed(line.text, line.tokens, i, line.names)
    return Said(tuple(_identity(one) for one in found), end) if found else None


def misspelt(line: Line, i: int, waiting: list[Slot]) -> tuple[Slot, tuple[Any, int]] | None:
    """Return the slot that asks for somebody, where the word at token `i` is nearly a name: to be asked about."""
    slot = next((slot for slot in waiting if slot.asks and slot.needed and slot.reads in _SOMEBODY), None)
    if slot is None or i >= len(line.tokens):
        return None
    token = line.tokens[i]
    word = line.text[token.start : token.end]
    if token.kind != WORD or token.senses or len(word) < SHORTEST or token.text in CONNECTING:
        return None
    if slot.reads == "amounts":
        count = read(line, i + 1, Slot("", "number"))
        return (slot, ({word: count.value}, count.end)) if count and line.names.near(word) else None
    return (slot, ((word,) if slot.reads == "parties" else word, i + 1)) if line.names.near(word) else None


_SOMEBODY = frozenset(("party", "parties", "amounts"))


def _login(line: Line, i: int, slot: Slot) -> Said | None:
    """A colleague: any `@name` that is no party's, or a bare login that is known."""
    one = mention(line.text, line.tokens, i, line.names)
    if one is not None:
        return Said(one.name, one.last)
    token = line.tokens[i]
    word = line.text[token.start : token.end]
    return Said(word, i + 1) if token.kind == WORD and word in line.names.logins else None


def _item(line: Line, i: int, slot: Slot) -> Said | None:
    return reference(line, i, "#")


def _items(line: Line, i: int, slot: Slot) -> Said | None:
    """Items one after the other: `#14, #15 and #16`."""
    found: list[int] = []
    j = end = i
    while (said := reference(line, j, "#")) is not None:
        found.append(said.value)
        j = end = said.end
        while j < len(line.tokens) and line.tokens[j].text in SEPARATORS:
            j += 1
    return Said(tuple(found), end) if found else None


def _meeting(line: Line, i: int, slot: Slot) -> Said | None:
    return reference(line, i, "m")


def _number(line: Line, i: int, slot: Slot) -> Said | None:
    """A number, with its decimals and sign; `%` and the `/5` of a mark go with it."""
    tokens = line.tokens
    negative = tokens[i].text in ("-", "−") and i + 1 < len(tokens) and tokens[i + 1].glued
    j = i + negative
    if j >= len(tokens) or tokens[j].kind != NUMBER or len(tokens[j].text) > 9:
        return None
    text, end = tokens[j].text, j + 1
    if end + 1 < len(tokens) and tokens[end].text in ".," and tokens[end].glued and tokens[end + 1].glued:
        if tokens[end + 1].kind == NUMBER:
            text, end = f"{text}.{tokens[end + 1].text}", end + 2
    elif end + 1 < len(tokens) and tokens[end].text == "/" and tokens[end].glued and tokens[end + 1].text == "5":
        end += 2
    if end < len(tokens) and tokens[end].text == "%":
        end += 1
    elif end < len(tokens) and tokens[end].glued and tokens[end].kind == WORD:
        return None
    value = float(text)
    return Said(-value if negative else int(value) if value.is_integer() else value, end)


def _option(line: Line, i: int, slot: Slot) -> Said | None:
    """`option 2`, `opt 2`, `o2`, or the bare number."""
    tokens = line.tokens
    j = i + 1 if tokens[i].text in ("option", "opt", "o") else i
    if j < len(tokens) and tokens[j].kind == NUMBER and len(tokens[j].text) < 3:
        return Said(int(tokens[j].text), j + 1)
    if phrase_end(tokens, i, ("statu", "quo")):
        return Said(0, phrase_end(tokens, i, ("statu", "quo")))
    return None


def _chosen(line: Line, i: int, slot: Slot) -> Said | None:
    """An option named as one: `option 2`, not a mere number, which may be a word of the text."""
    return _option(line, i, slot) if line.tokens[i].kind == WORD else None


def _measure(line: Line, i: int, slot: Slot) -> Said | None:
    """The words up to the number that was read."""
    end = i
    while end < len(line.tokens) and end - i < 6 and line.tokens[end].kind == WORD:
        end += 1
    if end == i or end == len(line.tokens) or line.tokens[end].text == ":":
        return None
    return Said(_words(line, i, end), end)


def _amounts(line: Line, i: int, slot: Slot) -> Said | None:
    """`nur 14, med 3`: parties, each with how many came."""
    found: dict[int | str, int] = {}
    j = end = i
    while (who := _party(line, j, slot)) and who.end < len(line.tokens):
        count = _number(line, who.end, slot)
        if count is None or not isinstance(count.value, int):
            break
        found[who.value] = count.value
        j = end = count.end
        while j < len(line.tokens) and line.tokens[j].text in SEPARATORS:
            j += 1
        if j == len(line.tokens):
            break
    return Said(found, end) if found else None


def _phrase(line: Line, i: int, slot: Slot) -> Said | None:
    """The words after `by`, `par` and the like, up to the colon or the next such word."""
    if line.tokens[i].text not in slot.after or line.tokens[i].kind != WORD:
        return None
    first = i + 2 if i + 1 < len(line.tokens) and line.tokens[i + 1].text == "to" else i + 1
    end = first
    while end < len(line.tokens) and line.tokens[end].text not in _PHRASE_ENDS:
        end += 1
    return Said(_words(line, first, end), end) if end > first else None


def _heading(line: Line, i: int, slot: Slot) -> Said | None:
    """The words up to the colon, or up to who says them."""
    end = i
    while end < len(line.tokens) and line.tokens[end].text not in (":", "@"):
        if end > i and _party(line, end, slot) is not None:
            break
        end += 1
    return Said(_words(line, i, end), end) if i < end < len(line.tokens) else None


def _code(line: Line, i: int, table: str) -> Said | None:
    for words, code in phrases(table):
        end = phrase_end(line.tokens, i, words)
        if end:
            return Said(code, end)
    return None


def _words(line: Line, first: int, end: int) -> str:
    return line.text[line.tokens[first].start : line.tokens[end - 1].end]


def _identity(one: Mention) -> int | str:
    return one.known.id if one.known is not None else one.name


_PHRASE_ENDS = frozenset((":", ";", "by", "par", "on", "sur", "selon"))
_READERS: dict[str, Callable[[Line, int, Slot], Said | None]] = {
    "party": _party, "parties": _parties, "login": _login, "item": _item, "items": _items, "meeting": _meeting,
    "number": _number, "option": _option, "chosen": _chosen, "measure": _measure, "amounts": _amounts,
    "phrase": _phrase, "heading": _heading,
}  # fmt: skip
