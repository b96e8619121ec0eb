"""The first word of a line, hyphens and all, and what it says: by itself, before a head, with its hour."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates.scan import HELD
from tui.quick_entry.kinds.calls import FROM, took_place
from tui.quick_entry.kinds.gatherings import became, is_timed
from tui.quick_entry.kinds.held import contact, is_done
from tui.quick_entry.kinds.phrases import phrase_at
from tui.quick_entry.kinds.verbs import MEETINGS, TIMED, Verb, timed, verb_of
from tui.quick_entry.marks import WITH
from tui.quick_entry.people.consents import AWAITED
from tui.quick_entry.people.head import Head, closes, head
from tui.quick_entry.people.mentioned import WILLING
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import named
from tui.quick_entry.people.subjects import WANTS
from tui.quick_entry.tokens import NUMBER, WORD, Token
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_NEEDS_HEAD = any_of("contact|relay|conflict|request|feedback|approval")
_WISHING = WILLING | WANTS
_UNIT = bits("unit")
_FIXING = any_of("schedule|arrange|fixer|caler|planifier")
_ARTICLES = any_of("a|an|the|un|une|le|la|l'|another|autre")
_PASSED = frozenset(("passé", "passés"))
"""Without their accent they tell what is to be done (`passe voir le labo demain`)."""
_MUST, _SOME = frozenset(("faut", "faudrait")), any_of("un|une|des|du|de|d'|le|la|les|l'|plus|deux|trois")
_CUT = {"dem": "demande", "demd": "demande", "approb": "approbation", "form": "formation"}
"""First words that say their kind when they are seen to be cut short: by a full stop, or whose it is."""


class Opened(Struct, gc=False):
    """What the first word of a line says, with the head after it."""

    verb: Verb | None
    end: int
    """The index after the word."""
    head: Head | None = None
    approves: Verb | None = None
    """Consent that may have been given (`feu vert de la direction`), where nothing else is said."""


def opened(clause: Clause, tokens: list[Token], first: int, names: Names, now: datetime) -> Opened:
    """Return what the word at token `first` says. `tokens`: those of the clause before the first one taken."""
    word, end = first_word(clause.line, tokens, first)
    following = tokens[end].text if end < len(tokens) else ""
    verb, approves = verb_of(word, with_head=False, following=following), None
    if verb is not None and verb.kind == "approval":
        if following in FROM:
            verb, approves, word = None, verb, ""  # was it given?
        elif following in AWAITED:
            end += 1  # "approval needed: …"
    if word in TIMED:
        verb = _at_its_hour(clause, tokens, word, end, names) or verb
    if verb is not None and verb.kind in MEETINGS:
        verb, word = _if_held(clause, tokens, verb, word, end)
    headed = verb_of(word, with_head=True, following=following)
    found = head(clause, tokens, end, names, unknown=headed.kind in _NEEDS_HEAD) if headed is not None else None
    if headed is not None and (found is not None or _is_headed(clause.line, tokens, headed, end, names, now)):
        verb = headed
    if verb is None:
        return Opened(None, first, head(clause, tokens, first, names, unknown=False), approves)
    if word in _FIXING:
        verb, end = _fixed(clause.line, tokens, end) or (verb, end)
    return Opened(verb, end, found, approves)


def _if_held(clause: Clause, tokens: list[Token], verb: Verb, word: str, end: int) -> tuple[Verb | None, str]:
    """Return the verb of a meeting's noun and the word: nothing where the noun is of people, another verb where the
    meeting is over."""
    if verb.stays and _is_a_party(tokens, end):
        return None, ""
    return (contact(word), "") if is_done(tokens, end, clause.texts) else (verb, word)


def _is_headed(line: str, tokens: list[Token], verb: Verb, end: int, names: Names, now: datetime) -> bool:
    """Does a word that wants a head say its kind without one: by its colon, but of feedback, which is somebody's, or
    because what it tells took place?"""
    if not verb.headed:
        return False
    return (verb.kind != "feedback" and closes(tokens, end)) or took_place(line, tokens, verb, end, names, now)


def _is_a_party(tokens: list[Token], i: int) -> bool:
    """Do the words after a meeting's noun tell that people are meant by it: `comité veut …`, `comité : budget ok`?"""
    following = tokens[i].text if i < len(tokens) else ""
    return following in _WISHING or (following == ":" and not is_timed(tokens, i))


def _at_its_hour(clause: Clause, tokens: list[Token], word: str, end: int, names: Names) -> Verb | None:
    """Return the meeting that a first word says, before token `end`, if its hour is told, and with whom if need be."""
    if not is_timed(tokens, end) or became(tokens, end, clause.texts):
        return None
    return timed(word, social=_is_somebody(clause.line, tokens, end, names))


def _is_somebody(line: str, tokens: list[Token], i: int, names: Names) -> bool:
    """Does a party stand at token `i`, *with* before it or not?"""
    return i < len(tokens) and (tokens[i].text in WITH or named(line, tokens, i, names, codes_only=False) is not None)


def _fixed(line: str, tokens: list[Token], i: int) -> tuple[Verb, int] | None:
    """Return the meeting that is to be fixed, and the index after its noun (`schedule a chk-in w/ cyr`)."""
    while i < len(tokens) and tokens[i].text in _ARTICLES:
        i += 1
    noun, end = first_word(line, tokens, i)
    verb = verb_of(noun, with_head=False)
    if verb is None or verb.kind not in MEETINGS or (end < len(tokens) and not _is_told(tokens[end])):
        return None  # "book training room"
    return replace(verb, stays=True), end


def _is_told(token: Token) -> bool:
    return bool(token.senses) or token.text in WITH or token.text == "@"


def first_word(line: str, tokens: list[Token], i: int) -> tuple[str, int]:
    """Return the first word, hyphens and all (`follow-up`, `feu vert`, `ok?`), and the index after it."""
    if i >= len(tokens) or tokens[i].kind != WORD:
        return "", i
    word = tokens[i].text
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if word == "ok" and after is not None and after.text == "?":
        return "ok?", i + 2
    phrase = phrase_at(tokens, i)
    if phrase is not None and not _is_lack(tokens, phrase[1]):
        return phrase
    typed = line[tokens[i].start : tokens[i].end].lower()
    if after is not None:
        if _is_of_longer(tokens, i):
            return "", i
        if word in _CUT and (after.text in FROM or (after.text == "." and after.glued)):
            return _CUT[word], i + 1 + (after.text == ".")
        if after.text == "voir" and typed in _PASSED:
            return "saw", i + 2
    return (typed if typed != word and verb_of(typed, with_head=False) else word), i + 1


def _is_of_longer(tokens: list[Token], i: int) -> bool:
    """Is the first word a part of a longer one, or of a name (`call-back list`, `Point 3 of the agenda`, `plan b`)?"""
    after = tokens[i + 1]
    if after.kind == NUMBER:
        return "room" in tokens[i].senses and not _is_when(tokens, i)
    if after.text == "-":
        return after.glued and i + 2 < len(tokens) and tokens[i + 2].glued
    return after.text == "b" and tokens[i].text == "plan"


def _is_when(tokens: list[Token], i: int) -> bool:
    """Is the number after token `i` an hour, or how long what is held takes (`point 20 min avec nur`)?"""
    after = tokens[i + 2] if tokens[i].text in HELD and i + 2 < len(tokens) else None
    return after is not None and bool(after.text == "h" or after.senses.bits & _UNIT)


def _is_lack(tokens: list[Token], i: int) -> bool:
    """Does `il faut` before token `i` tell what is missing (`il faut 3 formatrices`), not what is to be done?"""
    if tokens[i - 1].text not in _MUST or i == len(tokens):
        return False
    return tokens[i].kind != WORD or tokens[i].text in _SOME
