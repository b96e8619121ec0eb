"""What becomes of the words of a date: they leave the title, stay in it too, or are only offered."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Rule
from tui.quick_entry.dating.amid import is_dated_later, is_within
from tui.quick_entry.dating.announced import fate_of_told
from tui.quick_entry.dating.beside import BESIDE
from tui.quick_entry.dating.bounds import begins, is_bound, is_over
from tui.quick_entry.dating.cancelled import is_cancelled
from tui.quick_entry.dating.excepted import BUT, is_but, is_condition
from tui.quick_entry.dating.fields import is_of_hours, is_stretch
from tui.quick_entry.dating.lengths import KEEP, SKIP, SUGGEST, TAKE, length_fate
from tui.quick_entry.dating.logged import fate_in_entry, is_since
from tui.quick_entry.dating.nouns import is_adjective, is_counted, is_of_a_noun
from tui.quick_entry.dating.passing import is_in_passing, is_soon, is_until
from tui.quick_entry.dating.placing import is_for
from tui.quick_entry.dating.sizes import is_size
from tui.quick_entry.dating.void import fate_of_void
from tui.quick_entry.dating.weeks import is_named
from tui.quick_entry.draft import TOLD, Draft
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS, TAKING_PLACE
from tui.quick_entry.marks import AND
from tui.quick_entry.tokens import is_owner
from tui.quick_entry.wordset import any_of

WEEKLY = Rule("WEEKLY", confidence=2)
"""`weekly`, `hebdo`: a word beside a noun, which may be its name."""
_MESSAGES = frozenset(("relay", "request", "conflict", "obstacle", "approval"))
"""What is said to or about somebody: the dates in it are part of what is said."""
_LASTING = frozenset(("", "obstacle", "conflict"))
_ASKING = any_of(
    "who|whom|whos|whose|what|which|how|why|where|when|qui|que|qu'|quel|quelle|quels|quelles|comment|pourquoi|ou|combien|quand"
)
"""Words with which questions begin."""
_WHETHER = any_of("if|whether|si|s'")
_OPEN = _ASKING | _WHETHER
_KNOWING = any_of("know|savoir")
_ASKED = _KNOWING | any_of("asks|ask|asked|asking|wonder|wonders|demande|demandent")
_BY_THEN = frozenset(("for", "at", "by", "before", "b4"))
_ALL_DAY_LONG = ("FREQ=MINUTELY", "FREQ=HOURLY")
_PLANNED = MEETINGS | {"task"}
_FOR_LATER = frozenset(("", "task"))
_ASKED_IN = frozenset(("", "request"))
_DAYBREAK = "05"
_LOUD = any_of("complaint|complaints|complained|complains|noise|noisy|plainte|plaintes|plaint|bruit|bruyant|tapage")


def fate(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> str:
    """Return what becomes of a date of the clause that is not only suggested; `draft` has what was filled before it."""
    if draft.kind in _MESSAGES and clause.verb is not None and clause.verb.stays:
        draft = replace(draft, kind="")  # what only its words say, is dated as any other line
    becomes, found = _fate(clause, draft, hit, now), hit.found
    if draft.kind in MEETINGS and (becomes != TAKE or found.relation == "at"):
        return becomes
    if is_owner(clause.tokens[hit.last - 1]) and found.confidence < TOLD:
        return becomes if draft.kind in TAKING_PLACE else _fate_of_owner(clause, hit)
    if becomes == TAKE and (is_bound(draft, found) or _is_kept_in_part(clause, draft, hit)):
        return KEEP
    return becomes


def _fate_of_owner(clause: Clause, hit: Hit) -> str:
    """`before monday's meeting`, `for friday's huddle` tell by when; `notes of monday's meeting` are of the past."""
    led = hit.first == clause.body_start or not _BY_THEN.isdisjoint(hit.lead)
    return KEEP if hit.found.is_deadline or (led and hit.found.relation == "at") else SUGGEST


def _is_kept_in_part(clause: Clause, draft: Draft, hit: Hit) -> bool:
    """Does no field keep the whole of it: of a stretch, of a week that is named, one day is when something is due?"""
    said, found = hit.said, hit.found
    if draft.kind in MEETINGS:
        return False
    if isinstance(said, Point):
        return not draft.kind and said.grain == "week" and is_named(clause.line, found)
    return is_stretch(hit) and not (draft.kind in ENTRIES and is_of_hours(found))


def _fate(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> str:
    """Return what the first of the judgements says that has something to say."""
    if hit.found.confidence == TOLD:
        return TAKE
    told = fate_of_told(clause, hit) if draft.kind == "task" else ""
    aside = told or _of_no_day(clause, draft, hit, now)
    if aside:
        return aside
    if draft.kind in ENTRIES:
        return _in_entry(clause, hit, now)
    if draft.kind in MEETINGS:
        return _in_meeting(clause, draft, hit)
    return _of_other_days(clause, draft, hit) or _as_said(clause, draft, hit, now) or _in_plan(clause, draft, hit)


def _of_no_day(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> str:
    """At once, all day long, a length, when somebody cannot, a part of a noun: no day on which something is."""
    found = hit.found
    if isinstance(hit.said, Point) and hit.said.moment is not None and is_soon(clause, found):
        return SKIP
    if found.kind == "duration":
        return length_fate(clause, draft, hit, is_led=is_for(hit))
    if found.rrule and found.rrule.startswith(_ALL_DAY_LONG) and draft.kind not in _PLANNED:
        return SKIP  # "wifi drops every 10 min"
    void = fate_of_void(clause, draft, hit)
    if void or draft.kind in MEETINGS:
        return void  # what is planned for a time is taken even from the words of a noun
    return SUGGEST if is_of_a_noun(clause, draft, hit) or is_size(clause, hit, now) else ""


def _of_other_days(clause: Clause, draft: Draft, hit: Hit) -> str:
    """Since when something is so, from when on it will be, when it was to be: days of something else than what is
    noted."""
    found = hit.found
    if found.relation == "since":
        if is_since(clause, found):
            return KEEP if draft.kind in _LASTING else SKIP
        if not draft.every and begins(clause, hit):
            return KEEP
    if draft.kind not in _FOR_LATER:
        return ""
    if not draft.kind and clause.each[hit.last - 1] in BESIDE and any(is_stretch(hit) for hit in clause.hits):
        return KEEP  # "du 7 au 11, aviser la ville 2 jours avant"
    cancelled = found.relation == "at" and is_cancelled(clause, found)
    return SUGGEST if cancelled or (found.kind == "date" and is_adjective(clause, draft, hit)) else ""


def _in_entry(clause: Clause, hit: Hit, now: datetime) -> str:
    """What is told of a call or a visit."""
    if hit.found.relation == "before" and is_over(hit, now):
        return SKIP  # "bruit avant 7h"
    return SUGGEST if is_for(hit) else fate_in_entry(clause, hit, now)


def _in_meeting(clause: Clause, draft: Draft, hit: Hit) -> str:
    """When something takes place, unless it is told for another reason."""
    found = hit.found
    if _is_by_name(hit) or (found.relation == "since" and not draft.every and begins(clause, hit)):
        return KEEP
    if not BUT.isdisjoint(clause.texts) and is_but(clause, hit):
        return _besides(draft)
    return SUGGEST if _is_how_often(clause, draft, hit) else TAKE


def _as_said(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> str:
    """A day that is one of the words: of a question, of what is not, told in passing, amid the others."""
    found = hit.found
    if _is_by_name(hit):
        return KEEP
    if draft.kind in _ASKED_IN and not found.is_deadline and _is_question(clause, draft, hit):
        return SUGGEST
    if not BUT.isdisjoint(clause.texts) and is_but(clause, hit):
        return _besides(draft)
    if is_until(clause, hit) or (not draft.kind and is_condition(clause, hit)):
        return SUGGEST
    if not draft.kind and found.relation == "before" and is_over(hit, now) and not _LOUD.isdisjoint(clause.texts):
        return SKIP  # "noise complaint, drilling before 7 am"
    if not draft.kind and is_in_passing(clause, draft, hit, now):
        return SUGGEST
    return KEEP if is_within(clause, draft, hit) and not is_dated_later(clause, found) else ""


def _is_by_name(hit: Hit) -> bool:
    """Is it a series whose name is part of the title (`weekly status fri 4pm`)?"""
    return isinstance(hit.said, Rule) and bool(hit.said.byday) and replace(hit.said, byday=()) == WEEKLY


def _besides(draft: Draft) -> str:
    """A day on which something is not, beside those on which it is."""
    return SKIP if draft.every or draft.start or draft.due else SUGGEST


def _is_how_often(clause: Clause, draft: Draft, hit: Hit) -> bool:
    """Is it a period in which something was so many times?"""
    found = hit.found
    if found.kind != "range" or found.relation != "at" or "T" in found.start or is_for(hit):
        return False
    return not is_stretch(hit) and is_counted(clause, draft, found)


def _in_plan(clause: Clause, draft: Draft, hit: Hit) -> str:
    """The day by which something is due, or on which it is; in what is said to somebody, a part of that."""
    found = hit.found
    if found.relation != "at" or is_for(hit):
        return TAKE
    if not draft.kind and _is_last_of_days(clause, hit):
        return SUGGEST
    if _is_how_often(clause, draft, hit):
        return SUGGEST
    if not draft.kind:
        coarse = isinstance(hit.said, Point) and hit.said.grain in ("month", "year", "season", "half")
        return SUGGEST if coarse or is_dated_later(clause, found) else TAKE  # "works at 6am, to begin at 7 from dec 1"
    if draft.kind not in _MESSAGES:
        return TAKE
    by_night = found.kind == "time" and found.value[11:13] < _DAYBREAK  # "batteries die around 2am"
    whole_period = found.kind == "range" and "T" not in found.start
    return SUGGEST if by_night or whole_period or found.kind == "recurrence" else KEEP


def _is_last_of_days(clause: Clause, hit: Hit) -> bool:
    """Is it the second of two days of which the first was not understood (`khoury absent mar et mer am`)?"""
    first = hit.first
    return first > 1 and clause.each[first - 1] in AND and "weekday" in clause.tokens[first - 2].senses


def _is_question(clause: Clause, draft: Draft, hit: Hit) -> bool:
    """Is it a part of what is asked (`ask pha who signs off after 11pm`, `rh veut savoir qui est absent le 24`)?"""
    if _OPEN.isdisjoint(clause.texts):
        return False
    knowing = _ASKED if hit.found.relation == "until" else _KNOWING  # "asks if they can keep the room til feb"
    if any(i + 1 < hit.first and clause.each[i + 1] in _OPEN for i in clause.where(knowing)):
        return True
    if clause.verb is not None and clause.verb.kind == "conflict":
        return False
    first = clause.taken.find(0)
    if first < 0 or clause.tokens[first].text not in _ASKING:
        return False
    return draft.kind == "request" or "?" in clause.texts
