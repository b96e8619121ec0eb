"""Everybody known who is named amid the words, wherever it is and in whatever manner. Who is surely meant is a party of
the line; who may be meant, by a word of every day or beside those whom the line is with, is only offered."""

from __future__ import annotations

from tui.quick_entry.choices import Choices
from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.dates import CONTENT
from tui.quick_entry.draft import SUGGESTED, TOLD, Span
from tui.quick_entry.gatherings import BECAME
from tui.quick_entry.marks import WITHOUT
from tui.quick_entry.people.everyday import PRONOUNS
from tui.quick_entry.people.mentioned import ACTING, ADDRESSING, DOING, OPENING, THE, WILLING, opens
from tui.quick_entry.people.names import SHORTEST, Names
from tui.quick_entry.people.parties import ARTICLES, SEPARATORS, Mention
from tui.quick_entry.people.sides import sides
from tui.quick_entry.people.sightings import HINT, NAME, NOUN, WEAK, WORD_TOO, Sighting, sightings
from tui.quick_entry.tokens import WORD
from tui.quick_entry.verbs import MEETINGS, verb_of
from tui.quick_entry.wordset import any_of

_WITH_SOMEBODY = any_of("contact|relay|request|conflict|approval|feedback|checkin")
"""Kinds whose head tells whom they are with."""
_BY_WORDS = any_of("request|approval")
"""Kinds that the words of a line may tell without a head."""
_TOWARDS = any_of("to|for|from|with|w|by|avec|chez|aux|au|a|pour|par|via|ask|tell|entre|between|vs|contre")
_OF = any_of("de|du|d'|des|of")
_AND = SEPARATORS - {","}
_JOINING = SEPARATORS | {">", "-"}
_FRENCH = any_of("avec|chez|par|aux|l'")
"""Before them, `it` is no pronoun."""
_IMPERSONAL = any_of("is|was|has|had|would|seems|looks|takes|took|means|s|works|does|did|still|just|only|all|helps")
"""What follows the pronoun."""
_HAVING, _AGENT = any_of("get|got|have|getting"), any_of("par|by|chez")
_ITSELF = any_of("se|s'|nous|leur|lui|y|en|again|just|both|all|tous")
_INVITING = any_of("invite|inviter|inviting|invited|incl|including|convoquer|incluant")
_MUST = any_of("could|can|should|would|will|please|pls|que|qu'|let|get|have")
_ON_DUTY = any_of(
    "to|me|nous|will|must|should|can|doit|va|covers|cover|covering|takes|handles|leads|owns|sends|couvre|remplace|prend"
    "|gere|envoie|anime|s'"
)


def noticed(clause: Clause, names: Names, choices: Choices, *, told: bool) -> list[int]:
    """Add the known parties and the colleagues that the words name; return the tokens that name who is sure. `told`:
    it was told whom the line is with, so that whoever else is named is only offered."""
    seen = sightings(clause, names)
    sides(clause, [sighting.one for sighting in seen])
    if not seen:
        return []
    before = (*clause.parties, clause.source)
    known: set[int | str] = {one.known.id for one in before if one is not None and one.known is not None}
    taken: list[int] = []
    doubtful: list[Mention] = []
    for number, sighting in enumerate(seen):
        one = sighting.one
        if _key(one) in known or one.name in clause.people or _leads(clause, one) in WITHOUT:
            continue
        place = (clause.tokens[one.first].start, clause.tokens[one.last - 1].end)
        chosen = bool(choices.readings) and choices.reading(place) is not None
        is_sure = _is_listed if told and one.known is not None else _is_sure
        if chosen or is_sure(clause, seen, number):
            known.add(_key(one))
            _add(clause, one, TOLD if chosen else 3)
            taken += range(one.first, one.last)
        elif _is_offered(clause, sighting):
            doubtful.append(one)
    for one in doubtful:
        if _key(one) not in known:
            known.add(_key(one))
            start, end = clause.tokens[one.first].start, clause.tokens[one.last - 1].end
            clause.spans.append(Span(start, end, "suggestion", SUGGESTED, offers=f"@{one.name}"))
    return taken


def _key(one: Mention) -> int | str:
    return one.known.id if one.known is not None else one.name


def _add(clause: Clause, one: Mention, confidence: int) -> None:
    if one.known is None:
        clause.people.append(one.name)
    else:
        clause.parties.append(one)
    clause.take(one.first, one.last, "party" if one.known else "person", confidence)


def is_with_somebody(clause: Clause) -> bool:
    """Does the line tell by its head or a sign whom it is with?"""
    kind = clause.verb.kind if clause.verb is not None else ""
    if kind == "note" and clause.links:
        return True
    if clause.verb is not None and clause.verb.stays and kind in _BY_WORDS:
        return False
    return bool(clause.parties or clause.source) and kind in _WITH_SOMEBODY | MEETINGS


def _is_sure(clause: Clause, seen: list[Sighting], number: int) -> bool:
    """Is a party surely meant, where nothing else is told of it?"""
    one, manner = seen[number]
    if one.known is None:
        return _is_on_duty(clause, one)
    if manner == NAME:
        return True
    if one.first < clause.body_start:
        return False  # the word that tells the kind
    if manner == WORD_TOO and _is_in_capitals(clause, one):
        return True
    if manner != WEAK and _is_apart(clause, one):
        return True
    if _is_between(clause, one, manner) or _is_whose_meeting(clause, one):
        return True
    if _is_adjective(clause, seen, number):
        return False
    if _is_joined(clause, seen, number) or (manner == NOUN and _are_the_ones(clause, one)):
        return True
    if clause.tokens[one.first].text in PRONOUNS:
        return _before(clause, one) in _FRENCH or _after(clause, one) in WILLING
    if _after(clause, one) in WILLING:
        return True
    led = _leads(clause, one)
    if led in _HAVING and _after(clause, one) == "to":
        return True  # "get the lab to confirm"
    if led in ADDRESSING or _is_subject(clause, one, manner):
        return True
    return (manner == HINT and led in _AGENT) or (
        manner not in (HINT, WEAK) and (led in _TOWARDS or _is_its(clause, one))
    )


def _is_listed(clause: Clause, seen: list[Sighting], number: int) -> bool:
    """Is somebody the next of those whom the line is with (`gc/arch/owner`), or invited to it?"""
    one = seen[number].one
    if _leads(clause, one) in _INVITING:
        return True
    before = next((other for other in clause.parties if other.last + 1 == one.first), None)
    return before is not None and clause.tokens[before.last].text in _AND


def _is_offered(clause: Clause, sighting: Sighting) -> bool:
    """May a party be meant at all? A pronoun only where a name would stand, and so a word that many names have."""
    one = sighting.one
    if sighting.manner == WEAK:
        return _is_by_itself(clause, one)
    if clause.tokens[one.first].text not in PRONOUNS:
        return True
    return opens(clause, one.first) and _after(clause, one) not in _IMPERSONAL


def _is_apart(clause: Clause, one: Mention) -> bool:
    """Does somebody stand between marks, or between one, or a time, and the end (`…, sec`, `obstacle : lab, …`)?"""
    before = clause.tokens[one.first - 1] if one.first > clause.body_start else None
    if before is None or not (before.text in OPENING or before.senses.bits & CONTENT):
        return False
    after = clause.tokens[one.last] if one.last < len(clause.tokens) else None
    return after is None or (after.text in (",", ";") and before.text in OPENING)


def _is_by_itself(clause: Clause, one: Mention) -> bool:
    """Does a word stand where a name would: at the beginning or behind who is led to, and no noun behind it?"""
    led = opens(clause, one.first) or _leads(clause, one) in _TOWARDS | ADDRESSING | SEPARATORS
    after = clause.tokens[one.last] if one.last < len(clause.tokens) else None
    ends = after is None or after.kind != WORD or bool(after.senses.bits & CONTENT) or bool(clause.taken[one.last])
    after_it = _after(clause, one)
    return led and (ends or after_it in DOING | SEPARATORS or _is_past(after_it))


def _is_between(clause: Clause, one: Mention, manner: int) -> bool:
    """Do a slash or a plus stand before or after somebody, and somebody else behind it (`str/arc call`)? *And* says so
    of no word of every day (`pharmacy and lab coats`)."""
    marks = _AND if manner == NOUN else _AND - {"and", "et"}
    return any(
        (other.last + 1 == one.first and clause.tokens[other.last].text in marks)
        or (one.last + 1 == other.first and clause.tokens[one.last].text in marks)
        for other in clause.parties
    )


def _is_whose_meeting(clause: Clause, one: Mention) -> bool:
    """Is the meeting that is planned called after them (`suppliers meeting wed 1pm`)?"""
    if clause.verb.kind not in MEETINGS if clause.verb is not None else not opens(clause, one.first):
        return False
    verb = verb_of(_after(clause, one), with_head=False)
    return verb is not None and verb.kind in MEETINGS


def _are_the_ones(clause: Clause, one: Mention) -> bool:
    """Are there several, behind an article (`les plombiers`)? Then they are people."""
    return clause.tokens[one.last - 1].text.endswith("s") and _before(clause, one) in ("the", "les", "aux", "des")


def _is_on_duty(clause: Clause, one: Mention) -> bool:
    """Is a colleague asked to do something, or doing it (`could ana follow up`, `ana covers`)?"""
    before, after = _before(clause, one), _after(clause, one)
    return before in _MUST or after in _ON_DUTY or (opens(clause, one.first) and _is_doing(after))


def _is_doing(word: str) -> bool:
    """Is a word what somebody does: a verb that is an order without its ending (`books`, `prépare`)?"""
    verb = (
        verb_of(f"{word}r", with_head=False) if word.endswith("e") else verb_of(word.removesuffix("s"), with_head=False)
    )
    return verb is not None and verb.kind == "task" and verb.stays


def _is_in_capitals(clause: Clause, one: Mention) -> bool:
    typed = clause.line[clause.tokens[one.first].start : clause.tokens[one.last - 1].end]
    return typed.isupper() and not clause.line.isupper()


def _is_adjective(clause: Clause, seen: list[Sighting], number: int) -> bool:
    """Does a plain noun follow the word at once (`lab coats`, `union hall`)? Then it may only say which."""
    one = seen[number].one
    if one.last == len(clause.tokens) or clause.taken[one.last]:
        return False
    after = clause.tokens[one.last]
    if (
        after.kind != WORD
        or after.senses
        or after.text in CONNECTIVES
        or after.text in DOING
        or len(after.text) < SHORTEST
    ):
        return False
    if number + 1 < len(seen) and seen[number + 1].one.first == one.last:
        return False
    typed = clause.line[clause.tokens[one.first].start : clause.tokens[one.last - 1].end]
    if typed.endswith(("'s", "’s")) or _before(clause, one) in ARTICLES | {"aux", "au", "du"}:
        return _before(clause, one) == "the" and not (opens(clause, one.first) or typed.endswith(("'s", "’s")))
    return not after.text.endswith(("ed", "ent"))


def _is_joined(clause: Clause, seen: list[Sighting], number: int) -> bool:
    """Does somebody else stand beside, or behind a mark or an *and* (`soins it`, `gc/arch`, `med et soins`)?"""
    one = seen[number].one
    others = [seen[at].one for at in (number - 1, number + 1) if 0 <= at < len(seen)]
    others += [other for other in clause.parties if other.known]
    return any(
        _adjoin(clause, one, other) if one.first < other.first else _adjoin(clause, other, one) for other in others
    )


def _adjoin(clause: Clause, one: Mention, other: Mention) -> bool:
    between = clause.tokens[one.last : other.first]
    return len(between) < 4 and all(token.text in _JOINING | ARTICLES for token in between)


def _before(clause: Clause, one: Mention) -> str:
    return clause.tokens[one.first - 1].text if one.first else ""


def _after(clause: Clause, one: Mention) -> str:
    return clause.tokens[one.last].text if one.last < len(clause.tokens) else ""


def _leads(clause: Clause, one: Mention) -> str:
    """Return the word before somebody, articles aside."""
    i = one.first - 1
    while i >= 0 and clause.tokens[i].text in ARTICLES:
        i -= 1
    return clause.tokens[i].text if i >= 0 else ""


def _is_subject(clause: Clause, one: Mention, manner: int) -> bool:
    """Does something new begin with somebody, who does something (`le client valide …`, `owner approved`)? Behind an
    article a name is enough, a part of a name with what they do (`le labo se plaint`)."""
    if not opens(clause, one.first):
        return False
    with_article = one.first > 0 and clause.tokens[one.first - 1].text in THE
    after = _after(clause, one)
    if manner in (HINT, WEAK):
        return after in ACTING or after == "to" or _is_past(after) or (with_article and after in DOING | _ITSELF)
    return with_article or after in DOING or after == "to" or _is_past(after)


def _is_past(word: str) -> bool:
    """Does a word tell, by its ending, what somebody did?"""
    return word.endswith("ed") and len(word) > 4


def _is_its(clause: Clause, one: Mention) -> bool:
    """Is a meeting theirs: does its noun stand right before them, articles aside (`réunion riverains 18h30`)?"""
    i = one.first - 1
    while i >= 0 and clause.tokens[i].text in ARTICLES | _OF | {"for", "pour"}:
        i -= 1
    verb = verb_of(clause.tokens[i].text, with_head=False) if i >= 0 else None
    if verb is None or verb.kind not in MEETINGS:
        return False
    after = clause.tokens[one.last] if one.last < len(clause.tokens) else None
    return (
        after is None
        or after.kind != WORD
        or bool(after.senses.bits & CONTENT)
        or after.text in OPENING | CONNECTIVES | BECAME
    )
