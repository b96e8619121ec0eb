"""What becomes of the words of a date: they leave the title, stay in it too, or are only offered."""

from __future__ import annotations

from datetime import date, datetime

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.dates import CONTENT, Hit
from tui.quick_entry.dates.values import Days, Point, Range, Rule
from tui.quick_entry.draft import TOLD, Draft, Found
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.verbs import ENTRIES, MEETINGS
from tui.quick_entry.words.calendar import FULL_WEEKDAYS
from tui.quick_entry.wordset import any_of

TAKE, KEEP, SUGGEST = "take", "keep", "suggest"
WEEKLY = Rule("WEEKLY", confidence=2)
"""`weekly`, `hebdo`: a word beside a noun, which may be its name."""
_MESSAGES = frozenset(("relay", "request", "conflict", "obstacle", "approval"))
"""What is said to or about somebody: the dates in it are part of what is said."""
_OF = frozenset(("du", "de", "d'", "of", "des"))
_IS = any_of("is|are|s|be|est|sont|sera|seront|etait")
_AND = frozenset(("and", "et", "+", "&"))
_ASKING = any_of(
    "who|whom|whose|what|which|how|why|where|when|qui|que|qu'|quel|quelle|quels|quelles|comment|pourquoi|ou|combien|quand"
)
"""Words with which questions begin."""
_RANKS = any_of("st|nd|rd|th|e|eme")
_NOT = any_of("pas|not|sauf|except|hors|excepte")
_UNTIL = ("til", "until", "jusqu")
_BEFOREHAND = any_of("la veille|the day before|day before|veille")
"""A day told from another one, which the line does not tell."""
_ABOUT = frozenset(("about", "re", "regarding", "concernant"))
"""After them, the day of what happened is that of what was spoken about (`called nur about sat shifts`)."""


def fate(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> str:
    """Return what becomes of a date of the clause; `draft` has what was filled before it."""
    becomes = _fate(clause, draft, hit, now)
    return KEEP if becomes == TAKE and draft.kind not in MEETINGS | ENTRIES and is_stretch(hit) else becomes


def is_stretch(hit: Hit) -> bool:
    """Is it told from when to when, or for how long, of which only one end is the day something is due?"""
    if isinstance(hit.said, Days):
        return True
    said, found = hit.said, hit.found
    whole = isinstance(said, Range) and said.through and said.start is not None and bool(found.start and found.end)
    return whole and found.relation == "at" and found.confidence > 1


def _fate(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> str:
    found = hit.found
    if found.confidence == TOLD:
        return TAKE
    if found.confidence < 2 or _of_a_noun(clause, draft, hit):
        return SUGGEST
    if draft.kind in ENTRIES:
        return SUGGEST if _is_for(clause, found) else _fate_in_entry(clause, found, now)
    if isinstance(hit.said, Rule) and hit.said.byday and hit.said._replace(byday=()) == WEEKLY:
        return KEEP  # "weekly status fri 4pm"
    if draft.kind in ("request", "") and found.relation not in ("by", "before") and _is_question(clause, draft):
        return SUGGEST
    if _is_but(clause, found) or (draft.kind not in MEETINGS and _is_until(clause, hit)):
        return SUGGEST
    if not draft.kind and (
        _is_any_day(clause, draft, hit, now) or " ".join(clause.line[slice(*found.span)].lower().split()) in _BEFOREHAND
    ):
        return SUGGEST
    if draft.kind not in MEETINGS and not _dated_later(clause, found) and _is_within(clause, draft, found):
        return KEEP
    if found.relation != "at" or _is_for(clause, found):
        return TAKE
    if found.kind == "range" and "T" not in found.start and _is_counted(clause, found):
        return SUGGEST
    if not draft.kind:
        if _dated_later(clause, found):
            return SUGGEST  # "works at 6am, to begin at 7 from dec 1"
        coarse = isinstance(hit.said, Point) and hit.said.grain in ("month", "year", "season", "half")
        return SUGGEST if coarse or found.kind == "duration" else TAKE
    if draft.kind not in _MESSAGES:
        return TAKE
    whole_period = found.kind == "range" and "T" not in found.start
    return SUGGEST if whole_period or found.kind in ("duration", "recurrence") else KEEP


def _is_but(clause: Clause, found: Found) -> bool:
    """Is it when something is not (`oui aux visites mais pas de 14 à 17`)?"""
    first = clause.at(found.span[0])
    return first > 0 and clause.tokens[first - 1].text in _NOT


def _is_until(clause: Clause, hit: Hit) -> bool:
    """Is it the hour up to which somebody is there (`in til 5pm`, `là jusqu'à 17h`)? No deadline."""
    point = hit.said.end if isinstance(hit.said, Range) and hit.said.start is None else None
    if point is None or point.clock is None or point._replace(clock=None, confidence=3) != Point():
        return False
    return clause.line[slice(*hit.found.span)].lower().startswith(_UNTIL)


def _is_any_day(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> bool:
    """Is it an hour of no day in particular (`nobody answers after 11pm`), or of this morning (`leak 0630`)?"""
    found = hit.found
    if found.kind == "time" and len(draft.start or draft.due or "") == 10:
        return False
    if found.kind == "time":
        led = clause.line[slice(*found.span)].lower().startswith(("at ", "à ", "a ", "vers "))
        return found.relation == "at" and not led and found.value[:10] > now.date().isoformat()
    if found.relation != "after":
        return False
    point = hit.said.start if isinstance(hit.said, Range) else None
    return point is not None and point.clock is not None and point._replace(clock=None, confidence=3) == Point()


def _is_question(clause: Clause, draft: Draft) -> bool:
    """Is it a part of what is asked (`ask pha who signs off after 11pm`)?"""
    first = clause.taken.find(0)
    if first < 0 or clause.tokens[first].text not in _ASKING:
        return False
    return draft.kind == "request" or any(token.text == "?" for token in clause.tokens)


def _is_within(clause: Clause, draft: Draft, found: Found) -> bool:
    """Do its words belong among the others? Somebody is told that something is then (`dire que la panne est dimanche`),
    what is noted goes on after a comma (`back dec 1, get haddad to cover`), tells of several days (`dec 5 and 9`)."""
    first = clause.at(found.span[0])
    if draft.kind and first and clause.tokens[first - 1].text in _IS:
        return True
    if not draft.kind and sum(hit.found.kind not in ("duration", "recurrence") for hit in clause.hits) > 1:
        return True
    after = clause.at(found.span[1])
    if not draft.kind and found.kind == "date" and _is_adjective(clause, after - 1):
        return True
    if after + 1 >= len(clause.tokens):
        return False
    text, following = clause.tokens[after].text, clause.tokens[after + 1]
    if text in _AND and following.kind == NUMBER:
        return True
    return text == "," and not draft.kind and not clause.taken[after + 1] and not following.senses.bits & CONTENT


def _is_adjective(clause: Clause, i: int) -> bool:
    """Is token `i` a weekday in full right before a plain word (`Friday prayers`, `for friday staff`)?"""
    if i + 1 == len(clause.tokens):
        return False
    after = clause.tokens[i + 1]
    plain = after.kind == WORD and not after.senses and after.text not in CONNECTIVES
    return plain and clause.tokens[i].text in FULL_WEEKDAYS and not clause.taken[i + 1]


def _dated_later(clause: Clause, hour: Found) -> bool:
    """Is it an hour, and does a day that is told further on stand apart from it?"""
    if hour.kind != "time":
        return False
    later = (hit.found for hit in clause.hits if hit.found.span > hour.span and hit.found.confidence > 1)
    ranges = (found for found in later if found.start and found.kind == "range")
    return any(clause.line[hour.span[1] : found.span[0]].strip() for found in ranges)


def _is_counted(clause: Clause, found: Found) -> bool:
    """Does a number right before a period say how often, not by when (`labels wrong, 3 this week`)?"""
    told = [token for token in clause.tokens if token.end <= found.span[0]]
    before = told[-1] if told else None
    if any(token.glued and token.text in _RANKS for token in told[-3:]):
        return True  # "3rd complaint this week"
    return before is not None and (
        (before.kind == NUMBER and not before.glued) or before.text in ("x", "times", "fois")
    )


def _is_for(clause: Clause, found: Found) -> bool:
    """Does *for*, *pour* make the date a deadline?"""
    first = clause.at(found.span[0])
    return any(clause.tokens[i].text in ("for", "pour") for i in (first - 1, first) if i >= 0)


def _fate_in_entry(clause: Clause, found: Found, now: datetime) -> str:
    """Only what tells when it happened is taken: before the colon, and over."""
    if clause.said is not None and found.span[0] >= clause.said and not _closes(clause, found):
        return SUGGEST
    colon = next((token.start for token in clause.tokens if token.text == ":"), None)
    moment = found.value or found.start
    if found.kind == "duration":
        return TAKE if colon is None else SUGGEST
    if found.relation == "since" and not clause.line[slice(*found.span)].lower().startswith(("since", "depuis")):
        return SUGGEST  # "ok from dec 7" is to come
    vague = found.kind == "range" and found.relation == "at" and not found.part and _days(found) > 7
    over = bool(moment) and moment <= now.isoformat() and found.kind != "recurrence" and not vague
    return TAKE if over and (colon is None or found.span[0] < colon) else SUGGEST


def _closes(clause: Clause, found: Found) -> bool:
    """Does a time stand by itself between two commas, or between one and the end?"""
    first, after = clause.at(found.span[0]), clause.at(found.span[1])
    alone = after == len(clause.tokens) or clause.tokens[after].text in (",", ";") or bool(clause.taken[after])
    return alone and first > 0 and clause.tokens[first - 1].text in (",", ";")


def _days(found: Found) -> int:
    return (date.fromisoformat(found.end[:10]) - date.fromisoformat(found.start[:10])).days if found.end else 0


def _of_a_noun(clause: Clause, draft: Draft, hit: Hit) -> bool:
    """Does the date belong to a noun of the title (`compte rendu du 12 janvier`, `annual report`)? Only what is planned
    for a time is taken from such words: a meeting."""
    if draft.kind in MEETINGS:
        return False
    said, found = hit.said, hit.found
    if isinstance(said, Rule):
        return said.confidence == 2 and not said.byday and " " not in clause.line[slice(*found.span)]
    if not isinstance(said, Point) or said.clock is not None:
        return False
    first = clause.at(found.span[0])
    opening = [i for i in (first - 1, first) if clause.body_start < i]
    if draft.kind in ENTRIES and any(clause.tokens[i].text in _ABOUT for i in opening):
        return True
    return any(clause.tokens[i].text in _OF and clause.tokens[i + 1].text not in ("ici", "que") for i in opening)
