"""What becomes of a date in a line that tells what has happened: only when it was is taken."""

from __future__ import annotations

from datetime import date, datetime

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dating.lengths import KEEP, SKIP, SUGGEST, TAKE
from tui.quick_entry.dating.present import iso
from tui.quick_entry.draft import Found
from tui.quick_entry.kinds.gatherings import MOVED
from tui.quick_entry.kinds.measures import READINGS
from tui.quick_entry.wordset import any_of

_ABOUT = any_of("about|abt|re|regarding|concernant|sur")
_SPOKEN = frozenset(("call", "mail", "chat"))
_COMPARING = frozenset(("than", "versus", "vs"))


def fate_in_entry(clause: Clause, hit: Hit, now: datetime) -> str:
    """Only what tells when it happened is taken: before the colon, and over."""
    found = hit.found
    if is_told_of(clause, hit):
        return SKIP
    if clause.said is not None and found.span[0] >= clause.said and not _closes(clause, hit):
        return SKIP if found.part and found.relation == "at" else SUGGEST
    colon = clause.tokens[clause.colons[0]].start if clause.colons else None
    if clause.verb is not None and clause.verb.kind == "note" and clause.verb.stays:
        colon = None  # "mesure: 62 % au 18/11"
    moment = found.value or found.start
    if found.relation == "since":
        return SKIP if is_since(clause, found) else SUGGEST  # "ok from dec 7" is to come
    if _is_current(found, now) or _is_spoken_about(clause, found):
        return SUGGEST
    vague = found.kind == "range" and found.relation == "at" and not found.part and _days(found) > 7
    over = bool(moment) and moment <= iso(now) and found.kind != "recurrence" and not vague
    if found.part and not over and colon is not None and found.relation == "at":
        return SKIP  # "tel lav : plans sent tonight"
    if over and clause.tokens[0].text in READINGS and clause.verb is not None and clause.verb.kind == "note":
        return KEEP  # a number beside the day may be what was read
    return TAKE if over and (colon is None or found.span[0] < colon) else SUGGEST


def is_told_of(clause: Clause, hit: Hit) -> bool:
    """Is it the day to which something has moved, or that something is compared to (`crane delayed to wed`, `calmer
    than last wk`)?"""
    led = clause.each[max(hit.first - 2, 0) : hit.first + 1]
    moved = clause.said is not None and not MOVED.isdisjoint(led)
    return moved or not _COMPARING.isdisjoint(led)


def _is_spoken_about(clause: Clause, found: Found) -> bool:
    """Are they the hours of what was spoken about, not of a call (`told nur abt the outage sat 6-10am`)?"""
    if "T" not in found.start or "T" not in found.end or found.part or _ABOUT.isdisjoint(clause.texts):
        return False
    said = clause.verb is not None and clause.verb.channel in _SPOKEN
    return said and any(clause.tokens[i].end <= found.span[0] for i in clause.where(_ABOUT))


def _is_current(found: Found, now: datetime) -> bool:
    """Is it the week, the month that goes on: when in it, nobody says (`scan rate 82 % this week`)?"""
    goes_on = found.kind == "range" and found.relation == "at" and "T" not in found.start
    return goes_on and found.start <= iso(now) < found.end


def _closes(clause: Clause, hit: Hit) -> bool:
    """Does a time stand by itself between two commas, or between one and the end?"""
    first, after = hit.first, hit.last
    alone = after == len(clause.tokens) or clause.tokens[after].text in (",", ";") or bool(clause.taken[after])
    return alone and first > 0 and clause.tokens[first - 1].text in (",", ";")


def _days(found: Found) -> int:
    return (date.fromisoformat(found.end[:10]) - date.fromisoformat(found.start[:10])).days if found.end else 0


def is_since(clause: Clause, found: Found) -> bool:
    """Does it tell since when something has been so?"""
    told = found.relation == "since" and not found.end
    return told and clause.line[slice(*found.span)].lower().startswith(("since", "depuis"))
