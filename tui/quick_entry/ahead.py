"""Words after which a line speaks of what is still to be done, though it tells of a call: `follow up`, `chase`,
`relancer`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.tokens import Token
from tui.quick_entry.verbs import ENTRIES

_OPENERS = frozenset(("chase", "relancer"))
_OPENED = re.compile(r"(?<=\s)(follow[ -]up|chase|relancer)\s", re.IGNORECASE)


def turn(tokens: Sequence[Token]) -> int:
    """Return the index of the first token that speaks of what is to come; their number where none does."""
    for i, token in enumerate(tokens):
        if token.text in _OPENERS or (token.text == "follow" and _is_up(tokens, i + 1)):
            return i
    return len(tokens)


def _is_up(tokens: Sequence[Token], i: int) -> bool:
    i += i < len(tokens) and tokens[i].text == "-"
    return i < len(tokens) and tokens[i].text == "up"


def with_follow_up_offered(draft: Draft) -> Draft:
    """Return the draft of what has happened with a question where it tells what is still to be done, and when."""
    if draft.kind not in ENTRIES or draft.follow_up is not None or draft.order is not None:
        return draft
    opened = _OPENED.search(draft.text)
    if opened is None or not any(found.span[0] >= opened.end() for found in draft.dates):
        return draft
    told = draft.text[: opened.start()].rstrip(" \t,;.")
    words = draft.text[opened.start() :].strip()
    way = Repair(N_("as a follow-up"), {}, " // ")
    asked = Problem(N_("“{words}” is still to be done"), {"words": words}, (len(told), opened.start()), (way,))
    return replace(draft, problems=(*draft.problems, asked))
