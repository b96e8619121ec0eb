"""The grammar of a line: verb, parties, words and marks, follow-up; from tokens to a draft."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from tui.quick_entry.asked.mistyped_days import mistyped_days
from tui.quick_entry.asked.readings import chosen, with_alternatives
from tui.quick_entry.clause import Clause
from tui.quick_entry.dating.dated import dated
from tui.quick_entry.dating.from_now import days_from_now
from tui.quick_entry.dating.leaning import dates
from tui.quick_entry.draft import Context, Draft, Span
from tui.quick_entry.keys import MAY_BE_KEYS, keyed
from tui.quick_entry.kinds.gatherings import is_call_of_several
from tui.quick_entry.kinds.held import as_held
from tui.quick_entry.kinds.opening import opening
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.marks import WITH
from tui.quick_entry.orders.asking import Asked, dated_as, ordered
from tui.quick_entry.orders.form import Begun
from tui.quick_entry.orders.reading import begun
from tui.quick_entry.people.mentioned import mentioned
from tui.quick_entry.people.met import cuts_off
from tui.quick_entry.people.namesakes import namesakes
from tui.quick_entry.people.noticed import is_with_somebody, noticed
from tui.quick_entry.people.parties import Mention
from tui.quick_entry.people.quarrels import at_odds
from tui.quick_entry.people.strangers import strangers
from tui.quick_entry.setting import Setting
from tui.quick_entry.signs import signs
from tui.quick_entry.spelling import spelled
from tui.quick_entry.tokens import MARK, Token, opaque

T = TypeVar("T")
_BY_THEN = re.compile(r"\b(?:by|before|b4|avant|avt|due)\b", re.IGNORECASE)
"""In a series that tells by when something is due each time (`every fri by 4`)."""
_INVITING = frozenset(("invite", "invited", "inviter", "inviting"))
_AHEAD = frozenset(("day", "due", "review"))
"""Fields of orders for which a length of time is one from now (`snooze #12 2w`)."""


def read(line: str, setting: Setting) -> Draft:
    """Return what a line says. The text after ` // ` is a follow-up, a line of its own."""
    tokens = spelled(line)
    for start, end in setting.choices.literal:
        tokens = [opaque(one, one.text) if one.start < end and one.end > start else one for one in tokens]
    cut = _follow_up(tokens) if "//" in line else None
    if cut is None:
        return _clause(line, tokens, setting)
    stroke = Span(tokens[cut].start, tokens[cut + 1].end, "follow", 3)
    draft = _clause(line, tokens[:cut], setting)
    rest = tokens[cut + 2 :]
    if not rest:
        return replace(draft, spans=(*draft.spans, stroke))
    choices = replace(setting.choices, kind=None)
    after = replace(setting, 
        context=Context("task", (), setting.context.link), loose=False, choices=choices, followed=_day_of(draft),
        is_follow_up=True,
    )  # fmt: skip
    follow = _clause(line, rest, after) if _follow_up(rest) is None else read_from(line, rest, after)
    spans = (*draft.spans, stroke, *follow.spans)
    return replace(draft, follow_up=follow, spans=spans, problems=draft.problems + follow.problems)


def _day_of(draft: Draft) -> date | None:
    """Return the day that follow-ups may be told from; that of an order is in its fields."""
    said = draft.order.values.get("start") if draft.order is not None else draft.start or draft.due
    return date.fromisoformat(said[:10]) if isinstance(said, str) else None


def read_from(line: str, tokens: list[Token], setting: Setting) -> Draft:
    """Return what the tokens say where a follow-up has a follow-up; only the first one counts as such."""
    cut = _follow_up(tokens) or len(tokens)
    return _clause(line, tokens[:cut] + tokens[cut + 2 :], setting)


def _follow_up(tokens: list[Token]) -> int | None:
    for i in range(len(tokens) - 1):
        first, second = tokens[i], tokens[i + 1]
        if first.text != "/" or first.kind != MARK or first.glued or second.text != "/" or not second.glued:
            continue
        if i + 2 == len(tokens) or not tokens[i + 2].glued:
            return i
    return None


def _clause(line: str, tokens: list[Token], setting: Setting) -> Draft:
    clause = Clause(line, tokens, bytearray(len(tokens)))
    if tokens:
        _keys(clause, setting)
        order = begun(clause, setting.names, setting.context) if setting.choices.kind is None else None
        if order is not None:
            return _order(clause, order, setting)
        opening(clause, setting.names, setting.choices.kind, setting.now)
        signs(clause, setting.names)
        told = bool(setting.context.parties) or is_with_somebody(clause)
        clause.somebody = clause.where(setting.names.among(clause.texts))
        whom = mentioned(clause, setting.names)
        others = noticed(clause, setting.names, setting.choices, told=told)
        if len(clause.parties) > 1 and not setting.context.kind and at_odds(clause):
            clause.verb = Verb("conflict", stays=True)
        if clause.verb is None and clause.tone is not None and clause.parties and not setting.context.kind:
            clause.verb = Verb("note")  # what somebody feels is for the log
        clause.hits = dates(clause, setting)
        for i in (*whom, *others):
            clause.taken[i] = 0
        if clause.verb is not None and is_call_of_several(clause):
            clause.verb = Verb("meeting", stays=True)
        invited = not whom or not _INVITING.isdisjoint(clause.texts)
        if clause.verb is None and invited and not setting.context.kind and _is_meeting(clause):
            clause.verb = Verb("meeting", stays=True)
    draft = _dated(clause, _draft(clause, setting), setting)
    draft = as_held(draft, setting.now) if setting.choices.kind is None else draft
    asked = [*strangers(clause, setting.names), *namesakes(clause, setting.names), *mistyped_days(clause)]
    return replace(draft, problems=(*draft.problems, *asked)) if asked else draft


def _is_meeting(clause: Clause) -> bool:
    """Is a line without a verb a meeting all the same: from one hour to another, or again and again at an hour
    (`steering thu 9-11 @nur`), or at an hour and *with* somebody (`site walk w/ fac mon 7am`), or for so long?"""
    if not clause.parties or not clause.hits:
        return False
    together = any(clause.taken[i] and _is_met(clause, i - 1) for i in clause.where(WITH))
    told = together or any(hit.found.kind == "duration" for hit in clause.hits)
    return any(
        ("BYHOUR" in hit.found.rrule and _BY_THEN.search(clause.line, *hit.found.span) is None)
        or ("T" in hit.found.start and "T" in hit.found.end and not hit.found.part and not cuts_off(clause))
        or (told and hit.found.kind == "datetime" and hit.found.relation == "at" and hit.found.confidence > 1)
        or (together and hit.found.rrule and any(other.found.kind == "time" for other in clause.hits))
        for hit in clause.hits
    )


def _is_met(clause: Clause, i: int) -> bool:
    """Does the word before *with* name what is held, not what is done (`…: trancher avec lavoie`)?"""
    return i == 0 or (i > 0 and clause.tokens[i - 1].kind != MARK)


def _order(clause: Clause, order: Begun, setting: Setting) -> Draft:
    """Return the draft of a line that gives an order about a record; only some orders have dates and signs."""
    form = order.form
    clause.body_start = order.end
    clause.verb = Verb(dated_as(form), past=form.dates == "at")
    if form.signs:
        signs(clause, setting.names)
    if form.dates and order.values.get("answer") != "reserve":  # the dates of a condition are part of it
        hits = dates(clause, setting)
        clause.hits = days_from_now(hits, setting.now, setting.region) if form.dates in _AHEAD else hits
    draft = _dated(clause, replace(_draft(clause, setting), links=tuple(clause.links)), setting)
    clause.taken[: order.end] = b"\x01" * order.end  # its words are no title, however short the text
    whole = clause.line[clause.tokens[0].start : clause.tokens[-1].end]
    return ordered(draft, order, clause.title(), Asked(setting.names, setting.lang, whole))


def _dated(clause: Clause, draft: Draft, setting: Setting) -> Draft:
    """Return the draft with its dates, each in the reading that was chosen, and with what else each may be."""
    others = {hit.found.span: hit.found.alternatives for hit in clause.hits if hit.found.alternatives}
    if setting.choices.readings:
        clause.hits = [chosen(hit, setting.choices) for hit in clause.hits]
    draft = dated(clause, draft, setting.now)
    return replace(draft, spans=tuple(with_alternatives(span, others) for span in draft.spans)) if others else draft


def _keys(clause: Clause, setting: Setting) -> None:
    for colon in clause.colons:
        i = colon - 1
        if i < 0 or clause.each[i] not in MAY_BE_KEYS or clause.taken[i]:
            continue
        found = keyed(clause.line, clause.tokens, colon, setting.now, setting.order, setting.names, setting.region)
        if found is None:
            continue
        if found.role == "place":
            clause.place = found.text
        elif found.role == "zone":
            clause.zone = found.text
        else:
            clause.keyed.append(found)
        clause.take(found.first, found.last, "key")


def _draft(clause: Clause, setting: Setting) -> Draft:
    verb, context = clause.verb, setting.context
    links = [context.link, *clause.links] if context.link else clause.links
    return Draft(
        text=clause.line,
        kind=verb.kind if verb else context.kind,
        channel=verb.channel if verb else "",
        parties=_once([_identity(one) for one in clause.parties]) if clause.parties else context.parties,
        source=_identity(clause.source) if clause.source else None,
        people=_once(clause.people),
        tags=_once(clause.tags),
        links=_once(links),
        priority=clause.priority,
        tone=clause.tone,
        place=clause.place,
        zone=clause.zone,
    )


def _once(told: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(told)) if told else ()


def _identity(one: Mention) -> int | str:
    return one.known.id if one.known is not None else one.name
