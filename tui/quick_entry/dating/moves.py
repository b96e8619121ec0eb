"""What moves from one day to another: the new day is the day, the old one is a word of the title."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dating.afternoons import from_to
from tui.quick_entry.dating.fields import last
from tui.quick_entry.dating.lengths import LENGTHS
from tui.quick_entry.draft import Found
from tui.quick_entry.marks import THAT
from tui.quick_entry.wordset import any_of


def _inflected(stems: str) -> Iterable[str]:
    return (f"{stem}{end}" for stem in stems.split("|") for end in ("e", "ee", "es", "ees", "er", "ent"))


MOVING = any_of(
    "move|moved|moves|moving|postpone|postponed|push|pushed|reschedule|rescheduled|bump|bumped|shift|shifted|slip|slips"
    "|slipped|slid|change|changed|changes|goes|switched|deferred|delayed|remis|remise|remises|remettre|remet"
).union(_inflected("report|deplac|decal|repouss|devanc|avanc|chang"))
_PASSING = any_of("passe|passent|passee|passees|passera|passeront|passer")
_GOING = MOVING | _PASSING
_TOWARDS = any_of("to|the|au|a|aux|le|la|for|pour|pr|on|at|@|until|till|til|jusqu'|from|de|du|up|back|out|it|now")
_LEAVING = frozenset(("from", "de", "du", "d'"))
_WAS = any_of("was|were|from|originally|initially|etait|etaient|initialement|instead|not|pas|lieu")
_TO = frozenset(("to", "au", "a"))
_PAUSES = frozenset((",", ";"))
_NOUNS = any_of("shift|change|changes|move|moves|push")


def moved(clause: Clause, hits: list[Hit]) -> tuple[list[Hit], bool]:
    """Return what was found with the days that something leaves left out, and whether there are such."""
    if _GOING.isdisjoint(clause.texts):
        return hits, False
    if MOVING.isdisjoint(clause.texts):
        return _passed(clause, hits)
    for i in reversed(clause.where(MOVING)):
        end = clause.tokens[i].end
        new = next((hit for hit in hits if hit.found.span[0] >= end and hit.found.kind not in LENGTHS), None)
        if new is None:
            continue
        arrives = _arrival(clause, new, i)
        if arrives is not None:
            return [arrives if hit is new else hit for hit in hits], True
        if not _TOWARDS.issuperset(clause.each[i + 1 : new.first]):
            continue
        later = [hit for hit in hits if hit.found.span > new.found.span and _is_left(clause, hit)]
        if later:
            return [hit for hit in hits if hit not in later], True
        old = [hit for hit in hits if hit.found.span[1] <= clause.tokens[i].start and hit.found.kind not in LENGTHS]
        if old and _is_of_the_call(clause, old[-1], i):
            continue
        if old:
            return [_instead(new, old[-1]) if hit is new else hit for hit in hits if hit not in old], True
    return hits, False


def _passed(clause: Clause, hits: list[Hit]) -> tuple[list[Hit], bool]:
    """Read what goes from one day on to another (`démo passe du 24 au 26`), as `moved` does; from hour to hour,
    somebody comes by (`tech passe de 8h à 10h`)."""
    for i in clause.where(_PASSING):
        behind = (hit for hit in hits if hit.first in (i + 1, i + 2) and "T" not in hit.found.start)
        new = next(behind, None)
        told = not THAT.isdisjoint(clause.each[:i])  # "informer uni que les travaux passent du 30 nov au 4 déc"
        arrives = _arrival(clause, new, i) if new is not None and not told else None
        if arrives is not None:
            return [arrives if hit is new else hit for hit in hits], True
    return hits, False


def _is_left(clause: Clause, hit: Hit) -> bool:
    """Is it told as the day that was (`moved to 12/8, was 12/3`)?"""
    return not _WAS.isdisjoint(clause.each[max(hit.first - 2, 0) : hit.first])


def _is_of_the_call(clause: Clause, hit: Hit, i: int) -> bool:
    """Is it when a call was, or is to be, apart from what moves (`called at 11:15, delivery slips to weds`)?"""
    if clause.verb is None or not (clause.verb.past or clause.verb.kind == "task"):
        return False
    apart = _PAUSES if clause.verb.past else THAT  # "tell hr tomorrow that shifts change jan 4"
    return not apart.isdisjoint(clause.each[hit.last : i])


def _arrival(clause: Clause, hit: Hit, moves: int) -> Hit | None:
    """Return the second of two days or hours (`from mon 1pm to tue 1pm`, `moved dec 3 to dec 10`), None where the first
    is none that is left. `moves`: the token that tells that it moves."""
    found = from_to(hit.found, hit.said)
    leaves = not _LEAVING.isdisjoint(hit.lead) or (
        hit.first == moves + 1
        and clause.each[moves] not in _NOUNS
        and not _TO.isdisjoint(clause.each[hit.first : hit.last])
    )
    if not (found.start and found.end and leaves) or found.part:
        return None  # "moved from xmas night": one evening, no two days
    day = found.end[:10] + found.start[10:] if found.rrule else last(replace(found, start=""))
    return replace(hit, found=_at(found, day))


def _instead(new: Hit, old: Hit) -> Hit:
    """Return the new day; an hour alone is one of the old day."""
    found = replace(new.found, relation="at", confidence=max(new.found.confidence, 2))
    if found.start and not found.value and not (found.start and found.end):
        found = _at(found, found.start or last(found))
    day = (old.found.value or old.found.start)[:10]
    if found.kind == "time" and old.found.kind != "time" and day:
        found = _at(found, day + found.value[10:])
    return replace(new, found=found)


def _at(found: Found, moment: str) -> Found:
    return replace(
        found, kind="datetime" if "T" in moment else "date", value=moment, start="", end="", rrule="", relation="at"
    )
