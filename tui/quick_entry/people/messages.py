"""Calls and messages that are told in several words: `left dr dupuis 2 vms`, `a lady from bellevue phoned again`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import ARTICLES, listed
from tui.quick_entry.tokens import MARK, WORD
from tui.quick_entry.wordset import any_of

_CALL = Verb("contact", "call", past=True, stays=True)
_MAIL = Verb("contact", "mail", past=True, stays=True)
LEFT = any_of("left|laisse")
_MESSAGES = any_of("vm|vms|msg|msgs|message|messages|voicemail|voicemails|vmail")
_WITH_FOR = frozenset(("for", "pour", "with", "avec"))
_FARTHEST = 4
"""Words between whom a message was left and its noun: `left it a couple of vms`."""
SOMEONE = any_of(
    "lady|woman|man|guy|gentleman|girl|neighbor|neighbour|resident|tenant|family|patient|visitor|driver|inspector|caller"
    "|someone|somebody|homeowner|shopkeeper|nurse|parent|daughter|son|wife|husband"
)
"""What one calls whom nobody knows."""
_PHONED = any_of("called|phoned")
_SPOKE = _PHONED | any_of("emailed|texted")
_WHENCE, _AGAIN = any_of("from|at|of|with|next"), any_of("again|also|just")
_BEFORE_NOUN = ARTICLES | {"a", "an", "another", "same", "one"}
_OF_CALLER = 8
"""Words about them before what they did."""
NO_CALL = any_of("in|off|out")


def left_word(clause: Clause, i: int, names: Names) -> bool:
    """Read for whom a message was left, which stands between the verb and the noun."""
    tokens = clause.tokens
    if (
        i + 2 >= len(tokens)
        or tokens[i].text not in LEFT
        or tokens[i].kind != WORD
        or _MESSAGES.isdisjoint(clause.texts)
    ):
        return False
    first = i + 1 + (tokens[i + 1].text in ARTICLES)
    found, end = listed(clause.line, tokens, first, names)
    noun = next((k for k in clause.where(_MESSAGES) if end <= k < end + _FARTHEST), 0)
    if not found or not noun or any(one.kind == MARK or one.text in _WITH_FOR for one in tokens[end:noun]):
        return False
    _told(clause, _CALL, i, noun + 1)
    for one in found:
        clause.parties.append(one)
        clause.light(one.first, one.last, "party")
    return True


def someone_called(clause: Clause, i: int) -> bool:
    """Read that somebody unknown has called, who is told by what they are."""
    tokens = clause.tokens
    i += i < len(tokens) and tokens[i].text in _BEFORE_NOUN
    if i >= len(tokens) or tokens[i].text not in SOMEONE or tokens[i].kind != WORD:
        return False
    k = _past_whence(clause, i + 1)
    if k >= len(tokens) or tokens[k].kind != WORD or tokens[k].text not in _SPOKE:
        return False
    if k + 1 < len(tokens) and tokens[k + 1].text in NO_CALL:
        return False
    _told(clause, _CALL if tokens[k].text in _PHONED else _MAIL, k, k + 1)
    return True


def _past_whence(clause: Clause, i: int) -> int:
    """Return the index after the words about somebody that stand at token `i`: `from the tower next door`, `again`."""
    tokens = clause.tokens
    if i < len(tokens) and tokens[i].text in _WHENCE:
        stop = min(i + _OF_CALLER, len(tokens))
        return next((k for k in range(i, stop) if tokens[k].text in _SPOKE or tokens[k].kind == MARK), stop)
    return i + (i < len(tokens) and tokens[i].text in _AGAIN)


def _told(clause: Clause, verb: Verb, first: int, end: int) -> None:
    clause.verb, clause.body_start = verb, max(end, clause.body_start)
    clause.light(first, first + 1, "verb")
