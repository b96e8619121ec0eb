"""Which way the dates of a clause lean: a call is of the last weeks, what was said in it is ahead, and so is a task."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from tui.quick_entry.asked.ahead import turn
from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit, find
from tui.quick_entry.dates.settle import day_of
from tui.quick_entry.dates.values import Point, Range
from tui.quick_entry.dating.afternoons import in_its_half
from tui.quick_entry.dating.bare_hours import bare_hours
from tui.quick_entry.dating.beside import BEFORE, BESIDE, is_beside
from tui.quick_entry.dating.bounds import bounded
from tui.quick_entry.dating.fields import is_stretch, last
from tui.quick_entry.dating.hearsay import said
from tui.quick_entry.dating.placing import placed
from tui.quick_entry.dating.planning import plans
from tui.quick_entry.draft import Found
from tui.quick_entry.kinds.verbs import ENTRIES, ITEMS, MEETINGS, TAKING_PLACE
from tui.quick_entry.setting import Setting
from tui.quick_entry.tokens import Token
from tui.quick_entry.wordset import any_of

_MOST_OF_A_YEAR, _LATELY = timedelta(days=320), timedelta(days=45)
_MAR = "mar"
"""Of March, and of Tuesday."""
_MARCH, _TUESDAY, _EARLIEST, _LATEST = 3, 1, 7, 19
_TOLD = any_of("contact|decision|relay|approval|feedback|note")
"""What is told of days that are over, not asked for."""
_REMINDING = any_of("remind|reminder|rappel|rappeler|aviser|prevenir|avertir|warn|notify|chase|relance|relancer")
_RECEIVED = any_of("got|received|recd|recu|recue|recus|recues|obtenu|obtenue|obtenus|obtenues")
"""With them a line begins that tells of a day that is over."""
_LATE = ITEMS | ENTRIES | {""}
"""Kinds of lines whose days without a year may just be over."""


def dates(clause: Clause, setting: Setting) -> list[Hit]:
    """Return the expressions of time in a clause, each in the reading that its place in the line suggests."""
    tokens, verb = clause.unread(), clause.verb
    kind = verb.kind if verb else setting.context.kind
    hits: list[Hit] = []
    if verb is not None and verb.past:
        hits, tokens = _over(clause, tokens, kind, setting)
    hits += _told(tokens, kind, setting) if tokens else []
    if not hits:
        return hits
    hits = [_without_the_far_year(clause, hit, kind, setting) if hit.found.alternatives else hit for hit in hits]
    if kind in MEETINGS and not setting.loose:
        hits = _of_meeting(clause, tokens, hits, setting)
    hits = _of_one_month(hits, setting) if len(hits) > 1 else hits
    if setting.followed is None and not (BESIDE.isdisjoint(clause.texts) or kind in TAKING_PLACE):
        hits = _told_from_it(clause, hits, setting)
    if setting.loose:
        return [placed(clause, hit.found, hit.said) for hit in hits]
    hits = [placed(clause, in_its_half(hit, kind, setting.now), hit.said) for hit in hits]
    return hits if kind in MEETINGS else [bounded(clause, hit, kind, setting.now) for hit in hits]


def _over(clause: Clause, tokens: list[Token], kind: str, setting: Setting) -> tuple[list[Hit], list[Token]]:
    """Return what was found in the part of a clause that tells of what is over, and the tokens of the rest. Where what
    was said in a call begins is noted in the clause."""
    cut = turn(tokens)
    if kind == "contact":
        cut = min(cut, said(tokens))
        clause.said = tokens[cut].start if cut < len(tokens) else None
    hits = _found(tokens[:cut], setting, past=True)
    return [_recent(hit, tokens, setting) if _is_yearless(hit) else hit for hit in hits], tokens[cut:]


def _of_meeting(clause: Clause, tokens: list[Token], hits: list[Hit], setting: Setting) -> list[Hit]:
    """Return what was found in the line of a meeting, with the numbers among the tokens that may be its hours."""
    hits = bare_hours(tokens, hits)
    return [_or_tuesday(clause.line, hit, setting) for hit in hits] if _MAR in clause.texts else hits


def _or_tuesday(line: str, hit: Hit, setting: Setting) -> Hit:
    """Return the `mar 10` of a meeting as what it is in the reader's language, Tuesday at ten or the tenth of March,
    with the other reading beside it."""
    said, found = hit.said, hit.found
    if not isinstance(said, Point) or said.month != _MARCH or found.kind != "date":
        return hit
    hour = said.day or _LATEST
    if hour >= _LATEST or not line[slice(*found.span)].lower().startswith("mar ") or found.value[4:7] != "-03":
        return hit
    day = setting.now.date() + timedelta(days=(_TUESDAY - setting.now.weekday()) % 7 or 7)
    tuesday = f"{day.isoformat()}T{hour + 12 if hour < _EARLIEST else hour:02}:00"
    if setting.lang != "fr":
        return replace(hit, found=replace(found, alternatives=(tuesday, *found.alternatives), confidence=2))
    return replace(hit, found=replace(found, kind="datetime", value=tuesday, alternatives=(found.value,), confidence=2))


def _of_one_month(hits: list[Hit], setting: Setting) -> list[Hit]:
    """Return what was found, the number of a day being one of the month that the day before it names (`hearing jan 12,
    prep on the 8th`), with the nearest such day beside it."""
    named = [hit.found for hit in hits if isinstance(hit.said, Point) and hit.said.month and hit.said.day]
    if not named or not named[0].value:
        return hits
    return [_of_its_month(hit, named[0], setting) if hit.found.span > named[0].span else hit for hit in hits]


def _of_its_month(hit: Hit, named: Found, setting: Setting) -> Hit:
    said = hit.said
    if not isinstance(said, Point) or said.day is None or said != Point(day=said.day, confidence=said.confidence):
        return hit
    day = day_of(int(named.value[:4]), int(named.value[5:7]), said.day)
    if day is None or day < setting.now.date() or day.isoformat() == hit.found.value:
        return hit
    return replace(hit, found=replace(hit.found, value=day.isoformat(), alternatives=(hit.found.value,), confidence=2))


def _told_from_it(clause: Clause, hits: list[Hit], setting: Setting) -> list[Hit]:
    """Return what was found, what is told from a day that stands before it being that day (`rental ends 1/15, remind
    ent 1 wk before`): the one to keep where something is to be done then, else one that may be meant. Of several days,
    the first one is what something is before."""
    base = next((hit for hit in hits if hit.found.confidence > 1 and last(hit.found)), None)
    after = clause.at(base.found.span[1]) if base is not None else len(clause.tokens)
    if base is None or BESIDE.isdisjoint(clause.each[after:]):
        return hits
    tokens = clause.unread()[after - clause.body_start :]
    hit = next((hit for hit in _from_day(tokens, last(base.found), setting) if is_beside(clause, hit.found)), None)
    if hit is None:
        return hits
    if is_stretch(base) and is_beside(clause, hit.found, BEFORE):
        place = hit.found.span
        earlier = _from_day(tokens, base.found.start, setting)
        hit = next((other for other in earlier if other.found.span == place), hit)
    others = [other for other in hits if other.found.span[1] <= hit.found.span[0]]
    later = [other for other in hits if other.found.span[0] >= hit.found.span[1]]
    if not plans(clause, hit.found) and _REMINDING.isdisjoint(clause.texts):
        return [*others, replace(hit, found=replace(hit.found, confidence=1)), *later]
    others = [other for other in others if other is not base]
    return [*others, hit, *([base] if is_stretch(base) else []), *later]


def _from_day(tokens: list[Token], day: str, setting: Setting) -> list[Hit]:
    return _found(tokens, replace(setting, followed=date.fromisoformat(day[:10])), ahead=True)


def _told(tokens: list[Token], kind: str, setting: Setting) -> list[Hit]:
    hits = _found(tokens, setting, ahead=setting.is_follow_up or kind == "task")
    if setting.loose or setting.is_follow_up or kind not in _LATE:
        return hits
    return [_lately(hit, tokens, setting) if _is_yearless(hit) else hit for hit in hits]


def _is_yearless(hit: Hit) -> bool:
    """Is it a day of a month of no year in particular, and sure?"""
    day = hit.said.end if isinstance(hit.said, Range) else hit.said
    return isinstance(day, Point) and day.month is not None and day.year is None and hit.found.confidence > 1


def _ends(found: Found) -> date | None:
    day = (found.value or found.end or found.start)[:10]
    return date.fromisoformat(day) if day else None


def _lately(hit: Hit, tokens: list[Token], setting: Setting) -> Hit:
    """Return a day without a year that was in the last weeks as the one it was: hardly anything is noted for most of a
    year ahead (`log missing 11/18 to 11/20`, `promised for nov 20`)."""
    ends = _ends(hit.found)
    if ends is None or ends - setting.now.date() < _MOST_OF_A_YEAR:
        return hit
    before = _read_again(hit, tokens, setting, past=True)
    over = _ends(before.found)
    return before if over and setting.now.date() - over < _LATELY else hit


def _recent(hit: Hit, tokens: list[Token], setting: Setting) -> Hit:
    """Return a day without a year as one to come where nobody would log it now (`called hr 6 RNs start jan 4`)."""
    over = _ends(hit.found)
    if over is None or setting.now.date() - over < _LATELY:
        return hit
    return _read_again(hit, tokens, setting, past=False)


def _read_again(hit: Hit, tokens: list[Token], setting: Setting, *, past: bool) -> Hit:
    start, end = hit.found.span
    told = [token for token in tokens if token.start >= start and token.end <= end]
    return next(iter(_found(told, setting, past=past)), hit)


def _without_the_far_year(clause: Clause, hit: Hit, kind: str, setting: Setting) -> Hit:
    """Return what was found without its reading in another year, but where the earlier one is of the last weeks: nobody
    means the others. What follows is ahead, and a call is over."""
    told = kind in _TOLD or (not kind and clause.each[0] in _RECEIVED)
    found, sure = hit.found, setting.is_follow_up or (told and not hit.found.is_deadline)
    others = tuple(
        other
        for other in found.alternatives
        if other[4:10] != found.value[4:10] or (not sure and _is_late(min(other, found.value), setting))
    )
    return hit if others == found.alternatives else replace(hit, found=replace(found, alternatives=others))


def _is_late(moment: str, setting: Setting) -> bool:
    return setting.now.date() - date.fromisoformat(moment[:10]) < _LATELY


def _found(tokens: list[Token], setting: Setting, *, past: bool = False, ahead: bool = False) -> list[Hit]:
    return find(
        tokens, setting.now, setting.order, past=past, loose=setting.loose, region=setting.region,
        anchor=setting.followed, ahead=ahead,
    )  # fmt: skip
