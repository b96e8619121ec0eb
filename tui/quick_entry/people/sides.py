"""Who says or asks something of whom: `pha demande à l'it …`, `rfi arc -> ent`, `dire aux plombiers …, info de
l'architecte`. Who says it is the source of what is passed on."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.marks import THAT
from tui.quick_entry.people.mentioned import WILLING
from tui.quick_entry.people.parties import ARTICLES, Mention
from tui.quick_entry.wordset import any_of

_ASKS = any_of(
    "ask|asks|asked|requests|requested|needs|wants|demande|demandent|reclame|reclament|veut|veulent|exige|exigent|attend"
)
_HAS = any_of("a|ont|has|have|just|again|encore")
_TO = ARTICLES | any_of("to|from|of|a|au|aux|de|du|des|d'|that|que|qu'")
_ASKING = any_of("rfi|rfq|rfc|req|request|question|demande|requete")
"""What begins a line that goes from one to another to be answered."""
_TELLING = any_of(
    "tell|inform|brief|update|alert|notify|forward|dire|aviser|informer|prevenir|avertir|transmettre|transferer"
    "|remettre"
)
_WORD = any_of(
    "info|infos|note|message|msg|word|news|notice|request|avis|consigne|nouvelle|nouvelles|remarque|mot|reponse|demande"
    "|commentaire|decision"
)
"""What one passes on, of somebody."""
_THAT = ARTICLES | THAT
_WANTING = WILLING | {"needs", "need", "veulent", "besoin"}
_OF = any_of("de|du|d'|des|from|of|by|par")


def sides(clause: Clause, seen: list[Mention]) -> None:
    """Take one of those who are seen amid the words of a clause, or were read before, for the source of it."""
    kind = clause.verb.kind if clause.verb is not None else ""
    if clause.source is not None or kind not in ("", "request", "relay", "task"):
        return
    known = [one for one in (*seen, *clause.parties) if one.known is not None]
    if kind in ("relay", "task"):
        _passed_on(clause, known)
    elif len(known) > 1:
        known.sort(key=lambda one: one.first)
        for one, other in pairwise(known):
            if _points(clause, one, other) or _asks(clause, one, other):
                _from_to(clause, one, other)
                return


def _points(clause: Clause, one: Mention, other: Mention) -> bool:
    """Does an arrow stand between the two?"""
    between = "".join(token.text for token in clause.tokens[one.last : other.first])
    return between in ("->", ">", "→", "=>", "-->")


def _asks(clause: Clause, one: Mention, other: Mention) -> bool:
    """Does the one begin what is said, and ask the other for something?"""
    if any(token.text not in ARTICLES for token in clause.tokens[clause.body_start : one.first]):
        return False
    words = [token.text for token in clause.tokens[one.last : other.first]]
    while words and words[0] in _HAS:
        words.pop(0)
    return bool(words) and words[0] in _ASKS and all(word in _TO for word in words[1:])


def _speaks_next(clause: Clause, one: Mention) -> bool:
    """Does somebody stand right behind those who are told, and want or say something (`tell fac nursing wants …`)?"""
    i = one.first
    while i and clause.tokens[i - 1].text in _THAT:
        i -= 1
    told = any(other.last == i and other.known is not one.known for other in clause.parties)
    return told and one.last < len(clause.tokens) and clause.tokens[one.last].text in _WANTING


def _from_to(clause: Clause, one: Mention, other: Mention) -> None:
    asks = not _points(clause, one, other) or any(token.text in _ASKING for token in clause.tokens[: one.first])
    clause.verb = clause.verb or Verb("request" if asks else "relay", stays=True)
    clause.parties = [each for each in clause.parties if each.first not in (one.first, other.first)]
    clause.parties.insert(0, other)
    _name_source(clause, one)
    if not any(clause.taken[other.first : other.last]):
        clause.light(other.first, other.last, "party")


def _name_source(clause: Clause, one: Mention) -> None:
    clause.source = one
    clause.parties = [each for each in clause.parties if each.known is not one.known]
    clause.light(one.first, one.last, "party")


def _passed_on(clause: Clause, known: list[Mention]) -> None:
    """Read whose word it is that is told to others (`transmettre aux chir la note de la pharmacie`)."""
    if not clause.parties or not clause.verb:
        return
    if clause.verb.kind == "task" and not any(token.text in _TELLING for token in clause.tokens[:2]):
        return
    for one in known:
        if _speaks_next(clause, one):
            clause.verb = replace(clause.verb, kind="relay")
            _name_source(clause, one)
            return
        i = one.first - 1
        while i >= 0 and clause.tokens[i].text in ARTICLES:
            i -= 1
        if i > 0 and clause.tokens[i].text in _OF and clause.tokens[i - 1].text in _WORD:
            clause.verb = replace(clause.verb, kind="relay")
            _name_source(clause, one)
            return
