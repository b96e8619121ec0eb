"""Who stands right after the first word of a line, or where it begins: `met nur about nights`, `uni v hr over parking`,
`décision client, on garde …`."""

from __future__ import annotations

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import CONTENT
from tui.quick_entry.kinds.calls import FROM, OF, TO, past_small
from tui.quick_entry.kinds.verbs import Verb
from tui.quick_entry.marks import AGAINST, AMONG, VERSUS, WITH
from tui.quick_entry.people.mentioned import DOING
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import Mention, cut_short, gathered, listed, party_at
from tui.quick_entry.tokens import Token

_SPEAKS = frozenset(("contact", "request", "relay"))
_VERSUS = VERSUS | {"v"}
_DOES = DOING | {"en"}
"""What somebody does, or how they are (`mail de lavoie, arc en retard`)."""


def party_after_verb(clause: Clause, i: int, names: Names) -> None:
    """Read a known code right after the verb: `met nur about nights`, `relay it>nur the new form`."""
    tokens = clause.tokens
    verb = clause.verb or Verb("")
    told = verb.kind in _SPEAKS or verb.headed
    start = i
    if i < len(tokens) and tokens[i].text in AMONG and verb.kind == "conflict":
        told, i = True, i + 1
    if told:
        small = TO | OF if verb.headed or verb.kind == "contact" else TO | FROM if verb.kind == "request" else TO
        i = past_small(tokens, i, small)
    if i < len(tokens) and tokens[i].text in WITH:
        return
    first = party_at(clause.line, tokens, i, names)
    short = cut_short(clause.line, tokens, i, names) if first is None and told else []
    first = short[0] if short else first
    if first is None or not (told or first.known is None or first.known.is_person or _by_code(clause, first, names)):
        return  # "meet Steering committee": its name is the title
    said: list[Mention] = []
    if first.last < len(tokens) and tokens[first.last].text == ">":
        found, end = gathered(clause.line, tokens, first.last + 1, names, must=True)
        clause.source = first
        clause.take(i, first.last + 1, "party" if first.known else "unknown")
    else:
        found, end = (short, first.last) if short else listed(clause.line, tokens, i, names)
        if verb.kind == "contact" and len(found) > 1 and _says(tokens, found):
            said.append(found.pop())  # "email from nadia, owner ok with …"
            end = found[-1].last
        end = _other_side(clause, found, end, names) if verb.kind == "conflict" else end
    clause.name(found)
    for one in said:
        clause.parties.append(one)
        clause.light(one.first, one.last, "party")
    for k in range(start, end):
        clause.taken[k] = not verb.stays


def _says(tokens: list[Token], found: list[Mention]) -> bool:
    """Is the last of those who are named behind a comma not one of them, but who does something in what was said?"""
    before, last = found[-2:]
    apart = any(token.text == "," for token in tokens[before.last : last.first])
    return apart and last.last < len(tokens) and tokens[last.last].text in _DOES


def decided_by(clause: Clause, i: int, names: Names) -> None:
    """Read whose decision it is, told before a mark (`décision client, on garde …`)."""
    found, end = listed(clause.line, clause.tokens, i, names)
    if found and end < len(clause.tokens) and _is_apart(clause.tokens[end]):
        clause.name(found)


def _is_apart(token: Token) -> bool:
    """Is it a mark, or does it begin a time?"""
    return token.text in (",", ";", "-", "ce", "cet", "cette", "this") or bool(token.senses.bits & CONTENT)


def two_sides(clause: Clause, i: int, names: Names) -> bool:
    """Read two sides and what stands between them, where the line begins (`uni v hr over parking`)."""
    if _VERSUS.isdisjoint(clause.texts):
        return False
    found, end = listed(clause.line, clause.tokens, i, names)
    if not found or end == len(clause.tokens) or clause.tokens[end].text not in _VERSUS:
        return False
    others, last = listed(clause.line, clause.tokens, end + 1, names)
    if others:
        clause.verb, clause.body_start = Verb("conflict"), last
        clause.name(found + others)
        clause.taken[end] = 1
    return bool(others)


def _other_side(clause: Clause, found: list[Mention], end: int, names: Names) -> int:
    """Add the other side of a conflict to those found, after `c.`, `v`, `/`; return the index after it."""
    i = end
    while i < len(clause.tokens) and i - end < 2 and clause.tokens[i].text in AGAINST:
        i += 1
    others, last = listed(clause.line, clause.tokens, i, names) if i > end else ([], end)
    found += others
    return last if others else end


def _by_code(clause: Clause, one: Mention, names: Names) -> bool:
    start, end = clause.tokens[one.first].start, clause.tokens[one.last - 1].end
    return clause.line[start] == "@" or names.code(clause.line[start:end]) is not None
