"""How somebody stands among the words of a line: by themselves, beside somebody else, led to, doing something."""

from __future__ import annotations

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.dates import CONTENT
from tui.quick_entry.kinds.gatherings import BECAME, EACH
from tui.quick_entry.kinds.verbs import MEETINGS, verb_of
from tui.quick_entry.marks import BREAKS, OF
from tui.quick_entry.people.everyday import ADDRESSING
from tui.quick_entry.people.mentioned import ACTING, DOING, THE, opens
from tui.quick_entry.people.names import SHORTEST
from tui.quick_entry.people.parties import ARTICLES, SEPARATORS, Mention
from tui.quick_entry.people.quarrels import ways
from tui.quick_entry.people.sightings import HINT, NOUN, WEAK, Sighting
from tui.quick_entry.tokens import WORD, phrase_end
from tui.quick_entry.wordset import any_of

TOWARDS = any_of("to|for|from|with|w|by|avec|chez|aux|au|a|pour|par|via|ask|tell|entre|between|vs|contre")
AGENT = any_of("par|by|chez")
AND = SEPARATORS - {","}
_JOINING = SEPARATORS | {">", "-"}
_ITSELF = any_of("se|s'|nous|leur|lui|y|en|again|just|both|all|tous")
_MUST = any_of("could|can|should|would|will|please|pls|que|qu'|let|get|have")
_NEEDING = any_of("needs|need|wants|want|has|have|veut|veulent|doit|doivent")
_KNOWING = any_of("know|decide|hear|answer|reply|confirm|savoir|decider|repondre|confirmer")
_AGREEING = ("d'", "accord")
_INSPECTING = any_of("inspection|audit|tour|officer|rep|blitz|inspector|ronde|agent|stop")
_ON_DUTY = any_of(
    "to|me|nous|will|must|should|can|doit|va|covers|cover|covering|takes|handles|leads|owns|sends|couvre|remplace|prend"
    "|gere|envoie|anime|s'|se|joins|attends|assiste|participe|joining"
)
_LEADING = TOWARDS | ADDRESSING | SEPARATORS
_GOING_ON = DOING | SEPARATORS
_DETERMINING = ARTICLES | {"aux", "au", "du"}
_BETWEEN = _JOINING | ARTICLES
_DOING_ITSELF = DOING | _ITSELF
_BEFORE_THEM = ARTICLES | OF | {"for", "pour"}
_BEHIND_THEM = BREAKS | CONNECTIVES | BECAME | EACH
_CLOSING = BREAKS | EACH
_OF_THEM = BECAME | EACH


def is_apart(clause: Clause, one: Mention) -> bool:
    """Does somebody stand between marks, or between one, or a time, and the end (`…, sec`, `obstacle : lab, …`)?"""
    before = clause.tokens[one.first - 1] if one.first > clause.body_start else None
    if before is None or not (before.text in BREAKS or before.senses.bits & CONTENT):
        return False
    after = clause.tokens[one.last] if one.last < len(clause.tokens) else None
    return after is None or (after.text in (",", ";") and before.text in BREAKS)


def is_closed(clause: Clause, one: Mention) -> bool:
    """Is somebody no part of a noun: does a mark, a time or the end follow?"""
    after = clause.tokens[one.last] if one.last < len(clause.tokens) else None
    return after is None or after.text in _CLOSING or bool(after.senses.bits & CONTENT)


def is_by_itself(clause: Clause, one: Mention) -> bool:
    """Does a word stand where a name would: at the beginning or behind who is led to, and no noun behind it?"""
    led = opens(clause, one.first) or leads(clause, one) in _LEADING
    after = clause.tokens[one.last] if one.last < len(clause.tokens) else None
    ends = after is None or after.kind != WORD or bool(after.senses.bits & CONTENT) or bool(clause.taken[one.last])
    after_it = word_after(clause, one)
    return led and (ends or after_it in _GOING_ON or _is_past(after_it))


def is_between(clause: Clause, one: Mention, manner: int) -> bool:
    """Do a slash or a plus stand before or after somebody, and somebody else behind it (`str/arc call`)? *And* says so
    of no word of every day (`pharmacy and lab coats`)."""
    marks = AND if manner == NOUN else AND - {"and", "et"}
    return any(
        (other.last + 1 == one.first and clause.tokens[other.last].text in marks)
        or (one.last + 1 == other.first and clause.tokens[one.last].text in marks)
        for other in clause.parties
    )


def is_whose_meeting(clause: Clause, one: Mention) -> bool:
    """Is the meeting that is planned called after them (`suppliers meeting wed 1pm`)?"""
    if clause.verb.kind not in MEETINGS if clause.verb is not None else not opens(clause, one.first):
        return False
    verb = verb_of(word_after(clause, one), with_head=False)
    return verb is not None and verb.kind in MEETINGS


def is_whose_work(clause: Clause, one: Mention) -> bool:
    """Does a line begin with a word, and what those do who bear it (`safety check level 3`, `safety walk fri`)?"""
    if not opens(clause, one.first):
        return False
    after = word_after(clause, one)
    verb = verb_of(after, with_head=False)
    return after in _INSPECTING or (verb is not None and not verb.past and (verb.stays or verb.kind in MEETINGS))


def are_the_ones(clause: Clause, one: Mention) -> bool:
    """Are there several, behind an article (`les plombiers`)? Then they are people."""
    return clause.tokens[one.last - 1].text.endswith("s") and word_before(clause, one) in ("the", "les", "aux", "des")


def is_on_duty(clause: Clause, one: Mention) -> bool:
    """Is a colleague asked to do something, or doing it (`could ana follow up`, `ana covers`)?"""
    before, after = word_before(clause, one), word_after(clause, one)
    if before in AGENT and clause.verb is not None and clause.verb.kind == "task":
        return True  # "faire envoyer par ana"
    return before in _MUST or after in _ON_DUTY or (opens(clause, one.first) and _is_doing(after))


def _is_doing(word: str) -> bool:
    """Is a word what somebody does: a verb that is an order without its ending (`books`, `prépare`)?"""
    verb = (
        verb_of(f"{word}r", with_head=False) if word.endswith("e") else verb_of(word.removesuffix("s"), with_head=False)
    )
    return verb is not None and verb.kind == "task" and verb.stays


def is_in_capitals(clause: Clause, one: Mention) -> bool:
    """Is it written in capitals, in a line that is not?"""
    typed = clause.line[clause.tokens[one.first].start : clause.tokens[one.last - 1].end]
    return typed.isupper() and not clause.line.isupper()


def is_adjective(clause: Clause, seen: list[Sighting], number: int) -> bool:
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
        or after.text in _OF_THEM
        or after.text in ways()
        or len(after.text) < SHORTEST
    ):
        return False
    if number + 1 < len(seen) and seen[number + 1].one.first == one.last:
        return False
    typed = clause.line[clause.tokens[one.first].start : clause.tokens[one.last - 1].end]
    if typed.endswith(("'s", "’s")) or word_before(clause, one) in _DETERMINING:
        return word_before(clause, one) == "the" and not (opens(clause, one.first) or typed.endswith(("'s", "’s")))
    return not after.text.endswith(("ed", "ent"))


def is_joined(clause: Clause, seen: list[Sighting], number: int) -> bool:
    """Does somebody else stand beside, or behind a mark or an *and* (`soins it`, `gc/arch`, `med et soins`)?"""
    one = seen[number].one
    others = [seen[at].one for at in (number - 1, number + 1) if 0 <= at < len(seen)]
    others += [other for other in clause.parties if other.known]
    return any(
        _adjoin(clause, one, other) if one.first < other.first else _adjoin(clause, other, one) for other in others
    )


def _adjoin(clause: Clause, one: Mention, other: Mention) -> bool:
    between = clause.tokens[one.last : other.first]
    return len(between) < 4 and all(token.text in _BETWEEN for token in between)


def word_before(clause: Clause, one: Mention) -> str:
    """Return the word right before somebody."""
    return clause.tokens[one.first - 1].text if one.first else ""


def word_after(clause: Clause, one: Mention) -> str:
    """Return the word right behind somebody."""
    return clause.tokens[one.last].text if one.last < len(clause.tokens) else ""


def leads(clause: Clause, one: Mention) -> str:
    """Return the word before somebody, articles aside."""
    i = one.first - 1
    while i >= 0 and clause.tokens[i].text in ARTICLES:
        i -= 1
    return clause.tokens[i].text if i >= 0 else ""


def is_subject(clause: Clause, one: Mention, manner: int) -> bool:
    """Does something new begin with somebody, who does something (`le client valide …`, `owner approved`)? Behind an
    article a name is enough, a part of a name with what they do (`le labo se plaint`)."""
    if not opens(clause, one.first):
        return False
    with_article = one.first > 0 and clause.tokens[one.first - 1].text in THE
    if phrase_end(clause.tokens, one.last, _AGREEING):
        return True
    after = word_after(clause, one)
    if manner in (HINT, WEAK):
        return after in ACTING or after == "to" or _is_past(after) or (with_article and after in _DOING_ITSELF)
    return with_article or after in DOING or after == "to" or _is_past(after)


def is_to_know(clause: Clause, one: Mention) -> bool:
    """Does something new begin with somebody who needs or wants to know, to decide: what only people do?"""
    after = word_after(clause, one)
    if after not in _NEEDING or one.last + 2 >= len(clause.tokens) or not opens(clause, one.first):
        return False
    i = one.last + 1 + (clause.tokens[one.last + 1].text == "to")
    return clause.tokens[i].text in _KNOWING


def _is_past(word: str) -> bool:
    """Does a word tell, by its ending, what somebody did?"""
    return word.endswith("ed") and len(word) > 4


def is_its(clause: Clause, one: Mention) -> bool:
    """Is a meeting theirs: does its noun stand right before them, articles aside (`réunion riverains 18h30`)?"""
    i = one.first - 1
    while i >= 0 and clause.tokens[i].text in _BEFORE_THEM:
        i -= 1
    opening = clause.verb if i == clause.body_start - 1 else None
    verb = opening or (verb_of(clause.tokens[i].text, with_head=False) if i >= 0 else None)
    if verb is None or verb.kind not in MEETINGS:
        return False
    after = clause.tokens[one.last] if one.last < len(clause.tokens) else None
    return after is None or after.kind != WORD or bool(after.senses.bits & CONTENT) or after.text in _BEHIND_THEM
