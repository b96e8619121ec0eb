"""What stands before the first word of a line: a time and its colon, polite words, who tells it."""

from __future__ import annotations

from tui.quick_entry.dates import CONTENT
from tui.quick_entry.marks import LINK_LETTERS
from tui.quick_entry.phrases import phrase_at
from tui.quick_entry.tokens import WORD, Token
from tui.quick_entry.verbs import verb_of
from tui.quick_entry.wordset import any_of

_PLEASE = any_of("pls|plz|please|svp|stp|kindly")
_COULD, _YOU = any_of("can|could|would|will|peux|pourrais|pouvez|pourriez"), any_of("you|u|ya|tu|vous")
_TELLERS = any_of("i|we|just|ive|weve|j'|on|nous|viens")
_TELLING = _TELLERS | any_of("have|had|also|ai|a|avons|viens|vient|de|d'|juste")
_FARTHEST = 8
"""Tokens of a time before its colon."""


def past_time(tokens: list[Token], first: int) -> int:
    """Return the index after the time with which a line begins, and its colon (`fri 3pm: call lise`)."""
    if first >= len(tokens) or not tokens[first].senses or tokens[first].text in LINK_LETTERS:
        return first
    for i in range(first + 1, min(len(tokens) - 1, first + _FARTHEST)):
        if tokens[i].text == ":" and not tokens[i + 1].glued:
            return i + 1 if any(token.senses.bits & CONTENT for token in tokens[first:i]) else first
        if tokens[i].kind == WORD and not tokens[i].senses:
            return first
    return first


def past_courtesy(tokens: list[Token], i: int) -> int:
    """Return the index after the words with which something is asked politely (`pls`, `could you`, `peux-tu`); they
    stay in the title if their verb does."""
    while i + 1 < len(tokens) and tokens[i].kind == WORD:
        if tokens[i].text in _PLEASE:
            i += 1
            continue
        end = i + 1 + (tokens[i + 1].text == "-") if tokens[i].text in _COULD else len(tokens)
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
