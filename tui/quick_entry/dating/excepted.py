"""Days on which something is not, though it is on others: `pas de 14 à 17`, `sauf le 30/12`, `instead of wed`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import Found
from tui.quick_entry.marks import OF
from tui.quick_entry.wordset import any_of

_NOT = any_of("pas|not|sauf|except|hors|excepte|skip|skipping|excluding|excl|hormis|relache")
_INSTEAD = frozenset(("instead", "lieu"))
_IF = any_of("si|if|s'|pourvu|provided|unless")
_AGREES = any_of("accepte|acceptent|accepts|accepted|accept|agrees|agreed|accord|ok|okay|approuve|partant|partants")
_SMALL = any_of("le|les|la|du|the|on|of|de|d'|for|pour|celui|celle")


def is_but(clause: Clause, found: Found) -> bool:
    """Is it when something is not (`pas de 14 à 17`, `sauf le 30/12`, `instead of wed`)?"""
    if _NOT.isdisjoint(clause.texts) and _INSTEAD.isdisjoint(clause.texts):
        return False
    i = clause.at(found.span[0]) - 1
    small = i >= 0 and clause.tokens[i].text in _SMALL
    before = [clause.tokens[k].text for k in (i, i - 1) if k >= 0]
    led = before[:1] + (before[1:] if small else [])
    inside = clause.tokens[i + 1].text in OF  # "au lieu du 3"
    return any(word in _NOT for word in led) or (bool(before) and before[0 if inside else -1] in _INSTEAD)


def is_condition(clause: Clause, found: Found) -> bool:
    """Is it a part of the condition under which somebody agrees (`chir accepte si on ajoute une infirmière le
    mardi`)?"""
    if _IF.isdisjoint(clause.texts) or _AGREES.isdisjoint(clause.texts):
        return False
    place = clause.at(found.span[0])
    condition = next((i for i in clause.where(_IF) if i < place), None)
    return condition is not None and any(i < condition for i in clause.where(_AGREES))
