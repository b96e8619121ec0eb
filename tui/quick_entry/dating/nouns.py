"""Days that belong to a noun of the title, by which nothing is due: `compte rendu du 12 janvier`, `Friday prayers`,
`3 complaints this week`."""

from __future__ import annotations

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Rule
from tui.quick_entry.draft import Draft, Found
from tui.quick_entry.kinds.verbs import ENTRIES
from tui.quick_entry.marks import OF, RANKS
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.words.calendar import FULL_WEEKDAYS
from tui.quick_entry.wordset import any_of

_CLOSING = any_of("pls|plz|please|svp|stp|thx|thanks|merci|ok|if|si|unless|sinon|then|so|instead|latest|max")
"""What may follow a day, and is no noun."""
_NO_NOUNS = CONNECTIVES | _CLOSING
_NEEDED = any_of("need|needs|needed|want|wants|besoin|faut|manque|manquent|require|requires|requis|prevoir|livrer|due")
"""So many of what is needed in a period are wanted by its end."""
_ABOUT = frozenset(("about", "re", "regarding", "concernant"))
"""After them, the day of what happened is that of what was spoken about (`called nur about sat shifts`)."""
_JOINING = _ABOUT | OF
"""One of them leads the day that belongs to a noun."""
_NAMING = _ABOUT | {"the", "of"}
_LEADING = _NAMING | {"for", "pour", "pr"}


def is_of_a_noun(clause: Clause, draft: Draft, hit: Hit) -> bool:
    """Does the date belong to a noun of the title (`compte rendu du 12 janvier`, `annual report`)?"""
    said, found = hit.said, hit.found
    if isinstance(said, Rule):
        return said.confidence == 2 and not said.byday and " " not in clause.line[slice(*found.span)]
    if not isinstance(said, Point) or said.clock is not None:
        return False
    if draft.kind == "decision" and clause.colons and clause.colons[-1] > hit.first:
        return False  # "décidé au comité du 17 nov : …"
    if _JOINING.isdisjoint(hit.lead):
        return False
    opening = [i for i in (hit.first - 1, hit.first) if clause.body_start < i]
    if draft.kind in ENTRIES and any(clause.each[i] in _ABOUT for i in opening):
        return True
    return any(clause.each[i] in OF and clause.each[i + 1] not in ("ici", "que") for i in opening)


def is_adjective(clause: Clause, draft: Draft, hit: Hit) -> bool:
    """Is it a weekday in full right before a plain word, and no hour with it (`Friday prayers`, `for friday staff`)?"""
    i = hit.last - 1
    if i + 1 == len(clause.tokens) or "weekday" not in clause.tokens[i].senses or clause.taken[i + 1]:
        return False
    after, before = clause.tokens[i + 1], clause.tokens[i - 1].text if i else ""
    if clause.tokens[i].text not in FULL_WEEKDAYS and before not in _NAMING:
        return False
    plain = after.kind == WORD and not after.senses and after.text not in _NO_NOUNS
    opens = before in _LEADING or (not draft.kind and not before)
    return plain and opens and not any(hit.found.kind == "time" for hit in clause.hits)


def is_counted(clause: Clause, draft: Draft, found: Found) -> bool:
    """Does a number before a period say how often, not by when (`labels wrong, 3 this week`, `2 chutes ce mois-ci`)?"""
    told = [token for token in clause.tokens if token.end <= found.span[0]]
    before = told[-1] if told else None
    if before is not None and len(told) > 1 and "room" in told[-2].senses:
        return False  # "level 2 this week"
    if any(token.glued and token.text in RANKS for token in told[-3:]):
        return True  # "3rd complaint this week"
    if len(told) > 3 and told[-2].text in OF:
        told = told[:-2]  # "3 erreurs d'étiquettes cette semaine"
    if draft.kind != "task" and len(told) > 1 and told[-2].kind == NUMBER and not told[-2].glued:
        return told[-1].kind == WORD and not told[-1].senses and _NEEDED.isdisjoint(clause.texts)
    return before is not None and (
        (before.kind == NUMBER and not before.glued) or before.text in ("x", "times", "fois")
    )
