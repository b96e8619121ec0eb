"""A meeting on several days: a series that ends with the last of them, at the hours of each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.recurring_days import CODES
from tui.quick_entry.dates.values import Point
from tui.quick_entry.dating.fields import until
from tui.quick_entry.dating.placing import placed
from tui.quick_entry.dating.present import iso, today
from tui.quick_entry.draft import Draft, Found
from tui.quick_entry.kinds.verbs import MEETINGS
from tui.quick_entry.marks import RANKS
from tui.quick_entry.shown.upcoming import upcoming
from tui.quick_entry.tokens import MARK, NUMBER
from tui.quick_entry.wordset import any_of

_DAY = 86_400
WEEK = 7 * _DAY
_FIRST = any_of("first|premier|premiere|1")
_OF_IT = any_of(
    "one|on|le|is|est|fois|seance|session|time|meeting|mtg|:|the|st|er|re|ere|rencontre|reunion|sera|will|be"
)
"""Between *first* and its day."""
_FARTHEST = 5
_BEGINNING = any_of(
    "partir|compter|cpter|starting|beginning|from|debut|debutant|starts|begins|commence|commencant|debute"
)
_SMALL = any_of("du|le|the|on|from")
_LAST_DAY = 31


def from_the_first(clause: Clause, hits: list[Hit]) -> list[Hit]:
    """Return what was found in a line that tells a recurrence, the day of the first one being that from which on it is
    (`every other mon …, first one 11/30`, `…, 1st 11/20`)."""
    rule = next((hit.found for hit in hits if hit.found.rrule and hit.found.value and hit.found.confidence > 1), None)
    if rule is None:
        return hits
    if not _FIRST.isdisjoint(clause.texts):
        nth = rule.rrule.startswith("FREQ=MONTHLY")  # "monthly mtg, 1st tues 2pm": which of the month
        hits = [hit if nth and _is_weekday(hit) else _from_then(clause, hit) for hit in hits]
    begins = _beginning(clause, rule)
    if begins is None:
        return hits
    start, end = begins.found.span
    if any(hit.found.span[0] < end and hit.found.span[1] > start and hit.found.confidence > 2 for hit in hits):
        return hits
    return [*(hit for hit in hits if hit.found.span[0] >= end or hit.found.span[1] <= start), begins]


def _beginning(clause: Clause, rule: Found) -> Hit | None:
    """Return the number of a day, told apart from a recurrence, from which on that is (`…, à compter du 27`): the first
    such day from now on."""
    tokens = clause.tokens
    for i in clause.where(_BEGINNING):
        j = i + 1
        while j < len(tokens) and tokens[j].text in _SMALL:
            j += 1
        if j == len(tokens) or j == i + 1 or tokens[j].kind != NUMBER or not _is_number(tokens[j].text):
            continue
        end = j + 1 + (j + 1 < len(tokens) and tokens[j + 1].glued and tokens[j + 1].text in RANKS)
        if end < len(tokens) and (tokens[end].senses or (tokens[end].glued and tokens[end].kind != MARK)):
            continue
        day = _next_numbered(rule.value, int(tokens[j].text))
        first = i - (i > 0 and tokens[i - 1].text == "a")
        span = (tokens[first].start, tokens[end - 1].end)
        found = Found(span, "range", start=day, relation="since", confidence=3)
        return placed(clause, found, Point(day=int(tokens[j].text)))
    return None


def _is_number(text: str) -> bool:
    return len(text) <= 2 and 0 < int(text) <= _LAST_DAY


def _next_numbered(moment: str, number: int) -> str:
    """Return the first day of that number, at a moment or after it."""
    day = date.fromisoformat(moment[:10])
    while day.day != number:
        day += timedelta(days=1)
    return day.isoformat()


def _is_weekday(hit: Hit) -> bool:
    return isinstance(hit.said, Point) and hit.said.weekday is not None and hit.said.day is None


def _from_then(clause: Clause, hit: Hit) -> Hit:
    found = hit.found
    i = hit.first
    i -= clause.tokens[i].text not in _OF_IT  # "one dec 7"
    stop = max(i - _FARTHEST, -1)
    while i > stop and clause.tokens[i].text in _OF_IT:
        i -= 1
    if i < 0 or not found.value or found.rrule or found.kind == "time" or clause.tokens[i].text not in _FIRST:
        return hit
    if clause.tokens[i].text == "1" and not clause.tokens[i + 1].glued:
        return hit
    span = (clause.tokens[i].start, found.span[1])
    since = replace(found, span=span, kind="range", start=found.value[:10], value="", relation="since", confidence=3)
    return placed(clause, since, hit.said)


def starting(draft: Draft, day: str, now: datetime) -> Draft | None:
    """Return the draft of a series with the first of its days from that one on, None where it has ended by then. One
    that begins today may have been told no day of its own."""
    rule, begins = draft.every, (draft.start or "")[:10]
    if begins > today(now) and "FREQ=WEEKLY" in rule and "BY" not in rule:
        rule += f";BYDAY={CODES[date.fromisoformat(begins).weekday()]}"  # "weekly sync thu 2pm from the 1st"
    first = _first(rule, day)
    if not first:
        return None
    moment = f"{first}{(draft.start or draft.due or '')[10:]}"
    return replace(draft, start=moment) if draft.kind in MEETINGS else replace(draft, due=moment)


@lru_cache(maxsize=32)
def _first(rule: str, day: str) -> str:
    """Return the first day of a series from one on, "" where it has ended by then: the same, at each key after it."""
    from dateutil.rrule import rrulestr

    first = next(iter(rrulestr(rule, dtstart=datetime.fromisoformat(day), ignoretz=True)), None)
    return first.date().isoformat() if first is not None else ""


def on_several_days(draft: Draft, found: Found) -> Draft | None:
    """Return the draft of a meeting with the days that were found as its series, None where it has a day already."""
    if draft.start is not None or draft.every:
        return None
    return replace(draft, start=found.start, every=found.rrule, duration_s=draft.duration_s or found.seconds or None)


def until_then(draft: Draft, found: Found) -> str:
    """Return the recurrence with its last day; several days that go on until then are those of each week."""
    rule = draft.every
    if "COUNT=" in rule:
        days = {date.fromisoformat(day[:10]).weekday() for day in upcoming(rule, draft.start or draft.due or "", 7)}
        rule = f"FREQ=WEEKLY;BYDAY={','.join(CODES[day] for day in sorted(days))}"
    return until(replace(draft, every=rule), found)


def for_weeks(draft: Draft, seconds: int) -> Draft:
    """Return the draft of a series with how long it goes on: no meeting lasts for weeks that comes back meanwhile."""
    first = date.fromisoformat((draft.start or "")[:10])
    last = (first + timedelta(seconds=seconds) - timedelta(days=1)).isoformat()
    return replace(draft, every=until_then(draft, Found((0, 0), "date", value=last)))


def from_now_on(draft: Draft, now: datetime) -> Draft:
    """Return the draft of a series whose first hour, of today, is over, with the next of its days as the first."""
    start = draft.start or ""
    if not draft.every or "COUNT=" in draft.every or not today(now) < start < iso(now):
        return draft
    return starting(draft, (now.date() + timedelta(days=1)).isoformat(), now) or draft


def at_hours(draft: Draft, found: Found) -> Draft | None:
    """Return the draft of a meeting at the hour, or the hours, that are told apart from its days; None where it has an
    hour already. Days in a row are a series then."""
    if len(draft.start or "") != 10:
        return None
    start = f"{draft.start}T{(found.value or found.start)[11:]}"
    seconds, every = draft.duration_s or 0, draft.every
    if not every and seconds >= 2 * _DAY and seconds % _DAY == 0:
        every, seconds = f"FREQ=DAILY;COUNT={seconds // _DAY}", 0
    if found.end:
        seconds = int((datetime.fromisoformat(found.end) - datetime.fromisoformat(found.start)).total_seconds())
    if "UNTIL=" in every and "T" not in every.partition("UNTIL=")[2]:
        every = ";".join(f"{part}T235959" if part.startswith("UNTIL=") else part for part in every.split(";"))
    return replace(draft, start=start, every=every, duration_s=seconds or None)
