"""How a line opens: the first word and what it says, the parties that stand before the colon or right after it."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import CONTENT
from tui.quick_entry.kinds.calls import FROM, OF, TO, past_small, took_place
from tui.quick_entry.kinds.gatherings import BECAME, became, gathering, is_timed
from tui.quick_entry.kinds.held import contact, is_done
from tui.quick_entry.kinds.leadins import past_courtesy, past_teller, past_time, past_when
from tui.quick_entry.kinds.measures import is_measured
from tui.quick_entry.kinds.outages import is_broken
from tui.quick_entry.kinds.phrases import phrase_at
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS, Verb, timed, verb_of
from tui.quick_entry.marks import AGAINST, AMONG, VERSUS, WITH
from tui.quick_entry.people.consents import AWAITED, givers
from tui.quick_entry.people.head import dashed, head
from tui.quick_entry.people.mentioned import DOING, WILLING
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import Mention, cut_short, gathered, listed, mention, named
from tui.quick_entry.people.subjects import WANTS, who_did
from tui.quick_entry.tokens import NUMBER, WORD, Token
from tui.quick_entry.wordset import any_of

_NEEDS_HEAD = any_of("contact|relay|conflict|request|feedback|approval")
_SPEAKS = frozenset(("contact", "request", "relay"))
_WISHING = WILLING | WANTS
_DOES = DOING | {"en"}
_COMPLEMENT = frozenset(("de", "d'", "du", "des"))
_VERSUS = VERSUS | {"v"}
_FIXING = any_of("schedule|arrange|fixer|caler|planifier")
_ARTICLES = any_of("a|an|the|un|une|le|la|l'|another|autre")
_MUST, _SOME = frozenset(("faut", "faudrait")), any_of("un|une|des|du|de|d'|le|la|les|l'|plus|deux|trois")
_TAKES_PARTY = any_of("contact|relay|conflict|request|approval|meeting|checkin|training|feedback")


_CUT = {"dem": "demande", "demd": "demande", "approb": "approbation", "form": "formation"}
"""First words that say their kind when they are seen to be cut short: by a full stop, or whose it is."""


def opening(clause: Clause, names: Names, kind: str | None, now: datetime) -> None:
    """Read the first word (keys may stand before it) and the parties before the colon. `kind`: what the user has
    told the line to be, None where nothing."""
    start = clause.untaken(0)
    polite = past_time(clause.tokens, start)
    polite = polite if polite > start else past_when(clause.line, clause.tokens, start, names)
    first = past_courtesy(clause.tokens, polite)
    asks = first > polite
    stop = clause.taken_from(first)
    line, tokens = clause.line, clause.tokens[:stop]
    first = past_teller(tokens, first)
    word, end = _first_word(line, tokens, first)
    following = tokens[end].text if end < len(tokens) else ""
    verb = verb_of(word, with_head=False, following=following)
    approves = verb if verb is not None and verb.kind == "approval" and following in FROM else None
    if approves is not None:
        verb, word = None, ""  # "feu vert de la direction": was it given?
    if verb is not None and verb.kind == "approval" and following in AWAITED:
        end += 1  # "approval needed: …"
    verb = _at_its_hour(line, tokens, word, end, names) or verb
    if verb is not None and verb.stays and verb.kind in MEETINGS and _is_a_party(tokens, end):
        verb, word = None, ""
    if verb is not None and verb.kind in MEETINGS and is_done(tokens, end):
        verb, word = contact(word), ""
    candidate = verb_of(word, with_head=True, following=following)
    found = None
    if candidate is not None:
        found = head(line, tokens, end, names, unknown=candidate.kind in _NEEDS_HEAD)
        colon = end < len(tokens) and (tokens[end].text == ":" or dashed(tokens, end))
        before_colon = candidate.headed and colon and candidate.kind != "feedback"  # which is somebody's
        bare = found is None and candidate.headed and took_place(line, tokens, candidate, end, names, now)
        verb = candidate if found is not None or before_colon or bare else verb
    if verb is None:
        found = head(line, tokens, first, names, unknown=False)
        end = first
    if verb is None and found is not None and found.links and not found.parties:
        clause.verb = Verb("note")
    if verb is None and found is not None and found.source is not None:
        clause.verb = Verb("relay")  # "it>nur: …": from one to others
    if verb is not None and word in _FIXING:
        verb, end = _fixed(line, tokens, end) or (verb, end)
    if kind is not None:
        verb = _told(clause, verb, kind, headed=found is not None)
    _take_verb(clause, verb, first, end)
    if first > polite and clause.verb is not None and not clause.verb.stays:
        clause.take(polite, first, "verb")  # nothing is asked politely without its verb
    if found is not None:
        clause.source, clause.parties = found.source, list(found.parties)
        clause.body_start = found.last
        clause.take(end, found.last, "head")
        clause.spans.pop()
        for one in [*found.parties, *([found.source] if found.source else [])]:
            clause.light(one.first, one.last, "party" if one.known else "unknown")
        for one in found.links:
            clause.light(one.first, one.last, "link")
        clause.links = [one.name for one in found.links]
    elif verb is not None and verb.kind == "decision":
        _decided_by(clause, end, names)
    elif verb is not None and (verb.kind in _TAKES_PARTY or verb.headed):
        _party_after_verb(clause, end, names)
        if verb.kind == "approval" and not clause.parties:
            givers(clause, end, names)
    elif clause.verb is None and not _sides(clause, first, names):
        who_did(clause, first, names)
        meeting = gathering(clause.line, tokens, first, names) if clause.verb is None else None
        if meeting is not None:
            clause.verb = meeting[0]
            _party_after_verb(clause, meeting[1], names)
        elif clause.verb is None and is_measured(tokens, clause.texts):
            clause.verb = Verb("note", past=True, stays=True)
        elif clause.verb is None and is_broken(tokens, first, clause.texts):
            clause.verb = Verb("obstacle", stays=True)
        clause.verb = clause.verb or (replace(approves, stays=True) if approves else None)
    if polite > start:
        clause.body_start = start
    if clause.verb is None and asks and kind is None:
        clause.verb = Verb("task", stays=True)  # "pls have ana send the roster"


def _is_a_party(tokens: list[Token], i: int) -> bool:
    """Do the words after a meeting's noun tell that people are meant by it: `comité veut …`, `comité : budget ok`?"""
    following = tokens[i].text if i < len(tokens) else ""
    return following in _WISHING or (following == ":" and not is_timed(tokens, i))


def _at_its_hour(line: str, tokens: list[Token], word: str, end: int, names: Names) -> Verb | None:
    """Return the meeting that a first word says, before token `end`, if its hour is told, and with whom if need be."""
    if timed(word, social=True) is None or not is_timed(tokens, end) or became(tokens, end):
        return None
    return timed(word, social=_is_somebody(line, tokens, end, names))


def _is_somebody(line: str, tokens: list[Token], i: int, names: Names) -> bool:
    """Does a party stand at token `i`, *with* before it or not?"""
    return i < len(tokens) and (tokens[i].text in WITH or named(line, tokens, i, names, codes_only=False) is not None)


def _fixed(line: str, tokens: list[Token], i: int) -> tuple[Verb, int] | None:
    """Return the meeting that is to be fixed, and the index after its noun (`schedule a chk-in w/ cyr`)."""
    while i < len(tokens) and tokens[i].text in _ARTICLES:
        i += 1
    noun, end = _first_word(line, tokens, i)
    verb = verb_of(noun, with_head=False)
    if verb is None or verb.kind not in MEETINGS or (end < len(tokens) and not _is_told(tokens[end])):
        return None  # "book training room"
    return replace(verb, stays=True), end


def _is_told(token: Token) -> bool:
    return bool(token.senses) or token.text in WITH or token.text == "@"


def _told(clause: Clause, verb: Verb | None, kind: str, *, headed: bool) -> Verb | None:
    """Return the verb of the kind that the user has told. The word that said another is one of the title then, but
    before a head."""
    told = Verb(kind, past=kind in ENTRIES, stays=not headed)
    if verb is None:
        clause.verb = told
        return None
    return verb if verb.kind == kind else told


def _first_word(line: str, tokens: list[Token], i: int) -> tuple[str, int]:
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
    if after is not None and after.text == "-" and after.glued and i + 2 < len(tokens) and tokens[i + 2].glued:
        return "", i  # "call-back list" is no call
    if after is not None and after.kind == NUMBER and "room" in tokens[i].senses:
        return "", i  # "Point 3 of the agenda"
    if after is not None and (word, after.text) == ("plan", "b"):
        return "", i
    if after is not None and word in _CUT and (after.text in FROM or (after.text == "." and after.glued)):
        return _CUT[word], i + 1 + (after.text == ".")
    typed = line[tokens[i].start : tokens[i].end].lower()
    return (typed if typed != word and verb_of(typed, with_head=False) else word), i + 1


def _is_lack(tokens: list[Token], i: int) -> bool:
    """Does `il faut` before token `i` tell what is missing (`il faut 3 formatrices`), not what is to be done?"""
    if tokens[i - 1].text not in _MUST or i == len(tokens):
        return False
    return tokens[i].kind != WORD or tokens[i].text in _SOME


def _take_verb(clause: Clause, verb: Verb | None, first: int, end: int) -> None:
    if verb is None or (verb.kind in MEETINGS and became(clause.tokens, end)):
        return
    complement = end < len(clause.tokens) and clause.tokens[end].text in _COMPLEMENT and verb.kind in MEETINGS
    moved = verb.kind in MEETINGS and not BECAME.isdisjoint(clause.texts)  # "rdv ville reporté à …"
    verb = replace(verb, stays=True) if complement or moved else verb  # "réunion de chantier"
    clause.verb, clause.body_start = verb, end
    if verb.stays:
        clause.light(first, end, "verb")
    else:
        clause.take(first, end, "verb")
        if end < len(clause.tokens) and (clause.tokens[end].text == ":" or dashed(clause.tokens, end)):
            clause.taken[end] = 1
            clause.body_start = end + 1


def _party_after_verb(clause: Clause, i: int, names: Names) -> None:
    """Read a known code right after the verb: `met nur about nights`, `relay it>nur the new form`."""
    tokens = clause.tokens
    verb = clause.verb or Verb("")
    told = verb.kind in _SPEAKS or verb.headed
    start = i
    if i < len(tokens) and tokens[i].text in AMONG and verb.kind == "conflict":
        told, i = True, i + 1
    if told:
        small = TO | OF if verb.headed or verb.kind == "contact" else TO | FROM if verb.kind == "request" else TO
        i = past_small(tokens, i, small)
    if i < len(tokens) and tokens[i].text in WITH:
        return
    first = named(clause.line, tokens, i, names, codes_only=False) or mention(clause.line, tokens, i, names)
    short = cut_short(clause.line, tokens, i, names) if first is None and told else []
    first = short[0] if short else first
    if first is None or not (told or first.known is None or first.known.is_person or _by_code(clause, first, names)):
        return  # "meet Steering committee": its name is the title
    said: list[Mention] = []
    if first.last < len(tokens) and tokens[first.last].text == ">":
        found, end = gathered(clause.line, tokens, first.last + 1, names, must=True)
        clause.source = first
        clause.take(i, first.last + 1, "party" if first.known else "unknown")
    else:
        found, end = (short, first.last) if short else listed(clause.line, tokens, i, names)
        if verb.kind == "contact" and len(found) > 1 and _says(tokens, found):
            said.append(found.pop())  # "email from nadia, owner ok with …"
            end = found[-1].last
        end = _other_side(clause, found, end, names) if verb.kind == "conflict" else end
    clause.name(found)
    for one in said:
        clause.parties.append(one)
        clause.light(one.first, one.last, "party")
    for k in range(start, end):
        clause.taken[k] = not verb.stays


def _says(tokens: list[Token], found: list[Mention]) -> bool:
    """Is the last of those who are named behind a comma not one of them, but who does something in what was said?"""
    before, last = found[-2:]
    apart = any(token.text == "," for token in tokens[before.last : last.first])
    return apart and last.last < len(tokens) and tokens[last.last].text in _DOES


def _decided_by(clause: Clause, i: int, names: Names) -> None:
    """Read whose decision it is, told before a mark (`décision client, on garde …`)."""
    found, end = listed(clause.line, clause.tokens, i, names)
    if found and end < len(clause.tokens) and _is_apart(clause.tokens[end]):
        clause.name(found)


def _is_apart(token: Token) -> bool:
    """Is it a mark, or does it begin a time?"""
    return token.text in (",", ";", "-", "ce", "cet", "cette", "this") or bool(token.senses.bits & CONTENT)


def _sides(clause: Clause, i: int, names: Names) -> bool:
    """Read two sides and what stands between them, where the line begins (`uni v hr over parking`)."""
    found, end = listed(clause.line, clause.tokens, i, names)
    if not found or end == len(clause.tokens) or clause.tokens[end].text not in _VERSUS:
        return False
    others, last = listed(clause.line, clause.tokens, end + 1, names)
    if others:
        clause.verb, clause.body_start = Verb("conflict"), last
        clause.name(found + others)
        clause.taken[end] = 1
    return bool(others)


def _other_side(clause: Clause, found: list[Mention], end: int, names: Names) -> int:
    """Add the other side of a conflict to those found, after `c.`, `v`, `/`; return the index after it."""
    i = end
    while i < len(clause.tokens) and i - end < 2 and clause.tokens[i].text in AGAINST:
        i += 1
    others, last = listed(clause.line, clause.tokens, i, names) if i > end else ([], end)
    found += others
    return last if others else end


def _by_code(clause: Clause, one: Mention, names: Names) -> bool:
    start, end = clause.tokens[one.first].start, clause.tokens[one.last - 1].end
    return clause.line[start] == "@" or names.code(clause.line[start:end]) is not None
