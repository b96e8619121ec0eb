"""What lasts from one time to another, and what comes back: of an item only one day is kept, some days may be meant
once or each week, and a series leaves no day out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from store.sentence import N_
from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Days
from tui.quick_entry.dating.excepted import BUT, is_but
from tui.quick_entry.dating.fields import is_stretch
from tui.quick_entry.dating.present import iso
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS
from tui.quick_entry.wordset import any_of

_FRENCH = re.compile(r"\b(?:lun|mar|mer|merc|jeu|ven|vend|sam|dim)(?:di|manche|credi|dredi|edi)?\b", re.IGNORECASE)
_FRENCH_LINKS = re.compile(r"\b(?:au|du|de|et|le|la|les|des|en|avec)\b|[àéèêç]", re.IGNORECASE)
_OFTEN = frozenset(("meeting", "checkin"))
"""What is rather held each week from one weekday to another than once."""
_GOING_ON = any_of(
    "train|teach|coach|close|shut|hold|host|visit|run|staff|cover|attend|block|pilot|test|install"
    "|former|enseigner|fermer|tenir|animer|visiter|accueillir|recevoir|couvrir|occuper|bloquer|couper|remplacer|tester"
    "|installer|offrir|assister|participer|accompagner"
)
"""What is done each of several days."""


def of_stretches(clause: Clause, draft: Draft, hits: Sequence[Hit], now: datetime) -> list[Problem]:
    """Return the questions of a line that is dated."""
    asked: list[Problem] = []
    excepting = draft.every and not BUT.isdisjoint(clause.texts)
    for hit in hits:
        if excepting and is_but(clause, hit):
            words = clause.line[slice(*hit.found.span)]
            asked.append(Problem(N_("“{words}” stays in the series: leave it out once the series is saved"),
                                 {"words": words}, hit.found.span))  # fmt: skip
        elif isinstance(hit.said, Days) and _is_each_week(draft, hit.said):
            asked.append(_each_week(clause.line, hit))
    if draft.due is None or draft.every:
        return asked
    lasting = _lasting(hits, now) if not draft.kind or _is_held(clause) or _is_trouble(clause) else None
    return [*asked, _as_event(clause, draft, lasting)] if lasting is not None else asked


def _is_each_week(draft: Draft, said: Days) -> bool:
    """May it be these weekdays of each week: several with their hours, and nothing that says which?"""
    if not draft.kind or (draft.kind in MEETINGS and "COUNT=" not in draft.every):
        return False
    if said.clock is None or draft.kind in ENTRIES or (said.through and draft.kind not in _OFTEN):
        return False
    return all(point.weekday is not None and point.day is None for point in said.days)


def _each_week(line: str, hit: Hit) -> Problem:
    words = line[slice(*hit.found.span)]
    every = "chaque" if _FRENCH.search(words) else "every"
    two = isinstance(hit.said, Days) and not hit.said.through and len(hit.said.days) == 2
    asked = N_("“{words}”: two meetings, or every week?") if two else N_("“{words}”: once, or every week?")
    ways = (Repair(N_("every week"), {}, f"{every} {words}"),) if words[0].isalpha() else ()
    return Problem(asked, {"words": words}, hit.found.span, ways)


def _lasting(hits: Sequence[Hit], now: datetime) -> Hit | None:
    """Return what lasts and is not over."""
    return next((hit for hit in hits if is_stretch(hit) and hit.found.end > iso(now)), None)


def _is_held(clause: Clause) -> bool:
    """Does the line begin with what goes on for days, and is no work that is due at their end (`former les inf. …`)?"""
    verb = clause.verb
    return verb is not None and verb.kind == "task" and verb.stays and not _GOING_ON.isdisjoint(clause.texts)


def _is_trouble(clause: Clause) -> bool:
    """Is it an obstacle by its words alone, with when somebody sees to it (`frigo en panne, tech passe 8h-10h`)?"""
    return clause.verb is not None and clause.verb.kind == "obstacle" and clause.verb.stays


def _as_event(clause: Clause, draft: Draft, hit: Hit) -> Problem:
    """Only an event begins and ends: the word for one is put before the line."""
    start = clause.tokens[0].start
    words = clause.line[slice(*hit.found.span)]
    word = "événement " if _FRENCH_LINKS.search(clause.line) or _FRENCH.search(words) else "event "
    return Problem(
        N_("“{words}”: only {day} is kept"), {"words": words, "day": draft.due}, (start, start),
        (Repair(N_("as an event, with the word in front"), {}, word),),
    )  # fmt: skip
