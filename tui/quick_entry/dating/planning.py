"""What a part of a line plans, and which of its days is the one that something is planned for."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dating.excepted import BUT, is_but
from tui.quick_entry.dating.fields import is_stretch
from tui.quick_entry.dating.moves import MOVING
from tui.quick_entry.dating.present import iso
from tui.quick_entry.dating.unable import REFUSING, is_impossible
from tui.quick_entry.dating.void import WAS, was_to_be
from tui.quick_entry.draft import TOLD, Found
from tui.quick_entry.kinds.verbs import MEETINGS, verb_of
from tui.quick_entry.marks import BREAKS
from tui.quick_entry.wordset import any_of

_TO_DO = any_of(
    "to|must|need|needs|should|shall|will|ill|well|gonna|lets|can|could|please|pls|plz|svp|stp|try|essayer|reessayer|faut|dois|doit|doivent"
    "|devrait|devons|va|vont|vais|peux|peut|pourrait|see|take|talk|come|coming|start|starts|do|bring"
    "|venir|passer|revenir|voir|prendre|parler|trancher|commencer|debut|debute|commence|reprise|reprend|reprendre"
    "|voit|voient|voyons|passe|passent|passes|vient|viennent|arrive|arrivent|comes|arrives|needed|required|expected|requis|requise|prevu|prevue|attendu|attendue"
)
"""Words beside which a time is one to come."""
_REPORTS = frozenset(("", "obstacle", "conflict", "relay"))
_TASK = frozenset(("task",))
_PLANNED = MEETINGS | _TASK
_SAID = frozenset(("request", "approval", "obstacle", "relay"))
_LATELY = timedelta(hours=6)
_LED = ("at ", "à ", "a ", "@", "vers ", "around ")
_DONE = ("ed", "é", "ée", "és", "ées")
_STATES = any_of(
    "got|had|was|were|went|came|left|fell|broke|lost|saw|met|sent|said|told|took|made|out|down|off|hit|cut|found|gone|up|back|reparti|repartie|revenu|revenue"
    "|no|not|pas|plus|rien|panne|fuite|leak|alarm|alarme|incident|accident|eu|vu|dit|pris|mis|recu|reçu|parti|partie"
    "|venu|venue|perdu|perdue|appel|message|msg|vm|voicemail|avise|avisee|avises|appele|arrive|arrivee|tombe|tombee|note"
    "|signale|signalee|signales"
)
_ELSE = any_of("sinon|else|otherwise|rain|backup|alternate|fallback|secours|remplacement|failing|raindate")
"""Before a day that is meant where another one fails."""
_REFUSED = _ELSE | WAS | BUT | REFUSING
"""Without one of them in the line, each of its days is one."""
_OF_SEVERAL_DAYS = MEETINGS | {""}
"""Kinds of lines of whose days one is looked for."""
_UP_TO = frozenset(("at", "by", "before", "until"))
_MANY = 12
"""Days in one line that no plan has: which of them counts is not looked for."""
_JOINTS = frozenset(("or", "ou", "and", "et", "+", "&"))


def clause_of(clause: Clause, found: Found) -> tuple[int, int]:
    """Return the indexes of the first token of the part of the line, between two marks, in which a time stands, and
    after its last."""
    first, last = clause.at(found.span[0]), clause.at(found.span[1])
    while first > clause.body_start and not _parts(clause, first - 1):
        first -= 1
    while last < len(clause.tokens) and not _parts(clause, last):
        last += 1
    return first, last


def _parts(clause: Clause, i: int) -> bool:
    token = clause.tokens[i]
    return token.text in BREAKS and (i + 1 == len(clause.tokens) or not clause.tokens[i + 1].glued)


def plans(clause: Clause, found: Found) -> bool:
    """Does the part of the line in which a time stands tell what is to be done or to take place?"""
    part = range(*clause_of(clause, found))
    return any(clause.tokens[i].text in _TO_DO for i in part) or _orders(clause, part, _PLANNED)


def _orders(clause: Clause, part: range, kinds: frozenset[str]) -> bool:
    """Does a verb of one of the kinds stand among these tokens?"""
    for i in part:
        following = clause.tokens[i + 1].text if i + 1 < part.stop else ""
        verb = verb_of(clause.tokens[i].text, with_head=False, following=following)
        if verb is not None and not verb.past and verb.kind in kinds:
            return True
    return False


def beside_what_moved(clause: Clause, hits: list[Hit]) -> list[Hit]:
    """Return what was found, where something moves, with the day in front on which somebody is to do something about it
    (`migration reportée au 12/12, avertir med d'ici demain`)."""
    for hit in hits:
        first, last = clause_of(clause, hit.found)
        apart = first > clause.body_start and MOVING.isdisjoint(clause.each[first:last])
        if apart and hit.found.confidence > 1 and _orders(clause, range(first, last), _TASK):
            return [hit, *(other for other in hits if other is not hit)]
    return hits


def in_order_of_plan(clause: Clause, hits: list[Hit], kind: str, now: datetime) -> list[Hit]:
    """Return what was found with the day in front that is the one to keep, where a line tells several: by which
    something is due, else that of a part that plans, else the last; of a meeting that which has an hour."""
    if clause.verb is not None and clause.verb.stays and kind in _SAID:
        kind = ""  # what only the words of a line say
    if kind not in _OF_SEVERAL_DAYS:
        return hits
    days = [hit for hit in hits if _is_a_day(hit, now)]
    if not 1 < len(days) < _MANY or any(_has_no_other(clause, hit) for hit in hits):
        return hits
    if not _REFUSED.isdisjoint(clause.texts):
        days = [hit for hit in days if not _is_none(clause, hit)]
    if len(days) < 2:
        return hits
    if kind:
        planned = [hit for hit in days if hit.found.relation == "at" and "T" in (hit.found.value or hit.found.start)]
        first = planned[0] if planned else days[0]
    else:
        planned = [hit for hit in days if hit.found.is_deadline]
        planned = planned or [hit for hit in days if plans(clause, hit.found)] or days
        first = planned[-1]
    return [*[hit for hit in hits if hit not in days], first, *[hit for hit in days if hit is not first]]


def _is_none(clause: Clause, hit: Hit) -> bool:
    other = not _ELSE.isdisjoint(clause.each[max(hit.first - 2, 0) : hit.first])
    return other or was_to_be(clause, hit) or is_but(clause, hit) or is_impossible(clause, hit)


def _has_no_other(clause: Clause, hit: Hit) -> bool:
    """Does it come back, or do *or* or *and* make it one of several? Then no other day is the one to keep."""
    return hit.found.kind == "recurrence" or (hit.first > 0 and clause.each[hit.first - 1] in _JOINTS)


def _is_a_day(hit: Hit, now: datetime) -> bool:
    found = hit.found
    if found.confidence < 2 or found.confidence == TOLD or found.kind not in ("date", "datetime", "range"):
        return False
    if found.relation not in _UP_TO or is_stretch(hit):
        return False
    moment = found.end or found.value
    return moment >= iso(now)[: len(moment)]


def as_it_was(clause: Clause, kind: str, found: Found, now: datetime) -> Found:
    """Return an hour without a day that has just been as when it was, where the words beside it tell what has happened
    (`leak reported at 1:10`), and as one that may be meant where they plan nothing; all else as it is."""
    if kind not in _REPORTS or found.kind != "time" or found.relation != "at" or found.value <= iso(now):
        return found
    was = datetime.fromisoformat(found.value) - timedelta(days=1)
    led = clause.line[slice(*found.span)].lower().startswith(_LED)
    if not led or found.confidence < 2 or now - was > _LATELY or plans(clause, found):
        return found
    if not kind and not _tells(clause, found):
        return replace(found, confidence=1)
    return replace(found, kind="range", start=was.isoformat(timespec="minutes"), value="", relation="since")


def _tells(clause: Clause, found: Found) -> bool:
    """Does a word beside it tell of what has happened, or how things are?"""
    first, last = clause_of(clause, found)
    words = (clause.line[token.start : token.end].lower() for token in clause.tokens[first:last])
    return any(word in _STATES or word.endswith(_DONE) for word in words)
