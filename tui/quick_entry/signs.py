"""What stands under a sign, wherever it stands: @party, #tag, #12, !high, w/ and vs, places, the tone."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import CONTENT
from tui.quick_entry.kinds.verbs import MEETINGS, Verb
from tui.quick_entry.marks import AND, LINK_LETTERS, PRIORITIES, ROOMS, TONES, VERSUS, WITH
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import ARTICLES, SEPARATORS, Mention, cut_short, gathered, mention, named
from tui.quick_entry.places import IN, OPENING, place_at
from tui.quick_entry.records import record_at
from tui.quick_entry.tokens import MARK, NUMBER, OPAQUE, WORD, Token
from tui.quick_entry.wordset import any_of

_SIGNS = frozenset(("@", "#", "!"))
_ABOUT = any_of("re|ref|about|regarding|concernant|de")
"""They go with the record after them."""
_THERE = any_of("meet|meeting|starts|starting|start|gather|moved|rdv|rencontre|depart")
"""Words that tell nothing without the place after them."""
_TELLING = _SIGNS | LINK_LETTERS | WITH | VERSUS | IN
_TELLING_WITH_ROOMS = _TELLING | OPENING
"""Where a room is named too: any preposition may be that of the room."""


def signs(clause: Clause, names: Names) -> None:
    """Read what stands under a sign, wherever it stands: @party, #tag, #12, !high, w/ and vs, places, the tone."""
    after = clause.body_start
    for i in _beginnings(clause, names):
        if i >= after and not clause.taken[i] and clause.tokens[i].kind != OPAQUE:
            after = _read(clause, i, names)
    _tone(clause)


def _beginnings(clause: Clause, names: Names) -> list[int]:
    """Return the tokens with which something may begin that stands under a sign: few, but where places are known by
    name."""
    if names.places:
        return [*range(len(clause.tokens))]
    telling = _TELLING if ROOMS.isdisjoint(clause.texts) else _TELLING_WITH_ROOMS
    return clause.where(telling)


def _read(clause: Clause, i: int, names: Names) -> int:
    """Read what stands at token `i`; return the index after it."""
    token = clause.tokens[i]
    if token.kind == MARK:
        return _sign(clause, i, names)
    counted = token.glued and i and clause.tokens[i - 1].kind == NUMBER  # "2w"
    leads = (token.text in WITH or token.text in VERSUS) and not counted
    return _with(clause, i, names) if leads else _word(clause, i, names)


def _sign(clause: Clause, i: int, names: Names) -> int:
    """Read what stands under the sign at token `i`; return the index after it."""
    tokens, sign = clause.tokens, clause.tokens[i]
    if sign.text == "@":
        return _somebody(clause, i, names)
    standing = i == 0 or not sign.glued or tokens[i - 1].kind == MARK
    if not standing or i + 1 == len(tokens) or not tokens[i + 1].glued:
        return i + 1
    if sign.text == "#" and tokens[i + 1].kind in (WORD, NUMBER):
        return _tag(clause, i)
    return _priority(clause, i) if sign.text == "!" else i + 1


def _somebody(clause: Clause, i: int, names: Names) -> int:
    one = mention(clause.line, clause.tokens, i, names)
    if one is None:
        return i + 1
    if one.known is None and one.name in names.logins:
        clause.people.append(one.name)
        clause.take(one.first, one.last, "person")
    else:
        clause.name([one])
    if _within_sentence(clause, one.first, one.last):
        clause.taken[one.first : one.last] = bytes(one.last - one.first)
    return one.last


def _tag(clause: Clause, i: int) -> int:
    """Read `#nights`, or `#12`, which is a record."""
    end = _tag_end(clause.tokens, i + 1)
    text = clause.line[clause.tokens[i + 1].start : clause.tokens[end - 1].end]
    if text.isdigit():
        clause.links.append(f"#{text}")
        _link(clause, i, end)
    else:
        clause.tags.append(text)
        clause.take(i, end, "tag")
    return end


def _link(clause: Clause, i: int, end: int) -> None:
    """Take the number of a record with the word that goes with it; within a sentence it stays, and so does a second one
    (`about #27 and #28`)."""
    tokens = clause.tokens
    before = tokens[i - 1].text if i > clause.body_start else ""
    joined = before in SEPARATORS and i > 2 and tokens[i - 3].text == "#"
    within = before not in ("re", "ref") and _within_sentence(clause, i, end)
    if within or (joined and not clause.taken[i - 3]):
        clause.light(i, end, "link")
    else:
        clause.take(i - 1 if joined or before in _ABOUT else i, end, "link")


def _priority(clause: Clause, i: int) -> int:
    tokens = clause.tokens
    level = 1 if tokens[i + 1].text == "!" else PRIORITIES.get(tokens[i + 1].text)
    if level is None or (i + 2 < len(tokens) and tokens[i + 2].glued):
        return i + 1
    clause.priority = level
    clause.take(i, i + 2, "priority")
    return i + 2


def _within_sentence(clause: Clause, first: int, after: int) -> bool:
    """Do words of the title stand on both sides (`tell @marc the room changed`, `they say #12 is urgent`)? Then it
    stays among them."""
    before = first - 1
    if before < 0 or after >= len(clause.tokens) or clause.taken[before] or clause.taken[after]:
        return False
    if clause.tokens[before].kind == WORD and clause.tokens[after].text == "," and after + 1 < len(clause.tokens):
        return bool(before > clause.body_start) and not clause.tokens[before].senses
    if clause.tokens[before].kind != WORD or clause.tokens[after].kind != WORD:
        return False
    return not clause.tokens[after].senses.bits & CONTENT


def _tag_end(tokens: list[Token], i: int) -> int:
    end = i + 1
    while end < len(tokens) and tokens[end].glued and (tokens[end].kind in (WORD, NUMBER) or tokens[end].text in "-_"):
        end += 1
    return end


def _with(clause: Clause, i: int, names: Names) -> int:
    """Read the parties after *w/*, *avec*, *vs*, *contre*; the word itself goes with them."""
    tokens = clause.tokens
    j = i + 1
    if j < len(tokens) and tokens[j].text in ARTICLES:
        j += 1
    found, end = gathered(clause.line, tokens, j, names)
    if not found:
        return i + 1
    if tokens[i].text in VERSUS:
        against = _before(clause, i, names) or _first(clause, i, names)
        if against is not None:
            return _opposed(clause, [against, *found], end)
    is_conflict = clause.verb is not None and clause.verb.kind == "conflict"
    if (tokens[i].text in VERSUS and not is_conflict) or _goes_on(tokens, end):
        for one in found:
            clause.parties.append(one)
            clause.light(one.first, one.last, "party" if one.known else "unknown")
        return end
    for k in range(i, end):
        clause.taken[k] = 1
    clause.name(found)
    return end


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Is somebody else named from token `i` on whom nobody knows (`with the gc and all the trades`)? Then the words are
    not torn apart."""
    more = i + 1 < len(tokens) and tokens[i].text in AND and tokens[i + 1].kind == WORD
    return more and not tokens[i + 1].senses.bits & CONTENT


def _before(clause: Clause, i: int, names: Names) -> Mention | None:
    """Return the known party that ends right before token `i`, amid the words."""
    for first in range(max(clause.body_start, i - 3), i):
        one = named(clause.line, clause.tokens, first, names, codes_only=False)
        if one is not None and one.last == i and not clause.taken[first]:
            return one
    short = cut_short(clause.line, clause.tokens, i - 1, names) if i > clause.body_start else []
    return short[0] if short and not clause.taken[i - 1] else None


def _first(clause: Clause, i: int, names: Names) -> Mention | None:
    """Return the one word that a line without a verb begins with before *contre* at token `i`: of somebody known whose
    name begins so, or new."""
    token = clause.tokens[0]
    if i != 1 or clause.verb is not None or token.kind != WORD or token.senses:
        return None
    known = cut_short(clause.line, clause.tokens, 0, names)
    return known[0] if known else Mention(clause.line[token.start : token.end], None, 0, 1)


def _opposed(clause: Clause, sides: list[Mention], end: int) -> int:
    """Add the two sides that are named amid the words (`who signs? pha vs med again`), which stay; return the index
    after them. A line that says nothing else is a conflict."""
    clause.verb = clause.verb or Verb("conflict", stays=True)
    for one in sides:
        clause.parties.append(one)
        clause.light(one.first, one.last, "party" if one.known else "unknown")
    return end


def _word(clause: Clause, i: int, names: Names) -> int:
    place = place_at(clause.line, clause.tokens, i, names)
    if place is not None and not clause.place:
        clause.place = place.name
        # of anything but a meeting, the place is part of what is said: "the reader in room 12 is broken"
        amid = i > clause.body_start and clause.tokens[i - 1].text in _THERE  # "…, meet at trailer"
        if clause.verb is not None and clause.verb.kind in MEETINGS and not amid:
            clause.take(place.first, place.last, "place")
        else:
            clause.light(place.first, place.last, "place")
        return place.last
    token = clause.tokens[i]
    if token.glued or token.text not in LINK_LETTERS:
        return i + 1
    record = record_at(clause.line, clause.tokens, i)
    if record is None:
        return i + 1
    clause.links.append(record.name)
    clause.light(i, record.last, "link")
    return record.last


def _tone(clause: Clause) -> None:
    """Read a last word of plus or minus signs."""
    last = len(clause.tokens)
    while last > clause.body_start and clause.taken[last - 1]:
        last -= 1
    first = last
    while first > clause.body_start and _is_tone(clause.tokens[first - 1]):
        first -= 1
        if not clause.tokens[first].glued:
            break
    if first == last or clause.tokens[first].glued:
        return
    tone = TONES.get(clause.line[clause.tokens[first].start : clause.tokens[last - 1].end])
    if tone is not None:
        clause.tone = tone
        clause.take(first, last, "tone")


def _is_tone(token: Token) -> bool:
    return token.kind == MARK and token.text in ("+", "-", "−", "–")
