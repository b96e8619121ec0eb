"""What stands before the first word of a line: a time and its colon, polite words, who tells it."""

from __future__ import annotations

from tui.quick_entry.dates import CONTENT
from tui.quick_entry.kinds.gatherings import EACH, SERIES
from tui.quick_entry.kinds.phrases import phrase_at
from tui.quick_entry.kinds.verbs import MEETINGS, verb_of
from tui.quick_entry.marks import LINK_LETTERS
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import named
from tui.quick_entry.tokens import NUMBER, WORD, Token
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_PLEASE = any_of("pls|plz|please|svp|stp|kindly")
_COULD, _YOU = any_of("can|could|would|will|peux|pourrais|pouvez|pourriez"), any_of("you|u|ya|tu|vous")
_POLITE = _PLEASE | _COULD
_TELLERS = any_of("i|we|just|ive|weve|j'|on|nous|viens")
_TELLING = _TELLERS | any_of("have|had|also|ai|a|avons|viens|vient|de|d'|juste")
_LEADING_IN = EACH | _POLITE
_FARTHEST = 8
"""Tokens of a time before its colon."""
_LONGEST = 12
"""Tokens of a time before what is done then."""
_WHEN = bits("weekday|weekdays|offset|every|often|feast|tonight|closing|eod|within|in|by|before|shift|part")
_DAYS = bits("weekday|offset|tonight|shift|by|before|in|on")
_CUT = frozenset(("dem", "tom", "mar", "mon", "sam"))
"""What may be a request or a person, not a day, before somebody."""
_ROOM = bits("room")
_AMID = any_of("/|.|,|-|:|ici|sur") | EACH
_NOUNS = any_of(
    "book|fix|review|update|draft|order|print|plan|test|text|push|swap|brief|check|reminder|read|answer|train|schedule"
    "|contact|share|rappel|suivi|call|phone|email|find|pay|ring|reply|return|notice|cb|callback|txt|sms|try|retry|move"
    "|cancel|follow"
)
"""Infinitives that are nouns too: before whom or what is told they are none."""
_OBJECTS = any_of("the|a|an|my|our|all|it|them|him|her|up|le|la|les|l'|un|une|des|du|de|mon|ma|mes|nos|notre")


def leads_in(token: Token) -> bool:
    """May a time or polite words begin with this token?"""
    return bool(token.senses) or token.text in _LEADING_IN


def past_time(line: str, tokens: list[Token], first: int, names: Names) -> int:
    """Return the index after the time with which a line begins, and its colon, if any."""
    if first == len(tokens) or tokens[first].text in LINK_LETTERS:
        return first
    if not tokens[first].senses:
        return _past_when(line, tokens, first, names) if tokens[first].text in EACH else first
    after = _past_colon(tokens, first)
    return after if after > first else _past_when(line, tokens, first, names)


def _past_colon(tokens: list[Token], first: int) -> int:
    """Return the index after the time with which a line begins, and its colon (`fri 3pm: call lise`)."""
    for i in range(first + 1, min(len(tokens) - 1, first + _FARTHEST)):
        if tokens[i].text == ":" and not tokens[i + 1].glued:
            return i + 1 if any(token.senses.bits & CONTENT for token in tokens[first:i]) else first
        if tokens[i].kind == WORD and not tokens[i].senses:
            return first
    return first


def _past_when(line: str, tokens: list[Token], first: int, names: Names) -> int:
    """Return the index after the time with which a line begins, where what is done then follows at once (`by fri send
    …`, `hier appelé …`), or what takes place again and again (`1 vendredi sur 2 point sécu`)."""
    told = again = False
    for i in range(first, min(len(tokens), first + _LONGEST)):
        token = tokens[i]
        if told and token.kind == WORD and _is_done_then(line, tokens, i, names, again=again):
            return i
        if not token.senses.bits & ~_ROOM and token.text not in _AMID:
            may = told and token.kind == WORD and tokens[first].senses.bits & _DAYS and tokens[first].text not in _CUT
            whom = named(line, tokens, i, names, codes_only=False) if may else None
            return first if whom is None else i
        told = told or bool(token.senses.bits & _WHEN) or (i > first and token.kind == NUMBER)
        again = again or bool(token.senses.bits & SERIES) or token.text in EACH or (token.text == "sur" and i > first)
    return first


def _is_done_then(line: str, tokens: list[Token], i: int, names: Names, *, again: bool) -> bool:
    token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    typed = line[token.start : token.end].lower()
    following = after.text if after is not None else ""
    verb = verb_of(typed, with_head=False) or verb_of(token.text, with_head=False, following=following)
    if verb is None or (after is not None and after.glued and after.text != ":"):
        return False
    if verb.kind in MEETINGS:
        return again
    if after is None:
        return False
    if verb.kind != "task":
        return verb.past and verb.kind == "contact"
    if token.text not in _NOUNS:
        return verb.stays
    return (
        after.text in _OBJECTS or after.text == "@" or named(line, tokens, i + 1, names, codes_only=False) is not None
    )


def past_courtesy(tokens: list[Token], i: int) -> int:
    """Return the index after the words with which something is asked politely (`pls`, `could you`, `peux-tu`); they
    stay in the title if their verb does."""
    while i + 1 < len(tokens) and tokens[i].text in _POLITE and tokens[i].kind == WORD:
        if tokens[i].text in _PLEASE:
            i += 1
            continue
        end = i + 1 + (tokens[i + 1].text == "-")
        if end + 1 >= len(tokens) or tokens[end].text not in _YOU or tokens[end].kind != WORD:
            return i
        i = end + 1
    return i


def past_teller(tokens: list[Token], i: int) -> int:
    """Return the index of what the writer did, after who tells it: `i called nur`, `j'ai appelé`, `just met hr`."""
    if i >= len(tokens) or tokens[i].text not in _TELLERS:
        return i
    j = i
    while j < len(tokens) and j - i < 4 and tokens[j].text in _TELLING and tokens[j].kind == WORD:
        j += 1
    if j in (i, len(tokens)) or tokens[j].kind != WORD or phrase_at(tokens, i) is not None:
        return i
    phrase = phrase_at(tokens, j)
    verb = verb_of(phrase[0] if phrase is not None else tokens[j].text, with_head=False)
    return j if verb is not None and verb.past else i
