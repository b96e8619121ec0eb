"""Meetings that took place: said to be done (`visite du labo faite`), or of a day or hour that is over (`meeting with
hr yesterday, 2 posts cut`). They are contacts for the log, and no plans."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from tui.quick_entry.draft import Draft
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.tokens import MARK, Token
from tui.quick_entry.wordset import any_of

_DONE = any_of(
    "done|completed|held|happened|fait|faite|faits|faites|effectuee|effectuees|terminee|termine|tenue|tenues"
)
_NOT_DONE = any_of("not|pas|n'|be|to|etre|jamais|never|get|gets|being|reste|encore|non|mal|if|si|once|when|quand")
_BY_WHOM = any_of("by|par|for|pour|d'|before|avant|if|si")
"""After them, it is told how or by when it is done: `training done by it`."""
_PASSED = any_of("passe|passee|passes|passees|deroule|deroulee")
_WELL = any_of("bien|mal|well|fine|ok|okay|good|great|badly|poorly|smoothly")
_VISITS = any_of("visit|visite|walkthrough|walkthru|tournee|rounds|inspection|tour")
_WENT = frozenset(("went",))
_TELLING = _DONE | _PASSED | _WENT
_FARTHEST = 7
_HELD = frozenset(("meeting", "checkin"))


def is_done(tokens: list[Token], first: int, texts: frozenset[str]) -> bool:
    """Is the meeting before token `first` said to have taken place, before anything else is told? `texts`: all words of
    the line."""
    if _TELLING.isdisjoint(texts):
        return False
    for i in range(first, min(len(tokens), first + _FARTHEST)):
        if tokens[i].kind == MARK and tokens[i].text in (",", ";", ":", "."):
            return False
        if tokens[i].text in _PASSED and tokens[i - 1].text in _WELL:
            return True
        if tokens[i].text in _WENT and i + 1 < len(tokens) and tokens[i + 1].text in _WELL:
            return True
        if tokens[i].text in _DONE and tokens[i - 1].text not in _NOT_DONE:
            return i + 1 == len(tokens) or tokens[i + 1].text not in _BY_WHOM
    return False


def contact(noun: str) -> Verb:
    """Return what a meeting that took place was."""
    return Verb("contact", "visit" if noun in _VISITS else "meeting", past=True, stays=True)


def as_held(draft: Draft, now: datetime) -> Draft:
    """Return a meeting with somebody, once and before now, as the contact that it was."""
    start = draft.start or ""
    if draft.kind not in _HELD or not start or draft.every or not (draft.parties or draft.people):
        return draft
    if start >= now.isoformat()[: len(start)]:
        return draft
    return replace(draft, kind="contact", channel="meeting")
