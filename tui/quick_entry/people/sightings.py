"""Where somebody known stands amid the words, and in what manner they are named."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from tui.quick_entry.clause import CONNECTIVES, Clause
from tui.quick_entry.kinds.verbs import MEETINGS, verb_of
from tui.quick_entry.people.everyday import PRONOUNS, WORDS
from tui.quick_entry.people.mentioned import DOING
from tui.quick_entry.people.names import SHORTEST, Names
from tui.quick_entry.people.parties import Mention, named
from tui.quick_entry.tokens import MARK, NUMBER, WORD, Token
from tui.quick_entry.words import bits

_OWNER = re.compile(r"['’][^\W\d_]*s(?![^\W\d_])", re.IGNORECASE)
_UNIT = bits("unit")
"""What a code may be too behind a number only (`2 hr`)."""
NAME, NOUN, WORD_TOO, HINT, WEAK = range(5)
"""How somebody is named: by what is nothing else; by a noun; by a word of every day; by part of a name; by a part that
many names have."""


class Sighting(Struct, frozen=True, gc=False):
    """A party, or a colleague by login, that stands amid the words."""

    one: Mention
    manner: int


def sightings(clause: Clause, names: Names) -> list[Sighting]:
    """Return the known parties and colleagues that stand among the words that nothing has taken, in their order."""
    found: list[Sighting] = []
    after = 0
    whose = whose_words(clause)
    for i in sorted({*clause.somebody, *whose}) if whose else clause.somebody:
        if i < after or clause.taken[i] or clause.tokens[i].kind != WORD:
            continue
        sighting = _sighting(clause, i, names)
        if sighting is not None and _stands_alone(clause, sighting.one):
            found.append(sighting)
            after = sighting.one.last
    return found


def _sighting(clause: Clause, i: int, names: Names) -> Sighting | None:
    tokens = clause.tokens
    text = tokens[i].text
    one = named(clause.line, tokens, i, names, codes_only=False)
    if one is not None and one.known is not None:
        return Sighting(replace(one, name=one.known.code or one.known.name), _manner(tokens, one, names))
    whose = (names.person(text[:-1]) or names.code(text[:-1])) if _is_whose(clause.line, tokens[i]) else None
    if whose is not None:
        return Sighting(Mention(whose.code or whose.name, whose, i, i + 1), WORD_TOO if text[:-1] in WORDS else NAME)
    if text in names.logins:
        return Sighting(Mention(text, None, i, i + 1), WORD_TOO if text in WORDS or tokens[i].senses else NAME)
    known = names.abbreviated.initials.get(text) if len(text) <= SHORTEST else None
    if known is not None:
        is_upper = clause.line[tokens[i].start : tokens[i].end].isupper() and not clause.line.isupper()
        if is_upper or text not in PRONOUNS:
            return Sighting(Mention(known.code or known.name, known, i, i + 1), HINT if is_upper else WEAK)
    if tokens[i].senses or text in CONNECTIVES or text in DOING or len(text) <= SHORTEST:
        return None
    known = names.group(text)
    if known is None:
        return None
    manner = _manner_of_group(text, names)
    if manner != NOUN and (i < clause.body_start or _is_order(text)):
        return None
    return Sighting(Mention(known.code or known.name, known, i, i + 1), manner)


def _manner_of_group(text: str, names: Names) -> int:
    """Return how a folded word names the group that it means."""
    if names.abbreviated.noun(text) is not None:
        return NOUN
    return HINT if names.abbreviated.hinted(text) is not None else WEAK


def whose_words(clause: Clause) -> list[int]:
    """Return the words with an apostrophe and an s, of which most lines have none."""
    if _OWNER.search(clause.line) is None:
        return []
    return [i for i, token in enumerate(clause.tokens) if token.text[-1:] == "s" and _is_whose(clause.line, token)]


def _is_whose(line: str, token: Token) -> bool:
    """Is it a word with an apostrophe and an s (`nadia's`), which the tokens write as one? `hrs.` is one without."""
    written = token.end - token.start == len(token.text) + 1 and token.text.endswith("s")
    return written and _OWNER.search(line, token.start, token.end) is not None


def _is_order(text: str) -> bool:
    """Is it a verb, which only begins as some name does (`informer`)?"""
    verb = verb_of(text, with_head=True)
    return verb is not None and verb.kind not in MEETINGS


def _manner(tokens: list[Token], one: Mention, names: Names) -> int:
    text = tokens[one.first].text
    if one.last - one.first > 1:
        return NAME
    if text in WORDS or tokens[one.first].senses.bits & ~_UNIT:
        return WORD_TOO
    known = one.known
    if known is not None and (known.is_person or (names.code(text) is known and known.code.lower() == text)):
        return NAME
    return NAME if len(text) <= SHORTEST else NOUN


def _stands_alone(clause: Clause, one: Mention) -> bool:
    """Is it no part of something longer (`lab-grown`, `30 sec`, `x/it.y`)?"""
    tokens = clause.tokens
    if any(clause.taken[one.first : one.last]):
        return False
    before = tokens[one.first - 1] if one.first else None
    after = tokens[one.last] if one.last < len(tokens) else None
    if before is not None and (before.text in "-_.#@" and before.kind == MARK) and tokens[one.first].glued:
        return before.text == "-" and before.glued is False
    if before is not None and before.kind == NUMBER and (tokens[one.first].glued or tokens[one.first].senses):
        return False
    glued = after is not None and after.glued and after.text in "-_." and one.last + 1 < len(tokens)
    return not (glued and tokens[one.last + 1].glued and tokens[one.last + 1].kind == WORD)
