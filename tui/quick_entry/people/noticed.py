"""Everybody known who is named amid the words, wherever it is and in whatever manner. Who is surely meant is a party of
the line; who may be meant, by a word of every day or beside those whom the line is with, is only offered."""

from __future__ import annotations

from tui.quick_entry.choices import Choices
from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import SUGGESTED, TOLD, Span
from tui.quick_entry.kinds.verbs import MEETINGS
from tui.quick_entry.marks import WITHOUT
from tui.quick_entry.people.everyday import ADDRESSING, FOLK, PRONOUNS
from tui.quick_entry.people.mentioned import WILLING, opens
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import Mention
from tui.quick_entry.people.sides import sides
from tui.quick_entry.people.sightings import HINT, NAME, NOUN, WEAK, WORD_TOO, Sighting, sightings
from tui.quick_entry.people.standing import (
    AGENT,
    AND,
    TOWARDS,
    are_the_ones,
    is_adjective,
    is_apart,
    is_between,
    is_by_itself,
    is_closed,
    is_in_capitals,
    is_its,
    is_joined,
    is_on_duty,
    is_subject,
    is_to_know,
    is_whose_meeting,
    is_whose_work,
    leads,
    word_after,
    word_before,
)
from tui.quick_entry.wordset import any_of

_WITH_SOMEBODY = (MEETINGS - {"event"}) | any_of("contact|relay|request|conflict|approval|feedback|checkin")
"""Kinds whose head tells whom they are with; an event is anybody's (`événement vacances kho, voir avec tremblay`)."""
_BY_WORDS = any_of("request|approval")
"""Kinds that the words of a line may tell without a head."""
_FRENCH = any_of("avec|chez|par|aux|l'")
"""Before them, `it` is no pronoun."""
_IMPERSONAL = any_of("is|was|has|had|would|seems|looks|takes|took|means|s|works|does|did|still|just|only|all|helps")
"""What follows the pronoun."""
_MEDICATION = any_of(
    "cart|carts|room|rooms|error|errors|list|lists|pass|passes|rec|recs|order|orders|record|records|dose|doses|chart"
    "|charts|cup|cups|fridge|cabinet|cabinets|count|counts|label|labels|tray|trays|scan|scans|scanning|admin|student"
    "|students|surg|supply|supplies|school|delivery"
)
"""After *med*, which is no council's then."""
_HAVING = any_of("get|got|have|getting|need|needs|want|wants")
_INVITING = any_of("invite|inviter|inviting|invited|incl|including|convoquer|incluant")


def noticed(clause: Clause, names: Names, choices: Choices, *, told: bool) -> list[int]:
    """Add the known parties and the colleagues that the words name; return the tokens that name who is sure. `told`:
    it was told whom the line is with, so that whoever else is named is only offered."""
    seen = sightings(clause, names)
    if seen or clause.parties:
        sides(clause, [sighting.one for sighting in seen])
    if not seen:
        return []
    before = (*clause.parties, clause.source)
    known: set[int | str] = {one.known.id for one in before if one is not None and one.known is not None}
    taken: list[int] = []
    doubtful: list[Mention] = []
    for number, sighting in enumerate(seen):
        one = sighting.one
        if _key(one) in known or one.name in clause.people or leads(clause, one) in WITHOUT:
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
    _offer(clause, doubtful, known)
    return taken


def _offer(clause: Clause, doubtful: list[Mention], known: set[int | str]) -> None:
    """Offer, once each, who may be meant besides those who are known to be."""
    for one in doubtful:
        if _key(one) not in known:
            known.add(_key(one))
            start, end = clause.tokens[one.first].start, clause.tokens[one.last - 1].end
            clause.spans.append(Span(start, end, "suggestion", SUGGESTED, offers=f"@{one.name}"))


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
    verb = clause.verb
    if verb is None or (verb.stays and verb.kind in _BY_WORDS):
        return False
    if verb.kind == "note":
        return bool(clause.links)
    return bool(clause.parties or clause.source) and verb.kind in _WITH_SOMEBODY


def _is_sure(clause: Clause, seen: list[Sighting], number: int) -> bool:
    """Is a party surely meant, where nothing else is told of it?"""
    one, manner = seen[number].one, seen[number].manner
    if one.known is None:
        return is_on_duty(clause, one)
    if manner == NAME:
        return True
    if one.first < clause.body_start:
        return False  # the word that tells the kind
    if manner == WORD_TOO and is_in_capitals(clause, one):
        return True
    if manner != WEAK and is_apart(clause, one):
        return True
    if is_between(clause, one, manner) or is_whose_meeting(clause, one):
        return True
    if manner in (NOUN, WORD_TOO) and word_after(clause, one) in FOLK:
        return True  # "lab tech", "owner rep"
    if word_after(clause, one) == "know" and leads(clause, one) == "let":
        return True  # "let residents know"
    if is_adjective(clause, seen, number):
        return False
    if is_joined(clause, seen, number) or (manner == NOUN and are_the_ones(clause, one)):
        return True
    if clause.tokens[one.first].text in PRONOUNS:
        return word_before(clause, one) in _FRENCH or word_after(clause, one) in WILLING
    if word_after(clause, one) in WILLING or is_to_know(clause, one):
        return True
    led = leads(clause, one)
    if led in _HAVING and word_after(clause, one) == "to":
        return True  # "get the lab to confirm"
    if led in ADDRESSING or is_subject(clause, one, manner):
        return True
    return (manner == HINT and led in AGENT) or (manner not in (HINT, WEAK) and (led in TOWARDS or is_its(clause, one)))


def _is_listed(clause: Clause, seen: list[Sighting], number: int) -> bool:
    """Is somebody the next of those whom the line is with (`gc/arch/owner`), or invited to it?"""
    one, manner = seen[number].one, seen[number].manner
    if leads(clause, one) in _INVITING or is_to_know(clause, one):
        return True
    is_word = manner in (NAME, NOUN) and one.last - one.first == 1  # "meet Steering committee w/ it": a title
    if is_word and (is_whose_meeting(clause, one) or is_its(clause, one)):
        return True
    if any(other.last == one.first for other in clause.parties) and is_closed(clause, one):
        return True  # "réu pha labo jeudi"
    before = next((other for other in clause.parties if other.last + 1 == one.first), None)
    return before is not None and clause.tokens[before.last].text in AND


def _is_offered(clause: Clause, sighting: Sighting) -> bool:
    """May a party be meant at all? A pronoun only where a name would stand, and so a word that many names have."""
    one = sighting.one
    if sighting.manner == WEAK:
        return is_by_itself(clause, one) or is_whose_work(clause, one)
    text = clause.tokens[one.first].text
    if text == "med" and word_after(clause, one) in _MEDICATION:
        return False
    if text not in PRONOUNS:
        return True
    return opens(clause, one.first) and word_after(clause, one) not in _IMPERSONAL
