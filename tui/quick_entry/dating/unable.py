"""Days on which somebody cannot: `dupuis can't do thurs`, `pha pas dispo jeudi`, `lundi et mardi ça marche pas`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dating.bounds import REMEMBER
from tui.quick_entry.draft import Found
from tui.quick_entry.tokens import MARK, WORD
from tui.quick_entry.wordset import any_of

_CANNOT = any_of("cant|cannot|couldnt|unable|unavailable|unavail|indispo|indisponible|indisponibles|indispos")
_WONT = any_of("wont|isnt|arent|not|pas|never|jamais|plus|nor|ni|aucun|aucune|no|doesnt|dont")
_NO = any_of("no|plus|aucun|aucune")
_THERE = any_of(
    "available|avail|free|able|around|there|here|in|possible|good|working|on|work|works|dispo|dispos|disponible"
    "|disponibles|libre|libres|la|ici|bon|bons|before|reachable|joignable|make|do|come|attend|be|le|ce|the|for|have|want|du|de|of|to|aux|au"
)
"""What stands between *not* and the day of somebody who is not there."""
_AFTER = (
    "doesnt work", "does not work", "dont work", "do not work", "wont work", "isnt good", "not good", "no good",
    "is no good", "are no good", "is not good", "is not possible", "not possible", "is impossible", "doesnt suit",
    "is out", "are out", "wont do", "ca marche pas", "ca va pas", "ca fonctionne pas", "marche pas", "va pas",
    "fonctionne pas", "ne marche pas", "ne va pas", "convient pas", "ne convient pas", "ca convient pas",
    "pas possible", "est impossible", "impossible", "cest impossible", "c' est impossible", "pas bon",
    "c' est pas possible", "ca passe pas",
)  # fmt: skip
"""What may follow a day on which something cannot be."""
_WHOLE = tuple(f"{phrase} " for phrase in _AFTER)
"""Each of these phrases up to the blank behind it: `ça va pas` does not begin `ça va passer`."""
_INSISTING = any_of(
    "refuse|refuses|refusent|refused|refusing|rejects|rejected|rejette|rejettent|opposed|oppose|opposent|prefer|prefers"
    "|preferred|prefere|preferent|rather|insist|insists|insisted|insiste|insistent|tient|tiennent"
)
"""Before the day that somebody wants, or does not want: it is what they say, and nobody's deadline."""
_LACKING = any_of("no|pas|plus|aucun|aucune")
_DENYING = _WONT | _CANNOT
_DENIED = frozenset(phrase.split()[-1] for phrase in _AFTER if _DENYING.isdisjoint(phrase.split()))
"""The last words of what follows a day, where no other one denies (`is out`, `est impossible`)."""
REFUSING = _DENYING | _INSISTING | _LACKING | _DENIED
"""One of them stands in whatever says that a day will not do, or what there is not."""
_JOINTS = any_of("ni|nor|or|ou|and|et|&|+")
_LIKING = any_of("want|wants|like|likes|need|accept|veut|veulent|aime|aiment|accepte|acceptent|voulu|besoin")
_FAR = 7
_FARTHEST = 4
"""Words between *cannot* and the day."""


def is_impossible(clause: Clause, hit: Hit) -> bool:
    """Is it when somebody cannot, or is not there? Such a day is nobody's deadline, and no meeting's."""
    found, first = hit.found, hit.first
    if found.relation != "at" or found.kind == "duration" or REFUSING.isdisjoint(clause.texts):
        return False
    if found.kind == "recurrence" and clause.verb is None and _is_unwanted(clause, first, found):
        return True
    return _is_insisted(clause, first) or _is_denied(clause, first) or _is_refused(clause, hit.last)


def is_lack(clause: Clause, found: Found) -> bool:
    """Does the line begin with what there is not, on whole days (`no crane thu fri next wk`)?"""
    return "T" not in found.start and clause.each[clause.body_start] in _LACKING


def _is_insisted(clause: Clause, first: int) -> bool:
    """Does *refuses* or *prefers* stand before it, with no mark between?"""
    if _INSISTING.isdisjoint(clause.texts):
        return False
    for i in range(first - 1, max(first - _FAR, -1), -1):
        if clause.tokens[i].kind == MARK:
            return False
        if clause.tokens[i].text in _INSISTING:
            return True
    return False


def _is_unwanted(clause: Clause, first: int, found: Found) -> bool:
    """Does a negation stand before what comes back, with no mark between, so that nobody wants it so (`pha doesn't want
    training mondays`, `pas de réunions les lundis`)? What has its hour may well be: `pas d'eau chaque mardi 6h`."""
    begins = first
    while begins > max(first - _FAR, 0) and clause.tokens[begins - 1].kind != MARK:
        begins -= 1
    words = clause.each[begins:first]
    if _DENYING.isdisjoint(words) or not REMEMBER.isdisjoint(words):
        return False
    return "BYHOUR" not in found.rrule or not _LIKING.isdisjoint(words)


def _is_denied(clause: Clause, first: int) -> bool:
    """Does *cannot* stand before it, or *not* and that somebody would be there, with no mark between?"""
    if _DENYING.isdisjoint(clause.texts):
        return False
    tokens = clause.tokens
    i = first - 1
    while i > 0 and (tokens[i].text in _JOINTS or "weekday" in tokens[i].senses):
        i -= 1  # "pas dispo mardi ni mercredi"
    there = True
    for k in range(i, max(i - _FARTHEST, -1), -1):
        token = tokens[k]
        if token.kind == MARK:
            return False
        if token.text in _CANNOT:
            return True
        if token.text in _WONT:
            return there and (k < i or token.text not in _NO)
        there = there and token.text in _THERE and token.kind == WORD
    return False


def _is_refused(clause: Clause, after: int) -> bool:
    """Does it say after the day that it will not do?"""
    return (" ".join(clause.each[after : after + _FARTHEST]) + " ").startswith(_WHOLE)
