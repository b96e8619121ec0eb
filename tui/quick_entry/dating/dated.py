"""Which date is which: when a meeting starts, when a task is due, when a call took place; and what is doubtful."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from msgspec.structs import replace

from tui.quick_entry.asked.doubts import doubts
from tui.quick_entry.asked.said_of_two import said_of_two
from tui.quick_entry.asked.stretches import of_stretches
from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.recurring_days import CODES
from tui.quick_entry.dates.values import Days, Point, Rule
from tui.quick_entry.dating.afternoons import from_to, of_daybreak
from tui.quick_entry.dating.fates import WEEKLY, fate
from tui.quick_entry.dating.fields import in_order, is_stretch, keyed, keyed_later
from tui.quick_entry.dating.filling import filled, is_hours
from tui.quick_entry.dating.lengths import KEEP, LED, LENGTHS, SKIP, SUGGEST, TAKE
from tui.quick_entry.dating.logged import is_told_of
from tui.quick_entry.dating.monthly import MONTH, each_month
from tui.quick_entry.dating.moves import moved as moved_on
from tui.quick_entry.dating.planning import as_it_was, beside_what_moved, in_order_of_plan
from tui.quick_entry.dating.series import from_the_first
from tui.quick_entry.dating.weeks import worked
from tui.quick_entry.draft import TOLD, Draft, Found
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS
from tui.quick_entry.titles import title_of

_DAY = 86_400
_SPAN, _RRULE = attrgetter("span"), attrgetter("found.rrule")


def dated(clause: Clause, draft: Draft, now: datetime) -> Draft:
    """Return the draft with its dates, its title and its problems."""
    if not clause.hits and not clause.keyed:
        return replace(draft, title=title_of(clause, draft.kind), spans=tuple(sorted(clause.spans)))
    hits, moves = _days_that_count(clause, draft.kind, now)
    first, later = in_order(clause.keyed, draft.kind, hits) if clause.keyed else ((), ())
    for key in first:
        draft = keyed(draft, key.role, key.hit)
    for hit in _in_turn(clause, draft.kind, hits) if len(hits) > 1 else hits:
        draft = _placed(clause, draft, hit, now, moves=moves)
    for key in later:
        draft = keyed_later(draft, key.role, key.hit)
    everything = [key.hit for key in clause.keyed if key.hit is not None] + hits if clause.keyed else hits
    return replace(
        draft,
        title=title_of(clause, draft.kind),
        dates=tuple(sorted([hit.found for hit in everything], key=_SPAN)),
        spans=tuple(sorted(clause.spans)),
        problems=(
            *doubts(clause, everything),
            *of_stretches(clause, draft, hits, now),
            *(of_daybreak(clause.line, hits) if draft.kind in MEETINGS else ()),
            *said_of_two(clause.line, draft, hits),
        ),
    )


def _days_that_count(clause: Clause, kind: str, now: datetime) -> tuple[list[Hit], bool]:
    """Return what was found, of two recurrences or days the one that counts, and whether something moves."""
    hits = clause.hits
    if any(map(_RRULE, hits)) or (kind in MEETINGS and not MONTH.isdisjoint(clause.texts)):
        hits = _one_rule(hits)
        hits = from_the_first(clause, each_month(clause, hits, now) if kind in MEETINGS else _on_its_day(hits))
    hits, moves = moved_on(clause, hits)
    if len(hits) < 2:
        return hits, moves
    return beside_what_moved(clause, hits) if moves else in_order_of_plan(clause, hits, kind, now), moves


def _in_turn(clause: Clause, kind: str, hits: list[Hit]) -> list[Hit]:
    """Return what was found in the order in which it fills the draft: what the user has chosen first; an hour, or how
    long a thing is that is told in front, after the day that is told apart from it."""
    apart = "recurrence" not in [hit.found.kind for hit in hits]
    if not apart and any(hit.found.relation == "since" for hit in hits):
        hits = sorted(hits, key=_is_rule, reverse=True)  # "from dec 1 every tues": the day tells the first of them
    front = clause.body_start if not kind else -1
    return sorted(hits, key=lambda hit: (hit.found.confidence != TOLD, _is_later(hit, front, apart=apart)))


def _is_rule(hit: Hit) -> bool:
    return hit.found.kind == "recurrence"


def _is_later(hit: Hit, front: int, *, apart: bool) -> bool:
    """Does it join another day: an hour, hours where no recurrence may want them, a length at token `front`?"""
    kind = hit.found.kind
    return kind == "time" or (kind == "duration" and hit.first == front) or (apart and is_hours(hit))


def _placed(clause: Clause, draft: Draft, hit: Hit, now: datetime, *, moves: bool) -> Draft:
    """Return the draft with a date in its field, if one wants it; its words are lit in the clause."""
    found = _as_meant(clause, draft, hit, now)
    becomes = _becomes(clause, draft, hit, found, now, moves=moves)
    if becomes == SKIP:
        return draft
    meant = hit if found is hit.found else replace(hit, found=found)
    full = filled(draft, meant, now) if becomes != SUGGEST else None
    if full is None:
        clause.light(hit.first, hit.last, "suggestion", 1)
        return draft
    role = found.kind if found.kind in LENGTHS else "date"
    if becomes == TAKE:
        first = clause.led(hit.first, LED) if role == "duration" else hit.first
        clause.take_time(first, hit.last, role, found.confidence)
    else:
        clause.light(hit.first, hit.last, role, found.confidence)
    return replace(full, part=found.part) if found.part else full


def _as_meant(clause: Clause, draft: Draft, hit: Hit, now: datetime) -> Found:
    """Return a date as a line of that kind means it: hours in their half of the day, a week as the days that are
    worked, an hour that joins the day told before it."""
    found = hit.found
    if draft.kind not in ENTRIES:
        if found.end:
            found = worked(clause.line, draft.kind, hit, from_to(found, hit.said), now)
        elif found.kind == "time":
            found = as_it_was(clause, draft.kind, found, now)
    if found.kind == "time" and len(draft.start or draft.due or "") == 10 and isinstance(hit.said, Point):
        return _of_that_day(found, hit.said)
    return found


def _becomes(clause: Clause, draft: Draft, hit: Hit, found: Found, now: datetime, *, moves: bool) -> str:
    """Return what becomes of a date: of what moves, the words stay in the title."""
    becomes = fate(clause, draft, hit, now) if found.confidence > 1 else _if_unsure(clause, draft, hit, found)
    if becomes == SKIP or (draft.start and draft.kind not in MEETINGS and is_stretch(hit) and is_hours(hit)):
        return SKIP  # "open from the 30th: 6h à 22h"
    if found.kind == "range" and draft.due and is_hours(hit) and _of_several_days(clause):
        return SUGGEST  # hours of each of several days are no hour by which something is due
    stays = (moves and found.kind not in LENGTHS) or (found.relation == "since" and hit.found.kind == "time")
    return KEEP if stays and becomes == TAKE else becomes


def _if_unsure(clause: Clause, draft: Draft, hit: Hit, found: Found) -> str:
    """Nobody means another hour by a number, where one is told (`cb thurs 10:30 re change order 7`), and what does not
    take place has no length in days (`2 wk lookahead`)."""
    if found.kind == "duration" and draft.kind not in MEETINGS and found.seconds >= _DAY:
        return SKIP
    if draft.kind in ENTRIES and is_told_of(clause, hit):
        return SKIP
    return SKIP if found.kind == "time" and len(draft.start or draft.due or "") > 10 else SUGGEST


def _of_several_days(clause: Clause) -> bool:
    return any(hit.found.kind == "recurrence" or (is_stretch(hit) and not is_hours(hit)) for hit in clause.hits)


def _of_that_day(hour: Found, said: Point) -> Found:
    """Return an hour that joins another day: the one before noon, though today that is over (`at 7 from dec 1`)."""
    clock = said.clock
    if clock is None or clock.fixed or not 7 <= clock.hour < 12:
        return hour
    return replace(hour, value=f"{hour.value[:11]}{clock.hour:02}{hour.value[13:]}")


def _one_rule(hits: list[Hit]) -> list[Hit]:
    """Only one recurrence counts: beside a full one, `weekly` or `hebdo` is a word of the title, and not offered."""
    rules = [hit for hit in hits if hit.found.kind == "recurrence" and hit.found.rrule]
    if rules and any(isinstance(hit.said, Days) and hit.said.clock for hit in hits):
        return [hit for hit in hits if hit.found.rrule != "FREQ=DAILY"]  # "nov 30 to dec 2, 8 to 10 each morning"
    if len(rules) < 2:
        return hits
    best = max(rules, key=lambda hit: (hit.found.confidence, len(hit.found.rrule)))
    return [hit for hit in hits if hit not in rules or hit is best]


def _on_its_day(hits: list[Hit]) -> list[Hit]:
    """Let `weekly`, `hebdo`, `toutes les 2 sem.` be of the weekday that is told apart from it (`weekly status fri
    4pm`)."""
    rule = next((i for i, hit in enumerate(hits) if isinstance(hit.said, Rule) and _is_of_no_day(hit.said)), None)
    if rule is None:
        return hits
    days = [(hit.found, weekday) for hit in hits if (weekday := _weekday(hit)) is not None]
    if len(days) != 1:
        return hits
    day, weekday = days[0]
    if day.confidence < 2 or not day.value:
        return hits
    code = CODES[weekday]
    series = hits[rule]
    found = replace(series.found, value=day.value, rrule=f"{series.found.rrule};BYDAY={code}")
    return [*hits[:rule], replace(series, found=found, said=replace(series.said, byday=(code,))), *hits[rule + 1 :]]


def _is_of_no_day(rule: Rule) -> bool:
    """Is it each week, or every few weeks, and no day told with it?"""
    return rule.freq == "WEEKLY" and not rule.byday and rule in (WEEKLY, Rule("WEEKLY", rule.interval))


def _weekday(hit: Hit) -> int | None:
    """Return the weekday that is told by its name alone, None where none is."""
    return hit.said.weekday if isinstance(hit.said, Point) and not hit.said.day else None
