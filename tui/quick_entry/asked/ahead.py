"""What a line tells is still to be done, though it tells of a call: after `follow up`, `chase`, a verb that opens what
follows a comma (`…, la rappeler mardi`), or by when somebody has said (`…, will confirm by wed`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.dating.hearsay import promised
from tui.quick_entry.dating.present import iso
from tui.quick_entry.draft import Draft, Found, Problem, Repair
from tui.quick_entry.kinds.verbs import ENTRIES, verb_of
from tui.quick_entry.tokens import END, Token, tokenize, where
from tui.quick_entry.wordset import any_of

_OPENERS = frozenset(("chase", "relancer"))
_MARKS = frozenset((",", ";", ".", ":"))
_FOLLOW = frozenset(("follow",))
_TURNING = _OPENERS | _MARKS | _FOLLOW
_BEFORE_VERB = any_of("to|i|we|must|will|need|should|a|la|le|les|lui|leur|y|en|dois|doit|va|faut|on|je")
_NOT = any_of("no|not|cant|cannot|wont|never|nothing|pas|rien|jamais|aucun|aucune|sans|without")


def turn(tokens: list[Token]) -> int:
    """Return the index of the first token that speaks of what is to come; their number where none does."""
    for i in where(tokens, _TURNING):
        text = tokens[i].text
        if text in _OPENERS or (text in _FOLLOW and _is_up(tokens, i + 1)):
            return i
        if text in _MARKS and i and _is_to_do(tokens, i + 1):
            return i + 1
    return len(tokens)


def _is_up(tokens: Sequence[Token], i: int) -> bool:
    i += i < len(tokens) and tokens[i].text == "-"
    return i < len(tokens) and tokens[i].text == "up"


def _is_to_do(tokens: Sequence[Token], i: int) -> bool:
    """Does a verb of something to be done stand at token `i`, small words aside: `call`, `to send`, `la rappeler`?"""
    j = i
    while j < len(tokens) and j - i < 3 and tokens[j].text in _BEFORE_VERB:
        j += 1
    if j + 1 >= len(tokens) or (tokens[j].glued and tokens[j - 1].text == "."):
        return False
    verb = verb_of(tokens[j].text, with_head=False, following=tokens[j + 1].text)
    return verb is not None and verb.kind == "task" and verb.stays


def with_follow_up_offered(draft: Draft, now: datetime) -> Draft:
    """Return the draft of what has happened with a question where it tells what is still to be done, and when."""
    if draft.kind not in ENTRIES or draft.follow_up is not None or draft.order is not None:
        return draft
    opened = _opened(draft, now)
    if opened is None:
        return draft
    told = draft.text[:opened].rstrip(" \t,;.")
    words = draft.text[opened:].strip()
    way = Repair(N_("as a follow-up"), {}, " // ")
    asked = Problem(N_("“{words}” is still to be done"), {"words": words}, (len(told), opened), (way,))
    return replace(draft, problems=(*draft.problems, asked))


def _opened(draft: Draft, now: datetime) -> int | None:
    """Return the character at which that begins, if it is dated: the verb, or the clause of a deadline."""
    if not draft.dates:
        return None
    tokens = tokenize(draft.text)
    i = turn(tokens)
    opened = tokens[i].start if 0 < i < len(tokens) else len(draft.text)
    if any(found.span[0] >= opened for found in draft.dates):
        return opened
    due = next((found.span[0] for found in draft.dates if found.is_deadline), 0)
    before = [k for k, token in enumerate(tokens) if token.text in _MARKS and token.start < due] if due else []
    if before and any(token.text in _NOT for token in tokens[before[-1] :] if token.start < due):
        return None  # "no time for training before christmas"
    marks = [k for k in before if k + 1 < len(tokens) and not tokens[k + 1].glued]
    if marks:
        return tokens[marks[-1] + 1].start if tokens[marks[-1]].text != ":" else None
    ahead = (found for found in draft.dates if _is_ahead(found, now))
    begun = (promised(tokens, bisect_right(tokens, found.span[0], key=END)) for found in ahead)
    return next((tokens[i].start for i in begun if i is not None), None)


def _is_ahead(found: Found, now: datetime) -> bool:
    moment = found.end or found.value
    return found.relation != "since" and moment > iso(now)
