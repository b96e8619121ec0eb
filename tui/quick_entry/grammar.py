"""The grammar of a line: verb, parties, words and marks, follow-up; from tokens to a draft."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from tui.quick_entry.choices import Choices
from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit, find
from tui.quick_entry.dates import Order as DayOrder
from tui.quick_entry.dating import dated
from tui.quick_entry.draft import Context, Draft, Span
from tui.quick_entry.idioms import hushed
from tui.quick_entry.keys import keyed
from tui.quick_entry.marks import WITH
from tui.quick_entry.names import Names
from tui.quick_entry.orders.asking import Asked, dated_as, ordered
from tui.quick_entry.orders.reading import Begun, begun
from tui.quick_entry.parties import Mention, head, listed, mention, named
from tui.quick_entry.readings import chosen, with_alternatives
from tui.quick_entry.signs import signs
from tui.quick_entry.strangers import strangers
from tui.quick_entry.tokens import NOTHING, NUMBER, OPAQUE, WORD, Token, phrase_end, tokenize
from tui.quick_entry.verbs import ENTRIES, PHRASES, Verb, verb_of
from tui.quick_entry.words.wordset import any_of

_NEEDS_HEAD = any_of("contact|relay|conflict|request|feedback|approval")
_SPEAKS = frozenset(("contact", "request", "relay"))
_TO = any_of("a|au|aux|to|le|la|les|the|l'")
_AMONG = frozenset(("between", "entre", "opposing", "opposant"))
_HAS = any_of("a|ont|has|have|just|vient|s'")
_CALLED = any_of("called|phoned|rang|emailed|mailed|texted|appele|telephone|rappele")
_TAKES_PARTY = any_of("contact|relay|conflict|request|approval|meeting|checkin|training")


class Setting(NamedTuple):
    """What stays the same for all clauses of a line."""

    now: datetime
    order: DayOrder
    lang: str
    region: str
    names: Names
    loose: bool
    choices: Choices
    context: Context


def read(line: str, setting: Setting) -> Draft:
    """Return what a line says. The text after ` // ` is a follow-up, a line of its own."""
    tokens = hushed(tokenize(line))
    for start, end in setting.choices.literal:
        for token in tokens:
            if token.start < end and token.end > start:
                token.kind, token.senses = OPAQUE, NOTHING
    cut = _follow_up(tokens)
    if cut is None:
        return _clause(line, tokens, setting)
    stroke = Span(tokens[cut].start, tokens[cut + 1].end, "follow", 3)
    draft = _clause(line, tokens[:cut], setting)
    rest = tokens[cut + 2 :]
    if not rest:
        return replace(draft, spans=(*draft.spans, stroke))
    choices = setting.choices._replace(kind=None)
    after = setting._replace(context=Context("task", (), setting.context.link), loose=False, choices=choices)
    follow = _clause(line, rest, after) if _follow_up(rest) is None else read_from(line, rest, after)
    spans = (*draft.spans, stroke, *follow.spans)
    return replace(draft, follow_up=follow, spans=spans, problems=draft.problems + follow.problems)


def read_from(line: str, tokens: list[Token], setting: Setting) -> Draft:
    """Return what the tokens say where a follow-up has a follow-up; only the first one counts as such."""
    cut = _follow_up(tokens) or len(tokens)
    return _clause(line, tokens[:cut] + tokens[cut + 2 :], setting)


def _follow_up(tokens: list[Token]) -> int | None:
    for i in range(len(tokens) - 1):
        first, second = tokens[i], tokens[i + 1]
        if first.text != "/" or first.glued or second.text != "/" or not second.glued:
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
        _verb_and_head(clause, setting)
        signs(clause, setting.names)
        clause.hits = _dates(clause, setting)
    draft = _dated(clause, _draft(clause, setting), setting)
    asked = strangers(clause, setting.names)
    return replace(draft, problems=(*draft.problems, *asked)) if asked else draft


def _order(clause: Clause, order: Begun, setting: Setting) -> Draft:
    """Return the draft of a line that gives an order about a record; only some orders have dates and signs."""
    form = order.form
    clause.body_start = order.end
    clause.verb = Verb(dated_as(form), past=form.dates == "at")
    if form.signs:
        signs(clause, setting.names)
    if form.dates and order.values.get("answer") != "reserve":  # the dates of a condition are part of it
        clause.hits = _dates(clause, setting)
    draft = _dated(clause, replace(_draft(clause, setting), links=tuple(clause.links)), setting)
    whole = clause.line[clause.tokens[0].start : clause.tokens[-1].end]
    return ordered(draft, order, clause.title(), Asked(setting.names, setting.lang, whole))


def _dates(clause: Clause, setting: Setting) -> list[Hit]:
    return find(
        clause.unread()[clause.body_start :], setting.now, setting.order,
        past=clause.verb is not None and clause.verb.past, loose=setting.loose, region=setting.region,
    )  # fmt: skip


def _dated(clause: Clause, draft: Draft, setting: Setting) -> Draft:
    """Return the draft with its dates, each in the reading that was chosen, and with what else each may be."""
    others = {hit.found.span: hit.found.alternatives for hit in clause.hits if hit.found.alternatives}
    clause.hits = [chosen(hit, setting.choices) for hit in clause.hits]
    draft = dated(clause, draft, setting.now)
    return replace(draft, spans=tuple(with_alternatives(span, others) for span in draft.spans)) if others else draft


def _verb_and_head(clause: Clause, setting: Setting) -> None:
    """Read the first word (keys may stand before it) and the parties before the colon."""
    first = next((i for i, taken in enumerate(clause.taken) if not taken), len(clause.tokens))
    stop = next((i for i in range(first, len(clause.tokens)) if clause.taken[i]), len(clause.tokens))
    line, tokens, names = clause.line, clause.tokens[:stop], setting.names
    word, end = _first_word(line, tokens, first)
    following = tokens[end].text if end < len(tokens) else ""
    verb = verb_of(word, with_head=False, following=following)
    candidate = verb_of(word, with_head=True, following=following)
    found = None
    if candidate is not None:
        found = head(line, tokens, end, names, unknown=candidate.kind in _NEEDS_HEAD)
        before_colon = candidate.headed and end < len(tokens) and tokens[end].text == ":"
        verb = candidate if found is not None or before_colon else verb
    if verb is None:
        found = head(line, tokens, first, names, unknown=False)
        end = first
    if verb is None and found is not None and found.links and not found.parties:
        clause.verb = Verb("note")
    if setting.choices.kind is not None:
        verb = _told(clause, verb, setting.choices.kind, headed=found is not None)
    _take_verb(clause, verb, first, end)
    if found is not None:
        clause.source, clause.parties = found.source, list(found.parties)
        clause.body_start = found.last
        clause.take(end, found.last, "head")
        clause.spans.pop()
        for one in [*found.parties, *([found.source] if found.source else [])]:
            clause.light(one.first, one.last, "party" if one.known else "unknown")
        for one in found.links:
            clause.light(one.first, one.last, "link")
        clause.links = [one.name for one in found.links]
    elif verb is not None and verb.kind in _TAKES_PARTY:
        _party_after_verb(clause, end, names)
    elif clause.verb is None:
        _who_called(clause, first, names)


def _who_called(clause: Clause, first: int, names: Names) -> None:
    """Read a known party that has called or written: `dr dupuis called`, `nur a appelé`."""
    who = named(clause.line, clause.tokens, first, names, codes_only=False)
    if who is None:
        return
    i = who.last + (who.last < len(clause.tokens) and clause.tokens[who.last].text in _HAS)
    verb = verb_of(clause.tokens[i].text, with_head=False) if i < len(clause.tokens) else None
    if verb is None or not verb.past or verb.stays or clause.tokens[i].text not in _CALLED:
        return
    clause.verb, clause.body_start = verb, i + 1
    clause.name([who])
    clause.take(who.last, i + 1, "verb")


def _told(clause: Clause, verb: Verb | None, kind: str, *, headed: bool) -> Verb | None:
    """Return the verb of the kind that the user has told. The word that said another is one of the title then, but
    before a head."""
    told = Verb(kind, past=kind in ENTRIES, stays=not headed)
    if verb is None:
        clause.verb = told
        return None
    return verb if verb.kind == kind else told


def _first_word(line: str, tokens: list[Token], i: int) -> tuple[str, int]:
    """Return the first word, hyphens and all (`follow-up`, `feu vert`, `ok?`), and the index after it."""
    if i >= len(tokens) or tokens[i].kind != WORD:
        return "", i
    word = tokens[i].text
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if word == "ok" and after is not None and after.text == "?":
        return "ok?", i + 2
    for words, verb in PHRASES.items():
        end = phrase_end(tokens, i + 1, words[1:]) if words[0] == word else 0
        if end:
            return verb, end
    if after is not None and after.text == "-" and after.glued and i + 2 < len(tokens) and tokens[i + 2].glued:
        return "", i  # "call-back list" is no call
    if after is not None and after.kind == NUMBER and "room" in tokens[i].senses:
        return "", i  # "Point 3 of the agenda"
    if after is not None and (word, after.text) == ("plan", "b"):
        return "", i
    typed = line[tokens[i].start : tokens[i].end].lower()
    return (typed if verb_of(typed, with_head=False) else word), i + 1


def _take_verb(clause: Clause, verb: Verb | None, first: int, end: int) -> None:
    if verb is None:
        return
    clause.verb, clause.body_start = verb, end
    if verb.stays:
        clause.light(first, end, "verb")
    else:
        clause.take(first, end, "verb")
        if end < len(clause.tokens) and clause.tokens[end].text == ":":
            clause.taken[end] = 1
            clause.body_start = end + 1


def _party_after_verb(clause: Clause, i: int, names: Names) -> None:
    """Read a known code right after the verb: `met nur about nights`, `relay it>nur the new form`."""
    tokens = clause.tokens
    told = clause.verb is not None and clause.verb.kind in _SPEAKS
    start = i
    if i < len(tokens) and tokens[i].text in _AMONG and clause.verb is not None and clause.verb.kind == "conflict":
        told, i = True, i + 1
    while told and i < len(tokens) and i - start < 2 and tokens[i].text in _TO:
        i += 1
    if i < len(tokens) and tokens[i].text in WITH:
        return
    first = named(clause.line, tokens, i, names, codes_only=False) or mention(clause.line, tokens, i, names)
    if first is None or not (told or first.known is None or first.known.is_person or _by_code(clause, first, names)):
        return  # "meet Steering committee": its name is the title
    if first.last < len(tokens) and tokens[first.last].text == ">":
        found, end = listed(clause.line, tokens, first.last + 1, names)
        clause.source = first
        clause.take(i, first.last + 1, "party" if first.known else "unknown")
    else:
        found, end = listed(clause.line, tokens, i, names)
    clause.name(found)
    stays = clause.verb is not None and clause.verb.stays
    for k in range(start, end):
        clause.taken[k] = not stays


def _by_code(clause: Clause, one: Mention, names: Names) -> bool:
    start, end = clause.tokens[one.first].start, clause.tokens[one.last - 1].end
    return clause.line[start] == "@" or names.code(clause.line[start:end]) is not None


def _keys(clause: Clause, setting: Setting) -> None:
    for i in range(len(clause.tokens) - 1):
        if clause.tokens[i + 1].text != ":" or clause.taken[i]:
            continue
        found = keyed(clause.line, clause.tokens, i, setting.now, setting.order, setting.names)
        if found is None:
            continue
        if found.role == "place":
            clause.place = found.text
        else:
            clause.keyed.append(found)
        clause.take(found.first, found.last, "key")


def _draft(clause: Clause, setting: Setting) -> Draft:
    verb, context = clause.verb, setting.context
    parties = tuple(dict.fromkeys(_identity(one) for one in clause.parties)) or context.parties
    links = tuple(dict.fromkeys(([context.link] if context.link else []) + clause.links))
    return Draft(
        text=clause.line,
        kind=verb.kind if verb else context.kind,
        channel=verb.channel if verb else "",
        parties=parties,
        source=_identity(clause.source) if clause.source else None,
        people=tuple(dict.fromkeys(clause.people)),
        tags=tuple(dict.fromkeys(clause.tags)),
        links=links,
        priority=clause.priority,
        tone=clause.tone,
        place=clause.place,
    )


def _identity(one: Mention) -> int | str:
    return one.known.id if one.known is not None else one.name
