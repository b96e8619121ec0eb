"""Lines that begin with who did it: `dr dupuis called`, `nur a appelé`, `it promised med: badges by friday`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import listed, named
from tui.quick_entry.tokens import WORD
from tui.quick_entry.verbs import Verb, verb_of
from tui.quick_entry.wordset import any_of

_HAS = any_of("a|ont|has|have|just|vient|s'|nous|leur|lui")
_CALLED = any_of("called|phoned|rang|emailed|mailed|texted|appele|telephone|rappele")
_PROMISED = any_of("promised|promises|promis|promet|promettent")
_TO = any_of("a|au|aux|to|le|la|les|the|l'|,")


def who_did(clause: Clause, first: int, names: Names) -> None:
    """Read a known party that has called or written, or that has promised something: then it is asked of them."""
    tokens = clause.tokens
    who = named(clause.line, tokens, first, names, codes_only=False)
    if who is None:
        return
    i = who.last
    while i < len(tokens) and i - who.last < 2 and tokens[i].text in _HAS:
        i += 1
    if i == len(tokens):
        return
    promised = tokens[i].text in _PROMISED and tokens[i].kind == WORD
    verb = Verb("request") if promised else verb_of(tokens[i].text, with_head=False)
    if verb is None or not (promised or (verb.past and not verb.stays and tokens[i].text in _CALLED)):
        return
    clause.verb, clause.body_start = verb, i + 1
    clause.name([who])
    clause.take(who.last, i + 1, "verb")
    if promised:
        _to_whom(clause, i + 1, names)


def _to_whom(clause: Clause, i: int, names: Names) -> None:
    j = i
    while j < len(clause.tokens) and j - i < 2 and clause.tokens[j].text in _TO:
        j += 1
    found, end = listed(clause.line, clause.tokens, j, names)
    if not found:
        return
    clause.name(found)
    for k in range(i, end):
        clause.taken[k] = 1
    clause.body_start = end
