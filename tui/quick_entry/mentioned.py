"""Whom the words of a line are about, though no head and no sign says so: who is spoken to (`chase haddad`), from whom
it comes (`complaint from pat`), who does it (`steve will bring …`). Their names stay among the words."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.names import Names
from tui.quick_entry.parties import Mention, cut_short, listed
from tui.quick_entry.tokens import WORD
from tui.quick_entry.verbs import MEETINGS
from tui.quick_entry.words.wordset import any_of

_ADDRESSING = any_of(
    "tell|ask|call|phone|ring|text|email|mail|remind|warn|chase|nudge|ping|inform|brief|thank|thx|thanks|contact|advise"
    "|invite|see|meet|reply|answer|reassure|update|alert|owe|nag|consult|notify|cc"
    "|dire|demander|appeler|telephoner|texter|ecrire|rappeler|rappelle|aviser|avertir|prevenir|relancer|informer|merci"
    "|remercier|contacter|joindre|convoquer|inviter|consulter|rassurer|repondre|voir|rencontrer|alerter|talonner"
)
"""Verbs whose object is somebody."""
_DOING = any_of(
    "says|said|say|wants|want|asks|asked|needs|need|will|wont|can|cant|cannot|must|should|would|is|are|was|were|has"
    "|have|had|got|does|did|doesnt|dont|didnt|refuses|refused|agrees|agreed|accepts|accepted|prefers|still|never|not"
    "|complains|complained|owes|thinks|reports|reported|confirms|confirmed|furious|angry|upset|worried"
    "|dit|disent|veut|veulent|demande|demandent|a|ont|va|vont|est|sont|etait|doit|doivent|peut|peuvent|ne|n'|pas"
    "|refuse|refusent|accepte|acceptent|prefere|trouve|pense|attend|attendent|confirme|signale|insiste|menace|craint"
)
"""What stands after the one who does it, and after no noun that happens to be their code (`lab coats`)."""
_COMES = any_of(
    "complaint|complaints|question|request|word|news|message|feedback|concern|pushback|reply|answer|plainte|plaintes"
    "|demande|nouvelles|grief|avis|commentaire|remarque|retour|reponse"
)
"""What comes from somebody: in French with `de`, which says so of nothing else."""
_FROM = any_of("de|du|d'|des|by")
_TO = any_of("to|a|au|aux|for|pour|chez")
_SMALL = any_of("to|a|au|aux|the|le|la|les|l'|back|with|w|avec|que|qu'|is|est")
_JOINING = frozenset(("+", "&"))
_SPOKEN = any_of("task|request|obstacle|approval")


def mentioned(clause: Clause, names: Names) -> list[int]:
    """Add the known parties that the words are about; return the tokens that name them. They are taken, so that no
    date is read there; give them back to the title after that."""
    verb = clause.verb
    if clause.parties or clause.source or (verb is not None and verb.kind not in _SPOKEN | MEETINGS):
        return []
    found = _subject(clause, names) if verb is None else []
    i = found[-1].last if found else 0
    while i < len(clause.tokens):
        more = _named_at(clause, i, names) if not clause.taken[i] else []
        found += more
        i = more[-1].last if more else i + 1
    for one in found:
        clause.parties.append(one)
        clause.take(one.first, one.last, "party")
    return [i for one in found for i in range(one.first, one.last)]


def _subject(clause: Clause, names: Names) -> list[Mention]:
    """Return who stands first and does something."""
    tokens = clause.tokens
    i = next((i for i, taken in enumerate(clause.taken) if not taken), len(tokens))
    found, end = listed(clause.line, tokens, i, names)
    if not found or end == len(tokens) or tokens[end].kind != WORD or not _sure(clause, found):
        return []
    does = tokens[end].text in _DOING or all(one.known is not None and one.known.is_person for one in found)
    return found if does else []


def _named_at(clause: Clause, i: int, names: Names) -> list[Mention]:
    """Return whom token `i` leads to: a verb that is said to somebody, a preposition, a plus between two codes."""
    tokens, text = clause.tokens, clause.tokens[i].text
    if text in _JOINING:
        found, _ = listed(clause.line, tokens, i - 1, names) if i else ([], 0)
        return found if len(found) > 1 else []
    if not _leads(clause, i, text):
        return []
    j = i + 1
    while j < len(tokens) and j - i < 4 and tokens[j].text in _SMALL:
        j += 1
    found, _ = listed(clause.line, tokens, j, names)
    if not found and text not in _TO:
        found = cut_short(clause.line, tokens, j, names)
    if text == "a" and found and _begins_noun(clause, found[-1].last):
        return []
    return found if found and _sure(clause, found) else []


def _begins_noun(clause: Clause, i: int) -> bool:
    """Is it the English article, and token `i` its noun (`order a med cart`)?"""
    return i < len(clause.tokens) and clause.tokens[i].kind == WORD and not clause.tokens[i].senses


def _leads(clause: Clause, i: int, text: str) -> bool:
    verb = clause.verb
    if verb is not None and verb.kind in MEETINGS:
        return False
    if text in _ADDRESSING or text == "from":
        return True
    if text in _FROM:
        return verb is None and i > 0 and clause.tokens[i - 1].text in _COMES
    return verb is not None and verb.kind == "task" and text in _TO


def _sure(clause: Clause, found: list[Mention]) -> bool:
    """Are these parties and no words of every day? Two letters are a code where they are capitals (`IT`, not `it`) or
    one of several."""
    one = found[0]
    typed = clause.line[clause.tokens[one.first].start : clause.tokens[one.last - 1].end]
    return all(one.known is not None for one in found) and (len(found) > 1 or len(typed) > 2 or typed.isupper())
