"""What somebody said in a call, apart from when the call was: `spoke to dup, he confirms friday`, `emailed it, they
will deliver dec 7`."""

from __future__ import annotations

from collections.abc import Sequence

from tui.quick_entry.dates import CONTENT
from tui.quick_entry.marks import BREAKS
from tui.quick_entry.tokens import NUMBER, OPAQUE, Token, where
from tui.quick_entry.wordset import any_of

_THEY = any_of("he|she|they|il|elle|ils|elles")
_THEY_WILL = any_of("hell|shell|theyll|hed|shed|theyd")
_THEY_ARE = any_of("hes|shes|theyre")
_SAYING = any_of(
    "will|gonna|says|said|wants|want|confirms|confirmed|promises|promised|expects|expecting|veut|veulent|dit|disent|doit"
    "|doivent|va|vont|confirme|confirment|promet|promettent|attend|that|que|qu'"
)
"""Words from which on it is told what somebody said, will do or is to do."""
_OPENING = _THEY | _THEY_WILL | _THEY_ARE | _SAYING
_TURNING = _OPENING | BREAKS
_WILL = any_of("will|gonna|shall|should|va|vont|doit|doivent|devrait|devraient|promises|promised|promet|promettent")
_PROMISING = BREAKS | _THEY | _THEY_WILL | _THEY_ARE | _WILL
"""What tells whether somebody will do something, or that another part of the line begins."""
_STATES = any_of(
    "is|are|was|were|s|re|has|have|had|want|wants|need|can|cant|cannot|wont|dont|doesnt|didnt|not|said|says|think|thinks"
    "|feel|feels|like|likes|hate|hates|start|starts|leave|leaves|est|sont|etait|sera|seront|a|ont|avait|ne|n'|pas|veut"
    "|veulent|peut|peuvent|dit|disent|trouve|pense|pensent|aime|aiment|commence|commencent|part|manque|manquent|y|en|faut"
)
"""What is said of somebody who is to do nothing after it: `she is off wed`, `il est absent lundi`."""


def said(tokens: list[Token]) -> int:
    """Return the index of the first token of what was said; their number where nothing was. What stands right after a
    comma and is a time is still the call's (`saw tom, yesterday`)."""
    for i in where(tokens, _TURNING):
        text = tokens[i].text
        if text in _OPENING and i:
            return i
        if text in BREAKS and i + 1 < len(tokens) and _is_words(tokens, i + 1):
            return i + 1
    return len(tokens)


def _is_words(tokens: Sequence[Token], i: int) -> bool:
    """Is token `i` neither a part of the word or number before it, nor of a time, nor taken already?"""
    token = tokens[i]
    if token.glued or token.kind == OPAQUE:
        return False
    if token.kind != NUMBER:
        return not token.senses.bits & CONTENT
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and not (after.glued or after.senses.bits & CONTENT)


def promised(tokens: Sequence[Token], day: int) -> int | None:
    """Return the index of the token with which begins what somebody will do on the day at token `day`
    (`she'll send it wed`, `il commande cet apm`); None where nothing is to be done."""
    for i in range(day - 1, 0, -1):
        text = tokens[i].text
        if text not in _PROMISING:
            continue
        if text in BREAKS and not tokens[i + 1].glued:
            return None
        if text in _THEY_WILL or (text in _THEY and tokens[i + 1].text not in _STATES and i + 1 < day):
            return i
        if text in _THEY_ARE:
            return i if tokens[i + 1].text.endswith("ing") or tokens[i + 1].text in _WILL else None
        if text in _WILL:
            return _subject(tokens, i)
    return None


def _subject(tokens: Sequence[Token], i: int) -> int | None:
    """Return the index of the first token of the clause whose verb is token `i`."""
    if i and tokens[i - 1].text in _THEY:
        return i - 1
    marks = [k for k in range(i) if tokens[k].text in BREAKS and not tokens[k + 1].glued]
    return marks[-1] + 1 if marks else None
