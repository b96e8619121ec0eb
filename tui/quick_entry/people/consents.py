"""Consent that came from somebody (`ok de la direction`, `approved by adm`), and consent that is awaited of them
(`approval from adm needed by friday`, `valid. du client tjs attendue`)."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import ARTICLES, Mention, cut_short, listed
from tui.quick_entry.tokens import NUMBER, WORD, Token
from tui.quick_entry.wordset import any_of

CONSENT = any_of("ok|okay|go|accord|aval|vert|light|approval|approved|accepted|approuve|accepte|autorise|valide")
_TO_GET = any_of(
    "ok|okay|accord|aval|vert|light|off|ahead|greenlight|approval|approbation|approb|validation|valid|signature|signoff|consent"
    "|consentement|autorisation|authorization|authorisation|visa|permission"
)
AWAITED = any_of(
    "need|needs|needed|required|pending|awaited|awaiting|waiting|outstanding|overdue|attendu|attendue|attendus|attendues"
    "|attente|requis|requise|manquant|manquante|necessaire|deadline|before|avant|avt"
)
_WANTING = any_of("need|needs|besoin|faut|awaiting|waiting|attend|attends|attente|pending|missing|manque")
"""Words with which a line begins that wants a consent."""
_LEADING = (
    any_of("il|en|still|tjs|toujours|for|on|a|an|the|de|d'|du|l'|le|la|un|une|final|formal|written|official") | _WANTING
)
_RECEIVED = any_of("got|received|recd|recu|recue|obtenu|obtenue|eu|the|le|l'|un")
_LONGEST = 8
"""Tokens of the day on which something was received, and of what it is."""
_COMING = any_of("from|by|de|du|d'|des|par")
_BEFORE_GIVER = _COMING | ARTICLES
WITH_WHAT = any_of("with|w|for|to|pour|pr|avec|ac|que|qu'|de|d'")
"""After a consent, what it is given to."""
_GREEN = frozenset((("feu", "vert"), ("green", "light"), ("sign", "off"), ("go", "ahead")))
_AFTER_GIVER = AWAITED | WITH_WHAT
_TELLING = CONSENT | _TO_GET | {word for _, word in _GREEN}


def words_of(clause: Clause, who: list[Mention], kind: str) -> None:
    """Add whom a line of that kind is about; its words stay as they are."""
    clause.verb = Verb(kind, stays=True)
    for one in who:
        clause.parties.append(one)
        clause.light(one.first, one.last, "party")


def consent(clause: Clause, first: int, names: Names) -> bool:
    """Read a consent that is awaited, or that came from somebody."""
    if _TELLING.isdisjoint(clause.texts):
        return False
    return _awaited(clause, first, names) or _given(clause, first, names)


def _awaited(clause: Clause, first: int, names: Names) -> bool:
    """Read a consent that is still to come, from whomever: told where the line begins, or behind who wants it."""
    if _TO_GET.isdisjoint(clause.texts):
        return False
    wanting = [i for i in clause.where(_WANTING) if i > first]
    return any(_awaited_at(clause, i, names) for i in (first, *wanting))


def _awaited_at(clause: Clause, i: int, names: Names) -> bool:
    tokens = clause.tokens
    noun = i
    while noun < len(tokens) and noun - i < 6 and tokens[noun].text in _LEADING:
        noun += 1
    wanting = any(token.text in _WANTING for token in tokens[i:noun])
    whose = [] if noun == i or not wanting else _possessor(clause, noun, names)
    noun = whose[-1].last if whose else noun
    noun += _is_green(tokens, noun)
    if noun >= len(tokens) or tokens[noun].text not in _TO_GET:
        return False
    after = [token.text for token in tokens[noun + 1 :]]
    if not wanting and not any(word in AWAITED for word in after):
        return False
    words_of(clause, whose or _giver(clause, noun + 1, names), "approval")
    return True


def givers(clause: Clause, i: int, names: Names) -> None:
    """Read who is to give the approval whose noun ends before token `i`, where no noun of theirs follows them
    (`approbation direction pr …`, but not `approval steering committee minutes`)."""
    found = _giver(clause, i, names)
    after = clause.tokens[found[-1].last] if found and found[-1].last < len(clause.tokens) else None
    if found and (after is None or after.kind != WORD or after.senses or after.text in _AFTER_GIVER):
        words_of(clause, found, "approval")


def _possessor(clause: Clause, i: int, names: Names) -> list[Mention]:
    """Return whose consent it is, named before it (`need adm approval`, `waiting on city's ok`)."""
    found = listed(clause.line, clause.tokens, i, names)[0][:1]
    if found or i == len(clause.tokens) or not clause.tokens[i].text.endswith("s"):
        return found
    known = names.exact(clause.tokens[i].text[:-1])  # whose it is
    return [Mention(known.code, known, i, i + 1)] if known is not None else []


def _giver(clause: Clause, i: int, names: Names) -> list[Mention]:
    """Return who is to give it: after *from*, *de*, or right after it."""
    tokens = clause.tokens
    if i < len(tokens) and tokens[i].text == "." and tokens[i].glued:
        i += 1
    j = i
    while j < len(tokens) and j - i < 2 and tokens[j].text in _BEFORE_GIVER:
        j += 1
    found, _ = listed(clause.line, tokens, j, names)
    return found or (cut_short(clause.line, tokens, j, names) if j > i else [])


def _is_green(tokens: list[Token], i: int) -> bool:
    """Do two words stand at token `i` of which the second tells the consent (`feu vert`, `green light`)?"""
    return i + 1 < len(tokens) and (tokens[i].text, tokens[i + 1].text) in _GREEN


def _received(clause: Clause, i: int, names: Names) -> bool:
    """Read the consent that was received, after the word for that and its day (`reçu le 17/11 approbation conseil méd.
    pr …`)."""
    tokens = clause.tokens
    stop = min(i + _LONGEST, len(tokens))
    while i < stop and tokens[i].text not in _TO_GET and not _is_green(tokens, i):
        if not (tokens[i].senses or tokens[i].kind == NUMBER or tokens[i].text in _LEADING or tokens[i].glued):
            return False
        i += 1
    if i >= stop:
        return False
    i += 1 + _is_green(tokens, i)
    found = _giver(clause, i, names) or (cut_short(clause.line, tokens, i, names) if i < len(tokens) else [])
    if found:
        words_of(clause, found, "decision")
    return bool(found)


def _given(clause: Clause, i: int, names: Names) -> bool:
    """Read the consent of a known party (`ok de la direction pour …`, `approved by adm: …`)."""
    tokens, begun = clause.tokens, i
    while i < len(tokens) and tokens[i].text in _RECEIVED:
        i += 1
    if i > begun and _received(clause, i, names):
        return True
    whose = _possessor(clause, i, names) if i < len(tokens) else []
    if whose and whose[-1].last < len(tokens) and tokens[whose[-1].last].text in CONSENT and tokens[i].text[-1] == "s":
        words_of(clause, whose, "decision")  # "got hr's ok for …"
        return True
    i += _is_green(tokens, i)
    if i + 2 >= len(tokens) or tokens[i].text not in CONSENT:
        return False
    j = i + 1 + (tokens[i + 1].text in _COMING)
    if j == i + 1 and tokens[i].text != "ok":
        return False
    found, end = listed(clause.line, tokens, j + (tokens[j].text in ARTICLES), names)
    direct = j == i + 1  # "ok lavoie pour …", but not "ok lavoie demain"
    if not found or (direct and not (end < len(tokens) and tokens[end].text in WITH_WHAT)):
        return False
    words_of(clause, found, "decision")
    return True
