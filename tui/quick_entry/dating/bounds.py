"""Days from which on something is, though no word says since: `can't come before dec 3`, `policy effective jan 4`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.values import Point, Range
from tui.quick_entry.dating.placing import placed
from tui.quick_entry.dating.present import iso, today
from tui.quick_entry.draft import TOLD, Draft, Found
from tui.quick_entry.kinds.verbs import ENTRIES, ITEMS, MEETINGS, verb_of
from tui.quick_entry.marks import BY_THEN
from tui.quick_entry.tokens import MARK
from tui.quick_entry.wordset import any_of

_NOT = any_of(
    "not|cant|cannot|wont|dont|doesnt|isnt|arent|couldnt|didnt|never|nothing|nobody|pas|jamais|rien|personne"
    "|unable|impossible"
)
_NO = _NOT | {"no", "none", "aucun", "aucune"}
"""In a line of no kind, `no access before dec 3` sets no day for anybody either."""
REMEMBER = any_of("forget|miss|oublier|oublie|oubliez|manquer")
"""What is not to be forgotten is to be done."""
_EFFECTIVE = any_of("effective|eff|effectif|vigueur|starts|begins|commence|commencent|debute|debutent|demarre")
_OF = frozenset(("de", "d'"))
"""After *pas*, what there is none of: `pas d'heures supplémentaires avant noël`."""
_LENGTH = re.compile(r"\d ?h ?(?:\d\d)?(?=\s+(?:ce|cette|hier|auj|this|yesterday|today|\w+di derni))", re.IGNORECASE)
_DAYBREAK = 5
_FARTHEST = 8
"""Words between *not* and *before*."""


def begins(clause: Clause, hit: Hit) -> bool:
    """Is what something is since the first day of it, by words that are part of the title?"""
    return not _EFFECTIVE.isdisjoint(hit.lead) or _is_before(clause, hit.found)


def is_bound(draft: Draft, found: Found) -> bool:
    """Is it from when on something is, or by when something is due for a meeting (`slides due dec 8`)? The chip tells
    the day, not what it is of."""
    if found.confidence == TOLD or found.part:
        return False
    if draft.kind in MEETINGS:
        return found.is_deadline and not found.start and not draft.every and draft.start is not None
    return found.relation in ("since", "after") and not found.end and draft.kind not in ENTRIES


def _is_before(clause: Clause, found: Found) -> bool:
    return clause.line[slice(*found.span)].lower().startswith(("before", "b4", "avant"))


def bounded(clause: Clause, hit: Hit, kind: str, now: datetime) -> Hit:
    """Return what was found in a line that is no meeting, a day as the first one where the words say so, and an hour by
    which something is to be done as one to come. `kind`: that of the clause so far."""
    if hit.found.kind == "time" and kind in ITEMS:
        hit = _by_then(clause, hit)
    found = hit.found
    if found.end and not found.start and found.is_deadline:
        if found.relation == "before" and _is_before(clause, found) and _is_denied(clause, hit, _NOT if kind else _NO):
            return replace(hit, found=replace(found, start=found.end, end="", relation="since"))
        if kind in ITEMS and found.end < iso(now) and _is_bare_hour(hit):
            tomorrow = datetime.fromisoformat(found.end) + timedelta(days=1)
            return replace(hit, found=replace(found, end=tomorrow.isoformat(timespec="minutes")))
    if not kind and isinstance(hit.said, Point) and hit.said.moment is None:
        if _may_be_length(clause, hit):
            return replace(hit, found=replace(found, confidence=1))
        if found.kind == "datetime" and today(now) <= found.value < iso(now):
            return _since_then(hit)
    if found.relation == "since" and _is_of_meeting(clause, hit):
        return replace(hit, found=replace(found, confidence=1))
    effective = found.relation == "at" and found.value and not _EFFECTIVE.isdisjoint(hit.lead)
    return _since_then(hit) if effective and found.kind != "recurrence" else hit


def _since_then(hit: Hit) -> Hit:
    """Return a day as the one from which on something is."""
    found = hit.found
    return replace(hit, found=replace(found, kind="range", start=found.value, value="", relation="since"))


def _by_then(clause: Clause, hit: Hit) -> Hit:
    """Return the number at the end of what is to be done, *by* or *before* in front, as the hour by which it is (`chase
    it b4 5`), where no other day is told; all else as it is."""
    found, said = hit.found, hit.said
    if found.confidence > 1 or not isinstance(said, Point):
        return hit
    before, number = clause.tokens[hit.first - 1], clause.tokens[hit.first]
    if before.text not in BY_THEN or number.end - number.start > 2:
        return hit
    relation, span = before.text, (before.start, found.span[1])
    due = replace(found, span=span, kind="range", value="", end=found.value, relation=relation, confidence=2)
    return placed(clause, due, Range(None, said, relation=relation))


def _is_of_meeting(clause: Clause, hit: Hit) -> bool:
    """Is it the day of a meeting from which something comes (`send minutes from tues mtg`)?"""
    after = hit.last
    if after == len(clause.tokens) or not clause.line[slice(*hit.found.span)].lower().startswith("from"):
        return False
    verb = verb_of(clause.tokens[after].text, with_head=False)
    return verb is not None and verb.kind in MEETINGS


def _may_be_length(clause: Clause, hit: Hit) -> bool:
    """Is it the `1h30` of `grue arrêtée 1h30 ce matin`: at night, or for so long?"""
    clock = hit.said.clock if isinstance(hit.said, Point) else None
    return clock is not None and clock.hour < _DAYBREAK and _LENGTH.match(clause.line, hit.found.span[0]) is not None


def _is_bare_hour(hit: Hit) -> bool:
    point = hit.said.end if isinstance(hit.said, Range) else None
    return point is not None and point.hour_alone() is not None


def _is_denied(clause: Clause, hit: Hit, denying: frozenset[str]) -> bool:
    """Does a negation stand before it, in the same clause?"""
    i = hit.first - 1
    denied = False
    for k in range(i, max(i - _FARTHEST, -1), -1):
        token = clause.tokens[k]
        if token.kind == MARK or token.text in REMEMBER:
            return denied and token.text not in REMEMBER
        denied = denied or (token.text in denying and (denying is _NO or clause.tokens[k + 1].text not in _OF))
    return denied


def is_over(hit: Hit, now: datetime) -> bool:
    """Is it an hour that was, or a part of today: `noise before 7h`, `ce matin` in the afternoon?"""
    found = hit.found
    if found.is_deadline and not found.start:
        return found.end[:10] == today(now) and found.end < iso(now) and _is_bare_hour(hit)
    return bool(found.part) and found.end < iso(now) and found.start[:10] == today(now)
