"""What somebody is to be told: `dire au labo que la collecte passe à 18h45 à partir du 1er déc`, `tell nur the huddle
is every tues 9am`. An hour, a first day, a series in it are of what is told, not when it is."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.kinds.gatherings import MOVED
from tui.quick_entry.wordset import any_of

_TELLING = any_of(
    "tell|tells|inform|notify|advise|warn|remind|let|update|email|text|dire|annoncer|aviser|avertir|prevenir"
    "|informer|rappeler|mentionner|souligner|ecrire|confirmer|confirm"
)
THAT = any_of("that|que|qu'")
_STATING = MOVED | THAT | any_of(
    "is|are|will|moves|move|changes|change|starts|start|begins|ends|closes|opens|goes|shifts|switches|becomes"
    "|est|sont|sera|seront|passe|passent|changent|commence|commencent|debute|debutent|devient|deviennent|ferme"
    "|ferment|ouvre|ouvrent|tombe|finit|finissent"
)  # fmt: skip
"""Words from which on it is told how things are, or will be."""
_NOW = any_of("now|maintenant")
_LENGTHS = frozenset(("duration", "recurrence"))


def is_announced(clause: Clause, hit: Hit) -> bool:
    """Is it from when on, at what hour or how often something is that somebody is to be told? A day is when that takes
    place, so they are told by then, unless it is said when they are; an hour goes with the day beside it."""
    if _TELLING.isdisjoint(clause.texts) or _STATING.isdisjoint(clause.texts):
        return False
    telling, found = clause.where(_TELLING)[0], hit.found
    states = next((i for i in clause.where(_STATING) if i > telling), len(clause.tokens))
    if clause.at(found.span[0]) <= states:
        return False
    others = [other.found for other in clause.hits if other is not hit and other.found.kind not in _LENGTHS]
    if any(clause.at(other.span[0]) < states and other.confidence > 1 for other in others):
        return True
    if found.kind == "time" and found.relation == "at":
        return not any(other.kind in ("date", "datetime") for other in others)
    begins = found.relation == "since" or found.kind == "recurrence"
    return begins or clause.line[slice(*found.span)].lower() in _NOW
