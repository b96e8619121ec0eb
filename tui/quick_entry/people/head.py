"""The head of a line: the parties between its first word and the colon, and how they stand to each other."""

from __future__ import annotations

from msgspec import Struct

from tui.quick_entry.clause import Clause
from tui.quick_entry.marks import VERSUS, WITH
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import Mention, cut_short, party_at
from tui.quick_entry.records import record_at
from tui.quick_entry.tokens import MARK, NUMBER, WORD, Token
from tui.quick_entry.wordset import any_of

_TIMES = any_of("offset|part|shift|unit|tonight|every|since_ago|often")
"""Senses of words that no party's name holds."""

_BETWEEN = VERSUS | WITH | {",", "and", "et", "&", "+", "/", "de", "of", "from", "fr", "between", "entre",
                             "to", "a", "au", "aux", "the", "le", "la", "les", "l'", "du", "des", "d'"}  # fmt: skip
_NOT_IN_NAMES = VERSUS | {"and", "et", "to"}
_ON_BEHALF = frozenset(("from", "behalf", "part"))
"""After those who are told, before the one whose word it is: `relay to it from nur`, `à it de la part de nur`."""
_ABOUT = any_of("re|ref|about|objet|sujet|subject")
"""Before a colon that opens what a line is about, after the head (`vm lav re: scaffold tag`)."""
_TOPICS = any_of("on|about|re|regarding|concerning|sur|concernant|after|apres|during|pendant|since|depuis|suite")
"""After those who are named, before what the line is about (`feedback from pharmcy on drill: …`)."""
_TOWARDS = any_of("to|a|au|aux|vers")
"""Words that do in a relay what > does: `relay from it to nur: …`."""
_ENDING = _NOT_IN_NAMES | _TOPICS
_ARROWS = frozenset((">", "→"))
_CLOSING = frozenset((":", "-", "–", "—"))
_FARTHEST = 16
"""Tokens of a head, at most."""


class Head(Struct, frozen=True, gc=False):
    """What stands between the verb and the colon: who, and how they stand to each other."""

    source: Mention | None
    parties: tuple[Mention, ...]
    links: tuple[Mention, ...]
    """The records named there, `#12`, `m7`."""
    last: int
    """The index after the colon, or of what the line is about where that is told before it."""
    against: bool = False
    """Does *vs* stand between them?"""


class _Told(Struct):
    """Who has been named in a head so far."""

    source: Mention | None = None
    parties: list[Mention] = []
    links: list[Mention] = []
    source_next: bool = False
    """Was it told that whose word it is comes next?"""

    def name(self, one: Mention) -> None:
        """Add who is named next."""
        if self.source_next:
            self.source, self.source_next = one, False
        else:
            self.parties.append(one)

    def head(self, last: int, *, against: bool = False) -> Head | None:
        """Return the head, before token `last`, if it names anybody or anything."""
        if not (self.parties or self.links):
            return None
        return Head(self.source, tuple(self.parties), tuple(self.links), last, against)


def head(clause: Clause, tokens: list[Token], i: int, names: Names, *, unknown: bool) -> Head | None:
    """Return the parties before the first colon, None where something else stands there. `tokens`: those of the clause
    before the first one taken; `unknown`: words that are no known party are taken for the name of a new one."""
    end = _colon(clause, tokens, i) if clause.colons else None
    if end is None or end == i:
        return None
    told = _Told()
    j = i
    while j < end:
        after = _past_joint(clause.line, tokens, j, told)
        if after > j:
            j = after
            continue
        if unknown and told.parties and tokens[j].text in _TOPICS:
            return told.head(j)
        one = _party(clause.line, tokens, j, end, names, unknown=unknown)
        if one is None:
            return None
        told.name(one)
        j = one.last
    return told.head(end + 1, against=len(told.parties) > 1 and any(token.text in VERSUS for token in tokens[i:end]))


def _past_joint(line: str, tokens: list[Token], j: int, told: _Told) -> int:
    """Read a record at token `j`, or what joins those who are named; return the index after it, `j` where none is."""
    record, text = record_at(line, tokens, j), tokens[j].text
    if record is not None:
        told.links.append(record)
        return record.last
    if text == "-" and tokens[j + 1].text == ">":
        return j + 1
    if (text in _ARROWS or text in _TOWARDS) and len(told.parties) == 1 and told.source is None:
        told.source = told.parties.pop()
        return j + 1
    if text in _BETWEEN or text in _ON_BEHALF:
        told.source_next = bool(told.parties) and told.source is None and (told.source_next or text in _ON_BEHALF)
        return j + 1
    return j


def _party(line: str, tokens: list[Token], i: int, end: int, names: Names, *, unknown: bool) -> Mention | None:
    """Return who is named at token `i` of a head that ends before token `end`."""
    one = party_at(line, tokens, i, names)
    if one is None or (one.last < end and _is_of_longer(tokens, one)):
        alone = i + 1 == end or tokens[i + 1].text in _BETWEEN
        short = cut_short(line, tokens, i, names) if one is None and alone else []
        one = short[0] if short else _unknown(line, tokens, i, end) if unknown else None
    return one if one is not None and one.last <= end else None


def closes(tokens: list[Token], i: int) -> bool:
    """Does a colon stand at token `i`, or a dash between blanks that does what a colon does (`blocked - no power`)?"""
    if i >= len(tokens) or tokens[i].text not in _CLOSING:
        return False
    if tokens[i].text == ":":
        return True
    between = 0 < i < len(tokens) - 1 and not tokens[i].glued and not tokens[i + 1].glued
    return between and tokens[i].kind == MARK


def _is_of_longer(tokens: list[Token], one: Mention) -> bool:
    """Does a word that is nobody's follow a person in the head (`tom rivers`)? Then somebody new is meant."""
    after = tokens[one.last]
    is_name = after.kind == WORD and not after.senses and after.text not in _BETWEEN
    return is_name and one.known is not None and one.known.is_person


def _unknown(line: str, tokens: list[Token], i: int, end: int) -> Mention | None:
    last = i
    while last < end and tokens[last].kind in (WORD, NUMBER) and tokens[last].text not in _ENDING:
        if tokens[last].senses.keys() & _TIMES:
            return None
        last += 1
    if last == i or last - i > 3 or tokens[i].kind == NUMBER == tokens[last - 1].kind:
        return None  # figures alone are an hour (`call from dr dupuis 1115: …`)
    return Mention(line[tokens[i].start : tokens[last - 1].end], None, i, last)


def _colon(clause: Clause, tokens: list[Token], i: int) -> int | None:
    """Return the index of the colon that closes the head: the first one, if it is not inside a time."""
    end = min(len(tokens), i + _FARTHEST)
    for j in clause.colons:
        if j >= end:
            break
        if j < i or tokens[j].kind != MARK:
            continue
        inside = j + 1 < len(tokens) and tokens[j + 1].glued and tokens[j - 1].kind == NUMBER
        return None if inside or tokens[j - 1].text in _ABOUT else j
    return None
