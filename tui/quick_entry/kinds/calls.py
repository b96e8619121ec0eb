"""Calls and messages that are told without a colon: did they take place (`appel nur inquiète`, `call from lab`)?"""

from __future__ import annotations

from datetime import datetime

from tui.quick_entry.asked.ahead import turn
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.marks import WITH
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import party_at
from tui.quick_entry.tokens import NUMBER, Token
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

TO = any_of("a|au|aux|to|le|la|les|the|l'")
OF = any_of("on|for|from|fr|de|du|des|d'|chez|sur|by|par")
FROM = any_of("from|fr|de|du|d'|des")
_INCOMING = frozenset(("from", "fr"))
_DAYS = bits("weekday|month|tonight")
_NOON, _MORNING, _THIS = 12, any_of("morning|matin|mat|am"), frozenset(("this", "ce", "cet"))
_TOWARDS_WHOM = TO | OF | WITH | {"/"}


def took_place(line: str, tokens: list[Token], verb: Verb, i: int, names: Names, now: datetime) -> bool:
    """Does a word that wants a head have a known party after it, if no colon? Of a call that is enough where it is
    theirs (`call from lab`), where it is a noun and nothing is to come (`appel nur inquiète`) but what is told as still
    to be done (`appel nur, rappeler lundi`), or where a tone or a time tells that it took place (`call nur fed up -`,
    `tel nur hier`)."""
    incoming = i < len(tokens) and tokens[i].text in FROM
    sent = i > 0 and tokens[i - 1].text == "sent"
    i = past_small(tokens, i, _TOWARDS_WHOM)
    if incoming and tokens[i - 1].text in _INCOMING and verb.kind == "contact" and verb.channel != "visit":
        return True  # whoever called
    who = party_at(line, tokens, i, names)
    if who is None or who.known is None:
        return False
    if verb.kind != "contact":
        return verb.noun
    if verb.stays or sent:
        return True  # it was tried, or done
    if incoming and verb.channel != "visit":
        return True
    if any(map(_is_over, tokens)) or _was_this_morning(tokens, now) or tokens[-1].text in ("+", "-", "−", "–"):
        return True
    return verb.noun and not any(_is_to_come(tokens, k) for k in range(who.last, turn(tokens)))


def _is_over(token: Token) -> bool:
    return token.text == "ago" or token.senses.get("offset", 0) < 0


def _was_this_morning(tokens: list[Token], now: datetime) -> bool:
    """Is the morning of today told, when that is over?"""
    if now.hour < _NOON:
        return False
    return any(
        token.text == "earlier" or (token.text in _MORNING and tokens[i - 1].text in _THIS)
        for i, token in enumerate(tokens)
    )


def _is_to_come(tokens: list[Token], i: int) -> bool:
    """Does token `i` tell a day ahead? A unit does with its number (`no ans` is no year)."""
    token = tokens[i]
    counted = "unit" in token.senses and tokens[i - 1].kind == NUMBER
    return counted or bool(token.senses.bits & _DAYS) or token.senses.get("offset", 0) > 0


def past_small(tokens: list[Token], i: int, small: frozenset[str]) -> int:
    """Return the index after up to two small words."""
    j = i
    while j < len(tokens) and j - i < 2 and tokens[j].text in small:
        j += 1
    return j
