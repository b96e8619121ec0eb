"""What becomes of the words of a date: they leave the title, stay in it too, or are only offered."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.dates import CONTENT, Hit
from tui.quick_entry.dates.values import Days, Point, Range, Rule
from tui.quick_entry.dating.announced import NOW, fate_of_told
from tui.quick_entry.dating.bounds import begins, is_bound, is_over
from tui.quick_entry.dating.cancelled import is_cancelled
from tui.quick_entry.dating.fields import is_of_hours
from tui.quick_entry.dating.lengths import KEEP, SKIP, SUGGEST, TAKE, length_fate
from tui.quick_entry.dating.logged import fate_in_entry, is_since
from tui.quick_entry.dating.sizes import is_size
from tui.quick_entry.dating.unable import is_impossible
from tui.quick_entry.draft import TOLD, Draft, Found
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS
from tui.quick_entry.marks import AND
from tui.quick_entry.tokens import NUMBER, WORD, is_owner
from tui.quick_entry.words.calendar import FULL_WEEKDAYS
from tui.quick_entry.wordset import any_of

WEEKLY = Rule("WEEKLY", confidence=2)
"""`weekly`, `hebdo`: a word beside a noun, which may be its name."""
_MESSAGES = frozenset(("relay", "request", "conflict", "obstacle", "approval"))
"""What is said to or about somebody: the dates in it are part of what is said."""
_LASTING = frozenset(("", "obstacle", "conflict"))
_OF = frozenset(("du", "de", "d'", "of", "des"))
_IS = any_of("is|are|s|be|est|sont|sera|seront|etait")
_ASKING = any_of(
    "who|whom|whos|whose|what|which|how|why|where|when|qui|que|qu'|quel|quelle|quels|quelles|comment|pourquoi|ou|combien|quand"
)
"""Words with which questions begin."""
_WHETHER = any_of("if|whether|si|s'")
_DEADLINES = frozenset(("for", "pour"))
_FOR = _DEADLINES | {"pr"}
_ABOUT_IT = _FOR | {"the", "of"}
_CLOSING = any_of("pls|plz|please|svp|stp|thx|thanks|merci|ok|if|si|unless|sinon|then|so|instead|latest|max")
"""What may follow a day, and is no noun."""
_NEEDED = any_of("need|needs|needed|want|wants|besoin|faut|manque|manquent|require|requires|requis|prevoir|livrer|due")
"""So many of what is needed in a period are wanted by its end."""
_RANKS = any_of("st|nd|rd|th|e|eme")
_BY_THEN = frozenset(("for", "at", "by", "before", "b4"))
_NOT = any_of("pas|not|sauf|except|hors|excepte|skip|skipping|excluding|excl|hormis|relache")
_INSTEAD = frozenset(("instead", "lieu"))
_SMALL = any_of("le|les|la|du|the|on|of|de|d'|for|pour|celui|celle")
_ALL_DAY_LONG = ("FREQ=MINUTELY", "FREQ=HOURLY")
_DAYBREAK = "05"
_UNTIL = ("til", "until", "jusqu")
_BEFOREHAND = any_of("la veille|the day before|day before|veille")
"""A day told from another one, which the line does not tell."""
_SOON = any_of(
    "asap|as soon as possible|dès que possible|des que possible|dqp|tout de suite|immediately|immédiatement"
    "|immediatement|at once|at present|at the moment|en ce moment"
)
"""They set no hour, nor a day."""
_LOUD = any_of("complaint|complaints|complained|complains|noise|noisy|plainte|plaintes|plaint|bruit|bruyant|tapage")
_ABOUT = frozenset(("about", "re", "regarding", "concernant"))
"""After them, the day of what happened is that of what was spoken about (`called nur about sat shifts`)."""
_NAMING = (_ABOUT_IT - _FOR) | _ABOUT
_KNOWING = any_of("know|savoir")


def fate(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> str:
    """Return what becomes of a date of the clause; `draft` has what was filled before it."""
    if draft.kind in _MESSAGES and clause.verb is not None and clause.verb.stays:
        draft = replace(draft, kind="")  # what only its words say, is dated as any other line
    becomes = _fate(clause, draft, hit, now)
    if is_owner(clause.tokens[clause.at(hit.found.span[1]) - 1]) and hit.found.confidence < TOLD:
        sure = hit.found.confidence > 1 and draft.kind not in MEETINGS | ENTRIES
        return _fate_of_owner(clause, hit.found) if sure else becomes
    if becomes == TAKE and is_bound(draft, hit.found):
        return KEEP
    whole = draft.kind in MEETINGS or (draft.kind in ENTRIES and is_of_hours(hit.found))
    return KEEP if becomes == TAKE and not whole and is_stretch(hit) else becomes


def _fate_of_owner(clause: Clause, found: Found) -> str:
    """`before monday's meeting`, `for friday's huddle` tell by when; `notes of monday's meeting` are of the past."""
    first = clause.at(found.span[0])
    led = first == clause.body_start or any(clause.tokens[i].text in _BY_THEN for i in (first - 1, first))
    return KEEP if found.relation in ("by", "before") or (led and found.relation == "at") else SUGGEST


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
    of_told = fate_of_told(clause, hit) if draft.kind == "task" else ""
    if of_told:
        return of_told
    if isinstance(hit.said, Point) and hit.said.moment is not None and _is_soon(clause, found):
        return SKIP
    if found.rrule.startswith(_ALL_DAY_LONG) and draft.kind not in MEETINGS | {"task"}:
        return SKIP  # "wifi drops every 10 min"
    if found.kind == "duration":
        return length_fate(clause, draft, found, is_led=is_for(clause, found))
    if is_impossible(clause, found):
        return SUGGEST if len(clause.hits) == 1 or found.rrule else SKIP
    if found.confidence < 2 or _of_a_noun(clause, draft, hit) or is_size(clause, found, now):
        return SUGGEST
    if draft.kind not in ENTRIES | MEETINGS and is_since(clause, found):
        return KEEP if draft.kind in _LASTING else SKIP
    if draft.kind not in ENTRIES and not draft.every and begins(clause, found):
        return KEEP
    if draft.kind in ("", "task") and found.relation == "at" and is_cancelled(clause, found):
        return SUGGEST
    if found.kind == "date" and draft.kind in ("", "task") and _is_adjective(clause, draft, found):
        return SUGGEST
    if draft.kind in ENTRIES:
        if found.relation == "before" and is_over(hit, now):
            return SKIP  # "bruit avant 7h"
        return SUGGEST if is_for(clause, found) else fate_in_entry(clause, found, now)
    if isinstance(hit.said, Rule) and hit.said.byday and replace(hit.said, byday=()) == WEEKLY:
        return KEEP  # "weekly status fri 4pm"
    if draft.kind in ("request", "") and found.relation not in ("by", "before") and _is_question(clause, draft, found):
        return SUGGEST
    if (draft.every or draft.start or draft.due) and is_but(clause, found):
        return SKIP
    if is_but(clause, found) or (draft.kind not in MEETINGS and _is_until(clause, hit)):
        return SUGGEST
    if not draft.kind and found.relation == "before" and is_over(hit, now) and not _LOUD.isdisjoint(clause.texts):
        return SKIP  # "noise complaint, drilling before 7 am"
    if not draft.kind and (
        is_over(hit, now)
        or _is_any_day(clause, draft, hit, now)
        or (found.value < now.isoformat() and " ".join(clause.line[slice(*found.span)].lower().split()) in _BEFOREHAND)
    ):
        return SUGGEST
    if draft.kind not in MEETINGS and not _dated_later(clause, found) and _is_within(clause, draft, found):
        return KEEP
    if found.relation != "at" or is_for(clause, found):
        return TAKE
    if found.kind == "range" and "T" not in found.start and not is_stretch(hit) and _is_counted(clause, draft, found):
        return SUGGEST
    if not draft.kind:
        if _dated_later(clause, found):
            return SUGGEST  # "works at 6am, to begin at 7 from dec 1"
        coarse = isinstance(hit.said, Point) and hit.said.grain in ("month", "year", "season", "half")
        return SUGGEST if coarse else TAKE
    if draft.kind not in _MESSAGES:
        return TAKE
    if found.kind == "time" and found.value[11:13] < _DAYBREAK:
        return SUGGEST  # "batteries die around 2am"
    whole_period = found.kind == "range" and "T" not in found.start
    return SUGGEST if whole_period or found.kind == "recurrence" else KEEP


def _is_soon(clause: Clause, found: Found) -> bool:
    return " ".join(clause.line[slice(*found.span)].lower().split()) in _SOON


def is_but(clause: Clause, found: Found) -> bool:
    """Is it when something is not (`pas de 14 à 17`, `sauf le 30/12`, `instead of wed`)?"""
    if _NOT.isdisjoint(clause.texts) and _INSTEAD.isdisjoint(clause.texts):
        return False
    i = clause.at(found.span[0]) - 1
    small = i >= 0 and clause.tokens[i].text in _SMALL
    before = [clause.tokens[k].text for k in (i, i - 1) if k >= 0]
    led = before[:1] + (before[1:] if small else [])
    inside = clause.tokens[i + 1].text in _OF  # "au lieu du 3"
    return any(word in _NOT for word in led) or (bool(before) and before[0 if inside else -1] in _INSTEAD)


def _is_until(clause: Clause, hit: Hit) -> bool:
    """Is it the hour up to which somebody is there (`in til 5pm`, `là jusqu'à 17h`)? No deadline."""
    point = hit.said.end if isinstance(hit.said, Range) and hit.said.start is None else None
    if point is None or point.hour_alone() is None:
        return False
    return clause.line[slice(*hit.found.span)].lower().startswith(_UNTIL)


def _is_any_day(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> bool:
    """Is it an hour of no day in particular (`nobody answers after 11pm`, `pickups now 4pm`), or over (`leak 0630`)?"""
    found = hit.found
    if found.kind == "time" and clause.tokens[max(clause.at(found.span[0]) - 1, 0)].text in NOW:
        return True
    if found.kind == "time" and len(draft.start or draft.due or "") == 10:
        return False
    if found.kind == "time":
        led = clause.line[slice(*found.span)].lower().startswith(("at ", "à ", "a ", "vers "))
        return found.relation == "at" and not led and found.value[:10] > now.date().isoformat()
    if found.relation != "after":
        return False
    point = hit.said.start if isinstance(hit.said, Range) else None
    return point is not None and point.hour_alone() is not None


def _is_question(clause: Clause, draft: Draft, found: Found) -> bool:
    """Is it a part of what is asked (`ask pha who signs off after 11pm`, `rh veut savoir qui est absent le 24`)?"""
    asked = (i + 1 for i in clause.where(_KNOWING))
    if any(i < clause.at(found.span[0]) and clause.tokens[i].text in _ASKING | _WHETHER for i in asked):
        return True
    if clause.verb is not None and clause.verb.kind == "conflict":
        return False
    first = clause.taken.find(0)
    if first < 0 or clause.tokens[first].text not in _ASKING:
        return False
    return draft.kind == "request" or "?" in clause.texts


def _is_within(clause: Clause, draft: Draft, found: Found) -> bool:
    """Do its words belong among the others? Somebody is told that something is then (`dire que la panne est dimanche`),
    what is noted goes on after a comma (`back dec 1, get haddad to cover`), tells of several days (`dec 5 and 9`)."""
    first = clause.at(found.span[0])
    if draft.kind and first and clause.tokens[first - 1].text in _IS:
        return True
    if not draft.kind and _tells_several(clause):
        return True
    after = clause.at(found.span[1])
    if after + 1 >= len(clause.tokens):
        return False
    text, following = clause.tokens[after].text, clause.tokens[after + 1]
    if text in AND and following.kind == NUMBER:
        return True
    return text == "," and not draft.kind and not clause.taken[after + 1] and not following.senses.bits & CONTENT


def _tells_several(clause: Clause) -> bool:
    """Does the clause tell more than one time?"""
    times = (hit for hit in clause.hits if hit.found.kind not in ("duration", "recurrence"))
    return next(times, None) is not None and next(times, None) is not None


def _is_adjective(clause: Clause, draft: Draft, found: Found) -> bool:
    """Is it a weekday in full right before a plain word, and no hour with it (`Friday prayers`, `for friday staff`)?"""
    i = clause.at(found.span[1]) - 1
    if i + 1 == len(clause.tokens) or "weekday" not in clause.tokens[i].senses or clause.taken[i + 1]:
        return False
    after, before = clause.tokens[i + 1], clause.tokens[i - 1].text if i else ""
    if clause.tokens[i].text not in FULL_WEEKDAYS and before not in _NAMING:
        return False
    plain = after.kind == WORD and not after.senses and after.text not in CONNECTIVES | _CLOSING
    opens = before in _ABOUT_IT | _ABOUT or (not draft.kind and not before)
    return plain and opens and not any(hit.found.kind == "time" for hit in clause.hits)


def _dated_later(clause: Clause, hour: Found) -> bool:
    """Is it an hour, and does a day that is told further on stand apart from it?"""
    if hour.kind != "time":
        return False
    later = (hit.found for hit in clause.hits if hit.found.span > hour.span and hit.found.confidence > 1)
    ranges = (found for found in later if found.start and found.kind == "range")
    return any(clause.line[hour.span[1] : found.span[0]].strip() for found in ranges)


def _is_counted(clause: Clause, draft: Draft, found: Found) -> bool:
    """Does a number before a period say how often, not by when (`labels wrong, 3 this week`, `2 chutes ce mois-ci`)?"""
    told = [token for token in clause.tokens if token.end <= found.span[0]]
    before = told[-1] if told else None
    if before is not None and len(told) > 1 and "room" in told[-2].senses:
        return False  # "level 2 this week"
    if any(token.glued and token.text in _RANKS for token in told[-3:]):
        return True  # "3rd complaint this week"
    if draft.kind != "task" and len(told) > 1 and told[-2].kind == NUMBER and not told[-2].glued:
        return told[-1].kind == WORD and not told[-1].senses and _NEEDED.isdisjoint(clause.texts)
    return before is not None and (
        (before.kind == NUMBER and not before.glued) or before.text in ("x", "times", "fois")
    )


def is_for(clause: Clause, found: Found) -> bool:
    """Does *for*, *pour* make the date a deadline?"""
    if _DEADLINES.isdisjoint(clause.texts):
        return False
    first = clause.at(found.span[0])
    return any(clause.tokens[i].text in _DEADLINES for i in (first - 1, first) if i >= 0)


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
    if draft.kind == "decision" and any(token.text == ":" and token.start > found.span[0] for token in clause.tokens):
        return False  # "décidé au comité du 17 nov : …"
    first = clause.at(found.span[0])
    opening = [i for i in (first - 1, first) if clause.body_start < i]
    if draft.kind in ENTRIES and any(clause.tokens[i].text in _ABOUT for i in opening):
        return True
    return any(clause.tokens[i].text in _OF and clause.tokens[i + 1].text not in ("ici", "que") for i in opening)
