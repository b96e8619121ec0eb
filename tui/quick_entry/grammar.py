"""The grammar of a line: verb, parties, words and marks, follow-up; from tokens to a draft."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Order, find
from tui.quick_entry.dating import dated
from tui.quick_entry.draft import Context, Draft
from tui.quick_entry.keys import keyed
from tui.quick_entry.marks import LINK_LETTERS, PRIORITIES, TONES, VERSUS, WITH
from tui.quick_entry.names import Names
from tui.quick_entry.parties import Mention, head, listed, mention, named
from tui.quick_entry.places import place_at
from tui.quick_entry.tokens import MARK, NOTHING, NUMBER, OPAQUE, WORD, Token, tokenize
from tui.quick_entry.verbs import Verb, verb_of

_NEEDS_HEAD = frozenset(("contact", "relay", "conflict", "request", "feedback", "approval"))
_TAKES_PARTY = frozenset(("contact", "relay", "conflict", "request", "approval", "meeting", "checkin", "training"))


class Setting(NamedTuple):
    """What stays the same for all clauses of a line."""

    now: datetime
    order: Order
    region: str
    names: Names
    loose: bool
    unrecognised: frozenset[tuple[int, int]]
    context: Context


def read(line: str, setting: Setting) -> Draft:
    """Return what a line says. The text after ` // ` is a follow-up, a line of its own."""
    tokens = tokenize(line)
    for start, end in setting.unrecognised:
        for token in tokens:
            if token.start < end and token.end > start:
                token.kind, token.senses = OPAQUE, NOTHING
    cut = _follow_up(tokens)
    if cut is None:
        return _clause(line, tokens, setting)
    draft = _clause(line, tokens[:cut], setting)
    rest = tokens[cut + 2 :]
    if not rest:
        return draft
    after = setting._replace(context=Context("task", (), setting.context.link), loose=False)
    follow = _clause(line, rest, after) if _follow_up(rest) is None else read_from(line, rest, after)
    return replace(draft, follow_up=follow, spans=draft.spans + follow.spans, problems=draft.problems + follow.problems)


def read_from(line: str, tokens: list[Token], setting: Setting) -> Draft:
    """Return what the tokens say where a follow-up has a follow-up; only the first one counts as such."""
    cut = _follow_up(tokens) or len(tokens)
    return _clause(line, tokens[:cut] + tokens[cut + 2 :], setting)


def _follow_up(tokens: list[Token]) -> int | None:
    for i in range(len(tokens) - 1):
        if tokens[i].text == "/" and tokens[i + 1].text == "/" and tokens[i + 1].glued and not tokens[i].glued:
            if i + 2 == len(tokens) or not tokens[i + 2].glued:
                return i
    return None


def _clause(line: str, tokens: list[Token], setting: Setting) -> Draft:
    clause = Clause(line, tokens, bytearray(len(tokens)))
    if tokens:
        _verb_and_head(clause, setting)
        _marks(clause, setting)
        past = clause.verb is not None and clause.verb.past
        _keys(clause, setting, past)
        clause.hits = find(
            clause.unread()[clause.body_start :], setting.now, setting.order,
            past=past, loose=setting.loose, region=setting.region,
        )  # fmt: skip
    return dated(clause, _draft(clause, setting), setting.now)


def _verb_and_head(clause: Clause, setting: Setting) -> None:
    """Read the first word and the parties before the colon."""
    line, tokens, names = clause.line, clause.tokens, setting.names
    word, end = _first_word(tokens)
    verb = verb_of(word, with_head=False)
    candidate = verb_of(word, with_head=True)
    found = None
    if candidate is not None:
        found = head(line, tokens, end, names, unknown=candidate.kind in _NEEDS_HEAD)
        verb = candidate if found is not None else verb
    if verb is None:
        found = head(line, tokens, 0, names, unknown=False)
        end = 0
    _take_verb(clause, verb, end)
    if found is not None:
        clause.source, clause.parties = found.source, list(found.parties)
        clause.body_start = found.last
        clause.take(clause.verb_end, found.last, "head")
        clause.spans.pop()
        for one in [*found.parties, *([found.source] if found.source else [])]:
            clause.light(one.first, one.last, "party" if one.known else "unknown")
    elif verb is not None and verb.kind in _TAKES_PARTY and not verb.stays:
        _party_after_verb(clause, end, names)


def _first_word(tokens: list[Token]) -> tuple[str, int]:
    """Return the first word, hyphens and all (`follow-up`, `feu vert`, `ok?`), and the index after it."""
    if not tokens or tokens[0].kind != WORD:
        return "", 0
    word, end = tokens[0].text, 1
    if word == "ok" and len(tokens) > 1 and tokens[1].text == "?":
        return "ok?", 2
    if word in ("feu", "green", "rendez", "follow") and len(tokens) > 1:
        k = 2 if tokens[1].text == "-" else 1
        if k < len(tokens) and tokens[k].text in ("vert", "light", "vous", "up"):
            return f"{word}-{tokens[k].text}", k + 1
    if len(tokens) > 2 and tokens[1].text == "-" and tokens[1].glued and tokens[2].glued:
        joined = f"{word}-{tokens[2].text}"
        return (joined, 3) if verb_of(joined, with_head=False) else (joined, 0)
    return word, end


def _take_verb(clause: Clause, verb: Verb | None, end: int) -> None:
    if verb is None:
        return
    clause.verb, clause.verb_end, clause.body_start = verb, end, end
    if verb.stays:
        clause.light(0, end, "verb")
    else:
        clause.take(0, end, "verb")
        if end < len(clause.tokens) and clause.tokens[end].text == ":":
            clause.taken[end] = 1
            clause.body_start = end + 1


def _party_after_verb(clause: Clause, i: int, names: Names) -> None:
    """Read a known code right after the verb: `met nur about nights`, `relay it>nur the new form`."""
    tokens = clause.tokens
    if i < len(tokens) and tokens[i].text in WITH:
        return
    first = named(clause.line, tokens, i, names) or mention(clause.line, tokens, i, names)
    if first is None:
        return
    if first.last < len(tokens) and tokens[first.last].text == ">":
        found, end = listed(clause.line, tokens, first.last + 1, names)
        clause.source = first
        clause.take(i, first.last + 1, "party" if first.known else "unknown")
    else:
        found, end = listed(clause.line, tokens, i, names)
    _add_parties(clause, found)
    for k in range(i, end):
        clause.taken[k] = 1


def _add_parties(clause: Clause, found: list[Mention]) -> None:
    for one in found:
        clause.parties.append(one)
        clause.take(one.first, one.last, "party" if one.known else "unknown")


def _marks(clause: Clause, setting: Setting) -> None:
    """Read what stands under a sign, wherever it stands: @party, #tag, #12, !high, w/ and vs, places, the tone."""
    tokens, names = clause.tokens, setting.names
    i = clause.body_start
    while i < len(tokens):
        token = tokens[i]
        if clause.taken[i] or token.kind == OPAQUE:
            i += 1
        elif token.kind == MARK:
            i = _sign(clause, i, names)
        elif token.text in WITH or token.text in VERSUS:
            i = _with(clause, i, names)
        else:
            i = _word(clause, i, setting)
    _tone(clause)


def _sign(clause: Clause, i: int, names: Names) -> int:
    tokens = clause.tokens
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    standing = i == 0 or not token.glued or tokens[i - 1].kind == MARK
    if token.text == "@":
        one = mention(clause.line, tokens, i, names)
        if one is None:
            return i + 1
        if one.known is None and one.name in names.logins:
            clause.people.append(one.name)
            clause.take(one.first, one.last, "person")
        else:
            _add_parties(clause, [one])
        return one.last
    if token.text == "#" and after is not None and after.glued and standing and after.kind in (WORD, NUMBER):
        end = _tag_end(tokens, i + 1)
        text = clause.line[after.start : tokens[end - 1].end]
        if text.isdigit():
            clause.links.append(f"#{text}")
            clause.take(i, end, "link")
        else:
            clause.tags.append(text)
            clause.take(i, end, "tag")
        return end
    if token.text == "!" and after is not None and after.glued and standing:
        level = 1 if after.text == "!" else PRIORITIES.get(after.text)
        alone = i + 2 == len(tokens) or not tokens[i + 2].glued
        if level is not None and alone:
            clause.priority = level
            clause.take(i, i + 2, "priority")
            return i + 2
    return i + 1


def _tag_end(tokens: list[Token], i: int) -> int:
    end = i + 1
    while end < len(tokens) and tokens[end].glued and (tokens[end].kind in (WORD, NUMBER) or tokens[end].text in "-_"):
        end += 1
    return end


def _with(clause: Clause, i: int, names: Names) -> int:
    """Read the parties after *w/*, *avec*, *vs*, *contre*; the word itself goes with them."""
    tokens = clause.tokens
    j = i + 1
    if tokens[i].text == "w":
        if j >= len(tokens) or tokens[j].text != "/":
            return j
        j += 1
    if j < len(tokens) and tokens[j].text in ("le", "la", "les", "the", "l'"):
        j += 1
    found, end = listed(clause.line, tokens, j, names)
    if not found:
        return i + 1
    for k in range(i, end):
        clause.taken[k] = 1
    _add_parties(clause, found)
    return end


def _word(clause: Clause, i: int, setting: Setting) -> int:
    place = place_at(clause.line, clause.tokens, i, setting.names)
    if place is not None and not clause.place:
        clause.place = place.name
        clause.take(place.first, place.last, "place")
        return place.last
    tokens = clause.tokens
    token = tokens[i]
    if token.text in LINK_LETTERS and i + 1 < len(tokens) and not token.glued:
        number = tokens[i + 1]
        alone = i + 2 == len(tokens) or not tokens[i + 2].glued
        if number.kind == NUMBER and number.glued and alone and clause.line[token.start] == token.text:
            clause.links.append(f"{token.text}{number.text}")
            clause.light(i, i + 2, "link")
            return i + 2
    return i + 1


def _tone(clause: Clause) -> None:
    """Read a last word of plus or minus signs."""
    last = len(clause.tokens)
    while last > clause.body_start and clause.taken[last - 1]:
        last -= 1
    first = last
    while first > clause.body_start and clause.tokens[first - 1].text in ("+", "-", "−", "–"):
        first -= 1
        if not clause.tokens[first].glued:
            break
    if first == last or clause.tokens[first].glued:
        return
    tone = TONES.get(clause.line[clause.tokens[first].start : clause.tokens[last - 1].end])
    if tone is not None:
        clause.tone = tone
        clause.take(first, last, "tone")


def _keys(clause: Clause, setting: Setting, past: bool) -> None:
    for i in range(clause.body_start, len(clause.tokens) - 1):
        if clause.taken[i]:
            continue
        found = keyed(clause.line, clause.tokens, i, setting.now, setting.order, past)
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
