"""Meetings whose noun is not the first word: `weekly huddle mon 8:15`, `site visit fri 8am`, `union meeting 14h`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.kinds.verbs import MEETINGS, Verb, verb_of
from tui.quick_entry.marks import WITH
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import named
from tui.quick_entry.tokens import MARK, NUMBER, WORD, Token
from tui.quick_entry.words import bits
from tui.quick_entry.wordset import any_of

_FARTHEST = 4
"""Words of a meeting's name before its noun."""
_NOUNS = any_of("walk|coord|coordination")
"""What is a meeting where its hour is told with it, and no first word of one."""
_TELLS = bits("weekday|month|offset|num|often|every|noon|part|tonight|at|on|from|between|shift")
_LED = WITH | any_of("for|pour|pr|re|about") | {"@"}
_LEADING = bits("meridian|unit")
_CALLS = any_of("call|phone|ring|appeler|telephoner")
_HOUR, _OFTEN = bits("noon|meridian"), bits("often|every")
_BEFORE_HOUR = bits("weekday|weekdays|offset|often") | bits("unit")
SERIES = bits("often|every|weekdays")
EACH = any_of("tous|toutes|tout|ts|weekdays|workdays")
"""Words with which it begins what comes back, though they tell no series by themselves (`tous les jours`)."""
_JOINING = frozenset(("/", "-", "&", "+"))
_AMID = _JOINING | {":", ","}
_NOT_ITS_NAME = any_of(
    "the|le|la|les|l'|no|not|pas|sans|without|missed|manque|about|of|for|de|du|des|d'|a|au|after|before|apres|avant"
    "|during|pendant|from|since|depuis|at|in|en|our|notre|nos|is|est|was|que|qui|who|why|pourquoi|last|this|cette"
)


BECAME = any_of(
    "cancelled|canceled|cancel|moved|postponed|pushed|rescheduled|off|annule|annulee|deplace|deplacee|reporte|reportee"
    "|remis|remise|repousse|repoussee"
)
"""What has become of a meeting that was planned: such a line plans none (`huddle cancelled tues`)."""
_ANNULLED = any_of("cancelled|canceled|cancel|off|annule|annulee")
MOVED = (BECAME - _ANNULLED) | any_of("delayed|slipped|bumped|decale|decalee|decales|retarde|retardee")
"""What has moved to another day."""
CHANGED = BECAME | MOVED
_DAY = bits("weekday|month|offset")
_COMPLEMENT = frozenset(("de", "d'"))
_UNDONE = any_of("wont|isnt|wasnt|didnt|hasnt|cant|went|ran|was")
"""After the noun of a meeting: nothing is planned then (`training won't be done by the 27th`)."""
_TELLING = BECAME | _UNDONE
_EVENTS = frozenset(("event", "evenement"))


def became(tokens: list[Token], first: int, texts: frozenset[str]) -> bool:
    """Do the first words from token `first`, or the last one, tell what has become of something planned? What is called
    an event may be anything (`event: me off dec 21-jan 3`), but its own end (`event cancelled`). `texts`: all words of
    the line."""
    if _TELLING.isdisjoint(texts):
        return False
    if first and tokens[first - 1].text in _EVENTS:
        return first < len(tokens) and tokens[first].text in BECAME
    if first < len(tokens) and (tokens[first].text in _UNDONE or tokens[-1].text in BECAME):
        return True
    for i in range(first, min(len(tokens), first + _FARTHEST)):
        if tokens[i].text not in BECAME or tokens[i - 1].text in _COMPLEMENT:
            continue  # "visite de remise"
        if tokens[i].text in _ANNULLED or not _is_planned_anew(tokens, i + 1):
            return True
    return False


def _is_planned_anew(tokens: list[Token], i: int) -> bool:
    """Are a day and an hour told after *moved* (`rdv ville reporté au 4 déc 10h`)? Then it takes place all the same."""
    return _has_hour(tokens, i) and any(token.senses.bits & _DAY for token in tokens[i:])


def gathering(clause: Clause, tokens: list[Token], first: int, names: Names) -> tuple[Verb, int] | None:
    """Return the verb of a meeting that is named within the first words and has its hour, and the index after its noun;
    None where none is. When or with whom follows the noun at once, or it is told from when to when: `union meeting
    moved to thursday` tells what became of one, but `postponed, now tues 7 pm` plans it anew."""
    if became(tokens, first, clause.texts):
        return None
    start = _past_series(tokens, first)
    for i in range(start, min(start + _FARTHEST, len(tokens) - (start == first))):
        token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
        if token.kind == NUMBER or token.text in _JOINING or token.senses.bits & _LEADING:
            continue  # "2pm site walk with …", "2h forklift training …"
        if token.kind != WORD or token.text in _NOT_ITS_NAME:
            return None
        verb = verb_of("sync" if token.text in _NOUNS else token.text, with_head=False) if i > first else None
        if verb is None or verb.kind not in MEETINGS or verb.past:
            if verb is not None and i == start:
                return None  # "every fri 3pm send rounds notes"
            continue
        told = after is None or bool(after.senses.bits & _TELLS) or after.text in _LED
        told = told or named(clause.line, tokens, i + 1, names) is not None
        told = told or _from_to(tokens, i + 1) or _is_put_off(tokens, i + 1)
        if told and _has_hour(tokens, first):
            return replace(verb, stays=True), i + 1
    return None


def _past_series(tokens: list[Token], first: int) -> int:
    """Return the index after how often, and when, with which a line begins (`each thu 2pm site walk`)."""
    if first == len(tokens) or not (tokens[first].senses.bits & SERIES or tokens[first].text in EACH):
        return first
    i = first + 1
    while i < len(tokens) and (tokens[i].senses or tokens[i].kind == NUMBER or tokens[i].text in _AMID):
        i += 1
    return i


def _is_put_off(tokens: list[Token], i: int) -> bool:
    """Is it told at token `i` what became of a meeting, and after a comma what it is now?"""
    return any(tokens[k].text in BECAME and tokens[k + 1].text == "," for k in range(i, min(i + 3, len(tokens) - 1)))


def is_call_of_several(clause: Clause) -> bool:
    """Is it a call with several that comes back at its hour (`call pha / it every other mon 1pm`)?"""
    verb = clause.verb
    if verb is None or verb.kind != "task" or len(clause.parties) < 2 or _CALLS.isdisjoint(clause.texts):
        return False
    again = any(hit.found.rrule for hit in clause.hits)
    return again and any("BYHOUR" in hit.found.rrule or hit.found.kind == "time" for hit in clause.hits)


def _from_to(tokens: list[Token], i: int) -> bool:
    """Are there two hours with a dash or an `à` between them after token `i`: `14h-16h`, `9-11:30`?"""
    for k in range(i + 1, len(tokens) - 1):
        between = tokens[k].text in ("-", "–", "a", "to") and tokens[k + 1].kind == NUMBER
        if between and (tokens[k - 1].text in ("h", "am", "pm") or (tokens[k - 1].kind == NUMBER and tokens[k].glued)):
            return True
    return False


def is_timed(tokens: list[Token], i: int) -> bool:
    """Is an hour told after token `i`, or how often?"""
    return _has_hour(tokens, i) or any(token.senses.bits & _OFTEN for token in tokens[i:])


def _is_quarter(tokens: list[Token], i: int) -> bool:
    """Is it an hour in three or four figures, on the quarter, and does nothing follow that it may count?"""
    figures, after = tokens[i].text, tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].kind != NUMBER or (after is not None and not after.senses and after.text.endswith("s")):
        return False
    return len(figures) in (3, 4) and figures[-2:] in ("00", "15", "30", "45") and 1 <= int(figures[:-2]) <= 20


def _has_hour(tokens: list[Token], i: int) -> bool:
    """Is there an hour at token `i` or after it: `8:15`, `9h`, `2pm`, `9-11`, `noon`?"""
    for k in range(i + 1, len(tokens)):
        if tokens[k].senses.bits & _HOUR and tokens[k].text not in ("a", "p"):
            return True
        if tokens[k - 1].senses.bits & _BEFORE_HOUR and _is_quarter(tokens, k):
            return True  # "every day 830"
        marked = tokens[k].kind in (MARK, WORD) and tokens[k].text in (":", "h", "-")
        if marked and tokens[k].glued and tokens[k - 1].kind == NUMBER:
            return True
    return False
