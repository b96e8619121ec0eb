"""Days on which something is not, though it is on others: `pas de 14 à 17`, `sauf le 30/12`, `instead of wed`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.marks import OF
from tui.quick_entry.wordset import any_of

_NOT = any_of("pas|not|sauf|except|hors|excepte|skip|skipping|excluding|excl|hormis|relache")
_INSTEAD = frozenset(("instead", "lieu"))
BUT = _NOT | _INSTEAD
"""Without one of them in the line, it tells no time when something is not."""
_IF = any_of("si|if|s'|pourvu|provided|unless")
_AGREES = any_of("accepte|acceptent|accepts|accepted|accept|agrees|agreed|accord|ok|okay|approuve|partant|partants")
_SMALL = any_of("le|les|la|du|the|on|of|de|d'|for|pour|celui|celle")


def is_but(clause: Clause, hit: Hit) -> bool:
    """Is it when something is not (`pas de 14 à 17`, `sauf le 30/12`, `instead of wed`)?"""
    before = clause.each[max(hit.first - 2, 0) : hit.first]
    if BUT.isdisjoint(before):
        return False
    led = before if before[-1] in _SMALL else before[-1:]
    inside = clause.each[hit.first] in OF  # "au lieu du 3"
    return not _NOT.isdisjoint(led) or before[-1 if inside else 0] in _INSTEAD


def is_condition(clause: Clause, hit: Hit) -> bool:
    """Is it a part of the condition under which somebody agrees (`chir accepte si on ajoute une infirmière le
    mardi`)?"""
    if _IF.isdisjoint(clause.texts) or _AGREES.isdisjoint(clause.texts):
        return False
    condition = next((i for i in clause.where(_IF) if i < hit.first), None)
    return condition is not None and any(i < condition for i in clause.where(_AGREES))
