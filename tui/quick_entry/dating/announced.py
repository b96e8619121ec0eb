"""What somebody is to be told: `dire au labo que la collecte passe à 18h45 à partir du 1er déc`, `tell nur the huddle
is every tues 9am`. An hour, a first day, a series in it are of what is told, not when it is."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Days, Range
from tui.quick_entry.dating.lengths import KEEP, LENGTHS, SUGGEST
from tui.quick_entry.kinds.gatherings import MOVED
from tui.quick_entry.marks import THAT
from tui.quick_entry.wordset import any_of

_TELLING = any_of(
    "tell|tells|inform|notify|advise|warn|remind|let|update|email|text|dire|annoncer|aviser|avertir|prevenir"
    "|informer|rappeler|mentionner|souligner|ecrire|confirmer|confirm"
)
_STATING = MOVED | THAT | any_of(
    "no|not|is|are|will|moves|move|changes|change|starts|start|begins|ends|closes|opens|goes|shifts|switches|becomes"
    "|est|sont|sera|seront|passe|passent|changent|commence|commencent|debute|debutent|devient|deviennent|ferme"
    "|ferment|ouvre|ouvrent|tombe|finit|finissent"
)  # fmt: skip
"""Words from which on it is told how things are, or will be."""
NOW = any_of("now|maintenant|rendu|rendue|rendus|rendues|desormais|dorenavant")
"""Something is different, behind them and before an hour."""


def fate_of_told(clause: Clause, hit: Hit) -> str:
    """Return what becomes of a time in what somebody is to be told, "" of any other. From when on, at what hour or how
    often something is, is no time to tell it; a day is when that takes place, by which they are told, unless it is said
    when they are; an hour goes with the day beside it. The words stay."""
    if _TELLING.isdisjoint(clause.texts) or _STATING.isdisjoint(clause.texts):
        return ""
    telling = clause.where(_TELLING)[0]
    stating = (i for i in clause.where(_STATING) if i > telling and not clause.tokens[i].glued)  # "go/no go"
    states = next(stating, len(clause.tokens))
    if hit.first <= states:
        return ""
    return SUGGEST if _is_no_day(clause, hit, states) else KEEP


def _is_no_day(clause: Clause, hit: Hit, states: int) -> bool:
    found = hit.found
    others = [other for other in clause.hits if other is not hit and other.found.kind not in LENGTHS]
    if any(other.first < states and other.found.confidence > 1 for other in others):
        return True
    if isinstance(hit.said, Days) or _is_from_to(hit) or _are_several(clause, states):
        return True  # "la pharmacie ferme à 18h30 le 24 et le 31": none of them is the day of the telling
    if found.kind == "time" and found.relation == "at":
        return not any(other.found.kind in ("date", "datetime") for other in others)
    if found.kind == "range" and found.start and found.end and "T" not in found.start:
        return True  # "tell surgery OR 3 is closed mon thru wed": on none of these days are they told
    begins = found.relation == "since" or found.kind in LENGTHS
    return begins or clause.line[slice(*found.span)].lower() in NOW


def _are_several(clause: Clause, states: int) -> bool:
    """Are several days told behind token `states`, of which none is a deadline?"""
    days = (hit for hit in clause.hits if hit.found.kind in ("date", "datetime"))
    return sum(hit.found.relation == "at" and hit.first > states for hit in days) > 1


def _is_from_to(hit: Hit) -> bool:
    """Is it from one day to another?"""
    return isinstance(hit.said, Range) and hit.said.end is not None and "T" not in (hit.found.start or "T")
